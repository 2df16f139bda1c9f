"""Start, meet and recompute deadlines, which are counted from events; every move is kept with its reason."""

from datetime import date, datetime, timedelta

from django.urls import reverse

from candour.audit.record import SYSTEM, record
from candour.cases.commands import set_next_step
from candour.cases.models import Case, WaitsFor
from candour.cases.row_security import every_row
from candour.mail.commands import Notice, queue
from candour.notifications.calendar import known_calendar
from candour.notifications.deadline_days import due_day
from candour.notifications.models import Deadline, DeadlineMove, MoveKind, Notification, NotificationStatus
from candour.policy.load import load_policy
from candour.staff.models import User

WAITING: dict[str, tuple[str, str]] = {
    NotificationStatus.CHARGE_IDENTIFIED: ("Take on the notification", WaitsFor.REGION),
    NotificationStatus.AWAITING_COURT: ("Record the first court appearance", WaitsFor.REGION),
    NotificationStatus.READY: ("Submit the notification, or close it", WaitsFor.REGION),
    NotificationStatus.SUBMITTED: ("Decide on the notification", WaitsFor.NATIONAL),
    NotificationStatus.REVIEW: ("", WaitsFor.REGION),
}
"""The next step where no deadline names it, and whose turn it is."""
OF_THE_ASSESSORS = "quality_assurance"
"""The step that the region waits for, once it has submitted a review."""


def start(*, case: Case, step: str, started_on: date, at: datetime) -> Deadline:
    """Open a step's deadline, or move the open one where the event it counts from was corrected."""
    due = _due(step, started_on)
    deadline, made = Deadline.objects.get_or_create(
        case=case,
        step=step,
        ended_on=None,
        defaults={"started_on": started_on, "original_due": due, "due": due},
    )
    if not made and deadline.started_on != started_on:
        deadline.started_on = started_on
        _move(deadline, MoveKind.EVENT, "The date that this is counted from was corrected.", at=at)
    show_next(case)
    return deadline


def meet(*, case: Case, step: str, on: date) -> None:
    """The step was done on that day."""
    Deadline.objects.filter(case=case, step=step, met_on=None, ended_on=None).update(met_on=on)
    show_next(case)


def unmeet(*, case: Case, step: str) -> None:
    """The step is to be done again by the date that stood."""
    Deadline.objects.filter(case=case, step=step, ended_on=None).update(met_on=None)
    show_next(case)


def end_all(*, case: Case, on: date) -> None:
    """Nothing more is due: the steps that were open are not needed."""
    Deadline.objects.filter(case=case, met_on=None, ended_on=None).update(ended_on=on)
    show_next(case)


def move_after_pause(
    *, case: Case, since: date, until: date, reason: str, by: User, at: datetime
) -> list[Deadline]:
    """The clock stood still from one day to another: what was due and not done moves by the days between.

    A pause counts from the day on which the step itself began to run.
    """
    moved = []
    standing = Deadline.objects.filter(case=case, met_on=None, ended_on=None)
    for deadline in standing.select_for_update(of=("self",)):
        days = (until - max(since, deadline.started_on)).days
        if days > 0:
            deadline.paused_by_days += days
            _move(deadline, MoveKind.PAUSE, reason, at=at, by=by)
            moved.append(deadline)
    return moved


def recompute(*, reason: str, at: datetime) -> int:
    """Work every open deadline out again from its event; the ones that differ move, each with the reason."""
    moved = 0
    with every_row():
        standing = Deadline.objects.filter(met_on=None, ended_on=None).select_related("case__holder")
        for deadline in standing.select_for_update(of=("self",)):
            moved += _move(deadline, MoveKind.CALENDAR, reason, at=at)
    return moved


def show_next(case: Case) -> None:
    """Copy the earliest open deadline to the case; without one, say whose turn it is."""
    earliest = Deadline.objects.filter(case=case, met_on=None, ended_on=None).order_by("due").first()
    status = Notification.objects.filter(case=case).values_list("status", flat=True).first()
    step, waits_for = WAITING.get(str(status), ("", ""))
    if earliest is not None:
        step = load_policy().deadlines.on(earliest.step, on=earliest.started_on).name
        waits_for = WaitsFor.NATIONAL if earliest.step == OF_THE_ASSESSORS else waits_for
    set_next_step(case, step=step, due=earliest.due if earliest else None, waits_for=waits_for)


def _move(deadline: Deadline, kind: MoveKind, reason: str, *, at: datetime, by: User | None = None) -> bool:
    before = deadline.due
    added = timedelta(days=deadline.extended_by_days + deadline.paused_by_days)
    deadline.due = _due(deadline.step, deadline.started_on) + added
    if deadline.due == before:
        return False
    deadline.save()
    DeadlineMove.objects.create(
        deadline=deadline,
        kind=kind,
        from_due=before,
        to_due=deadline.due,
        reason=reason,
        asked_by=by,
        asked_at=at,
    )
    note_move("deadline.moved", deadline, by, at)
    show_next(deadline.case)
    tell_holder(deadline.case, Notice.DATE_MOVED, at)
    return True


def _due(step: str, started_on: date) -> date:
    period = load_policy().deadlines.on(step, on=started_on)
    return due_day(period=period, started_on=started_on, calendar=known_calendar())


def note_move(action: str, deadline: Deadline, by: User | None, at: datetime) -> None:
    record(
        action=action,
        by=by or SYSTEM,
        at=at,
        case=deadline.case_reference,
        subject_type="deadline",
        subject=deadline.step,
        changed=["due"],
    )


def tell_holder(case: Case, notice: Notice, at: datetime) -> None:
    if case.holder is not None:
        queue(notice, to=case.holder, path=reverse("cases:show", args=[case.reference]), at=at)
