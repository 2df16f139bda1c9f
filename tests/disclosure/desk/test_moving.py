"""A copy from its opening to the day it is sent, recalled or replaced."""

from typing import Any
from uuid import uuid4

import pytest
from django.db import Error, transaction
from django.test import Client

from candour.disclosure import rules
from candour.disclosure.commands import checking, moving, sending
from candour.disclosure.models import Approval, Disclosure, Recall, Sending, Status, TakenOver
from candour.families.models import ContactPlan, CopyEvent
from candour.mail.models import Message
from candour.workflow.refusals import NotNow
from tests.disclosure.desk import scene

pytestmark = pytest.mark.django_db


def test_a_copy_goes_through_three_pairs_of_hands_before_it_is_sent() -> None:
    copy, people = scene.approved()
    assert (copy.status, copy.preparer, copy.checker, copy.approver) == (
        Status.APPROVED,
        people.preparer,
        people.checker,
        people.approver,
    )
    sending.send(
        disclosure=copy,
        recipient="hm coroner  for newcastle",
        how=Sending.How.POST,
        by=people.preparer,
        at=scene.AT + 9 * scene.HOUR,
        operation=uuid4(),
    )
    sent = Sending.objects.get(disclosure=copy)
    approval = Approval.objects.get(disclosure=copy)
    assert sent.files == approval.files
    assert scene.again(copy).status == Status.SENT
    sending.recall(
        disclosure=copy, reason="A name was read.", told="To send it back.", by=people.preparer, at=scene.AT
    )
    assert scene.again(copy).status == Status.RECALLED
    assert Recall.objects.get(disclosure=copy).asked == "To send it back."


def test_returning_it_makes_the_approval_void() -> None:
    copy, people = scene.approved()
    moving.return_to_preparer(disclosure=copy, reason="Say less.", by=people.approver, at=scene.AT)
    copy = scene.again(copy)
    assert (copy.status, copy.checker, copy.approver) == (Status.DRAFT, None, None)
    assert Approval.objects.get(disclosure=copy).voided_why


def test_another_specialist_takes_a_copy_over_and_both_names_stand_on_its_page() -> None:
    copy, people = scene.decided()
    copy, other = scene.taken_over(copy)
    assert (copy.preparer, TakenOver.objects.get(disclosure=copy).earlier) == (other, people.preparer)
    client = Client()
    client.force_login(other)
    page = client.get(f"/disclosure/{copy.case_reference}/{copy.number}/").content.decode()
    assert "taken over from Petra Prepares" in page
    assert "Petra is away until June." in page
    with pytest.raises(NotNow, match="prepare this copy already"):
        moving.take_over(disclosure=copy, reason="Again", by=other, at=scene.AT)
    with pytest.raises(NotNow, match="Only the person who prepares"):
        moving.end(disclosure=copy, reason="No", by=people.preparer, at=scene.AT)


def test_whoever_began_a_copy_never_checks_it_and_whoever_wrote_the_review_never_takes_it() -> None:
    copy, people = scene.decided()
    author = copy.review.reviewing_manager
    assert author is not None
    assert rules.they_are_independent(copy, author) is not None
    copy, other = scene.taken_over(copy)
    scene.considered(copy, scene.People(other, people.checker, people.approver, people.sender))
    moving.prepare(disclosure=copy, by=other, at=scene.AT + 2 * scene.HOUR)
    copy = scene.again(copy)
    with pytest.raises(NotNow, match="before somebody took it over"):
        checking.begin(disclosure=copy, by=people.preparer, at=scene.AT + 3 * scene.HOUR)
    for field in ("checker", "approver"):
        with pytest.raises(Error, match="before it was taken over"), transaction.atomic():
            Disclosure.objects.filter(pk=copy.pk).update(**{field: people.preparer})
    checking.begin(disclosure=copy, by=people.checker, at=scene.AT + 3 * scene.HOUR)


def test_a_family_is_handed_its_copy_and_later_a_newer_one_in_its_place() -> None:
    facts = scene.family_facts()
    old, people = scene.approved(**facts)
    assert Message.objects.filter(to=people.sender, path__startswith="/disclosure/").exists()
    ContactPlan.objects.filter(pk=facts["plan"]).update(nothing_to_the_home=True, unsafe_ways=["email"])
    with pytest.raises(NotNow, match="Nothing is to be sent to where Ms Quill lives"):
        handed_over(old, people, how=Sending.How.POST)
    with pytest.raises(NotNow, match="not safe for Ms Quill"):
        handed_over(old, people, how=Sending.How.SECURE_EMAIL)
    with pytest.raises(NotNow, match="among the files that were approved"):
        handed_over(old, people, formats=["docx"])
    handed_over(old, people)
    new, _people = scene.approved(**facts, replaces=scene.again(old))
    handed_over(new, people)
    kinds = [CopyEvent.Kind.HANDED_OVER, CopyEvent.Kind.REPLACED]
    events = CopyEvent.objects.filter(plan=facts["plan"]).order_by("pk")
    assert list(events.values_list("kind", flat=True)) == kinds
    assert scene.again(old).status == Status.REPLACED
    client = Client()
    client.force_login(people.sender)
    page = client.get(f"/disclosure/{old.case_reference}/{old.number}/move/send").content.decode()
    assert "Nothing is to be sent to where they live." in page


def handed_over(copy: Disclosure, people: scene.People, **more: Any) -> None:
    told = {"recipient": "Ms Quill", "how": Sending.How.IN_PERSON, **more}
    sending.send(disclosure=copy, by=people.sender, at=scene.AT + 9 * scene.HOUR, **told)
