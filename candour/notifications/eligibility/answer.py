"""The answer to an eligibility question, in the shape that scripts rely on."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from candour.notifications.eligibility.facts import Charge
from candour.notifications.eligibility.offence import OffenceReading
from candour.notifications.eligibility.window import Window
from candour.working_days import Day

JsonObject = dict[str, object]


class Outcome(StrEnum):
    AWAIT_COURT = "await_court"
    NOT_SFO = "not_sfo"
    NOTIFY_ONLY = "notify_only"
    REVIEW_MANDATORY = "review_mandatory"
    REVIEW_DISCRETIONARY = "review_discretionary"


class Limb(StrEnum):
    AUTOMATIC = "A"
    RISK = "B"
    PUBLIC_INTEREST = "C"


STRENGTH: dict[tuple[Outcome, Limb | None], int] = {
    (Outcome.NOT_SFO, None): 0,
    (Outcome.NOTIFY_ONLY, None): 1,
    (Outcome.REVIEW_DISCRETIONARY, Limb.PUBLIC_INTEREST): 2,
    (Outcome.REVIEW_MANDATORY, Limb.RISK): 3,
    (Outcome.REVIEW_MANDATORY, Limb.AUTOMATIC): 4,
}

OUTCOME_WORDS: dict[Outcome, str] = {
    Outcome.AWAIT_COURT: "wait for the first court appearance",
    Outcome.NOT_SFO: "not a Serious Further Offence",
    Outcome.NOTIFY_ONLY: "notify, without a review",
    Outcome.REVIEW_MANDATORY: "a review is mandatory",
    Outcome.REVIEW_DISCRETIONARY: "a review is held at the discretion of the national team",
}


@dataclass(frozen=True, slots=True)
class ChargeAnswer:
    charge: Charge
    offence: OffenceReading
    window: Window
    outcome: Outcome
    limb: Limb | None
    why: str

    def to_json(self, *, awaiting_court: bool) -> JsonObject:
        """One entry of `charge_answers`; while court is awaited the settled answer is only provisional."""
        shown = Outcome.AWAIT_COURT if awaiting_court else self.outcome
        return {
            "code": self.charge.code,
            "outcome": shown,
            "limb": None if awaiting_court else self.limb,
            "listed": self.offence.listed,
            "automatic": self.offence.automatic,
            "why": self.why,
            "mode": self.offence.mode,
            "family": self.offence.family.key if self.offence.family else None,
            "provisional": {"outcome": self.outcome, "limb": self.limb} if awaiting_court else None,
            "window": window_to_json(self.window),
        }


@dataclass(frozen=True, slots=True)
class WouldChange:
    """One alteration of the facts, or another wording, that gives another outcome."""

    sentence: str
    outcome: Outcome
    limb: Limb | None


@dataclass(frozen=True, slots=True)
class Answer:
    outcome: Outcome
    limb: Limb | None
    rule_version: str
    rule_name: str
    sources: tuple[str, ...]
    charge_answers: tuple[ChargeAnswer, ...]
    deciding: int
    """The position of the charge that decides."""
    provisional: tuple[Outcome, Limb | None] | None
    """What the facts would give after a first court appearance, while one is awaited."""
    facts_used: tuple[str, ...]
    facts_missing: tuple[str, ...]
    would_change: tuple[WouldChange, ...]
    explanation: tuple[str, ...]
    window_days: tuple[Day, ...]
    calendar_ends: date
    beyond_calendar: bool

    @property
    def window(self) -> Window:
        return self.charge_answers[self.deciding].window

    def to_json(self) -> JsonObject:
        """The answer as `candour eligibility` prints it."""
        awaiting = self.outcome is Outcome.AWAIT_COURT
        provisional = None
        if self.provisional:
            provisional = {"outcome": self.provisional[0], "limb": self.provisional[1]}
        return {
            "outcome": self.outcome,
            "limb": self.limb,
            "rule_version": self.rule_version,
            "rule_name": self.rule_name,
            "sources": self.sources,
            "window": window_to_json(self.window),
            "charge_answers": [each.to_json(awaiting_court=awaiting) for each in self.charge_answers],
            "facts_missing": self.facts_missing,
            "would_change": [each.sentence for each in self.would_change],
            "explanation": self.explanation,
            "deciding_charge": self.deciding,
            "provisional": provisional,
            "facts_used": self.facts_used,
            "window_days": [_day_to_json(day) for day in self.window_days],
            "would_change_to": [{"outcome": each.outcome, "limb": each.limb} for each in self.would_change],
            "calendar": {"ends": self.calendar_ends.isoformat(), "beyond": self.beyond_calendar},
        }


def window_to_json(window: Window) -> JsonObject:
    ended, last = window.supervision_ended, window.last_qualifying_day
    return {
        "within_supervision": window.within_supervision,
        "supervision_ended": ended.isoformat() if ended else None,
        "working_days_after_end": window.working_days_after_end,
        "last_qualifying_day": last.isoformat() if last else None,
        "qualifies": window.qualifies,
    }


def _day_to_json(day: Day) -> JsonObject:
    return {
        "date": day.date.isoformat(),
        "counts": day.is_working,
        "number": day.number if day.is_working else None,
        "reason": day.reason,
    }
