"""A case is not closed before the quality of its review is assured and every amendment answered."""

from typing import Any

import pytest

from candour.cases.models import Case
from candour.quality.commands import reporting
from candour.quality.models import Amendment
from candour.quality.queries.closing import left_to_do
from tests.factories import closing, quality, staff

pytestmark = pytest.mark.django_db


def said(case: Case) -> list[str]:
    return [left.text for left in left_to_do(case)]


def test_a_report_that_is_not_issued_stands_in_the_way_and_leads_to_its_round() -> None:
    case = quality.settled().case
    assert said(case) == ["The report on the quality of the review is not issued."]
    assert left_to_do(case)[0].path == f"/quality/{case.reference}/1/"


def test_a_review_that_came_back_is_to_be_submitted_first() -> None:
    assert said(quality.issued("inadequate").case) == ["The review is to be submitted once more."]


def test_an_amendment_without_an_answer_stands_in_the_way() -> None:
    case = quality.issued().case
    assert said(case) == ["1 amendment that the quality report asks for is not answered."]
    closing.answer_amendments(case)
    assert said(case) == []


def test_an_amendment_that_was_taken_out_asks_for_no_answer() -> None:
    officer = staff.national_officer()
    assessment = quality.settled(by=officer)
    told: dict[str, Any] = {"by": officer, "at": quality.AT + 5 * quality.DAY}
    reporting.add_amendment(assessment=assessment, key="A", text="Say why.", where="", **told)
    reporting.take_out_amendment(amendment=Amendment.objects.get(), **told)
    assert said(quality.reported(assessment, by=officer, amendments=0).case) == []


def test_where_no_review_was_submitted_nothing_is_left() -> None:
    assert said(closing.not_sfo()) == []
