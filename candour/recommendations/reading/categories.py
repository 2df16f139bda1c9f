"""Response categories: the printed words, and the same in one form."""

import re

from candour.recommendations.reading.wording import fold, squeeze

_NORMAL = (
    (
        (
            r"^(?:not |never )(?:agreed?|accepted|accept)|^(?:rejected?|disagreed?|declined|refused|"
            r"unable to agree)$"
            r"|^do(?:es)? not (?:agree|accept)$"
        ),
        "not_agreed",
    ),
    (r"^(?:agreed?|accept(?:ed)?) in principle", "agreed_in_principle"),
    (
        (
            r"^(?:part|partly|partial|partially|in part) ?(?:agreed?|accepted|accept|agreement)"
            r"|^(?:agreed?|accept(?:ed)?) in part|^(?:agreed?|accepted) (?:partly|partially)|^part$|"
            r"^partial$|^partially$"
        ),
        "partly_agreed",
    ),
    (r"^(?:fully |wholly )?(?:agreed?|accepted|accept)(?: in full| fully)?$", "agreed"),
    (r"^noted$|^note$", "noted"),
)
CONTRACT = frozenset(normal for _, normal in _NORMAL)
"""The categories that the contract names; others are kept in snake case."""
_COMPILED = tuple((re.compile(pattern), normal) for pattern, normal in _NORMAL)
_OTHER = re.compile(
    r"^(?:under (?:review|consideration)|for (?:others|information)|not applicable|implemented|already "
    r"(?:implemented|in place|complete)|subject to \w+(?: \w+){0,2}|deferred|withdrawn|closed|superseded|"
    r"to be (?:confirmed|agreed)|considered|agreed subject to .{1,60})$"
)
_YES_OR_NO = {"yes": "agreed", "y": "agreed", "no": "not_agreed", "n": "not_agreed"}
"""Under "Accepted?", where "No" elsewhere heads a column of numbers."""
_QUALIFIED = re.compile(
    r"\bsubject to\b|\bneither\b|\bunless\b|\bprovided\b|\bexcept\b|\bnor\b"
    r"|\bwith (?:\w+ )?"
    r"(?:modification|amendment|reservation|condition|caveat|qualification|change|exception)s?\b",
    re.IGNORECASE,
)
_MOST = 80


def normal_category(written: str) -> str | None:
    """The category in one form: one of the contract's words, or the printed words in snake case."""
    words = fold(_without_mark(written))
    if not words or len(words) > _MOST:
        return None
    for pattern, normal in _COMPILED:
        if pattern.search(words):
            return normal
    if words in _YES_OR_NO:
        return _YES_OR_NO[words]
    said = None if is_qualified(written) or _leaves_open(written) else category_said(written)
    return said[0] if said else re.sub(r"[^a-z0-9]+", "_", words).strip("_") or None


def is_qualified(words: str) -> bool:
    """Agreed only on a condition, or neither one nor the other."""
    return bool(_QUALIFIED.search(words))


def _leaves_open(written: str) -> bool:
    """Whether a choice such as "Agreed / Not agreed" was never made."""
    return len({normal for part in re.split(r"[/|]|\bor\b", written) if (normal := _exactly(part))}) > 1


def _exactly(written: str) -> str | None:
    words = fold(written)
    return next((normal for pattern, normal in _COMPILED if pattern.search(words)), None)


def is_known(category: str) -> bool:
    """Whether a category is one that the contract names, or one that responses are known to use."""
    return category in CONTRACT or bool(_OTHER.match(category.replace("_", " ")))


def is_category(text: str) -> bool:
    """Whether a short text is a response category and nothing else."""
    words = fold(_without_mark(text))
    if not words or len(words.split()) > 6:
        return False
    return any(pattern.search(words) for pattern, _ in _COMPILED) or bool(_OTHER.match(words))


def as_written(text: str) -> str:
    """The printed words without a full stop at their end."""
    return squeeze(text).strip(" .:;")


def _without_mark(text: str) -> str:
    return re.sub(r"\^\{[^{}]*\}|[*†‡]", " ", text)


_SAYS = (
    (
        (
            r"\b(?:do(?:es)? not|cannot|can not|is unable to|are unable to|"
            r"did not) (?:fully )?(?:agree|accept)"
            r"|\b(?:is|are|has been|have) not (?:been )?(?:agreed|accepted)|\breject(?:s|ed)?\b|"
            r"\bdisagrees?\b"
        ),
        "not_agreed",
    ),
    (
        (
            r"\b(?:part(?:ly|ially)?|in part)\s+(?:agree|accept)\w*|\b(?:agree|"
            r"accept)\w*\s+(?:\w+\s+){0,4}in part\b"
            r"|\bnot fully (?:agree|accept)"
        ),
        "partly_agreed",
    ),
    (r"\b(?:agree|accept)\w*\s+(?:\w+\s+){0,5}in principle\b", "agreed_in_principle"),
    (
        (
            r"\b(?:agrees?|agreed|accepts?|accepted)\b(?=\s+(?:with|to|this|the|that|in full|"
            r"recommendation|by)\b|\s*[.,;:]|$)"
            r"|\b(?:is|are|has been) (?:fully )?(?:agreed|accepted)\b"
        ),
        "agreed",
    ),
    (r"\b(?:notes?|noted)\s+(?:this|the) recommendation\b|\brecommendation is noted\b", "noted"),
)
_SAID = tuple((re.compile(pattern, re.IGNORECASE), normal) for pattern, normal in _SAYS)
_NOT_FULLY = re.compile(
    r"\b(?:cannot|not|unable to) (?:be )?(?:fully|wholly)\b|\bnot (?:fully|wholly)\b", re.IGNORECASE
)


def category_said(sentence: str) -> tuple[str, str] | None:
    """The category that a sentence states, with the words that state it; None where it states none."""
    for pattern, normal in _SAID:
        found = pattern.search(sentence)
        if found:
            partly = normal == "not_agreed" and _NOT_FULLY.search(sentence)
            return ("partly_agreed" if partly else normal), found.group()
    return None
