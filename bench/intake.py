"""Bulk intake: check an extract and take it, beside the cases that are held already."""

import csv
import io
from datetime import UTC, datetime, timedelta
from random import Random
from time import perf_counter

from django.db import transaction

from bench.facts import tell
from bench.figures import INTAKE_GOAL, Figure
from bench.people import Staff
from bench.processors import between, spent
from candour.cases.commands import NewCase
from candour.cases.models.visibility import sight_of
from candour.cases.row_security import limit_rows_to
from candour.notifications.commands.intake import check_extract, take
from candour.notifications.intake.columns import COLUMNS

FIRST_NUMBER = 5_000_000  # people who are in no generated case


def measure(size: int, staff: Staff, *, rows: int) -> Figure:
    """Rows a second, from the bytes of the file to the last case with its notification."""
    at = datetime.now(UTC)
    content = extract(rows, staff, at)
    began, before = perf_counter(), spent()
    with transaction.atomic():
        limit_rows_to(sight_of(staff.recorder, at=at))
        intake = check_extract(name="extract.csv", content=content, by=staff.offices[0].administrator, at=at)
        taken = take(intake=intake, by=staff.offices[0].administrator, at=at)
    took, processor = perf_counter() - began, between(before, spent())
    return Figure(
        "bulk intake",
        "regional administrator",
        size,
        rows / took,
        "rows/s",
        INTAKE_GOAL,
        more_is_better=True,
        note=f"{rows:,} rows, {taken:,} cases",
        processor=processor and rows / processor,
    )


def extract(rows: int, staff: Staff, at: datetime) -> bytes:
    """A file as a court or nDelius would send it, with one charge a row, all of one region."""
    chance, written = Random(rows), io.StringIO()
    table = csv.DictWriter(written, [column.heading for column in COLUMNS])
    table.writeheader()
    for number in range(rows):
        on = at.date() - timedelta(days=chance.randrange(1, 30))
        new = tell(staff.offices[0], FIRST_NUMBER + number, on, chance)
        values = _values(new)
        table.writerow({column.heading: values.get(column.key, "") for column in COLUMNS})
    return written.getvalue().encode()


def _values(new: NewCase) -> dict[str, object]:
    charge, period = new.charges[0], new.supervision[-1]
    told: dict[str, object] = {
        "crn": new.crn,
        "family_name": new.person.family_name,
        "given_names": new.person.given_names,
        "date_of_birth": new.date_of_birth,
        "region": new.region.code,
        "delivery_unit": new.delivery_unit,
        "offence_code": charge.code,
        "offence_title": charge.title,
        "mode": charge.mode,
        "alleged_offence_date": charge.alleged_offence_date,
        "charged_on": charge.charged_on,
        "victim_age": charge.victim_age,
        "first_court_appearance": new.first_court_appearance,
        "court": new.court,
        "supervision_type": period.type,
        "supervision_start": period.start,
        "supervision_end": period.end,
    }
    if new.risk_assessments:
        told |= {
            "risk_level": new.risk_assessments[0].level,
            "risk_assessed_on": new.risk_assessments[0].assessed_on,
        }
    return {key: value for key, value in told.items() if value is not None}
