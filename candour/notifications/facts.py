"""The facts of a recorded case, as the eligibility engine wants them and as they are kept with an answer."""

from datetime import date

from candour.cases.models import Case
from candour.notifications.eligibility import Charge, Facts, RiskAssessment, SupervisionPeriod
from candour.notifications.eligibility.answer import JsonObject


def facts_of(case: Case, *, decided_on: date, public_interest: bool | None) -> Facts:
    """Everything on record that bears on eligibility; four queries, none when they are prefetched."""
    return Facts(
        decided_on=decided_on,
        first_court_appearance=case.first_court_appearance,
        public_interest=public_interest,
        charges=tuple(
            Charge(
                code=charge.code or None,
                mode=charge.mode,
                title=charge.title or None,
                alleged_offence_date=charge.alleged_offence_date,
                charged_on=charge.charged_on,
                victim_age=charge.victim_age,
            )
            for charge in case.charges.all()
        ),
        supervision=tuple(
            SupervisionPeriod(each.type, each.start, each.end) for each in case.supervision.all()
        ),
        risk_assessments=tuple(
            RiskAssessment(each.level, each.assessed_on) for each in case.risk_assessments.all()
        ),
    )


def facts_to_json(facts: Facts) -> JsonObject:
    """The facts in the shape that `candour eligibility` reads, so that an old answer can be asked again."""
    return {
        "decided_on": facts.decided_on.isoformat(),
        "first_court_appearance": _iso(facts.first_court_appearance),
        "public_interest": facts.public_interest,
        "charges": [
            {
                "code": charge.code,
                "mode": charge.mode,
                "title": charge.title,
                "family": charge.family,
                "alleged_offence_date": charge.alleged_offence_date.isoformat(),
                "charged_on": _iso(charge.charged_on),
                "victim_age": charge.victim_age,
            }
            for charge in facts.charges
        ],
        "supervision": [
            {"type": period.type, "start": period.start.isoformat(), "end": _iso(period.end)}
            for period in facts.supervision
        ],
        "risk_assessments": [
            {"level": each.level, "assessed_on": each.assessed_on.isoformat()}
            for each in facts.risk_assessments
        ],
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
