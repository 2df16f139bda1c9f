"""Interviews are planned, held or not possible, and which levels have been heard is always known."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from candour.cases.models import RegisteredPerson, RegisterRole
from candour.reviews.commands import interviews as commands
from candour.reviews.models import Interview, Level, LevelConsidered, PromiseKept, Review, ReviewStage
from candour.reviews.queries.interviews import interviews_of, levels_heard
from candour.reviews.queries.promises import interviewees_not_in_register
from candour.staff.models import User
from candour.workflow.refusals import NotNow
from tests.reviews.gathered import AT, TODAY, being_written, member_of_staff

pytestmark = pytest.mark.django_db
TOMORROW = TODAY + timedelta(days=1)


def writer(review: Review) -> User:
    assert review.reviewing_manager is not None
    return review.reviewing_manager


def plan(review: Review, level: str = Level.PRACTITIONER, **facts: object) -> Interview:
    return commands.plan(
        review=review,
        by=writer(review),
        at=AT,
        role="probation practitioner",
        level=level,
        **facts,  # type: ignore[arg-type]
    )


def test_planned_then_held_with_its_points() -> None:
    review = being_written()
    interview = plan(review, planned_on=TODAY)
    held = commands.hold(
        interview=interview, on=TODAY, by=writer(review), at=AT, notes="Notes", points=["One", " ", "Two"]
    )
    assert held.state == Interview.State.HELD
    assert [point.text for point in held.points.all()] == ["One", "Two"]
    assert interviews_of(review)[0].raised == 2  # type: ignore[attr-defined]


def test_the_same_form_sent_twice_plans_one_interview_and_raises_one_point() -> None:
    review, operation = being_written(), uuid4()
    first = plan(review, operation=operation)
    assert plan(review, operation=operation).pk == first.pk
    commands.hold(interview=first, on=TODAY, by=writer(review), at=AT)
    one, sent = {"interview": first, "text": "A point", "by": writer(review), "at": AT}, uuid4()
    assert len({commands.raise_point(**one, operation=sent).pk for _again in range(2)}) == 1  # type: ignore[arg-type]


def test_a_point_needs_an_interview_that_was_held_and_can_be_changed_while_unsigned() -> None:
    review = being_written()
    interview = plan(review)
    with pytest.raises(NotNow, match="on which day the interview was held"):
        commands.raise_point(interview=interview, text="A point", by=writer(review), at=AT)
    commands.hold(interview=interview, on=TODAY, by=writer(review), at=AT)
    point = commands.raise_point(interview=interview, text="A point", by=writer(review), at=AT)
    assert commands.change_point(point=point, text="Another", by=writer(review), at=AT).text == "Another"
    Review.objects.filter(pk=review.pk).update(status=ReviewStage.COUNTERSIGNED)
    with pytest.raises(NotNow, match="while the review is being written"):
        commands.change_point(point=point, text="Late", by=writer(review), at=AT)


def test_an_interview_that_is_not_possible_says_why() -> None:
    review = being_written()
    interview = plan(review)
    with pytest.raises(NotNow, match="Say why"):
        commands.not_possible(interview=interview, why=" ", by=writer(review), at=AT)
    commands.not_possible(interview=interview, why="Left the service", by=writer(review), at=AT)
    assert levels_heard(review)[0].words == "Not possible"
    commands.hold(interview=interview, on=TODAY, by=writer(review), at=AT)
    with pytest.raises(NotNow, match="was held"):
        commands.not_possible(interview=interview, why="No", by=writer(review), at=AT)


def test_no_day_of_what_happened_lies_in_the_future() -> None:
    review = being_written()
    with pytest.raises(NotNow, match="future"):
        plan(review, told_of_review_on=TOMORROW)
    with pytest.raises(NotNow, match="future"):
        commands.hold(interview=plan(review), on=TOMORROW, by=writer(review), at=AT)


def test_a_companion_who_is_not_agreed_to_needs_a_reason() -> None:
    review = being_written()
    with pytest.raises(NotNow, match="companion was not agreed"):
        plan(review, companion="not_agreed")
    assert plan(review, companion="not_agreed", companion_reason="A witness").companion_reason == "A witness"


def test_only_staff_of_this_case_are_linked() -> None:
    review, other = being_written(), being_written()
    person = RegisteredPerson.objects.create(
        case=review.case, role=RegisterRole.OTHER, given_names="A", family_name="B"
    )
    for wrong in (person, member_of_staff(other)):
        with pytest.raises(NotNow, match="Only a member of staff"):
            plan(review, person=wrong)


def test_telling_and_sending_are_written_down_once_as_promises_kept() -> None:
    review = being_written()
    person = member_of_staff(review)
    interview = plan(review, person=person, told_of_review_on=TODAY)
    facts = {
        "role": "practitioner",
        "level": Level.PRACTITIONER,
        "person": person,
        "told_of_review_on": TODAY,
    }
    for day in (None, TODAY):
        commands.change(interview=interview, by=writer(review), at=AT, **facts, pack_sent_on=day)  # type: ignore[arg-type]
    kept = PromiseKept.objects.filter(review=review).values_list("promise", flat=True)
    assert sorted(kept) == ["prepared", "told"]


def test_the_levels_that_have_not_been_heard_are_named() -> None:
    review = being_written()
    commands.hold(interview=plan(review), on=TODAY, by=writer(review), at=AT)
    plan(review, Level.MANAGER)
    LevelConsidered.objects.create(
        case=review.case,
        review=review,
        level=Level.NATIONAL,
        why="No national policy",
        by=writer(review),
        at=AT,
    )
    assert [level.level for level in levels_heard(review) if level.is_heard] == [Level.PRACTITIONER]
    words = {level.level: (level.words, level.considered) for level in levels_heard(review)}
    assert words[Level.PRACTITIONER] == ("1 held", "")
    assert words[Level.MANAGER] == ("Not heard yet, 1 planned", "")
    assert words[Level.REGION] == ("Not heard", "")
    assert words[Level.NATIONAL] == ("Not heard", "No national policy")


def test_who_is_heard_and_not_in_the_register_is_pointed_out() -> None:
    review = being_written()
    interview = plan(review)
    plan(review, person=member_of_staff(review))
    assert interviewees_not_in_register(review) == [interview]


def test_a_role_has_to_be_said() -> None:
    review = being_written()
    with pytest.raises(NotNow, match="in which role"):
        commands.plan(review=review, by=writer(review), at=AT, role=" ", level=Level.MANAGER)


def test_days_are_kept_as_they_were_told() -> None:
    assert plan(being_written(), planned_on=date(2026, 4, 1)).planned_on == date(2026, 4, 1)
