"""Where running text divides: sentences, lead-ins, reasons, and the starts of new actions."""

import re
from collections.abc import Sequence

from candour.recommendations.reading.wording import is_ended, squeeze

_SENTENCE_END = re.compile(r"(?<=[.!?])[\"'”\u2019)]?\s+(?=[A-Z(“\u2018\"'•])|;\s+(?=[A-Z])")
_ABBREVIATION = re.compile(r"\b(?:e\.g|i\.e|etc|no|dr|mr|mrs|ms|st|para|rec|vs|inc|dept)\.$", re.IGNORECASE)
_INLINE_LEAD_IN = re.compile(
    r"(?:\bby|\bwill|\bwill now|\bwill also|\bto|\bfollowing|\bfollowing (?:actions|steps|ways|measures)|"
    r"\bincluding|\bas follows|\b(?:actions|steps) (?:are|will be)|\bwe have):\s+(?=[A-Z0-9(])"
)
_REASON = re.compile(
    r"\b(?:part(?:ly|ially)|in part|not|cannot|can not|"
    r"unable to) (?:be )?(?:fully )?(?:been )?(?:agree|accept)"
    r"|\bpart(?:ly|ially) (?:agreed|accepted)\b|\bnot (?:affordable|achievable|possible|practical|feasible)\b"
    r"|\b(?:agree|accept)\w* (?:\w+ ){0,4}in part\b|\b(?:reject|decline)\w*\b|"
    r"\bdo(?:es)? not (?:agree|accept|support)\b"
    r"|^(?:reasons?|rationale|explanation)(?: for \w+(?: \w+){0,3})?\s*:",
    re.IGNORECASE,
)
_COMMITS = re.compile(
    r"\b(?:will|shall|has been|have been|has commissioned|have commissioned)\b|:$", re.IGNORECASE
)
_REFUSES = re.compile(r"\bwill (?:not|remain|never|of necessity)\b|\bwould\b", re.IGNORECASE)
_FOLLOWS = re.compile(
    r"^(?:this|these|it|they|that|those|such|in addition to this|as well as|the (?:latter|former))\b",
    re.IGNORECASE,
)
_STARTER = re.compile(
    r"(?:[A-Z][a-z]+ing\b|Set\b|Work\b|Seek\b|Publish\b|Review\b|Issue\b|Introduce\b|Produce\b|Develop\b|Deliver\b|"
    r"Ensure\b|Create\b|Update\b|Train\b|Provide\b|Engage\b|Explore\b|Use\b|Incorporate\b|Amend\b|Write\b|Run\b|"
    r"Establish\b|Implement\b|Commission\b|Appoint\b|Hold\b|Monitor\b|Share\b|Build\b|Carry\b|Complete\b|Consult\b|"
    r"Design\b|Embed\b|Evaluate\b|Extend\b|Identify\b|Improve\b|Include\b|Launch\b|Make\b|Pilot\b|Prepare\b|"
    r"Promote\b|Recruit\b|Refresh\b|Report\b|Revise\b|Roll\b|Support\b|Test\b|Undertake\b|Agree\b|Add\b|Ask\b)"
)
_UNMARKED = re.compile(r"(?<=[a-z0-9)])\s+(?=[A-Z][a-z]+)")


def sentences(text: str) -> list[str]:
    """The sentences of a text; an abbreviation does not end one."""
    found: list[str] = []
    start = 0
    for end in _SENTENCE_END.finditer(text):
        if _ABBREVIATION.search(text[max(0, end.start() - 8) : end.start()]):
            continue
        found.append(text[start : end.end()].strip())
        start = end.end()
    found.append(text[start:].strip())
    return [sentence for sentence in found if sentence]


def is_reason(text: str) -> bool:
    """Whether a text says that a recommendation is agreed only in part or not at all."""
    return any(_REASON.search(sentence) for sentence in sentences(text)[:2])


def is_lead_in(text: str) -> bool:
    """Whether a text only introduces what comes after it."""
    return squeeze(text).rstrip("-\u2013 ").endswith(":")


def follows(text: str) -> bool:
    """Whether a paragraph speaks of the one before it ("These changes will...")."""
    return bool(_FOLLOWS.match(text))


def split_lead_in(text: str) -> tuple[str, str] | None:
    """A lead-in that ends in "by:" or "will:" and what it introduces, in one run of text."""
    found = _INLINE_LEAD_IN.search(text)
    if not found or not text[found.end() :].strip():
        return None
    return text[: found.end()].strip(), text[found.end() :].strip()


def split_reason(text: str) -> tuple[str, str] | None:
    """The reason for a partial agreement and the action after it, in one run of text."""
    found = sentences(text)
    if len(found) < 2 or not is_reason(text):
        return None
    for place, sentence in enumerate(found[1:], start=1):
        if _COMMITS.search(sentence) and not _REFUSES.search(sentence):
            return " ".join(found[:place]), " ".join(found[place:])
    return None


def commitments(text: str) -> int:
    """How many sentences say what somebody will do, so that each may be an action."""
    return sum(1 for one in sentences(text) if _COMMITS.search(one) and not _REFUSES.search(one))


def first_sentence(text: str) -> tuple[str, str]:
    """The rest of a divided sentence, and what comes after it."""
    found = sentences(text)
    if len(found) > 1:
        return found[0], text[len(found[0]) :].strip()
    places = [place for place, _ in _starts(text) if not is_ended(text[:place])]
    return (text[: places[0]].strip(), text[places[0] :].strip()) if places else (text, "")


def split_into(text: str, count: int) -> list[str]:
    """The likeliest division of running text into so many actions; the whole where none is likely."""
    starts = sorted(_starts(text), key=lambda start: -start[1])[: count - 1]
    if len(starts) < count - 1:
        return [text]
    places = sorted(place for place, _ in starts)
    return [text[a:b].strip() for a, b in zip([0, *places], [*places, len(text)], strict=True)]


def _starts(text: str) -> Sequence[tuple[int, float]]:
    """Where a new action may start, and how likely that is."""
    found: dict[int, float] = {}
    for gap in _UNMARKED.finditer(text):
        if gap.start() and _STARTER.match(text, gap.end()):
            found[gap.end()] = 2.0
    for end in _SENTENCE_END.finditer(text):
        words = text[end.end() :]
        if _FOLLOWS.match(words) or _ABBREVIATION.search(text[max(0, end.start() - 8) : end.start()]):
            continue
        found[end.end()] = 2.0 if _STARTER.match(words) else 1.0
    return list(found.items())
