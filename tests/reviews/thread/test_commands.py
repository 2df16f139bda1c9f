"""The thread is changed by its author while it is written; what is taken out comes back whole."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from candour.audit.models import Entry
from candour.reviews.commands import thread as commands
from candour.reviews.models import (
    Evidence,
    Judgement,
    LearningPoint,
    LineExplained,
    PlannedAction,
    Reason,
    Review,
    Standing,
)
from candour.reviews.rules.signing import the_thread_holds
from candour.reviews.thread.of_review import lines_of, thread_of
from candour.workflow.refusals import NotAllowed, NotNow
from tests.factories import staff
from tests.reviews import gathered
from tests.reviews.thread import scene
from tests.reviews.thread.scene import AT, add, author_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def review() -> Review:
    return gathered.being_written()


def named(review: Review) -> set[tuple[str, str]]:
    review.refresh_from_db()
    return {(line.rule, line.subject) for line in lines_of(review)}


def test_a_part_is_made_once_however_often_it_is_sent(review: Review) -> None:
    operation = uuid4()
    given: dict[str, Any] = {"by": author_of(review), "at": AT, "operation": operation}
    first = commands.add_part(review, "judgement", scene.DEFAULTS["judgement"], **given)
    assert commands.add_part(review, "judgement", scene.DEFAULTS["judgement"], **given) == first
    assert Judgement.objects.filter(review=review).count() == 1
    assert Entry.objects.filter(action="review.judgement_added").count() == 1


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"status": "factual_accuracy"}, "while the review is being written"),
        ({"status": "allocated"}, "Begin the review first"),
        ({"standing_status": Standing.SUSPENDED}, "suspended"),
        ({"standing_status": Standing.PAUSED}, "paused"),
    ],
)
def test_the_thread_is_changed_only_while_the_review_is_written(
    review: Review, changes: dict[str, str], words: str
) -> None:
    Review.objects.filter(pk=review.pk).update(**changes)
    with pytest.raises(NotNow, match=words):
        add(review, "judgement")


def test_a_colleague_who_may_write_reviews_does_not_change_this_one(review: Review) -> None:
    other = gathered.on_the_list(review, staff.reviewing_manager(review.case.region.name))
    with pytest.raises(NotNow, match="Only the reviewing manager"):
        commands.add_part(review, "judgement", scene.DEFAULTS["judgement"], by=other, at=AT)


def test_somebody_without_the_permission_is_refused(review: Review) -> None:
    with pytest.raises(NotAllowed):
        commands.add_part(
            review, "judgement", scene.DEFAULTS["judgement"], by=staff.national_officer(), at=AT
        )


def test_an_author_who_is_not_independent_any_more_is_refused(review: Review) -> None:
    gathered.member_of_staff(review, staff_account=author_of(review))
    with pytest.raises(NotNow, match="not independent"):
        add(review, "judgement")


def test_words_that_the_policy_does_not_know_are_refused(review: Review) -> None:
    with pytest.raises(NotNow, match="PD-NOTHING"):
        add(review, "judgement", themes=["PD-NOTHING"])


def test_a_part_of_another_review_cannot_be_hung_here(review: Review) -> None:
    other = add(gathered.being_written(), "judgement")
    with pytest.raises(NotNow, match="another review"):
        add(review, "reason", judgement=other)
    with pytest.raises(NotNow, match="another review"):
        commands.rely_on(
            add(review, "judgement"), add=[scene.entry(other.review)], by=author_of(review), at=AT
        )


def test_a_level_is_considered_once(review: Review) -> None:
    add(review, "level")
    with pytest.raises(NotNow, match="already recorded"):
        add(review, "level")


def test_what_is_changed_says_something_else_and_keeps_its_place(review: Review) -> None:
    judgement = add(review, "judgement")
    told = scene.DEFAULTS["judgement"] | {"text": "Other words.", "sufficiency": "sufficient"}
    commands.change_part(judgement, told, by=author_of(review), at=AT)
    judgement.refresh_from_db()
    assert (judgement.text, judgement.is_deficiency) == ("Other words.", False)


def test_what_is_linked_shows_it_and_counts_until_it_leaves_the_chronology(review: Review) -> None:
    judgement, shown, heard = add(review, "judgement"), scene.entry(review), scene.interview(review)
    commands.rely_on(judgement, add=[shown, heard], by=author_of(review), at=AT)
    commands.rely_on(judgement, add=[shown], by=author_of(review), at=AT)
    assert thread_of(review, on=AT.date()).judgements[0].evidence == 2
    shown.taken_out_at = AT
    shown.save()
    commands.rely_on(judgement, remove=[heard], by=author_of(review), at=AT)
    assert ("judgement-without-evidence", f"judgement-{judgement.pk}") in named(review)


def whole_branch(review: Review) -> tuple[Judgement, Reason, LearningPoint, PlannedAction]:
    judgement = add(review, "judgement")
    reason = add(review, "reason", judgement=judgement)
    learning = add(review, "learning", reasons=[reason])
    action = add(review, "action", learning_point=learning)
    for part in (judgement, reason):
        commands.rely_on(part, add=[scene.entry(review)], by=author_of(review), at=AT)
    return judgement, reason, learning, action


@pytest.mark.parametrize("place", range(4))
def test_what_is_taken_out_comes_back_with_everything_that_hung_on_it(review: Review, place: int) -> None:
    branch = whole_branch(review)
    before = thread_of(review, on=AT.date())
    out = commands.take_out(branch[place], by=author_of(review), at=AT, why="Tried")
    assert thread_of(review, on=AT.date()) != before
    commands.put_back(out, by=author_of(review), at=AT)
    assert thread_of(review, on=AT.date()) == before
    with pytest.raises(NotNow, match="already been put back"):
        commands.put_back(out, by=author_of(review), at=AT)


def test_links_wait_for_their_other_end(review: Review) -> None:
    _judgement, reason, learning, _action = whole_branch(review)
    before = thread_of(review, on=AT.date())
    first = commands.take_out(learning, by=author_of(review), at=AT)
    second = commands.take_out(reason, by=author_of(review), at=AT)
    commands.put_back(first, by=author_of(review), at=AT)
    commands.put_back(second, by=author_of(review), at=AT)
    assert thread_of(review, on=AT.date()) == before


def test_a_reason_waits_for_its_judgement(review: Review) -> None:
    judgement, reason, _learning, _action = whole_branch(review)
    number = reason.pk
    first = commands.take_out(reason, by=author_of(review), at=AT)
    second = commands.take_out(judgement, by=author_of(review), at=AT)
    with pytest.raises(NotNow, match="Put that back first"):
        commands.put_back(first, by=author_of(review), at=AT)
    commands.put_back(second, by=author_of(review), at=AT)
    commands.put_back(first, by=author_of(review), at=AT)
    assert Reason.objects.filter(pk=number).exists()
    assert Evidence.objects.filter(reason=number).count() == 1


def test_an_answer_counts_until_the_words_change_and_can_be_taken_back(review: Review) -> None:
    judgement = add(review, "judgement")
    reason = add(review, "reason", judgement=judgement)
    rule, subject = "reason-without-learning", f"reason-{reason.pk}"
    given: dict[str, Any] = {"by": author_of(review), "at": AT}
    commands.answer_line(review, rule, subject, "The posts are filled.", **given)
    line = next(one for one in lines_of(review) if (one.rule, one.subject) == (rule, subject))
    assert (line.explained, line.why) == (True, "The posts are filled.")
    changed = scene.DEFAULTS["reason"] | {"text": "The office had moved twice."}
    commands.change_part(reason, changed, **given)
    line = next(one for one in lines_of(review) if (one.rule, one.subject) == (rule, subject))
    assert (line.stands_in_the_way, line.earlier_why) == (True, "The posts are filled.")
    commands.withdraw_answer(review, rule, subject, **given)
    assert not LineExplained.objects.filter(review=review).exists()
    out = review.taken_out.get()
    commands.put_back(out, **given)
    assert LineExplained.objects.get(review=review).why == "The posts are filled."


def test_a_line_that_only_work_mends_is_not_answered(review: Review) -> None:
    with pytest.raises(NotNow, match="cannot be answered"):
        commands.answer_line(review, "area-not-judged", "area-planning", "No.", by=author_of(review), at=AT)
    with pytest.raises(NotNow, match="stands no more"):
        commands.answer_line(
            review, "reason-without-learning", "reason-1", "No.", by=author_of(review), at=AT
        )


def test_the_whole_is_judged_with_reasons(review: Review) -> None:
    given: dict[str, Any] = {"by": author_of(review), "at": AT}
    with pytest.raises(NotNow, match="Say why"):
        commands.judge_the_whole(review, "no", "  ", **given)
    commands.judge_the_whole(review, "partly", "Much was done.", **given)
    commands.say_why_no_effective_practice(review, "All records were read.", **given)
    assert not {"whole-not-judged", "no-effective-practice"} & {rule for rule, _subject in named(review)}


def test_the_signature_is_refused_in_the_words_of_the_panel(review: Review) -> None:
    add(review, "judgement")
    said = the_thread_holds(review, author_of(review))
    assert said is not None
    assert "broken in" in said
    assert lines_of(review)[0].sentence in said


def test_a_submitted_review_is_judged_as_of_the_day_it_was_sent(review: Review) -> None:
    learning = add(review, "learning")
    late = add(review, "action", learning_point=learning, due_on=AT.date() + timedelta(days=1))
    subject = ("action-not-time-bound", f"action-{late.pk}")
    assert subject in named(review)
    Review.objects.filter(pk=review.pk).update(submitted_at=AT)
    assert subject not in named(review)


def test_an_action_that_is_in_the_plan_is_not_taken_out(review: Review) -> None:
    from candour.reviews.commands.plan import make_actions

    _judgement, _reason, learning, action = whole_branch(review)
    make_actions(review, by=author_of(review), at=AT)
    action.refresh_from_db()
    for part in (action, learning):
        with pytest.raises(NotNow, match="already in the action plan"):
            commands.take_out(part, by=author_of(review), at=AT)
