"""What may not be, in words for the person who typed it: each rule gives its reason, or None."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from candour.cases.court_effects import CONCLUDED, CONVICTIONS
from candour.cases.models import (
    Case,
    Charge,
    MappaPeriod,
    RegisteredPerson,
    RegisterRole,
    ReviewStatus,
    RiskAssessment,
    SupervisionPeriod,
    Transfer,
    VictimStatus,
)
from candour.cases.new_case import NewCase, NewOutcome
from candour.staff.models import DeliveryUnit, Region

CRN = re.compile(r"[A-Z][0-9]{6}")
REASON_LENGTH = 20


def wrong_with(new: NewCase, *, on: date) -> list[str]:
    """Everything that keeps a case from being recorded on a day; nothing when it may be."""
    found: list[str] = [reason for reason in _of_the_person(new, on) if reason]
    for charge in new.charges:
        found += wrong_with_charge(charge.alleged_offence_date, charge.charged_on, charge.victim_age, on=on)
    for start, end in _periods(new):
        found += wrong_with_period(start, end)
    for assessment in new.risk_assessments:
        found += [
            reason for reason in [not_to_come(assessment.assessed_on, "A risk assessment", on=on)] if reason
        ]
    return list(dict.fromkeys(found))


def _periods(new: NewCase) -> Iterator[tuple[date, date | None]]:
    yield from ((period.start, period.end) for period in new.supervision)
    yield from ((period.start, period.end) for period in new.mappa)


def _of_the_person(new: NewCase, on: date) -> Iterator[str | None]:
    yield crn_is_right(new.crn)
    yield None if new.person.family_name.strip() else "Enter the person's family name."
    yield None if new.charges else "A case needs at least one charge."
    yield unit_is_of_region(new.delivery_unit, new.region)
    yield not_to_come(new.date_of_birth, "The date of birth", on=on)
    yield not_to_come(new.ministers_told_on, "The day on which ministers were told", on=on)


def crn_is_right(crn: str) -> str | None:
    if CRN.fullmatch(crn):
        return None
    return "The CRN must be a capital letter and six digits, such as X123456."


def unit_is_of_region(delivery_unit: DeliveryUnit | None, region: Region) -> str | None:
    """The unit and the region at the offence date must agree."""
    if delivery_unit is None or delivery_unit.region_id == region.pk:
        return None
    return f"{delivery_unit} is not a delivery unit of {region}."


def not_to_come(day: date | None, what: str, *, on: date) -> str | None:
    return f"{what} cannot be after today." if day is not None and day > on else None


def wrong_with_charge(
    alleged: date, charged_on: date | None, victim_age: int | None, *, on: date
) -> list[str]:
    wrong: Iterable[str | None] = (
        not_to_come(alleged, "The date of the alleged offence", on=on),
        not_to_come(charged_on, "The date of charge", on=on),
        "The date of charge cannot be before the alleged offence."
        if charged_on is not None and charged_on < alleged
        else None,
        "The age of a victim must be between 0 and 120."
        if victim_age is not None and not 0 <= victim_age <= 120
        else None,
    )
    return [reason for reason in wrong if reason]


def wrong_with_period(start: date, end: date | None) -> list[str]:
    return ["A period cannot end before it starts."] if end is not None and end < start else []


def reason_is_enough(reason: str) -> str | None:
    """A reason that somebody else can judge later."""
    if len(reason.strip()) >= REASON_LENGTH:
        return None
    return f"Give a reason of at least {REASON_LENGTH} characters."


def wrong_with_fact(fact: object, *, on: date) -> list[str]:
    """Everything wrong with one fact as it would stand on a day."""
    if isinstance(fact, Charge):
        return wrong_with_charge(fact.alleged_offence_date, fact.charged_on, fact.victim_age, on=on)
    if isinstance(fact, SupervisionPeriod | MappaPeriod):
        return wrong_with_period(fact.start, fact.end)
    if isinstance(fact, RiskAssessment):
        return _reasons(not_to_come(fact.assessed_on, "A risk assessment", on=on))
    if isinstance(fact, Transfer):
        return _reasons(_the_unit_changes(fact), not_to_come(fact.moved_on, "A transfer", on=on))
    if isinstance(fact, RegisteredPerson):
        return _reasons(
            None if fact.family_name.strip() else "Enter the family name.", _account_of_staff(fact)
        )
    return []


def _the_unit_changes(transfer: Transfer) -> str | None:
    same = transfer.from_unit_id == transfer.to_unit_id
    return "A transfer is from one unit to another." if same else None


def _account_of_staff(person: RegisteredPerson) -> str | None:
    wrong = person.staff_account_id is not None and person.role != RegisterRole.STAFF
    return "Only a member of staff has an account." if wrong else None


def against_removing(fact: object) -> list[str]:
    """What keeps a fact in the case."""
    if isinstance(fact, RegisteredPerson) and fact.role == RegisterRole.PERSON_ON_PROBATION:
        return ["The person on probation cannot be taken out of the register. Correct the name instead."]
    if isinstance(fact, Charge) and fact.case.charges.count() == 1:
        return ["A case needs at least one charge. Correct this one, or add another first."]
    return []


def wrong_with_details(case: Case, *, on: date) -> list[str]:
    return _reasons(
        crn_is_right(case.crn),
        unit_is_of_region(case.delivery_unit, case.region),
        not_to_come(case.date_of_birth, "The date of birth", on=on),
        not_to_come(case.ministers_told_on, "The day on which ministers were told", on=on),
    )


def wrong_with_outcome(
    case: Case, told: NewOutcome, note: str, *, correcting: bool, today: date
) -> list[str]:
    """Everything that keeps an outcome from being recorded, beyond the status itself."""
    days = [charge.alleged_offence_date for charge in case.charges.all()]
    early = bool(days) and told.on < min(days)
    return _reasons(
        not_to_come(told.on, "The date", on=today),
        "The date cannot be before the alleged offence." if early else None,
        "Name the offence of which the person was convicted."
        if told.outcome in CONVICTIONS and not told.offence_title.strip()
        else None,
        reason_is_enough(note) if correcting else None,
    )


def the_review_has_come_to_an_end(case: Case, _by: object) -> str | None:
    """Complete, ended by the court, or not required: nothing else ends a review."""
    return {
        ReviewStatus.NOT_DECIDED: "It is not decided yet whether a review follows.",
        ReviewStatus.REQUIRED: "The review is not complete.",
    }.get(ReviewStatus(case.review_status))


def the_court_has_finished(case: Case, _by: object) -> str | None:
    """Where no review follows, nothing here waits for the court: a default of this service."""
    if case.review_status == ReviewStatus.NOT_REQUIRED or case.court_status in CONCLUDED:
        return None
    return "The court has not finished with this case."


def disclosure_is_decided(case: Case, _by: object) -> str | None:
    waits = case.victim_status == VictimStatus.NATIONAL_DECISION
    return "The national team has not decided whether the review may be disclosed." if waits else None


def _reasons(*found: str | None) -> list[str]:
    return [reason for reason in found if reason]
