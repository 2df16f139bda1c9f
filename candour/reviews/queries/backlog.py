"""Lists of reviews, and the backlog of a region over time: every figure leads to the reviews behind it."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from candour.cases.models.visibility import Sight
from candour.notifications.models import Deadline, DeadlineMove, MoveKind
from candour.reviews.forecast import Life, Month, Moved, month_ends, months
from candour.reviews.models import Pause, Review, ReviewStage, Standing
from candour.reviews.models.review import OVER
from candour.staff.models import User
from candour.workflow.models import StatusChange

MONTHS = 13
"""A year of month ends and the month that runs."""
FIGURES = {
    "open": "Open",
    "submitted": "Submitted",
    "late": "Late",
    "extended": "Extended",
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the list is narrowed to; an empty part does not narrow."""

    tab: str = "open"
    stage: str = ""
    region: str = ""
    figure: str = ""
    """One figure of the backlog: open, submitted, late or extended."""
    month_end: date | None = None


def reviews_of(sight: Sight) -> QuerySet[Review]:
    """Every review within sight with its dates, as a list shows it."""
    deadline = Deadline.objects.filter(case=OuterRef("case"), step="review", ended_on=None)
    found: QuerySet[Review] = Review.objects.visible_to(sight).annotate(
        due=Subquery(deadline.values("due")[:1]),
        first_due=Subquery(deadline.values("original_due")[:1]),
        extended_by=Subquery(deadline.values("extended_by_days")[:1]),
        paused_by=Subquery(deadline.values("paused_by_days")[:1]),
    )
    return found


def late(today: date) -> Q:
    """Under way and past the date that stands; not while the clock stands still."""
    return ~Q(status__in=OVER) & Q(standing_status=Standing.ACTIVE, due__lt=today)


def tabs(user: User, today: date) -> dict[str, tuple[str, Q]]:
    """The views of the list, each with its words and its condition."""
    running = ~Q(status__in=OVER)
    mine = running & (Q(reviewing_manager=user) | Q(countersigning_manager=user) | Q(case__holder=user))
    return {
        "mine": ("With you", mine),
        "open": ("Open", running),
        "to_allocate": ("To allocate", Q(status=ReviewStage.TO_ALLOCATE)),
        "late": ("Overdue", late(today)),
        "extended": ("Extended", running & Q(extended_by__gt=0)),
        "stopped": ("Paused or suspended", running & ~Q(standing_status=Standing.ACTIVE)),
        "all": ("All", Q()),
    }


def counts(rows: QuerySet[Review], user: User, today: date) -> dict[str, int]:
    """How many each view holds, in one query."""
    found: dict[str, int] = rows.aggregate(
        **{
            key: Count("pk", filter=condition or None)
            for key, (_words, condition) in tabs(user, today).items()
        }
    )
    return found


def narrowed(
    rows: QuerySet[Review], wanted: Wanted, user: User, sight: Sight, today: date
) -> QuerySet[Review]:
    """The reviews that meet every part; one figure of the backlog stands above the tabs."""
    if wanted.figure in FIGURES and wanted.month_end is not None:
        month = months(lives(sight, region=wanted.region), [wanted.month_end])[0]
        chosen = rows.filter(pk__in=getattr(month, wanted.figure))
    else:
        chosen = rows.filter(tabs(user, today).get(wanted.tab, ("", Q()))[1])
    if wanted.stage:
        chosen = chosen.filter(status=wanted.stage)
    if wanted.region:
        chosen = chosen.filter(case__region__code=wanted.region)
    joined = ("case__region", "case__holder", "reviewing_manager", "countersigning_manager")
    return chosen.select_related(*joined)


def why_next(row: Review, *, today: date) -> str:
    """Why this one stands where it does, in one line; for a row of `reviews_of`."""
    due: date | None = getattr(row, "due", None)
    if row.status in OVER:
        return "Nothing is left to do"
    if row.standing_status in STANDING_WORDS:
        return STANDING_WORDS[Standing(row.standing_status)]
    if row.status == ReviewStage.TO_ALLOCATE:
        return f"Nobody has it yet. {_by_date(due, today)}"
    return _by_date(due, today)


