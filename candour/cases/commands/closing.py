"""Close a case in which nothing is left to do, and open it again as soon as something is."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.urls import reverse

from candour.cases import rules, transitions
from candour.cases.models import Case, ClosingStatus
from candour.cases.queries.closing import LeftToDo, left_in_later_slices
from candour.cases.row_security import every_row
from candour.mail.commands import Notice, queue
from candour.staff.models import User
from candour.workflow.once import once
from candour.workflow.perform import perform, perform_for_service
from candour.workflow.refusals import refuse

OWN = (
    (rules.the_review_has_come_to_an_end, "cases:show"),
    (rules.the_court_has_finished, "cases:court"),
    (rules.disclosure_is_decided, "cases:disclosure"),
)
"""What a case itself asks, and the page on which each can be settled."""


def left_to_do(case: Case) -> list[LeftToDo]:
    """Everything that stands in the way of closing a case: the same that the move asks, with its pages."""
    own = [
        LeftToDo(reason, reverse(page, args=[case.reference]))
        for rule, page in OWN
        if (reason := rule(case, None))
    ]
    return [*own, *left_in_later_slices(case)]


@transaction.atomic
def close_case(case: Case, *, by: User, at: datetime, note: str = "", operation: UUID | None = None) -> Case:
    """Close it; whoever holds it is told. Raises NotNow with everything that is left to do."""
    if once(operation, name="case.closed", by=by, at=at, on=case) is not None:
        return case
    closed = perform(transitions.CLOSE, on=case, by=by, at=at, note=note)
    _tell_holder(closed, Notice.DECISION_MADE, by, at)
    return closed


@transaction.atomic
def reopen_case(case: Case, *, reason: str, by: User, at: datetime, operation: UUID | None = None) -> Case:
    """Open a closed case again, for a reason that stays in its history."""
    if once(operation, name="case.reopened", by=by, at=at, on=case) is not None:
        return case
    refuse(rules.reason_is_enough(reason))
    opened = perform(transitions.OPEN_AGAIN, on=case, by=by, at=at, note=reason)
    _tell_holder(opened, Notice.CASE_WAITS, by, at)
    return opened


def open_again(case: Case, *, why: str, at: datetime, by: User | None = None) -> None:
    """The service opens a closed case, because what somebody (`by`) did leaves more to do in it."""
    with every_row():
        closed = Case.objects.filter(pk=case.pk, closing_status=ClosingStatus.CLOSED)
        row = closed.select_for_update(of=("self",)).select_related("holder").first()
        if row is None:
            return
        perform_for_service(transitions.OPEN_AGAIN, on=row, at=at, note=why)
        _tell_holder(row, Notice.CASE_WAITS, by, at)
        case.refresh_from_db(fields=["closing_status"])


def after_facts_changed(case: Case, *, by: User, at: datetime) -> None:
    """A closed case can be corrected; where that leaves something to do, it is opened again."""
    if case.closing_status == ClosingStatus.CLOSED and left_to_do(case):
        open_again(case, why="A changed fact left something to do.", by=by, at=at)


def _tell_holder(case: Case, notice: Notice, by: User | None, at: datetime) -> None:
    if case.holder is not None and case.holder != by:
        queue(notice, to=case.holder, path=reverse("cases:show", args=[case.reference]), at=at)
