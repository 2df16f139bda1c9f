"""What is told when a case is recorded: plain facts, not yet in the database."""

from dataclasses import dataclass
from datetime import date

from candour.cases.models import Charge, CourtStatus, ParallelProcess, RegisterRole
from candour.staff.models import DeliveryUnit, Region, User


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPerson:
    """Somebody for the register, with every form of the name."""

    family_name: str
    given_names: str = ""
    title: str = ""
    known_as: str = ""
    aliases: tuple[str, ...] = ()
    role: str = RegisterRole.PERSON_ON_PROBATION
    relation: str = ""
    staff_account: User | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCharge:
    title: str
    alleged_offence_date: date
    code: str = ""
    mode: str = Charge.Mode.SUBSTANTIVE
    charged_on: date | None = None
    victim_age: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewSupervision:
    type: str
    start: date
    end: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewRiskAssessment:
    level: str
    assessed_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class NewMappa:
    category: int
    level: int
    start: date
    end: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCoDefendant:
    name: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewParallelProcess:
    kind: ParallelProcess.Kind | str
    reference: str = ""
    contact: str = ""
    started_on: date | None = None
    ended_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewOutcome:
    """What the court did, and of what it convicted: that may be less, or more, than the charge."""

    outcome: CourtStatus
    on: date
    offence_code: str = ""
    offence_title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCase:
    """Region and delivery unit are those at the date of the alleged offence: they answer for the case."""

    person: NewPerson
    crn: str
    region: Region
    delivery_unit: DeliveryUnit | None = None
    date_of_birth: date | None = None
    sex: str = ""
    ethnicity: str = ""
    index_offence: str = ""
    index_sentence: str = ""
    first_court_appearance: date | None = None
    court: str = ""
    media_interest: bool = False
    media_note: str = ""
    ministers_told_on: date | None = None
    charges: tuple[NewCharge, ...] = ()
    supervision: tuple[NewSupervision, ...] = ()
    risk_assessments: tuple[NewRiskAssessment, ...] = ()
    mappa: tuple[NewMappa, ...] = ()
    co_defendants: tuple[NewCoDefendant, ...] = ()
    parallel_processes: tuple[NewParallelProcess, ...] = ()
    people: tuple[NewPerson, ...] = ()
    """Everybody else for the register: victims, relatives, staff, others."""
    source: str = "typed"
    next_step: str = ""
    next_due: date | None = None
    """Set where whoever records many cases already knows what each waits for; else a later step says it."""
    waits_for: str = ""
