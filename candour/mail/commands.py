"""Queue a message, and send those that wait."""

from datetime import datetime
from enum import Enum
from uuid import uuid4

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import models, transaction

from candour.mail.models import Message
from candour.staff.models import User

MOST_ATTEMPTS = 20


class Notice(Enum):
    """Everything that a message may say. None of it carries a name, a reference or an offence."""

    CASE_WAITS = ("A case is waiting for you", "A case is waiting for you in Candour.")
    DECISION_WAITS = ("A decision is waiting for you", "A decision is waiting for you in Candour.")
    DECISION_MADE = ("A decision has been made", "A decision has been made on a case that you hold.")
    DATE_MOVED = ("A date has moved", "A date has moved on a case that you hold.")
    COURT_NEWS = ("A court outcome was recorded", "A court outcome was recorded on a case that you hold.")
    ACCESS_USED = ("Emergency access was used", "Emergency access was used, and waits for your review.")
    BAR_WAITS = (
        "A bar waits for a lead",
        "Somebody is named in a case, or no longer is, and a lead must decide.",
    )
    COLLEAGUE_BARRED = (
        "A colleague was barred from a case",
        "Somebody who answers to you was named in a case, and can no longer open it.",
    )
    PASSWORD_SET = (
        "A one-time password was set for you",
        "A one-time password was set for your account. If you did not ask, tell your manager at once.",
    )
    ROLE_WAITS = (
        "A role waits for a second person",
        "A role was asked for in Candour, and waits for you to agree.",
    )
    WORK_GIVEN_ON = ("Work was given on", "Work that you had in Candour was given to somebody else.")
    CASE_FLAGGED = (
        "A case was brought to your attention",
        "A region brought a case to the attention of the national team in Candour.",
    )
    NOTE_WAITS = ("A note is waiting for you", "A note is waiting for you in Candour.")
    EXTRACT_WAITS = (
        "An extract is waiting for you to check",
        "You are asked to check an extract for factual accuracy in Candour.",
    )
    CONTACT_WAITS = (
        "Contact with a family is waiting for you",
        "Something is waiting for you in the contact that you keep with a family, in Candour.",
    )
    PLAN_IMPORTED = (
        "An action plan was imported",
        "An action plan was imported, and may hold actions for you.",
    )

    def __init__(self, subject: str, sentence: str) -> None:
        self.subject = subject
        self.sentence = sentence


def queue(notice: Notice, *, to: User, path: str, at: datetime) -> Message:
    """Put a message in the outbox; it leaves only if the transaction around it is kept."""
    link = settings.SERVICE_ADDRESS.rstrip("/") + path
    body = f"{notice.sentence}\n\nSign in to see it:\n{link}\n"
    return Message.objects.create(
        identifier=uuid4(), to=to, subject=notice.subject, body=body, path=path, queued_at=at
    )


def send_waiting(*, at: datetime, most: int = 100) -> int:
    """Send up to `most` waiting messages, each at least once, and give how many left."""
    return sum(_send_one(at=at) for _ in range(min(most, _waiting().count())))


def _waiting() -> models.QuerySet[Message]:
    return Message.objects.filter(sent_at__isnull=True, attempts__lt=MOST_ATTEMPTS).order_by(
        "attempts", "queued_at"
    )


@transaction.atomic
def _send_one(*, at: datetime) -> bool:
    """One message in one transaction; two senders never take the same one."""
    message = _waiting().select_for_update(skip_locked=True, of=("self",)).select_related("to").first()
    if message is None:
        return False
    message.attempts += 1
    try:
        _hand_over(message)
        message.sent_at, message.last_error = at, ""
    except OSError as error:
        message.last_error = type(error).__name__
    message.save(update_fields=["attempts", "sent_at", "last_error"])
    return message.sent_at is not None


def _hand_over(message: Message) -> None:
    """The same Message-ID at every attempt, so that a receiver can drop a second copy."""
    headers = {"Message-ID": f"<{message.identifier}@candour>"}
    if message.to.email:
        EmailMessage(message.subject, message.body, to=[message.to.email], headers=headers).send()
