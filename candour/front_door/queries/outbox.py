"""The messages of the outbox, for the demo's page."""

from django.db.models import QuerySet

from candour.mail.models import Message


def messages_queued() -> QuerySet[Message]:
    """Every message, sent or waiting, with the person it is for."""
    return Message.objects.select_related("to")
