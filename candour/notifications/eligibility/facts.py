"""The facts that an eligibility decision rests on."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Charge:
    code: str | None
    mode: str
    alleged_offence_date: date
    title: str | None = None
    family: str | None = None
    charged_on: date | None = None
    victim_age: float | None = None


@dataclass(frozen=True, slots=True)
class SupervisionPeriod:
    type: str
    start: date
    end: date | None = None
    """The last day of supervision; None while it runs."""

    def runs_on(self, day: date) -> bool:
        return self.start <= day and (self.end is None or day <= self.end)


@dataclass(frozen=True, slots=True)
class RiskAssessment:
    level: str
    assessed_on: date


@dataclass(frozen=True, slots=True)
class Facts:
    decided_on: date
    charges: tuple[Charge, ...]
    supervision: tuple[SupervisionPeriod, ...] = ()
    risk_assessments: tuple[RiskAssessment, ...] = ()
    first_court_appearance: date | None = None
    public_interest: bool | None = None
    """The national team's decision, None where none has been made."""
