"""Questions that pages ask about notifications."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from candour.cases.models import Case
from candour.cases.models.visibility import Sight
from candour.notifications.calendar import known_calendar
from candour.notifications.deadline_days import due_day
from candour.notifications.models import (
    AddedBankHoliday,
    Deadline,
    DeadlineMove,
    EligibilityAnswer,
    MoveKind,
    Notification,
    NotificationStatus,
)
from candour.policy.load import load_policy
from candour.policy.offences import Offence
from candour.staff.models import DeliveryUnit, Region, User
from candour.workflow.models import StatusChange

NATIONAL_ROLES = ("national_officer", "national_lead")
REGIONAL_ROLES = ("sfo_administrator",)
MOST_OFFENCES = 40


def national_team(*, on: date) -> QuerySet[User]:
    """Everybody who decides on notifications that day."""
    return _holders(NATIONAL_ROLES, on)


def administrators_of(region: Region, *, on: date) -> QuerySet[User]:
    """Everybody who keeps the notifications of a region that day."""
    return _holders(REGIONAL_ROLES, on).filter(region=region)


def _holders(roles: tuple[str, ...], on: date) -> QuerySet[User]:
    held = Q(roles_held__role__in=roles, roles_held__since__lte=on)
    standing = Q(roles_held__until__isnull=True) | Q(roles_held__until__gte=on)
    return User.objects.filter(held & standing, is_active=True).distinct()


def last_day_for(step: str, *, started_on: date) -> date:
    """The last day in time for a step of the deadlines in the policy, counted from its event."""
    period = load_policy().deadlines.on(step, on=started_on)
    return due_day(period=period, started_on=started_on, calendar=known_calendar())


def region_choices() -> list[tuple[str, str]]:
    return list(Region.objects.values_list("code", "name"))


def unit_choices(region: str, *, on: date) -> list[tuple[str, str]]:
    """The delivery units of a region that stood on a day."""
    units = DeliveryUnit.objects.filter(region__code=region).exclude(closed_on__lt=on)
    return [(name, name) for name in units.values_list("name", flat=True)]


def cases_with(crn: str, sight: Sight) -> list[Case]:
    """The cases within sight that already have this CRN."""
    return list(Case.objects.visible_to(sight).filter(crn=crn).select_related("region")[:10])


def offences_found(words: str, *, on: date) -> list[Offence]:
    """Offences of the list whose code, title, family or statute has every word, the listed ones first."""
    wanted = words.lower().replace("-", " ").split()
    if not wanted:
        return []
    names = {family.key: family.name for family in load_policy().families}
    found = [
        offence
        for offence in load_policy().offences
        if offence.applies_until is None and all(word in _text(offence, names) for word in wanted)
    ]
    found.sort(key=lambda offence: (not offence.listed, not offence.title, offence.code))
    return found[:MOST_OFFENCES]


def _text(offence: Offence, families: dict[str, str]) -> str:
    parts = (offence.code, offence.title, families[offence.family], offence.statute)
    return " ".join(parts).lower().replace("-", " ")


@dataclass(frozen=True, slots=True)
class Tab:
    """One view of the list of notifications."""

    key: str
    text: str
    condition: Q


def tabs(today: date) -> tuple[Tab, ...]:
    status = NotificationStatus
    submitted, ready = Q(status=status.SUBMITTED), Q(status=status.READY)
    proposed = submitted & ~Q(proposed_public_interest="") & Q(public_interest__isnull=True)
    return (
        Tab("decide", "Waiting for a decision", submitted),
        Tab("proposed", "Proposed in the public interest", proposed),
        Tab("returned", "Returned to the region", ready & Q(returned=True)),
        Tab("ready", "To submit or close", ready),
        Tab("court", "Waiting for court", Q(status__in=[status.AWAITING_COURT, status.CHARGE_IDENTIFIED])),
        Tab("overdue", "Overdue", Q(case__next_due__lt=today)),
        Tab("extended", "Extended", Q(extended=True)),
        Tab("all", "All", Q()),
    )


def desk(sight: Sight) -> QuerySet[Notification]:
    """Every notification within sight, with what its row shows."""
    returned = StatusChange.objects.filter(
        record_type=Notification._meta.label_lower,
        record_id=OuterRef("pk"),
        transition="notification.returned",
    )
    extended = Deadline.objects.filter(case=OuterRef("case"), extended_by_days__gt=0, ended_on=None)
    rows: QuerySet[Notification] = Notification.objects.visible_to(sight).annotate(
        returned=Exists(returned), extended=Exists(extended)
    )
    return rows.select_related("case__region", "case__holder")


def tab_counts(rows: QuerySet[Notification], views: tuple[Tab, ...]) -> dict[str, int]:
    """How many each view holds, in one query."""
    counts: dict[str, int] = rows.aggregate(
        **{f"in_{view.key}": Count("pk", filter=view.condition or None) for view in views}
    )
    return {view.key: counts[f"in_{view.key}"] for view in views}


def extensions_waiting(sight: Sight) -> QuerySet[DeadlineMove]:
    """Extensions that were asked for and not decided."""
    waiting: QuerySet[DeadlineMove] = DeadlineMove.objects.visible_to(sight).filter(
        kind=MoveKind.EXTENSION, approved=None
    )
    return waiting.select_related("deadline__case__region", "asked_by")


def deadlines_with_moves(case: Case) -> QuerySet[Deadline]:
    """Every deadline of a case with its moves and who asked and decided, in three queries."""
    return Deadline.objects.filter(case=case).prefetch_related("moves__asked_by", "moves__decided_by")


def answers_of(case: Case) -> QuerySet[EligibilityAnswer]:
    """Every answer that was kept of a case, the newest first."""
    return EligibilityAnswer.objects.filter(case=case).select_related("by")


def why_next(notification: Notification, *, today: date) -> str:
    """Why this one stands where it does, in one line."""
    due = notification.case.next_due
    if due is not None and due < today:
        return f"{notification.case.next_step}: {_days((today - due).days)} late"
    if notification.status == NotificationStatus.SUBMITTED and notification.submitted_at is not None:
        waited = (today - timezone.localdate(notification.submitted_at)).days
        since = f"{_days(waited)} ago" if waited else "today"
        return f"Submitted {since}, and nobody has decided"
    if due is not None:
        left = (due - today).days
        return f"{notification.case.next_step}: " + (f"due in {_days(left)}" if left else "due today")
    return notification.case.next_step or "Nothing waits here"


def _days(number: int) -> str:
    return f"{number} day" if number == 1 else f"{number} days"


def added_bank_holidays() -> QuerySet[AddedBankHoliday]:
    """The days that were added to the packaged calendar, with who added them."""
    return AddedBankHoliday.objects.select_related("added_by")
