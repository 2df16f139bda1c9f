"""Why each person may open a case."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from candour.cases.models import AccessEntry, BreakGlass, Case, RegisteredPerson, Relation
from candour.cases.models.visibility import Sight
from candour.staff.models import User


def relation_of(user: User, sight: Sight, case: Case) -> str:
    """By what this person sees the case: for the audit record of the read."""
    if case.holder_id == user.pk:
        return "holder"
    if case.pk in sight.reading:
        return "emergency"
    if case.pk in sight.cases:
        return "listed"
    return "region" if sight.region == case.region_id else "national"


@dataclass(frozen=True, slots=True)
class Standing:
    """The access list of a case at a moment, and what has ended."""

    open: list[AccessEntry]
    barred: list[AccessEntry]
    ended: list[AccessEntry]
    to_bar: list[User]
    """Staff named in the register whom no bar shuts out: a lead decides whether they are barred."""
    to_lift: set[int]
    """Bars of people whom the register no longer names: a lead decides whether they are lifted."""


def why_each_may_open(case: Case, *, at: datetime) -> Standing:
    """Everybody named on the list of a case; roles that reach the whole region are not on it."""
    entries = list(AccessEntry.objects.filter(case=case).select_related("user", "given_by"))
    standing = [entry for entry in entries if entry.until is None or entry.until > at]
    barred = [entry for entry in standing if entry.barred]
    named = _named_in(case)
    of_register = [entry for entry in barred if entry.relation == Relation.NAMED_IN_CASE]
    return Standing(
        open=[entry for entry in standing if not entry.barred],
        barred=barred,
        ended=[entry for entry in entries if entry not in standing],
        to_bar=[user for user in named if user not in {entry.user for entry in barred}],
        to_lift={entry.pk for entry in of_register if entry.user not in named},
    )


def _named_in(case: Case) -> list[User]:
    """The accounts of staff in the register."""
    people = RegisteredPerson.objects.filter(case=case).exclude(staff_account=None)
    return [person.staff_account for person in people.select_related("staff_account") if person.staff_account]


def break_glass_waiting(sight: Sight) -> QuerySet[BreakGlass]:
    """Uses of emergency access on cases that this person sees, those not yet reviewed first."""
    uses: QuerySet[BreakGlass] = BreakGlass.objects.visible_to(sight).select_related(
        "entry__case", "entry__user", "reviewed_by"
    )
    return uses
