"""Invented contact with families; every later state is reached by the commands that reach it in use."""

from datetime import date, datetime, timedelta
from typing import Any

from candour.cases.commands import NewPerson, record_court_outcome
from candour.cases.models import Case, CourtStatus, RegisteredPerson, RegisterRole
from candour.cases.new_case import NewOutcome
from candour.families.commands import offering, plans, withholding
from candour.families.models import ContactPlan
from candour.staff.models import User
from tests.factories import cases, staff

AT = cases.AT
TODAY = AT.date()
DAY = timedelta(days=1)
MOTHER = NewPerson(
    title="Mrs",
    given_names="Ann",
    family_name="Canary",
    role=RegisterRole.RELATIVE,
    relation="mother of the person who died",
)
BROTHER = NewPerson(given_names="Joe", family_name="Finch", role=RegisterRole.RELATIVE, relation="brother")


def case(**facts: Any) -> Case:
    """A murder charged in January, whose register names a mother and a brother."""
    return cases.case(**{"charges": (cases.MURDER,), "people": (MOTHER, BROTHER)} | facts)


def officer(of: str = "North East") -> User:
    return staff.member("victim_liaison_officer", of=of)


def relative(of: Case, family_name: str = "Canary") -> RegisteredPerson:
    found: RegisteredPerson = of.register.get(family_name=family_name)
    return found


def begun(
    *, of: Case | None = None, officer: User | None = None, family_name: str = "Canary", at: datetime = AT
) -> ContactPlan:
    """A plan with its named contact, before any conviction."""
    of = of or case()
    region = of.region.name
    return plans.begin(
        person=relative(of, family_name),
        officer=officer or staff.member("victim_liaison_officer", of=region),
        reason="Works near where she lives.",
        by=staff.regional_lead(region),
        at=at,
    )


def court(of: Case, outcome: CourtStatus, *, on: date = TODAY, at: datetime = AT, note: str = "") -> Case:
    told = NewOutcome(outcome=outcome, on=on, offence_title="Murder")
    return record_court_outcome(of, told, by=staff.administrator(of.region.name), at=at, note=note)


def to_offer(**given: Any) -> ContactPlan:
    """After the conviction: the offer is owed."""
    plan = begun(**given)
    court(plan.case, CourtStatus.CONVICTED)
    return again(plan)


def offered(**given: Any) -> ContactPlan:
    plan = to_offer(**given)
    return offering.offer(
        plan=plan, on=TODAY, way="in_person", named_contact=True, by=keeper(plan), at=AT + DAY
    )


def accepted(**given: Any) -> ContactPlan:
    plan = offered(**given)
    return offering.answer(plan=plan, kind="accepted", on=TODAY + DAY, by=keeper(plan), at=AT + DAY)


def proposed(**given: Any) -> ContactPlan:
    """A proposal not to disclose waits for the national team."""
    plan = to_offer(**given)
    by = keeper(plan)
    told = {
        "ground": "additional_needs",
        "why": "Her doctor fears for her if she reads it now.",
        "tried": "A meeting with her sister beside her.",
    }
    for part, text in told.items():
        withholding.write_part(plan=plan, part=part, text=text, by=by, at=AT)
    return withholding.send(plan=plan, by=by, at=AT)


def keeper(plan: ContactPlan) -> User:
    found = plan.liaison_officer
    assert found is not None
    return found


def again(plan: ContactPlan) -> ContactPlan:
    found: ContactPlan = ContactPlan.objects.select_related("case", "liaison_officer").get(pk=plan.pk)
    return found
