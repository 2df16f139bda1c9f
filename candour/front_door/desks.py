"""What a person finds on the home page: what waits for them, as numbers that lead somewhere."""

from dataclasses import dataclass, field

from django.urls import reverse
from django.utils import timezone

from candour.access.middleware import StaffRequest
from candour.access.permissions import Permission
from candour.cases import queries as cases


@dataclass(frozen=True, slots=True)
class Count:
    label: str
    number: int
    address: str


@dataclass(frozen=True, slots=True)
class Task:
    text: str
    hint: str
    address: str


@dataclass(slots=True)
class Desk:
    counts: list[Count] = field(default_factory=list)
    tasks: list[Task] = field(default_factory=list)


def desk_of(request: StaffRequest) -> Desk:
    """Counts of work and the things that this person can start."""
    desk = Desk()
    if request.grants.allow(Permission.VIEW_CASE):
        _case_counts(desk, request)
    return desk


def _case_counts(desk: Desk, request: StaffRequest) -> None:
    counts = cases.desk_counts(request.sight, request.user, today=timezone.localdate())
    labels = {
        "mine": "Cases you hold",
        "overdue": "Overdue",
        "due_soon": "Due in the next five working days",
        "waiting": "Waiting for the national team",
    }
    for key, number in counts.items():
        desk.counts.append(Count(labels[key], number, f"{reverse('cases:list')}?show={key}"))
