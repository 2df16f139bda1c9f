"""Rows of an extract as new cases, and cases already held as an extract sees them."""

from collections import ChainMap, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from django.db.models import QuerySet

from candour.cases.commands import NewCase, NewCharge, NewPerson, NewRiskAssessment, NewSupervision
from candour.cases.models import Case, Charge, RegisteredPerson, RegisterRole
from candour.cases.models.visibility import Sight
from candour.cases.row_security import every_row
from candour.notifications.intake.sorting import HeldCase, day_of
from candour.notifications.models import IntakeRow
from candour.staff.models import DeliveryUnit, Region

Values = Mapping[str, str]
AT_ONCE = 5_000


def held_cases(crns: Iterable[str], *, sight: Sight) -> dict[str, list[HeldCase]]:
    """Every case of these people, by CRN, in three queries for each 5,000 people.

    Cases that the reader may not open are looked for too, because an incident must not be recorded twice;
    they come back without their reference, name and date of birth.
    """
    found: dict[str, list[HeldCase]] = defaultdict(list)
    wanted = iter(sorted(set(crns)))
    with every_row():
        while some := list(islice(wanted, AT_ONCE)):
            for crn, case in _held(some, sight):
                found[crn].append(case)
    return found


def _held(crns: Sequence[str], sight: Sight) -> Iterator[tuple[str, HeldCase]]:
    cases = Case.objects.filter(crn__in=crns)
    rows = list(cases.values_list("pk", "crn", "reference", "date_of_birth"))
    if not rows:
        return
    numbers = [row[0] for row in rows]
    seen = set(Case.objects.visible_to(sight).filter(pk__in=numbers).values_list("pk", flat=True))
    charges: dict[int, list[tuple[date, str]]] = defaultdict(list)
    for number, day, code in Charge.objects.filter(case__in=numbers).values_list(
        "case_id", "alleged_offence_date", "code"
    ):
        charges[number].append((day, code))
    people = RegisteredPerson.objects.filter(case__in=numbers, role=RegisterRole.PERSON_ON_PROBATION)
    names = dict(people.values_list("case_id", "family_name"))
    for number, crn, reference, born in rows:
        visible = number in seen
        yield (
            crn,
            HeldCase(
                reference=reference if visible else "",
                offence_dates=frozenset(day for day, _code in charges[number]),
                codes=frozenset(code for _day, code in charges[number]),
                family_name=names.get(number, "") if visible else "",
                date_of_birth=born if visible else None,
                visible=visible,
            ),
        )


@dataclass(frozen=True, slots=True)
class TakenRow:
    """A row that is about to become a charge of a case."""

    number: int
    line: int
    key: str
    values: Values


def rows_to_take(rows: QuerySet[IntakeRow]) -> list[TakenRow]:
    return [TakenRow(*row) for row in rows.values_list("pk", "line", "key", "values")]


def new_cases(incidents: Iterable[Sequence[TakenRow]], *, source: str) -> list[NewCase]:
    """One new case for the rows of each incident, with the places looked up once."""
    regions = {region.code: region for region in Region.objects.all()}
    units = {(unit.region_id, unit.name.casefold()): unit for unit in DeliveryUnit.objects.all()}
    return [_new_case(rows, regions, units, source) for rows in incidents]


def _new_case(
    rows: Sequence[TakenRow],
    regions: Mapping[str, Region],
    units: Mapping[tuple[int, str], DeliveryUnit],
    source: str,
) -> NewCase:
    every = [row.values for row in rows]
    values = ChainMap(*map(dict, every)) if len(every) > 1 else every[0]
    region = regions[values["region"]]
    appeared = [day for each in every if (day := day_of(each, "first_court_appearance"))]
    return NewCase(
        person=NewPerson(family_name=values["family_name"], given_names=values.get("given_names", "")),
        crn=values["crn"],
        date_of_birth=day_of(values, "date_of_birth"),
        region=region,
        delivery_unit=units.get((region.pk, values.get("delivery_unit", "").casefold())),
        first_court_appearance=min(appeared, default=None),
        court=values.get("court", ""),
        charges=tuple(dict.fromkeys(map(_charge, every))),
        supervision=tuple(dict.fromkeys(filter(None, map(_supervision, every)))),
        risk_assessments=tuple(dict.fromkeys(filter(None, map(_risk, every)))),
        source=f"{source[:150]}, line {rows[0].line}",
    )


def _charge(values: Values) -> NewCharge:
    age = values.get("victim_age")
    return NewCharge(
        code=values.get("offence_code", ""),
        title=values["offence_title"],
        mode=values.get("mode", "substantive"),
        alleged_offence_date=date.fromisoformat(values["alleged_offence_date"]),
        charged_on=day_of(values, "charged_on"),
        victim_age=int(age) if age else None,
    )


def _supervision(values: Values) -> NewSupervision | None:
    start = day_of(values, "supervision_start")
    if start is None:
        return None
    return NewSupervision(
        type=values.get("supervision_type", "other"), start=start, end=day_of(values, "supervision_end")
    )


def _risk(values: Values) -> NewRiskAssessment | None:
    assessed_on = day_of(values, "risk_assessed_on")
    if assessed_on is None or "risk_level" not in values:
        return None
    return NewRiskAssessment(level=values["risk_level"], assessed_on=assessed_on)
