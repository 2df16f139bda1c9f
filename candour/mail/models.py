"""The outbox: content-free messages, written in the same transaction as the change that they tell of."""

from django.db import models
from django.db.models import Q


class Message(models.Model):
    """A message that says that something waits, with a link and nothing about a case."""

    identifier = models.UUIDField(unique=True)
    to = models.ForeignKey("staff.User", on_delete=models.PROTECT, related_name="+")
    subject = models.CharField(max_length=120)
    body = models.TextField()
    path = models.CharField(max_length=200)
    queued_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    last_error = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["-queued_at", "-id"]
        indexes = [models.Index(fields=["queued_at"], condition=Q(sent_at__isnull=True), name="mail_waiting")]
