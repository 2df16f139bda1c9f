"""A case is not closed while an action of its review is open."""

import pytest

from candour.action_plans.commands import withdraw_actions
from candour.action_plans.commands.progress import Report, report_progress
from candour.action_plans.models import Action
from candour.action_plans.queries import left_to_do
from candour.cases.commands import close_case
from candour.cases.models import Case, ClosingStatus
from candour.cases.models.visibility import Sight, sight_of
from candour.cases.row_security import limit_rows_to
from candour.staff.models import User
from candour.workflow.models import StatusChange
from tests.action_plans.actions import action
from tests.factories import closing, staff

pytestmark = pytest.mark.django_db


def said(case: Case) -> list[tuple[str, str]]:
    return [(left.text, left.path) for left in left_to_do(case)]


def test_an_action_that_is_not_reported_as_done_stands_in_the_way_and_leads_to_its_review() -> None:
    case = closing.reviewed()
    open_one = [("1 action of the review is not reported as done.", f"/reviews/{case.reference}/")]
    assert said(case) == open_one
    closing.report_actions(case, reported="in_progress")
    assert said(case) == open_one
    closing.report_actions(case)
    assert said(case) == []


def test_an_action_that_was_withdrawn_or_is_of_another_plan_does_not() -> None:
    case = closing.reviewed()
    action()
    withdraw_actions(list(Action.objects.filter(case=case)), by=staff.administrator(), at=closing.AT)
    assert said(case) == []


def test_an_owner_who_reports_that_work_goes_on_opens_a_closed_case_that_they_do_not_see() -> None:
    case = closing.finished()
    close_case(case, by=staff.national_officer(), at=closing.AT)
    owned = Action.objects.get(case=case)
    owner = User.objects.get(owner_of__actions=owned)
    limit_rows_to(sight_of(owner, at=closing.AT), reader=owner.pk)
    assert not Case.objects.exists(), "the control: the database shows them no case"
    report = Report(closing.TODAY, "in_progress", "A team had not been sent it.")
    report_progress(action=owned, report=report, by=owner, at=closing.AT)
    limit_rows_to(Sight(everything=True))
    assert closing.again(case).closing_status == ClosingStatus.OPEN
    note = StatusChange.objects.get(transition="case.reopened").note
    assert note == "An action of the review is open again."
