"""Facts with ordinary values, of which a test changes the one that it is about."""

from dataclasses import replace
from datetime import date

from candour.notifications.eligibility import Charge, Facts, RiskAssessment, SupervisionPeriod

OFFENCE_DATE = date(2024, 2, 1)
ROBBERY, MURDER_BY_TABLE, WOUNDING = "TH68023", "COML025", "OF61020"


def charge(
    code: str | None = ROBBERY,
    *,
    mode: str = "substantive",
    title: str | None = None,
    family: str | None = None,
    on: date = OFFENCE_DATE,
    victim_age: float | None = None,
) -> Charge:
    return Charge(
        code=code, mode=mode, alleged_offence_date=on, title=title, family=family, victim_age=victim_age
    )


ORDINARY = Facts(
    decided_on=date(2024, 5, 1),
    first_court_appearance=date(2024, 3, 1),
    charges=(charge(),),
    supervision=(SupervisionPeriod("licence", date(2023, 1, 1), None),),
    risk_assessments=(RiskAssessment("medium", date(2023, 2, 1)),),
    public_interest=None,
)


def with_charge(charged: Charge, *, facts: Facts = ORDINARY) -> Facts:
    return replace(facts, charges=(charged,))


def ended(end: date, *, offence: date, code: str = MURDER_BY_TABLE) -> Facts:
    """One supervision period that ended, and an automatic offence afterwards."""
    period = SupervisionPeriod("community order", date(2022, 1, 1), end)
    return replace(ORDINARY, supervision=(period,), charges=(charge(code, on=offence),))
