"""Start, meet, extend and recompute deadlines; every move is kept with its reason and approver."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.urls import reverse

from candour.access.permissions import Permission
from candour.audit.record import SYSTEM, record
from candour.cases.commands.next_step import set_next_step
from candour.cases.models import Case
from candour.mail.commands import Notice, queue
from candour.notifications.calendar import known_calendar
from candour.notifications.deadline_days import due_day
from candour.notifications.models import AddedBankHoliday, Deadline, DeadlineMove, MoveKind
from candour.policy.load import load_policy
from candour.staff.models import User
from candour.workflow.perform import may
from candour.workflow.refusals import NotAllowed, NotNow


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


@transaction.atomic
def ask_for_extension(
    *, deadline: Deadline, to: date, category: str, reason: str, by: User, at: datetime
) -> DeadlineMove:
    """Ask the national team for a later date; the date stands until they approve."""
    _require(by, Permission.ASK_FOR_EXTENSION, at)
    if to <= deadline.due:
        raise NotNow(["The new date must be later than the present one."])
    if deadline.moves.filter(kind=MoveKind.EXTENSION, approved=None).exists():
        raise NotNow(["An extension has already been asked for and is waiting for a decision."])
    move = DeadlineMove.objects.create(
        deadline=deadline,
        kind=MoveKind.EXTENSION,
        from_due=deadline.due,
        to_due=to,
        reason_category=category,
        reason=reason,
        asked_by=by,
        asked_at=at,
    )
    _audit("deadline.extension_asked", deadline, by, at)
    return move


@transaction.atomic
def decide_extension(*, move: DeadlineMove, approved: bool, note: str, by: User, at: datetime) -> None:
    """Approve or refuse an extension; nobody decides on their own."""
    _require(by, Permission.APPROVE_EXTENSION, at)
    move = DeadlineMove.objects.select_for_update(of=("self",)).get(pk=move.pk)
    if move.approved is not None:
        raise NotNow(["This extension has already been decided."])
    if move.asked_by_id == by.pk:
        raise NotAllowed("You asked for this extension, so somebody else must decide on it.")
    move.approved, move.decided_by, move.decided_at, move.decision_note = approved, by, at, note
    move.save()
    deadline = move.deadline
    if approved:
        deadline.extended_by_days += (move.to_due - deadline.due).days
        deadline.due = move.to_due
        deadline.save()
        show_next(deadline.case)
    _audit("deadline.extended" if approved else "deadline.extension_refused", deadline, by, at)
    _tell_holder(deadline.case, Notice.DATE_MOVED if approved else Notice.DECISION_MADE, at)


@transaction.atomic
def add_bank_holiday(*, day: date, name: str, source: str, by: User, at: datetime) -> int:
    """Add a bank holiday and move every open deadline that it touches. Gives how many moved."""
    _require(by, Permission.ADD_BANK_HOLIDAY, at)
    if not known_calendar().is_working_day(day):
        raise NotNow(["That day is not a working day already."])
    AddedBankHoliday.objects.create(day=day, name=name, source=source, added_by=by, added_at=at)
    record(action="calendar.bank_holiday_added", by=by, at=at, subject_type="day", subject=day.isoformat())
    return recompute(reason=f"A bank holiday was added: {name}, {day.isoformat()}.", at=at)


def recompute(*, reason: str, at: datetime) -> int:
    """Work every open deadline out again from its event; the ones that differ move, each with the reason."""
    moved = 0
    standing = Deadline.objects.filter(met_on=None, ended_on=None).select_related("case__holder")
    for deadline in standing.select_for_update(of=("self",)):
        moved += _move(deadline, MoveKind.CALENDAR, reason, at=at)
    return moved


def show_next(case: Case) -> None:
    """Copy the earliest open deadline to the case, with the step's name."""
    earliest = Deadline.objects.filter(case=case, met_on=None, ended_on=None).order_by("due").first()
    name = load_policy().deadlines.on(earliest.step, on=earliest.started_on).name if earliest else ""
    set_next_step(case, step=name, due=earliest.due if earliest else None)


def _move(deadline: Deadline, kind: MoveKind, reason: str, *, at: datetime) -> bool:
    before = deadline.due
    deadline.due = _due(deadline.step, deadline.started_on) + timedelta(days=deadline.extended_by_days)
    if deadline.due == before:
        return False
    deadline.save()
    DeadlineMove.objects.create(
        deadline=deadline, kind=kind, from_due=before, to_due=deadline.due, reason=reason, asked_at=at
    )
    _audit("deadline.moved", deadline, None, at)
    show_next(deadline.case)
    _tell_holder(deadline.case, Notice.DATE_MOVED, at)
    return True


def _due(step: str, started_on: date) -> date:
    period = load_policy().deadlines.on(step, on=started_on)
    return due_day(period=period, started_on=started_on, calendar=known_calendar())


def _require(by: User, permission: Permission, at: datetime) -> None:
    if not may(by, permission, at=at):
        raise NotAllowed("Your role does not allow this.")


def _audit(action: str, deadline: Deadline, by: User | None, at: datetime) -> None:
    record(
        action=action,
        by=by or SYSTEM,
        at=at,
        case=deadline.case_reference,
        subject_type="deadline",
        subject=deadline.step,
        changed=["due"],
    )


def _tell_holder(case: Case, notice: Notice, at: datetime) -> None:
    if case.holder is not None:
        queue(notice, to=case.holder, path=reverse("cases:show", args=[case.reference]), at=at)
