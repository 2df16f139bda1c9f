"""Rows of an extract as new cases, and cases already held as an extract sees them."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from candour.cases.commands import NewCase, NewCharge, NewPerson, NewRiskAssessment, NewSupervision
from candour.cases.models import Case, RegisterRole
from candour.notifications.intake.sorting import HeldCase
from candour.notifications.models import IntakeRow
from candour.staff.models import DeliveryUnit, Region

Values = dict[str, str]


def held(cases: Iterable[Case]) -> Iterator[tuple[str, HeldCase]]:
    """CRN and what a file is compared with, of each case; charges and register must be prefetched."""
    for case in cases:
        person: Any = next(
            (each for each in case.register.all() if each.role == RegisterRole.PERSON_ON_PROBATION), None
        )
        yield (
            case.crn,
            HeldCase(
                reference=case.reference,
                offence_dates=frozenset(charge.alleged_offence_date for charge in case.charges.all()),
                family_name=person.family_name if person else case.person_name,
                date_of_birth=case.date_of_birth,
            ),
        )


def new_cases(incidents: Iterable[Sequence[IntakeRow]]) -> list[NewCase]:
    """One new case for the rows of each incident, with the places looked up once."""
    regions = {region.code: region for region in Region.objects.all()}
    units = {(unit.region_id, unit.name.casefold()): unit for unit in DeliveryUnit.objects.all()}
    return [_new_case(rows, regions, units) for rows in incidents]


def _new_case(
    rows: Sequence[IntakeRow], regions: dict[str, Region], units: dict[tuple[int, str], DeliveryUnit]
) -> NewCase:
    values: Values = rows[0].values
    every = [row.values for row in rows]
    region = regions[values["region"]]
    return NewCase(
        person=NewPerson(family_name=values["family_name"], given_names=values.get("given_names", "")),
        crn=values["crn"],
        date_of_birth=_day(values, "date_of_birth"),
        region=region,
        delivery_unit=units.get((region.pk, values.get("delivery_unit", "").casefold())),
        first_court_appearance=min(
            filter(None, (_day(each, "first_court_appearance") for each in every)), default=None
        ),
        court=values.get("court", ""),
        charges=tuple(_once(map(_charge, every))),
        supervision=tuple(_once(filter(None, map(_supervision, every)))),
        risk_assessments=tuple(_once(filter(None, map(_risk, every)))),
        source=f"{rows[0].intake.name[:150]}, line {rows[0].line}",
    )


def _charge(values: Values) -> NewCharge:
    age = values.get("victim_age")
    return NewCharge(
        code=values.get("offence_code", ""),
        title=values["offence_title"][:200],
        mode=values.get("mode", "substantive"),
        alleged_offence_date=date.fromisoformat(values["alleged_offence_date"]),
        charged_on=_day(values, "charged_on"),
        victim_age=int(age) if age else None,
    )


def _supervision(values: Values) -> NewSupervision | None:
    start = _day(values, "supervision_start")
    if start is None:
        return None
    return NewSupervision(
        type=values.get("supervision_type", "other"), start=start, end=_day(values, "supervision_end")
    )


def _risk(values: Values) -> NewRiskAssessment | None:
    assessed_on = _day(values, "risk_assessed_on")
    if assessed_on is None or "risk_level" not in values:
        return None
    return NewRiskAssessment(level=values["risk_level"], assessed_on=assessed_on)


def _once(facts: Iterable[Any]) -> list[Any]:
    """The facts in order, each once: several charges of one person repeat the supervision on every row."""
    return list(dict.fromkeys(facts))


def _day(values: Values, key: str) -> date | None:
    text = values.get(key)
    return date.fromisoformat(text) if text else None
