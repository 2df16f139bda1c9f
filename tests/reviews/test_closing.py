"""A case is not closed while feedback, or another promise to a member of staff, is open."""

import pytest

from candour.cases.models import Case
from candour.reviews.models import Promise, PromiseKept, Review
from candour.reviews.queries.closing import left_to_do
from tests.factories import closing, staff

pytestmark = pytest.mark.django_db
FEEDBACK = "Feedback on the findings is owed to 1 member of staff."
OTHERS = "Another promise to 1 member of staff is neither kept nor explained."


def said(case: Case) -> list[str]:
    return [left.text for left in left_to_do(case)]


def test_feedback_that_is_owed_is_said_first_and_leads_to_the_promises() -> None:
    case = closing.reviewed()
    assert said(case) == [FEEDBACK, OTHERS]
    assert {left.path for left in left_to_do(case)} == {f"/reviews/{case.reference}/promises/"}


def test_each_is_settled_by_itself() -> None:
    case = closing.reviewed()
    closing.keep_promises(case, but=(Promise.FEEDBACK,))
    assert said(case) == [FEEDBACK]
    closing.keep_promises(case)
    assert said(case) == []


def test_a_promise_that_could_not_be_kept_is_explained_and_no_longer_stands_in_the_way() -> None:
    case = closing.reviewed()
    closing.keep_promises(case, but=(Promise.FEEDBACK,))
    PromiseKept.objects.create(
        case=case,
        review=Review.objects.get(case=case),
        person=case.register.get(role="staff"),
        promise=Promise.FEEDBACK,
        on=closing.TODAY,
        kept=False,
        note="Left the service, and gave no address.",
        by=staff.regional_lead(),
        at=closing.AT,
    )
    assert said(case) == []


def test_nothing_is_owed_to_staff_where_no_review_was_made() -> None:
    assert said(closing.not_sfo()) == []
