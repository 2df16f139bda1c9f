"""What is owed to the people of a case: whatever closes a case must ask this first."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.urls import reverse

from candour.cases.models import Case, RegisteredPerson, RegisterRole
from candour.cases.models.visibility import Sight
from candour.cases.queries.closing import LeftToDo
from candour.cases.row_security import every_row
from candour.design_system.words import plural
from candour.families.models import ContactPlan
from candour.families.owing import Owed, owed_to

FETCHED = ("promises", "meetings", "questions", "answers", "nondisclosures")


@dataclass(frozen=True, slots=True)
class OwedTo:
    plan: ContactPlan
    owed: list[Owed]


def owed(case: Case, sight: Sight) -> list[OwedTo]:
    """What is owed to each person whose contact this reader may read; nothing for anybody else."""
    seen = ContactPlan.objects.visible_to(sight).readable_by(sight).filter(case=case)
    found = [OwedTo(plan, owed_to(plan)) for plan in seen.prefetch_related(*FETCHED)]
    return [one for one in found if one.owed]


def reasons_against_closing(case: Case) -> list[str]:
    """Why the case must not be closed yet, for anybody who may close it: nobody is named.

    Victims and relatives with nobody who keeps in touch count as owed, as nobody has asked them anything.
    """
    with every_row():
        return _reasons(case, ContactPlan.objects.filter(case=case))


def left_to_do(case: Case) -> list[LeftToDo]:
    """The same, for the closing itself: it waits for whoever is writing in a plan, and they wait for it."""
    plans = ContactPlan.objects.filter(case=case).order_by("pk").select_for_update(of=("self",), no_key=True)
    path = reverse("families:case", args=[case.reference])
    return [LeftToDo(reason, path) for reason in _reasons(case, plans)]


def _reasons(case: Case, plans: QuerySet[ContactPlan]) -> list[str]:
    owing = sum(bool(owed_to(plan)) for plan in plans.prefetch_related(*FETCHED))
    without = people_without_a_plan(case).count()
    return [
        *(
            [f"Contact is owed to {plural(owing, 'victim or relative', 'victims or relatives')}."]
            if owing
            else []
        ),
        *(
            [f"{plural(without, 'victim or relative has', 'victims or relatives have')} no contact plan."]
            if without
            else []
        ),
    ]


def people_without_a_plan(case: Case) -> QuerySet[RegisteredPerson]:
    """Victims and relatives in the register with whom nobody keeps in touch; for those who see every plan."""
    people = RegisteredPerson.objects.filter(case=case, role__in=[RegisterRole.VICTIM, RegisterRole.RELATIVE])
    return people.filter(contact_plan=None, no_contact=None)
