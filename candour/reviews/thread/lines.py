"""What the rules look at, and the lines that they give: plain data, no framework."""

from dataclasses import dataclass, field
from datetime import date

LEVELS = ("practitioner", "manager", "delivery_unit", "region", "national", "multi_agency")
SENIOR = ("delivery_unit", "region", "national")
AREAS = ("assessment", "planning", "delivery", "reviewing")


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
class Heard:
    """One interview: at which level, and whether it was held."""

    id: int
    level: str
    held: bool
    points: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """The whole thread of one review as the rules see it on a day."""

    on: date
    judgements: tuple[JudgementMade, ...] = ()
    learning: tuple[Learning, ...] = ()
    interviews: tuple[Heard, ...] = ()
    effective_practice: int = 0
    no_effective_practice_why: str = ""
    levels_considered: tuple[str, ...] = ()
    diversity: int = 0
    reasonable: str = ""
    reasonable_why: str = ""
    chronology: int = 0
    explained: frozenset[tuple[str, str]] = field(default_factory=frozenset)
    """Pairs of rule and subject that the author answered."""


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
    explained: bool = False

    @property
    def stands_in_the_way(self) -> bool:
        return not self.explained
