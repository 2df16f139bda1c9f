"""A case is not closed while a copy of its review is prepared, or a concern about one waits."""

import pytest

from candour.cases.commands import close_case
from candour.cases.models import Case, ClosingStatus
from candour.disclosure.commands import considering, moving
from candour.disclosure.queries.closing import left_to_do
from candour.reviews.models import Review
from candour.workflow.models import StatusChange
from tests.disclosure.desk import scene
from tests.factories import closing, staff

pytestmark = pytest.mark.django_db
UNDER_WAY = "1 copy of the review is being prepared or waiting to be sent."


def said(case: Case) -> list[str]:
    return [left.text for left in left_to_do(case)]


def test_a_copy_under_way_stands_in_the_way_until_it_is_sent_or_ended() -> None:
    copy, people = scene.opened()
    assert said(copy.case) == [UNDER_WAY]
    assert left_to_do(copy.case)[0].path == f"/disclosure/{copy.case.reference}/"
    moving.end(disclosure=copy, reason="The coroner no longer asks for it.", by=people.preparer, at=scene.AT)
    assert said(copy.case) == []


def test_a_concern_that_nobody_answered_stands_in_the_way_beside_it() -> None:
    copy, people = scene.opened()
    considering.raise_concern(disclosure=copy, text="He may be found by it.", by=people.preparer, at=scene.AT)
    assert said(copy.case) == [UNDER_WAY, "1 concern about a copy of the review waits for an answer."]


def test_a_copy_that_is_asked_for_after_the_closing_opens_the_case_again() -> None:
    case = closing.finished()
    close_case(case, by=staff.national_officer(), at=closing.AT)
    scene.opened(Review.objects.select_related("case__region").get(case=case))
    assert closing.again(case).closing_status == ClosingStatus.OPEN
    note = StatusChange.objects.get(transition="case.reopened").note
    assert note == "A copy of the review is being prepared."
