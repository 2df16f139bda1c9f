"""No case is closed while contact is owed, and a closed one is opened when contact is owed again."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from candour.cases.commands import close_case
from candour.cases.models import Case, ClosingStatus, ReviewStatus
from candour.families.commands import contacts, plans
from candour.families.models import ContactPlan, ContactStatus
from candour.families.queries.closing import left_to_do, reasons_against_closing
from candour.workflow.models import StatusChange
from candour.workflow.refusals import NotNow
from tests.factories import closing, families, staff

pytestmark = pytest.mark.django_db
AT, TODAY, DAY = families.AT, families.TODAY, families.DAY


def ended() -> ContactPlan:
    """Both relatives have a plan whose contact has ended, in a case in which no review followed."""
    plan = families.begun()
    other = families.begun(of=plan.case, family_name="Finch")
    for one in (plan, other):
        plans.end(plan=one, note="By letter", by=families.keeper(one), at=AT)
    Case.objects.filter(pk=plan.case_id).update(review_status=ReviewStatus.NOT_REQUIRED)
    return families.again(plan)


def test_contact_that_is_owed_stands_in_the_way_and_leads_to_the_families_of_the_case() -> None:
    case = families.to_offer().case
    assert [left.text for left in left_to_do(case)] == reasons_against_closing(case)
    assert {left.path for left in left_to_do(case)} == {f"/families/case/{case.reference}"}
    with pytest.raises(NotNow, match="Contact is owed to 1 victim or relative"):
        close_case(case, by=staff.national_officer(), at=AT)


def test_where_contact_has_ended_with_everybody_the_case_is_closed() -> None:
    case = ended().case
    close_case(case, by=staff.national_officer(), at=AT)
    assert closing.again(case).closing_status == ClosingStatus.CLOSED


def test_a_promise_opens_a_closed_case_again_and_its_history_says_nothing_of_families() -> None:
    plan = ended()
    close_case(plan.case, by=staff.national_officer(), at=AT)
    keeper = families.keeper(plan)
    contacts.promise(plan=plan, what="Ring her after the inquest", due_on=TODAY + DAY, by=keeper, at=AT)
    assert families.again(plan).contact_status == ContactStatus.IN_CONTACT
    assert closing.again(plan.case).closing_status == ClosingStatus.OPEN
    change = StatusChange.objects.get(transition="case.reopened")
    assert (change.by, change.note) == (None, "Something is to be done in this case again.")


def test_the_closing_waits_for_whoever_is_writing_in_a_plan() -> None:
    """Without the lock, a promise that is made in the same moment would be overlooked."""
    plan = ended()
    with CaptureQueriesContext(connection) as asked:
        close_case(plan.case, by=staff.national_officer(), at=AT)
    locks = [query["sql"] for query in asked if "FOR NO KEY UPDATE" in query["sql"]]
    assert len([sql for sql in locks if "families_contactplan" in sql]) == 1
