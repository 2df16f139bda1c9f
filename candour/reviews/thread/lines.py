"""What the rules look at, and the lines that they give: plain data, no framework."""

import hashlib
from dataclasses import dataclass
from datetime import date

LEVELS = ("practitioner", "manager", "delivery_unit", "region", "national", "multi_agency")
SENIOR = ("delivery_unit", "region", "national")
AREAS = ("assessment", "planning", "delivery", "reviewing")
IN_WORDS = {
    "practitioner": "the practitioner",
    "manager": "the manager",
    "delivery_unit": "the delivery unit",
    "region": "the region",
    "national": "the nation",
    "multi_agency": "work between agencies",
}
"""Each level as it stands in a sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReasonGiven:
    id: int
    text: str
    level: str
    factor: str = ""
    evidence: int = 0
    """How many entries of the chronology and interviews it relies on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgementMade:
    id: int
    area: str
    sufficient: bool
    text: str
    missed_opportunity: bool = False
    significance: str = ""
    themes: tuple[str, ...] = ()
    evidence: int = 0
    reasons: tuple[ReasonGiven, ...] = ()

    @property
    def is_deficiency(self) -> bool:
        return not self.sufficient or self.missed_opportunity


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionPlanned:
    id: int
    text: str
    owner: str = ""
    due_on: date | None = None
    measure: str = ""
    how: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Learning:
    id: int
    text: str
    level: str
    multi_agency: bool = False
    reasons: tuple[int, ...] = ()
    already_done: str = ""
    actions: tuple[ActionPlanned, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GoodPractice:
    id: int
    text: str
    theme: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """One interview: at which level, whether it was held, and what came of it."""

    id: int
    level: str
    held: bool
    role: str = ""
    not_possible: bool = False
    points: int = 0
    relied_on: int = 0
    """How many judgements and reasons rely on it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One entry of the chronology: when, and whether anything relies on it."""

    id: int
    on: date
    until: date | None = None
    relied_on: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the author said about a line, and the mark of the words it was said of."""

    rule: str
    subject: str
    mark: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """The whole thread of one review as the rules see it on a day."""

    on: date
    language: str = "en"
    period_from: date | None = None
    period_until: date | None = None
    judgements: tuple[JudgementMade, ...] = ()
    learning: tuple[Learning, ...] = ()
    interviews: tuple[Heard, ...] = ()
    effective_practice: tuple[GoodPractice, ...] = ()
    no_effective_practice_why: str = ""
    levels_considered: tuple[str, ...] = ()
    diversity: int = 0
    reasonable: str = ""
    reasonable_why: str = ""
    chronology: tuple[Event, ...] = ()
    answers: tuple[Answer, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One broken link: which rule, about what, in a sentence that explains itself, and where to mend it."""

    rule: str
    subject: str
    sentence: str
    mend: str
    """What to do, in words."""
    place: str = ""
    """The part of the review that the line leads to: "judgements", "interviews", ..."""
    answerable: bool = True
    """Whether the author may answer why it stands; the others only work can mend."""
    mark: str = ""
    """Of the words it is about: an answer counts while they stay as they were."""
    why: str = ""
    """The author's answer, where one was given of these very words."""
    earlier_why: str = ""
    """An answer given before the words changed; it no longer counts."""

    @property
    def explained(self) -> bool:
        return bool(self.why)

    @property
    def stands_in_the_way(self) -> bool:
        return not self.explained


def mark_of(rule: str, subject: str, words: str) -> str:
    """Changes whenever the words that a line is about change. 32 hexadecimal digits."""
    return hashlib.sha256(f"{rule}\n{subject}\n{words}".encode()).hexdigest()[:32]


def quoted(text: str, longest: int = 80) -> str:
    """The very words, short enough for a sentence."""
    words = " ".join(text.split()).rstrip(".")
    if len(words) > longest:
        words = words[:longest].rsplit(" ", 1)[0].rstrip(",;:") + " …"
    return f"“{words}”"
