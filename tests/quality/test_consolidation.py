"""Differences between two assessors are settled on the record; the region reads only what was issued."""

from collections.abc import Iterator
from typing import Any

import pytest

from candour.cases.models.visibility import sight_of
from candour.quality.commands import bodies, consolidating, reporting
from candour.quality.models import (
    WHOLE,
    Amendment,
    Assessment,
    Report,
    SettledRating,
    Way,
)
from candour.quality.queries import reports
from candour.quality.queries.consolidation import compared
from candour.quality.report_content import report_content
from candour.quality.standards import suggested_composite
from candour.staff.models import User
from candour.workflow.refusals import NotAllowed, NotNow
from tests.factories import quality, staff
from tests.quality.once import made_once

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("made_ahead")]
AT = quality.AT + 4 * quality.DAY


@pytest.fixture(scope="module")
def once(django_db_setup: None, django_db_blocker: Any) -> Iterator[tuple[int, User, User]]:
    with made_once(django_db_blocker):
        first, second = staff.national_officer(), staff.national_officer()
        assessment = quality.allocated(first, second)
        quality.finish(assessment, first, {"B": "requires_improvement"})
        yield quality.finish(assessment, second).pk, first, second


@pytest.fixture
def two(once: tuple[int, User, User], db: None) -> tuple[Assessment, User, User]:
    """They differ on one standard."""
    number, first, second = once
    return quality.again(Assessment(pk=number)), first, second


def settle(assessment: Assessment, by: User, rating: str = "good") -> SettledRating | None:
    to = consolidating.Settlement(key="B", rating=rating, reason="Senior managers were heard after all.")
    return consolidating.settle_rating(assessment=assessment, to=to, by=by, at=AT)


def test_what_both_gave_alike_is_settled_and_a_difference_waits(two: tuple[Assessment, User, User]) -> None:
    assessment, first, _second = two
    rows = {row.key: row for row in compared(assessment, sight_of(first, at=AT))}
    assert [key for key, row in rows.items() if not row.is_settled] == ["B"]
    assert rows["B"].differs
    assert rows["A"].settled is not None
    assert rows["A"].settled.way == Way.SAME
    with pytest.raises(NotNow, match="1 rating on which the assessors differ waits"):
        consolidating.finish(assessment=assessment, by=first, at=AT)


def test_a_proposal_needs_the_other_assessors_word(two: tuple[Assessment, User, User]) -> None:
    assessment, first, second = two
    consolidating.say(assessment=assessment, key="B", text="Did you read paragraph 3?", by=first, at=AT)
    made = settle(assessment, first)
    assert made is not None
    with pytest.raises(NotNow, match="waits for the other assessor to agree"):
        consolidating.finish(assessment=assessment, by=first, at=AT)
    with pytest.raises(NotNow, match="You proposed this rating yourself"):
        consolidating.agree(settled=made, by=first, at=AT)
    consolidating.agree(settled=made, by=second, at=AT)
    assert consolidating.finish(assessment=assessment, by=first, at=AT).status == "settled"
    again = consolidating.reopen(assessment=assessment, reason="One reason is wrong.", by=first, at=AT)
    assert again.status == "settling"


def test_a_third_person_decides_where_they_do_not_agree(two: tuple[Assessment, User, User]) -> None:
    assessment, first, _second = two
    settle(assessment, first)
    made = settle(assessment, staff.national_lead(), "requires_improvement")
    assert made is not None
    assert made.way == Way.THIRD
    standing = SettledRating.objects.filter(assessment=assessment, key="B")
    assert [one.replaced_at is None for one in standing] == [False, True]
    assert consolidating.finish(assessment=assessment, by=first, at=AT).status == "settled"


def test_the_other_body_does_not_settle(two: tuple[Assessment, User, User]) -> None:
    with pytest.raises(NotAllowed):
        settle(two[0], staff.inspector())


def test_the_region_reads_nothing_before_the_report_is_issued_and_everything_settled_after() -> None:
    officer, lead = staff.national_officer(), staff.regional_lead()
    assessment = quality.settled("good", by=officer)
    sight = sight_of(lead, at=AT)
    told = {"assessment": assessment, "by": officer, "at": AT}
    reporting.write_report(overview="Careful.", effective_practice="", **told)  # type: ignore[arg-type]
    assert reports.report_of(assessment, sight_of(officer, at=AT)) is not None
    assert reports.report_of(assessment, sight) is None
    assert not SettledRating.objects.visible_to(lead).exists()
    reporting.issue(assessment=assessment, by=officer, at=AT)
    found = reports.report_of(assessment, sight)
    assert found is not None
    assert reports.is_intact(found)
    assert str(officer) not in str(found.content), "the region does not read who marked"
    assert SettledRating.objects.visible_to(lead).count() == 5


def test_the_region_answers_each_amendment_and_every_answer_is_kept() -> None:
    assessment, lead = quality.issued("requires_improvement"), staff.regional_lead()
    amendment = Amendment.objects.get(assessment=assessment)
    with pytest.raises(NotNow, match="Say what was done"):
        reporting.answer_amendment(amendment=amendment, done="done", text=" ", by=lead, at=AT)
    for done, text in (("partly", "Begun."), ("done", "In the findings.")):
        reporting.answer_amendment(amendment=amendment, done=done, text=text, by=lead, at=AT)
    asked = reports.amendments_of(assessment, sight_of(lead, at=AT))[0]
    assert asked.latest is not None
    assert (asked.latest.text, len(asked.answers)) == ("In the findings.", 2)


def test_a_review_is_not_taken_from_a_body_that_began_to_mark() -> None:
    officer = staff.national_officer()
    assessment = quality.allocated(officer)
    with pytest.raises(NotNow, match="National SFO team has begun to mark"):
        bodies.assign_body(assessment=assessment, body="inspectorate", by=staff.inspector(), at=AT)


def test_a_mark_under_an_old_version_of_the_standards_is_read_and_issued_under_it() -> None:
    """What a version says is looked up by the version that stands on the assessment, never by the day."""
    assessment = quality.issued("good", B="requires_improvement")
    report = Report.objects.get(assessment=assessment)
    assert report.content is not None
    again = report_content(assessment, report, issued_on=report.issued_at.date())  # type: ignore[union-attr]
    assert again["standards"] == report.content["standards"]
    ratings = {one.key: one.rating for one in SettledRating.objects.filter(assessment=assessment)}
    ratings.pop(WHOLE)
    assert suggested_composite(assessment.standards_version, ratings) == "good"
