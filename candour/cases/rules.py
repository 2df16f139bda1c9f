"""What may not be, in words for the person who typed it: each rule gives its reason, or None."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from candour.cases.new_case import NewCase
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
