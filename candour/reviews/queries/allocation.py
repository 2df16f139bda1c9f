"""Who could write or countersign: how much each has, what stands against each, and who comes first."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import F, OuterRef, Q, QuerySet, Subquery

from candour.access.permissions import Permission
from candour.access.roles import ROLES
from candour.cases.row_security import every_row
from candour.design_system.words import day as day_words
from candour.notifications.models import Deadline
from candour.reviews.independence import Graph, Work, graph_of, reasons_in
from candour.reviews.models import Assignment, Conflict, Review, ReviewStage, Standing
from candour.reviews.models.review import OVER
from candour.staff.models import RoleHeld, User

Task = Assignment.Task


@dataclass(frozen=True, kw_only=True, slots=True)
class Load:
    """The open reviews of one person: how many at each stage, and when they are due."""

    stages: Counter[str] = field(default_factory=Counter)
    dues: tuple[date, ...] = ()

    @property
    def number(self) -> int:
        return sum(self.stages.values())

    def late(self, today: date) -> int:
        """How many are past their date."""
        return sum(due < today for due in self.dues)

    def sentence(self) -> str:
        """In words: how many, at which stages."""
        if not self.number:
            return "No open review"
        parts = (f"{count} {ReviewStage(stage).label.lower()}" for stage, count in self.stages.most_common())
        return ", ".join(parts)


@dataclass(frozen=True, kw_only=True, slots=True)
class Candidate:
    """One person who could be given the work."""

    person: User
    here: bool
    """Whether they work in the region of the case."""
    load: Load
    against: list[str]
    first: str = ""
    """Why this one is suggested before the others."""

    @property
    def pk(self) -> str:
        return str(self.person.pk)

    @property
    def choice(self) -> tuple[str, str]:
        place = "" if self.here else f", {self.person.region or 'no region'}"
        return self.pk, f"{self.person}{place} ({self.load.sentence().lower()})"


@dataclass(frozen=True, slots=True)
class Candidates:
    writers: list[Candidate]
    signers: list[Candidate]

    def of(self, task: str) -> list[Candidate]:
        return self.writers if task == Task.WRITE else self.signers


def candidates_for(review: Review, *, today: date) -> Candidates:
    """Everybody who holds a role that writes or countersigns, those who are free and near first."""
    writers = list(_holders(Permission.WRITE_REVIEW, today))
    signers = list(_holders(Permission.COUNTERSIGN_REVIEW, today))
    everybody = {person.pk for person in [*writers, *signers]}
    graph = graph_of(review, candidates=everybody)
    loads = loads_of(everybody)
    return Candidates(
        _ranked(review, writers, graph, Work.WRITE, loads),
        _ranked(review, signers, graph, Work.SIGN, loads),
    )


def _holders(permission: Permission, today: date) -> QuerySet[User]:
    roles = [key for key, role in ROLES.items() if permission in role.permissions]
    held = RoleHeld.objects.filter(role__in=roles, since__lte=today)
    standing = held.filter(Q(until__isnull=True) | Q(until__gte=today))
    return User.objects.filter(pk__in=standing.values("user"), is_active=True).select_related("region")


def loads_of(people: Iterable[int]) -> dict[int, Load]:
    """The open reviews of each person, wherever they are: numbers and dates, and nothing of any case."""
    wanted = set(people)
    due = Deadline.objects.filter(case=OuterRef("case"), step="review", ended_on=None).values("due")[:1]
    stages: dict[int, Counter[str]] = {person: Counter() for person in wanted}
    dues: dict[int, list[date]] = {person: [] for person in wanted}
    with every_row():
        given = Assignment.objects.filter(user__in=wanted, until__isnull=True)
        rows = given.exclude(review__status__in=OVER).annotate(due=Subquery(due))
        for person, stage, day in rows.values_list("user", "review__status", "due"):
            stages[person][stage] += 1
            dues[person] += [day] if day is not None else []
    return {
        person: Load(stages=stages[person], dues=tuple(sorted(dues[person]))) for person in sorted(wanted)
    }


def _ranked(
    review: Review, people: list[User], graph: Graph, work: Work, loads: dict[int, Load]
) -> list[Candidate]:
    region = review.case.region_id
    found = [
        Candidate(
            person=person,
            here=person.region_id == region,
            load=loads[person.pk],
            against=reasons_in(graph, person.pk, work),
        )
        for person in people
    ]
    found.sort(key=_order)
    if not found or found[0].against:
        return found
    first = found[0]
    told = Candidate(
        person=first.person, here=first.here, load=first.load, against=[], first=_why_first(first)
    )
    return [told, *found[1:]]


def _order(candidate: Candidate) -> tuple[bool, bool, int, date, str]:
    """Nothing against them, then near, then the fewest reviews, then the latest of their next dates."""
    soonest = candidate.load.dues[0] if candidate.load.dues else date.max
    return (
        bool(candidate.against),
        not candidate.here,
        candidate.load.number,
        date.fromordinal(date.max.toordinal() - soonest.toordinal() + 1),
        candidate.person.full_name,
    )


def _why_first(candidate: Candidate) -> str:
    place = "works in this region" if candidate.here else "works elsewhere, where nobody is free here"
    number = candidate.load.number
    has = {0: "has no open review", 1: "has one open review"}.get(number, f"has {number} open reviews")
    due = f", the next due on {day_words(candidate.load.dues[0])}" if candidate.load.dues else ""
    return f"Nothing known stands against {candidate.person}, who {place} and {has}{due}."


def assignments_of(review: Review) -> list[Assignment]:
    """Everybody who had the work, the present ones first."""
    given = Assignment.objects.filter(review=review).select_related("user", "given_by")
    return list(given.order_by(F("until").desc(nulls_first=True), "task"))


def conflicts_of(review: Review) -> list[Conflict]:
    """Every conflict that was declared or found, the latest first."""
    found = Conflict.objects.filter(review=review).select_related("user", "found_by", "waived_by")
    return list(found.order_by("-found_at", "-id"))


def is_suspended(review: Review) -> bool:
    return review.standing_status == Standing.SUSPENDED
