"""Lists of reviews, and the backlog of a region over time: every figure leads to the reviews behind it."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db.models import (
    Count,
    DateTimeField,
    FilteredRelation,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
)
from django.utils import timezone

from candour.cases.models.visibility import Sight
from candour.notifications.models import Deadline, MoveKind
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
        "to_submit": ("To submit", Q(status=ReviewStage.COUNTERSIGNED)),
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
    if row.status in NEXT_WORDS:
        return f"{NEXT_WORDS[ReviewStage(row.status)]} {_by_date(due, today)}"
    return _by_date(due, today)


NEXT_WORDS = {
    ReviewStage.EARLY_LOOK: "The early look is to be made.",
    ReviewStage.TO_ALLOCATE: "Nobody has it yet.",
    ReviewStage.COUNTERSIGNING: "It is to be read and signed.",
    ReviewStage.COUNTERSIGNED: "It is to be submitted.",
}
STANDING_WORDS = {
    Standing.SUSPENDED: "A conflict of interest has to be settled",
    Standing.PAUSED: "The clock stands still",
}


def with_whom(row: Review) -> str:
    """Who has the review at this stage, or holds its case; empty where nobody does."""
    if row.status == ReviewStage.COUNTERSIGNED:
        return f"SFO office of {row.case.region.name}"
    if row.status == ReviewStage.COUNTERSIGNING and row.countersigning_manager:
        return row.countersigning_manager.full_name
    has_it = row.reviewing_manager or row.case.holder
    return has_it.full_name if has_it else ""


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
    """The figures of the last thirteen months, in two queries at any number of reviews."""
    return months(lives(sight, region=region), month_ends(today, number=MONTHS))


def lives(sight: Sight, *, region: str = "") -> list[Life]:
    """Every review within sight as days, in two queries."""
    seen = Review.objects.visible_to(sight)
    if region:
        seen = seen.filter(case__region__code=region)
    stretches = _stretches(seen)
    found: dict[int, Life] = {}
    for review, opened, submitted, first_due, move in _with_moves(seen):
        life = found.get(review) or Life(
            review=review,
            opened=timezone.localdate(opened),
            over=tuple(stretches.over.get(review, ())),
            submitted=timezone.localdate(submitted) if submitted is not None else None,
            first_due=first_due,
            stood_still=tuple(stretches.stood.get(review, ())),
        )
        found[review] = replace(life, moves=(*life.moves, move)) if move is not None else life
    return list(found.values())


Row = tuple[int, datetime, datetime | None, date | None, Moved | None]


def _with_moves(seen: QuerySet[Review]) -> Iterator[Row]:
    """Each review with its first due date, once for each move of that date which counts."""
    running = Q(case__deadlines__step="review", case__deadlines__ended_on__isnull=True)
    joined = seen.annotate(running=FilteredRelation("case__deadlines", condition=running))
    rows = joined.order_by("pk", "running__moves__asked_at", "running__moves__pk").values_list(
        *("pk", "opened_at", "submitted_at", "running__original_due"),
        *("running__moves__kind", "running__moves__approved", "running__moves__to_due"),
        *("running__moves__asked_at", "running__moves__decided_at"),
    )
    for review, opened, submitted, first_due, kind, approved, due, asked, decided in rows:
        extension = kind == MoveKind.EXTENSION
        counts_now = kind is not None and (approved or not extension)
        day = timezone.localdate(decided or asked) if counts_now else None
        move = Moved(on=day, due=due, extension=extension) if day is not None else None
        yield review, opened, submitted, first_due, move


Stretches = dict[int, list[tuple[date, date | None]]]


@dataclass(frozen=True, slots=True)
class _Stretches:
    """Between which days each review was over, and its clock stood still."""

    over: Stretches
    stood: Stretches


PAUSED = "paused"


def _stretches(seen: QuerySet[Review]) -> _Stretches:
    touched = Q(to_status__in=OVER) | Q(from_status__in=OVER)
    changes = StatusChange.objects.filter(
        touched, record_type=Review._meta.label_lower, field="status", record_id__in=seen.values("pk")
    )
    never = Value(None, output_field=DateTimeField())
    pauses = Pause.objects.filter(review__in=seen.values("pk")).order_by()
    rows = (
        changes.order_by()
        .annotate(ends=never)
        .values_list("record_id", "to_status", "at", "ends")
        .union(
            pauses.annotate(kind=Value(PAUSED)).values_list("review_id", "kind", "since", "until"), all=True
        )
    )
    found = _Stretches(defaultdict(list), defaultdict(list))
    for review, kind, start, end in sorted(rows, key=lambda row: row[2]):
        _add(found, review, kind, timezone.localdate(start), timezone.localdate(end) if end else None)
    return found


def _add(found: _Stretches, review: int, kind: str, start: date, end: date | None) -> None:
    if kind == PAUSED:
        found.stood[review].append((start, end))
    elif kind in OVER:
        found.over[review].append((start, None))
    elif found.over[review]:
        found.over[review][-1] = (found.over[review][-1][0], start)


def desk_counts(sight: Sight, user: User, *, today: date) -> dict[str, int]:
    """What the home page shows of reviews: with this person, overdue, and to allocate."""
    return counts(reviews_of(sight), user, today)
