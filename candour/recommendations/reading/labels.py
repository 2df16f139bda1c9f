"""Labels inside running text: "Owner: ...", "Target date: ...", "HMPPS response: ..."."""

import re
from collections.abc import Iterator
from enum import StrEnum

from candour.recommendations.reading.categories import is_category


class Label(StrEnum):
    RECOMMENDATION = "recommendation"
    ADDRESSEE = "addressee"
    RESPONSE = "response"
    REASON = "reason"
    ACTION = "action"
    OWNER = "owner"
    TARGET = "target"
    PROGRESS = "progress"
    """How far an action has come, which is told apart from the plan."""


_OWNER = (
    r"(?:responsible |action |lead |accountable )?owners?|leads?(?: officer| official| role| team)?|"
    r"responsib(?:le|ility)(?: person| officer| team)?"
    r"|owned by|accountable(?: officer)?|who(?: is responsible)?|delivered by"
)
_TARGET = (
    r"(?:target |due |completion |delivery |implementation |expected |"
    r"planned )*dates?(?: for completion| of completion)?|timescales?|time ?frames?|"
    r"deadlines?|due(?: by)?|by when|when|complet(?:e|ed|ion)(?: by)|target|timing"
)
_LABELS: tuple[tuple[Label, str], ...] = (
    (Label.OWNER, _OWNER),
    (Label.TARGET, _TARGET),
    (Label.ADDRESSEE, r"addressed to|addressee|directed (?:at|to)|recommendation (?:for|to)"),
    (Label.REASON, r"(?:rationale|reasons?|explanation)(?: for (?:the )?(?:\w+ ){0,4}\w+)?|why(?: not)?"),
    (
        Label.ACTION,
        (
            r"(?:(?:planned|proposed|key|next|our|further|agreed) )?actions?(?: taken(?: or planned|"
            r"/planned| and planned)?| planned)?(?: ?\(?[a-z\d.]{1,4}\)?)?"
            r"|response action taken ?/ ?planned|what we will do|how we will (?:do|achieve) (?:this|"
            r"it)|steps?(?: \d+)?"
        ),
    ),
    (
        Label.RESPONSE,
        (
            r"(?:(?:hmpps|moj|our|the|government|service|hmpps/moj|moj/hmpps|hmpps and moj|joint|"
            r"agency|ministry of justice|force|police|trust|council|board|prison|probation|provider|"
            r"department|ministry|governor|authority|constabulary|management)(?:['\u2019]s)? )*"
            r"(?:response|reply|decision|position|answer)(?: category|"
            r" to (?:the )?recommendation(?: \d+)?)?|(?:response )?category|agreed\??"
            r"|agreed/ ?partly agreed/ ?not agreed"
        ),
    ),
    (Label.PROGRESS, r"(?:current )?status|progress(?: update| to date| so far)?|rag(?: rating| status)?"),
    (Label.RECOMMENDATION, r"(?:the )?(?:text of (?:the )?)?recommendation(?: text)?"),
)
_AT_START = tuple(
    (label, re.compile(rf"^(?:{pattern})\s*(?:[:\u2013—]|\s-\s|$)\s*", re.IGNORECASE))
    for label, pattern in _LABELS
)
_INNER = re.compile(
    rf"(?:^\s*|[;|,.(\[]\s*|\s+[\u2013—-]\s+|\s{{2,}}|\s)(?P<label>(?:{_OWNER}|{_TARGET})\s*:\s)",
    re.IGNORECASE,
)
"""A whole label, with what divides it from the words before."""
_CLOSING = re.compile(r"[\s;|,(\[]+$")


def labelled_parts(text: str) -> list[tuple[Label | None, str]]:
    """The labelled parts of a paragraph, in order; None for text without a label."""
    parts = list(_divided(text)) if ":" in text else [text]
    found = [_labelled(part) for part in parts if part.strip()]
    return found or [(None, "")]


def _divided(text: str) -> Iterator[str]:
    start = 0
    for found in _INNER.finditer(text):
        yield text[start : found.start()]
        start = found.start("label")
    yield text[start:]


def _labelled(part: str) -> tuple[Label | None, str]:
    words = part.strip()
    for label, pattern in _AT_START:
        match = pattern.match(words)
        if match:
            rest = words[match.end() :]
            # "Agreed: the work has begun" is a category and not a label.
            if label is Label.RESPONSE and is_category(match.group().strip(" :\u2013—-")) and rest:
                return label, f"{match.group().strip()} {rest}"
            if label is Label.PROGRESS and is_category(rest.strip(" .")):
                label = Label.RESPONSE
            return label, _clean(rest, label)
    return None, words


def _clean(rest: str, label: Label) -> str:
    words = _CLOSING.sub("", rest).strip()
    if label in {Label.OWNER, Label.TARGET}:
        words = words.rstrip(".;") if not words.endswith("etc.") else words
        if words.endswith((")", "]")) and words.count("(") + words.count("[") < words.count(
            ")"
        ) + words.count("]"):
            words = words[:-1]
    return words.strip()
