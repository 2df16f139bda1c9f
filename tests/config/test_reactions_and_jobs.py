"""What follows from what, and what runs by the clock."""

from datetime import UTC, datetime

import pytest
from django.core import mail

from candour.audit.models import HeadsDigest
from candour.config import jobs
from candour.config.reactions import REACTIONS
from candour.config.reference.states import transitions
from candour.mail.commands import Notice, queue
from candour.mail.models import Message
from tests.factories import cases, staff

AT = datetime(2026, 11, 2, 9, tzinfo=UTC)
NOT_MOVES = {"case.facts_changed"}
"""Names that `react` is called with, although no status moves."""


def test_every_reaction_waits_for_something_that_happens() -> None:
    moves = {move.name for _slice, move in transitions()}
    assert set(REACTIONS) - moves - NOT_MOVES == set()


@pytest.mark.django_db
def test_the_outbox_is_emptied_by_the_clock() -> None:
    queue(Notice.CASE_WAITS, to=staff.administrator(), path="/", at=AT)
    jobs.send_messages(timestamp=0)
    assert len(mail.outbox) == 1
    assert Message.objects.get().sent_at is not None


@pytest.mark.django_db
def test_the_audit_chains_are_sealed_by_the_clock() -> None:
    cases.case()
    jobs.seal_audit(timestamp=0)
    assert HeadsDigest.objects.count() == 1
