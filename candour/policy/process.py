"""Deadlines, court outcomes, responses, retention and the questions that the public record leaves open."""

from dataclasses import dataclass
from enum import StrEnum

from candour.policy.reading import PolicyRow


class Unit(StrEnum):
    WORKING_DAYS = "working days"
    CALENDAR_DAYS = "calendar days"
    CALENDAR_MONTHS = "calendar months"


class Event(StrEnum):
    """What a deadline is counted from."""

    FIRST_COURT_APPEARANCE = "first court appearance"
    NOTIFICATION = "notification"
    SUBMISSION = "submission"
    RATING = "rating"
    SENTENCE = "sentence"
    REFERRAL = "referral to the victim contact scheme"
    REGISTRATION = "registration"


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline(PolicyRow):
    key: str
    name: str
    amount: int
    unit: Unit
    counted_from: Event
    note: str = ""

    @property
    def is_default(self) -> bool:
        """Whether the page must say that it is a default that can be changed, not a published rule."""
        return self.status == "default"


@dataclass(frozen=True, slots=True, kw_only=True)
class CourtOutcome(PolicyRow):
    key: str
    name: str
    concludes: bool
    """Whether the court track ends here."""
    opens_disclosure: bool
    """Whether it opens disclosure to victims and families by itself."""
    effect: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseCategory(PolicyRow):
    key: str
    name: str
    meaning: str
    counts_as: str
    """The key of the category that it is counted with in totals."""
    needs_action: bool
    needs_reason: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReasonKind(PolicyRow):
    key: str
    name: str
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtensionReason(PolicyRow):
    """Why a deadline is asked to be moved."""

    key: str
    name: str
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Retention(PolicyRow):
    key: str
    name: str
    note: str
    months: int | None = None
    """None where no period has been set: nothing is then disposed of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenQuestion(PolicyRow):
    key: str
    question: str
    default: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Region(PolicyRow):
    code: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryUnit(PolicyRow):
    region: str
    name: str
