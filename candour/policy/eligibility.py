"""The rules that make a charge a Serious Further Offence: wordings of the limbs, supervision, risk, modes."""

from dataclasses import dataclass
from enum import StrEnum

from candour.policy.offences import AutomaticClass
from candour.policy.reading import PolicyRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Mode(PolicyRow):
    """How an offence was committed or attempted; the suffix is the letter after a CJS code."""

    key: str
    name: str
    words: tuple[str, ...]
    suffix: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleVersion(PolicyRow):
    """One wording of the limbs. Only readings with `decides` are applied to decisions by their date."""

    key: str
    name: str
    decides: bool
    window_working_days: int
    """Working days after supervision ends; the end is day 0 and the last day is included."""
    automatic_classes: tuple[AutomaticClass, ...]
    automatic_modes: tuple[str, ...]
    risk_period: str
    """The period of the risk limb, in the words of the source."""
    wording: str
    unknown: tuple[str, ...] = ()


class Eligibility(StrEnum):
    CLEAR = "clear"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True, kw_only=True)
class SupervisionType(PolicyRow):
    key: str
    name: str
    eligibility: Eligibility
    also_called: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskLevel(PolicyRow):
    key: str
    name: str
    order: int
    register_code: str
    meaning: str
    opens_risk_limb: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MappaTerm(PolicyRow):
    """A MAPPA category (1 to 4) or level (1 to 3)."""

    key: str
    number: int
    name: str
    meaning: str
