"""Invented extracts for tests."""

import csv
import io
from typing import Any

from candour.notifications.intake.columns import BY_KEY

ROBBERY: dict[str, str] = {
    "crn": "X100001",
    "family_name": "Okafor",
    "given_names": "Daniel",
    "date_of_birth": "1991-05-17",
    "region": "N54",
    "delivery_unit": "Gateshead and South Tyneside",
    "offence_code": "TH68023",
    "offence_title": "Robbery",
    "mode": "substantive",
    "alleged_offence_date": "2026-01-20",
    "charged_on": "2026-01-22",
    "victim_age": "34",
    "first_court_appearance": "2026-01-23",
    "court": "Newcastle upon Tyne Crown Court",
    "supervision_type": "licence",
    "supervision_start": "2025-04-01",
    "supervision_end": "",
    "risk_level": "medium",
    "risk_assessed_on": "2025-04-14",
}


def row(number: int = 1, **other: str) -> dict[str, str]:
    """A robbery on licence that is taken as it stands; each number is another person."""
    return {**ROBBERY, "crn": f"X{100_000 + number}", **other}


def extract(*rows: dict[str, str], **writing: Any) -> bytes:
    """A file of these rows with all columns, in UTF-8."""
    output = io.StringIO()
    writer = csv.writer(output, **writing)
    writer.writerow([BY_KEY[key].heading for key in ROBBERY])
    writer.writerows([each[key] for key in ROBBERY] for each in rows)
    return output.getvalue().encode()
