"""Add a bank holiday that was proclaimed later, and move the open deadlines that it touches."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from candour.access.permissions import Permission
from candour.audit.record import record
from candour.cases.models import Case
from candour.cases.models.visibility import Sight
from candour.cases.row_security import every_row
from candour.notifications.calendar import calendar_with, known_calendar
from candour.notifications.commands import deadlines
from candour.notifications.commands.notifying import facts_changed
from candour.notifications.deadline_days import due_day
from candour.notifications.models import (
    AddedBankHoliday,
    Deadline,
    DeadlineMove,
    EligibilityAnswer,
    MoveKind,
)
from candour.policy.load import load_policy
from candour.staff.models import User
from candour.workflow.once import once, remember
from candour.workflow.perform import may
from candour.workflow.refusals import NotAllowed, NotNow

LONGEST_WINDOW = timedelta(days=60)
"""More than 28 working days with every bank holiday that a year can have."""


@dataclass(frozen=True, slots=True)
class WouldMove:
    """An open deadline that a new bank holiday would move."""

    deadline: Deadline
    name: str
    to: date


@transaction.atomic
def add_bank_holiday(
    *, day: date, name: str, source: str, by: User, at: datetime, operation: UUID | None = None
) -> int:
    """Add a bank holiday and move every open deadline that it touches. Gives how many moved."""
    if not may(by, Permission.ADD_BANK_HOLIDAY, at=at):
        raise NotAllowed("Your role does not allow this.")
    if once(operation, name="calendar.bank_holiday_added", by=by, at=at) is not None:
        return DeadlineMove.objects.filter(kind=MoveKind.CALENDAR, reason=_reason(day, name)).count()
    if against := against_adding(day):
        raise NotNow(against)
    added = AddedBankHoliday.objects.create(day=day, name=name, source=source, added_by=by, added_at=at)
    remember(operation, added)
    record(action="calendar.bank_holiday_added", by=by, at=at, subject_type="day", subject=day.isoformat())
    _answer_again(day, by=by, at=at)
    return deadlines.recompute(reason=_reason(day, name), at=at)


def _answer_again(day: date, *, by: User, at: datetime) -> None:
    """Ask again where the day may stand inside the window between supervision and the offence."""
    touched = Q(charges__alleged_offence_date__range=(day, day + LONGEST_WINDOW))
    with every_row():
        for case in Case.objects.visible_to(by).filter(touched).distinct().order_by("pk"):
            facts_changed(case, by=by, at=at, trigger=EligibilityAnswer.Trigger.CALENDAR)


def _reason(day: date, name: str) -> str:
    return f"A bank holiday was added: {name}, {day.day} {day:%B %Y}."


def against_adding(day: date) -> list[str]:
    """Why this day cannot become a bank holiday; nothing where it can."""
    reason = known_calendar().why_not_working(day)
    return [f"That day does not count already: {reason}."] if reason else []


def would_move(*, day: date, name: str, sight: Sight) -> list[WouldMove]:
    """The open deadlines, of cases within sight, that a bank holiday on that day would move."""
    calendar, policy = calendar_with(day, name), load_policy()
    open_then = Deadline.objects.visible_to(sight).filter(
        met_on=None, ended_on=None, started_on__lt=day, due__gte=day
    )
    found = []
    for deadline in open_then.select_related("case"):
        period = policy.deadlines.on(deadline.step, on=deadline.started_on)
        to = due_day(period=period, started_on=deadline.started_on, calendar=calendar)
        to += timedelta(days=deadline.extended_by_days)
        if to != deadline.due:
            found.append(WouldMove(deadline, period.name, to))
    return found
