"""The check is blind, the people are different, and what was approved is bound to its bytes."""

import pytest
from django.db import DatabaseError, transaction

from candour.disclosure import rules
from candour.disclosure.commands import approving, checking, considering, moving, sending
from candour.disclosure.models import (
    Approval,
    CheckItem,
    Concern,
    Decision,
    Disclosure,
    ReleaseFile,
    Sending,
    Status,
)
from candour.disclosure.queries.checks import items_of, present_check_of
from candour.disclosure.standing import standing_of
from candour.workflow.refusals import NotAllowed, NotNow
from tests.disclosure.desk import scene
from tests.factories import staff

pytestmark = pytest.mark.django_db


def test_all_that_was_kept_is_drawn_and_the_draw_can_be_made_again() -> None:
    copy, _people = scene.check_begun()
    check = present_check_of(copy)
    assert check is not None
    items = items_of(check)
    decisions = standing_of(copy).decisions
    dismissed = {item.decision_id for item in items if item.why == CheckItem.Why.DISMISSED}
    assert dismissed == {one.pk for one in decisions if one.action == "keep"}
    others = [one.pk for one in decisions if one.action != "keep"]
    sampled = {item.decision_id for item in items if item.why == CheckItem.Why.SAMPLE}
    assert sampled == set(checking.drawn(others, seed=check.seed, share=check.share))


def test_where_the_two_differ_somebody_says_why_it_may_stand() -> None:
    copy, people = scene.check_begun()
    scene.answer_all(copy, people, otherwise=True)
    with pytest.raises(NotNow, match="differ"):
        checking.finish(disclosure=copy, by=people.checker, at=scene.AT)
    check = present_check_of(copy)
    assert check is not None
    for item in items_of(check):
        checking.let_stand(item=item, why="The ground holds.", by=people.checker, at=scene.AT)
    assert checking.finish(disclosure=copy, by=people.checker, at=scene.AT).status == Status.CHECKED


def test_answers_stand_once_both_are_shown() -> None:
    copy, people = scene.check_begun()
    scene.answer_all(copy, people)
    check = present_check_of(copy)
    assert check is not None
    with pytest.raises(NotNow, match="Answers stand"):
        checking.answer(item=items_of(check)[0], action="keep", by=people.checker, at=scene.AT)


def test_nobody_checks_or_approves_what_they_prepared() -> None:
    copy, people = scene.prepared()
    with pytest.raises(NotNow, match="You prepared this copy"):
        checking.begin(disclosure=copy, by=people.preparer, at=scene.AT)
    copy, people = scene.made(review=scene.shared_review())
    with pytest.raises(NotAllowed):
        approving.approve(disclosure=copy, statement="Mine", by=people.checker, at=scene.AT)


@pytest.mark.parametrize("part", ["preparer", "checker", "approver"])
def test_the_database_refuses_whoever_made_the_review(part: str) -> None:
    copy, _people = scene.opened()
    with pytest.raises(DatabaseError, match="decides what is shared"), transaction.atomic():
        Disclosure.objects.filter(pk=copy.pk).update(**{part: copy.review.reviewing_manager_id})
    assert Disclosure.objects.filter(pk=copy.pk).update(**{part: staff.national_lead()}) == 1


def test_the_database_refuses_one_person_in_two_parts() -> None:
    copy, people = scene.opened()
    for part in ("checker", "approver"):
        with pytest.raises(DatabaseError, match="nobody_"), transaction.atomic():
            Disclosure.objects.filter(pk=copy.pk).update(**{part: people.preparer})


def test_decisions_approvals_and_judged_files_are_never_changed() -> None:
    copy, _people = scene.approved()
    for rows, change in (
        (Decision.objects.filter(disclosure=copy), {"note": "Other"}),
        (Approval.objects.filter(disclosure=copy), {"files": []}),
        (ReleaseFile.objects.filter(disclosure=copy), {"data": b"other"}),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            rows.update(**change)


def test_only_what_an_approval_names_can_be_sent() -> None:
    copy, people = scene.approved()
    approval = Approval.objects.get(disclosure=copy)
    facts = {"case": copy.case, "disclosure": copy, "approval": approval, "recipient": copy.recipient}
    other = [{"file": 1, "format": "html", "sha256": "0" * 64}]
    with pytest.raises(DatabaseError, match="only what an approval names"), transaction.atomic():
        Sending.objects.create(**facts, how="post", formats=[], files=other, by=people.preparer, at=scene.AT)


def test_a_recipient_who_is_typed_otherwise_gets_nothing() -> None:
    copy, people = scene.approved()
    with pytest.raises(NotNow, match="The recipient that you typed"):
        sending.send(disclosure=copy, recipient="HM Coroner", how="post", by=people.preparer, at=scene.AT)


def test_bytes_that_are_not_those_approved_are_not_sent() -> None:
    copy, people = scene.approved()
    with scene.bytes_changed(), pytest.raises(NotNow, match="not those that were approved"):
        sending.send(disclosure=copy, recipient=copy.recipient, how="post", by=people.preparer, at=scene.AT)


def test_a_concern_stops_the_copy_until_somebody_else_has_answered() -> None:
    copy, people = scene.approved()
    considering.raise_concern(disclosure=copy, text="A child reads it.", by=people.approver, at=scene.AT)
    assert Approval.objects.get(disclosure=copy).voided_at is not None
    with pytest.raises(NotNow, match="no approval that holds"):
        moving_on(copy, people)
    concern = Concern.objects.select_related("disclosure__case").get(disclosure=copy)
    with pytest.raises(NotNow, match="You raised this concern"):
        considering.answer_concern(
            concern=concern, answer="go_on", text="Go on", by=people.approver, at=scene.AT
        )
    lead = staff.national_lead()
    considering.answer_concern(concern=concern, answer="stop", text="Not now.", by=lead, at=scene.AT)
    assert scene.again(copy).status == Status.ENDED


def moving_on(copy: Disclosure, people: scene.People) -> None:
    sending.send(disclosure=copy, recipient=copy.recipient, how="post", by=people.preparer, at=scene.AT)


def test_taking_back_ends_the_check() -> None:
    copy, people = scene.check_begun()
    moving.take_back(disclosure=copy, reason="I forgot the table.", by=people.preparer, at=scene.AT)
    assert present_check_of(copy) is None
    assert scene.again(copy).checker is None


def test_a_family_waits_for_a_conviction() -> None:
    review = scene.shared_review()
    with pytest.raises(NotNow, match="before a conviction"):
        scene.opened(review, audience="victim_or_family", recipient="Ms Quill")


def test_what_goes_to_everybody_is_approved_by_the_national_team() -> None:
    copy, people = scene.opened(audience="foi_adviser", recipient="The adviser")
    director = staff.member("regional_director", of="North East")
    assert "national team approves" in str(rules.the_national_team_approves_it(copy, director))
    assert rules.the_national_team_approves_it(copy, people.approver) is None
    copy.audience = "coroner"
    assert rules.the_national_team_approves_it(copy, director) is None, "the control"
