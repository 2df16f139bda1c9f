"""Who could mark a review: what stands against each, and how much each has."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from candour.access.permissions import Permission
from candour.access.roles import ROLES
from candour.cases.row_security import every_row
from candour.design_system.words import plural
from candour.quality.models import Assessment, Body, Marking
from candour.quality.models.assessment import ROLES_OF
from candour.reviews.queries.independence import reasons_against_marking
from candour.staff.models import RoleHeld, User


@dataclass(frozen=True, slots=True)
class Candidate:
    """One person of the body: how many reviews they mark, and what stands against this one."""

    person: User
    open: int
    locked: int
    against: list[str]
    seated: bool

    @property
    def free(self) -> bool:
        return not self.against and not self.seated

    @property
    def choice(self) -> tuple[str, str]:
        return str(self.person.pk), f"{self.person} ({plural(self.open, 'review')} to mark)"


def candidates_for(assessment: Assessment, *, today: date) -> list[Candidate]:
    """Everybody of the body who marks, those who are free and have least first."""
    people = list(works_for(assessment.body, permission=Permission.MARK_REVIEW, on=today))
    links = reasons_against_marking(assessment.review, people)
    loads = _loads(people)
    seated = set(
        Marking.objects.filter(assessment=assessment, ended_at__isnull=True).values_list(
            "assessor", flat=True
        )
    )
    found = [
        Candidate(person, *loads.get(person.pk, (0, 0)), links[person.pk], person.pk in seated)
        for person in people
    ]
    return sorted(found, key=lambda one: (bool(one.against), one.open, one.person.full_name))


def works_for(body: str, *, permission: Permission, on: date) -> QuerySet[User]:
    """Everybody of a body who holds the permission on that day."""
    roles = [key for key in ROLES_OF[Body(body)] if permission in ROLES[key].permissions]
    held = RoleHeld.objects.filter(role__in=roles, since__lte=on)
    standing = held.filter(Q(until__isnull=True) | Q(until__gte=on))
    return User.objects.filter(pk__in=standing.values("user"), is_active=True)


def _loads(people: list[User]) -> dict[int, tuple[int, int]]:
    """How many each has open, and has locked, wherever: numbers alone, and nothing of any case."""
    with every_row():
        rows = Marking.objects.filter(assessor__in=people, ended_at__isnull=True).order_by()
        counted = rows.values_list("assessor").annotate(
            open=Count("pk", filter=Q(locked_at__isnull=True)),
            locked=Count("pk", filter=Q(locked_at__isnull=False)),
        )
        return {person: (open_now, locked) for person, open_now, locked in counted}