STANDING_WORDS = {
    Standing.SUSPENDED: "A conflict of interest has to be settled",
    Standing.PAUSED: "The clock stands still",
}


def _by_date(due: date | None, today: date) -> str:
    if due is None:
        return "No date runs yet"
    days = (due - today).days
    if days < 0:
        return f"{_days(-days)} past its date"
    return f"Due in {_days(days)}" if days else "Due today"


def _days(number: int) -> str:
    return f"{number} day" if number == 1 else f"{number} days"


def backlog(sight: Sight, *, today: date, region: str = "") -> list[Month]:
    """The figures of the last thirteen months, in five queries at any number of reviews."""
    return months(lives(sight, region=region), month_ends(today, number=MONTHS))


def lives(sight: Sight, *, region: str = "") -> list[Life]:
    """Every review within sight as days."""
    seen = Review.objects.visible_to(sight)
    if region:
        seen = seen.filter(case__region__code=region)
    over, dues, stood = _times_over(seen), _dues(seen), _stood_still(seen)
    return [
        Life(
            review=review,
            opened=timezone.localdate(opened),
            over=tuple(over.get(review, ())),
            submitted=timezone.localdate(submitted) if submitted is not None else None,
            first_due=dues.first.get(case),
            moves=tuple(dues.moves.get(case, ())),
            stood_still=tuple(stood.get(review, ())),
        )
        for review, case, opened, submitted in seen.values_list("pk", "case_id", "opened_at", "submitted_at")
    ]


def _times_over(seen: QuerySet[Review]) -> dict[int, list[tuple[date, date | None]]]:
    """From when each review was over, until it was opened again."""
    touched = Q(to_status__in=OVER) | Q(from_status__in=OVER)
    changes = StatusChange.objects.filter(
        touched, record_type=Review._meta.label_lower, field="status", record_id__in=seen.values("pk")
    )
    found: dict[int, list[tuple[date, date | None]]] = defaultdict(list)
    for review, to_status, at in changes.order_by("at", "id").values_list("record_id", "to_status", "at"):
        day = timezone.localdate(at)
        stretches = found[review]
        if to_status in OVER:
            stretches.append((day, None))
        elif stretches:
            stretches[-1] = (stretches[-1][0], day)
    return found


def _stood_still(seen: QuerySet[Review]) -> dict[int, list[tuple[date, date | None]]]:
    """Between which days the clock of each review stood still."""
    found: dict[int, list[tuple[date, date | None]]] = defaultdict(list)
    rows = Pause.objects.filter(review__in=seen.values("pk")).values_list("review", "since", "until")
    for review, since, until in rows:
        found[review].append((timezone.localdate(since), timezone.localdate(until) if until else None))
    return found


@dataclass(frozen=True, slots=True)
class _Dues:
    first: dict[int, date]
    moves: dict[int, list[Moved]]


def _dues(seen: QuerySet[Review]) -> _Dues:
    """The first due date of each case's review, and every move of it that counts."""
    deadlines = Deadline.objects.filter(case__in=seen.values("case"), step="review", ended_on=None)
    granted = Q(kind=MoveKind.EXTENSION, approved=True) | ~Q(kind=MoveKind.EXTENSION)
    moves: dict[int, list[Moved]] = defaultdict(list)
    rows = DeadlineMove.objects.filter(granted, deadline__in=deadlines).order_by("asked_at", "id")
    for case, kind, asked, decided, due in rows.values_list(
        "deadline__case", "kind", "asked_at", "decided_at", "to_due"
    ):
        day = timezone.localdate(decided or asked)
        moves[case].append(Moved(on=day, due=due, extension=kind == MoveKind.EXTENSION))
    return _Dues(dict(deadlines.values_list("case", "original_due")), moves)


def desk_counts(sight: Sight, user: User, *, today: date) -> dict[str, int]:
    """What the home page shows of reviews: with this person, overdue, and to allocate."""
    return counts(reviews_of(sight), user, today)
