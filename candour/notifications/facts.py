"""The facts of a recorded case, as the eligibility engine wants them and as they are kept with an answer."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from candour.cases.commands import NewCase
from candour.cases.models import Case
from candour.notifications.calendar import known_calendar
from candour.notifications.eligibility import (
    Charge,
    Facts,
    RiskAssessment,
    SupervisionPeriod,
    assess,
    read_facts,
)
from candour.notifications.eligibility.answer import JsonObject
from candour.notifications.models import EligibilityAnswer

CHANGED_SINCE = (
    "The lists or the calendar were mended after this answer was given, and the explanation below follows "
    "them as they are now. The outcome that was given then stands at the top."
)


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


def facts_of_new(new: NewCase, *, decided_on: date) -> Facts:
    """A case that is just being recorded, without asking the database for what it was told."""
    return Facts(
        decided_on=decided_on,
        first_court_appearance=new.first_court_appearance,
        public_interest=None,
        charges=tuple(
            Charge(
                code=charge.code or None,
                mode=charge.mode,
                title=charge.title or None,
                alleged_offence_date=charge.alleged_offence_date,
                charged_on=charge.charged_on,
                victim_age=charge.victim_age,
            )
            for charge in new.charges
        ),
        supervision=tuple(SupervisionPeriod(each.type, each.start, each.end) for each in new.supervision),
        risk_assessments=tuple(RiskAssessment(each.level, each.assessed_on) for each in new.risk_assessments),
    )


def answer_of(kept: EligibilityAnswer) -> Mapping[str, Any]:
    """The explained answer in the shape in which it is kept.

    A bulk intake keeps the outcome, the limb, the rule version and the facts, and no explanation: that is
    worked out from the kept facts when it is first read. It comes out the same each time, because the rules
    are dated and the facts name their day; where lists or calendar were mended since, it says so itself.
    """
    if "explanation" in kept.answer:
        answer: Mapping[str, Any] = kept.answer
        return answer
    given = assess(read_facts(kept.facts), calendar=known_calendar())
    written = given.to_json()
    if (given.outcome, given.limb or "", given.rule_version) != (kept.outcome, kept.limb, kept.rule_version):
        written["explanation"] = (CHANGED_SINCE, *given.explanation)
    return written


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
