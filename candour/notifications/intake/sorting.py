"""What becomes of a checked row: taken, parked for a person, not taken because, or full of errors."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from candour.notifications.eligibility import Charge as ChargeFacts
from candour.notifications.eligibility import (
    Facts,
    Outcome,
    RiskAssessment,
    SupervisionPeriod,
    outcome_and_limb,
)
from candour.notifications.intake.checking import Checked
from candour.policy.load import Policy
from candour.working_days.calendar import Calendar

NEW, ERROR, DOUBTFUL, NOT_TAKEN = "new", "error", "doubtful", "not_taken"


class KnownCase(Protocol):
    """What is held of a person who is in the file: reference, offence dates, name and date of birth."""

    @property
    def reference(self) -> str: ...
    @property
    def offence_dates(self) -> frozenset[date]: ...
    @property
    def family_name(self) -> str: ...
    @property
    def date_of_birth(self) -> date | None: ...


@dataclass(frozen=True, slots=True)
class HeldCase:
    reference: str
    offence_dates: frozenset[date]
    family_name: str
    date_of_birth: date | None


@dataclass(frozen=True, slots=True)
class Known:
    """The cases already held, by CRN; and the region that whoever brings the file works for."""

    cases: Mapping[str, list[KnownCase]] = field(default_factory=dict)
    region: str | None = None

    @classmethod
    def of(cls, held: Iterable[tuple[str, KnownCase]], *, region: str | None) -> "Known":
        by_crn: dict[str, list[KnownCase]] = defaultdict(list)
        for crn, case in held:
            by_crn[crn].append(case)
        return cls(by_crn, region)


def incident_key(values: Mapping[str, str]) -> str:
    """One review for one person and one incident: rows with this key are charges of one case."""
    return f"{values.get('crn', '')} {values.get('alleged_offence_date', '')}"


def sort_row(
    row: Checked, *, known: Known, policy: Policy, calendar: Calendar, today: date
) -> tuple[str, list[str]]:
    """The state of a row and the reasons for it, in words."""
    if row.errors:
        return ERROR, row.errors
    against = _not_taken(row, known, policy, calendar, today)
    if against:
        return NOT_TAKEN, against
    doubts = [*row.doubts, *_different_person(row, known)]
    return (DOUBTFUL, doubts) if doubts else (NEW, [])


def facts_of_row(values: Mapping[str, str], *, decided_on: date) -> Facts:
    """One row as facts; a first appearance is supposed, so that the answer is the settled one."""
    start, end = _day(values, "supervision_start"), _day(values, "supervision_end")
    assessed = _day(values, "risk_assessed_on")
    offence = date.fromisoformat(values["alleged_offence_date"])
    age = values.get("victim_age")
    charge = ChargeFacts(
        code=values.get("offence_code") or None,
        mode=values.get("mode", "substantive"),
        title=values.get("offence_title"),
        alleged_offence_date=offence,
        charged_on=_day(values, "charged_on"),
        victim_age=int(age) if age else None,
    )
    return Facts(
        decided_on=decided_on,
        charges=(charge,),
        supervision=(SupervisionPeriod(values.get("supervision_type", "other"), start, end),)
        if start
        else (),
        risk_assessments=(RiskAssessment(values["risk_level"], assessed),)
        if assessed and "risk_level" in values
        else (),
        first_court_appearance=_day(values, "first_court_appearance") or decided_on,
    )


def _not_taken(row: Checked, known: Known, policy: Policy, calendar: Calendar, today: date) -> list[str]:
    values = row.values
    if known.region is not None and values["region"] != known.region:
        return [f"Not taken because the case belongs to another region ({values['region']})."]
    offence = date.fromisoformat(values["alleged_offence_date"])
    for case in known.cases.get(values["crn"], ()):
        if offence in case.offence_dates:
            return [f"Not taken because the incident is recorded already, as {case.reference}."]
    if "supervision_start" not in values:
        return []
    outcome, _limb = outcome_and_limb(
        facts_of_row(values, decided_on=today), policy=policy, calendar=calendar
    )
    if outcome is Outcome.NOT_SFO and not row.doubts:
        return [
            "Not taken because these facts do not make a serious further offence: "
            + _why(values, policy, today)
        ]
    return []


def _why(values: Mapping[str, str], policy: Policy, today: date) -> str:
    found = policy.offences.look_up(values.get("offence_code", ""), on=today)
    if found is None or not found.offence.listed:
        return "the offence is not on the list."
    return "the offence is outside supervision and the 28 working days after it."


def _different_person(row: Checked, known: Known) -> list[str]:
    """The same CRN with another name or another day of birth is looked at by a person."""
    doubts = []
    for case in known.cases.get(row.values["crn"], ()):
        born = _day(row.values, "date_of_birth")
        if case.family_name.casefold() != row.values["family_name"].casefold():
            doubts.append(f"{case.reference} holds this CRN under the family name {case.family_name}.")
        elif born and case.date_of_birth and born != case.date_of_birth:
            doubts.append(f"{case.reference} holds this CRN with another date of birth.")
        else:
            doubts.append(f"{case.reference} holds another incident of this person: is this a further one?")
    return doubts


def _day(values: Mapping[str, str], key: str) -> date | None:
    text = values.get(key)
    return date.fromisoformat(text) if text else None
