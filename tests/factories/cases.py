"""Invented cases for tests, recorded by the command that records real ones."""

from datetime import UTC, date, datetime
from itertools import count
from typing import Any

from candour.cases.commands import (
    NewCase,
    NewCharge,
    NewPerson,
    NewRiskAssessment,
    NewSupervision,
    record_case,
)
from candour.cases.models import Case
from candour.staff.models import User
from tests.factories import staff

_numbers = count(100_001)
AT = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
"""A Monday in winter time, when London keeps UTC."""

ROBBERY = NewCharge(
    code="TH68023", title="Robbery", alleged_offence_date=date(2026, 1, 20), charged_on=date(2026, 1, 22)
)
MURDER = NewCharge(
    code="COML025", title="Murder", alleged_offence_date=date(2026, 1, 20), charged_on=date(2026, 1, 22)
)
COMMUNITY_ORDER = NewSupervision(type="community_order", start=date(2025, 4, 1))
LICENCE = NewSupervision(type="licence", start=date(2025, 4, 1), end=date(2026, 1, 9))
MEDIUM = NewRiskAssessment(level="medium", assessed_on=date(2025, 4, 14))
HIGH = NewRiskAssessment(level="high", assessed_on=date(2025, 10, 3))


def new_case(
    *, of: str = "North East", family_name: str = "Okafor", given_names: str = "Daniel", **facts: Any
) -> NewCase:
    """A robbery charged in January 2026, in court, under a community order, assessed medium."""
    given: dict[str, Any] = {
        "person": NewPerson(family_name=family_name, given_names=given_names),
        "crn": f"X{next(_numbers)}",
        "region": staff.region(of),
        "date_of_birth": date(1991, 5, 17),
        "first_court_appearance": date(2026, 1, 23),
        "court": "Newcastle Crown Court",
        "charges": (ROBBERY,),
        "supervision": (COMMUNITY_ORDER,),
        "risk_assessments": (MEDIUM,),
    }
    return NewCase(**given | facts)


def case(*, by: User | None = None, at: datetime = AT, **facts: Any) -> Case:
    """A recorded case; without `by`, an administrator of its region recorded it."""
    new = new_case(**facts)
    recorder = by or staff.administrator(new.region.name)
    return record_case(new, by=recorder, at=at)
