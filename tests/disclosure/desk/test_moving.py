"""A copy from its opening to the day it is sent, recalled or replaced."""

from uuid import uuid4

import pytest

from candour.disclosure.commands import moving, sending
from candour.disclosure.models import Approval, Recall, Sending, Status
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
