"""Status history, for pages and statistics, and the operations that were already done."""

from django.db import models


class StatusChange(models.Model):
    """One move of one record. Append-only."""

    record_type = models.CharField(max_length=60)
    record_id = models.BigIntegerField()
    field = models.CharField(max_length=40)
    transition = models.CharField(max_length=80)
    from_status = models.CharField(max_length=40)
    to_status = models.CharField(max_length=40)
    by = models.ForeignKey("staff.User", on_delete=models.PROTECT, null=True, related_name="+")
    """None where the service itself made the move."""
    at = models.DateTimeField()
    note = models.TextField(blank=True)
    overridden = models.TextField(blank=True)
    """The reasons that stood against the move, where it was made by override; else empty."""

    class Meta:
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["record_type", "record_id", "at"])]


class Operation(models.Model):
    """A change that was asked for once. The same form sent twice finds its first result here."""

    id = models.UUIDField(primary_key=True)
    name = models.CharField(max_length=80)
    by = models.ForeignKey("staff.User", on_delete=models.PROTECT, related_name="+")
    on_type = models.CharField(max_length=60, blank=True)
    on_id = models.BigIntegerField(null=True)
    """What it was done on, where there was something."""
    record_type = models.CharField(max_length=60, blank=True)
    record_id = models.BigIntegerField(null=True)
    """What it made, where it made something."""
    at = models.DateTimeField()
