"""Messages leave once the change is kept, at least once, and say nothing of a case."""

from datetime import UTC, datetime

import pytest
from django.core import mail
from django.db import transaction

from candour.mail import commands
from candour.mail.commands import MOST_ATTEMPTS, Notice, queue, send_waiting
from candour.mail.models import Message
from tests.factories import staff

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 2, 9, tzinfo=UTC)


def test_a_message_waits_until_it_is_sent_and_is_sent_once() -> None:
    queue(Notice.CASE_WAITS, to=staff.administrator(), path="/cases/SFO-2026-00001", at=AT)
    assert send_waiting(at=AT) == 1
    assert send_waiting(at=AT) == 0
    assert len(mail.outbox) == 1


def test_a_message_of_a_change_that_was_undone_does_not_exist() -> None:
    with transaction.atomic():
        queue(Notice.CASE_WAITS, to=staff.administrator(), path="/", at=AT)
        transaction.set_rollback(True)
    assert not Message.objects.exists()


def test_no_notice_can_carry_a_name_or_an_offence() -> None:
    message = queue(Notice.DECISION_MADE, to=staff.administrator(), path="/cases/SFO-2026-00001", at=AT)
    without_link = message.body.replace("/cases/SFO-2026-00001", "")
    assert "SFO-" not in without_link + message.subject


def test_a_message_that_could_not_be_handed_over_is_tried_again_with_the_same_identity(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    queue(Notice.CASE_WAITS, to=staff.administrator(), path="/", at=AT)

    def refuse(_message: Message) -> None:
        raise ConnectionRefusedError

    with monkeypatch.context() as broken:
        broken.setattr(commands, "_hand_over", refuse)
        assert send_waiting(at=AT) == 0
    assert Message.objects.get().last_error == "ConnectionRefusedError"
    assert send_waiting(at=AT) == 1
    assert mail.outbox[0].extra_headers["Message-ID"] == f"<{Message.objects.get().identifier}@candour>"


def test_a_message_is_given_up_after_many_attempts_and_stays_to_be_seen() -> None:
    queue(Notice.CASE_WAITS, to=staff.administrator(), path="/", at=AT)
    Message.objects.update(attempts=MOST_ATTEMPTS)
    assert send_waiting(at=AT) == 0
    assert Message.objects.get().sent_at is None
