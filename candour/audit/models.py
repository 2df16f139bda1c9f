"""The audit record: entries in gapless, hash-chained order, the head of each chain, and digests of all heads.

Names are kept, not foreign keys: an entry must say the same after its user or case is gone.
"""

from datetime import UTC, datetime

from django.db import models

EARLIEST = datetime(2000, 1, 1, tzinfo=UTC)
AFTER_LATEST = datetime(2200, 1, 1, tzinfo=UTC)


class Outcome(models.TextChoices):
    DONE = "done", "Done"
    REFUSED = "refused", "Refused"


class Entry(models.Model):
    """One act or one read. The database sets sequence, version, previous and digest when it is inserted."""

    pk = models.CompositePrimaryKey("chain", "sequence")
    chain = models.TextField(db_collation="C")
    sequence = models.BigIntegerField()
    at = models.DateTimeField()
    actor = models.TextField()
    actor_name = models.TextField()
    actor_role = models.TextField()
    action = models.TextField()
    subject_type = models.TextField()
    subject = models.TextField()
    relation = models.TextField()
    outcome = models.TextField(choices=Outcome)
    reason = models.TextField()
    changed = models.TextField()
    request = models.TextField()
    version = models.SmallIntegerField()
    previous = models.TextField()
    digest = models.TextField()

    class Meta:
        db_table = "audit_entry"
        indexes = [
            models.Index(fields=["-at"], name="audit_entry_at"),
            models.Index(fields=["actor", "-at"], name="audit_entry_actor"),
            models.Index(fields=["action", "-at"], name="audit_entry_action"),
        ]
        constraints = [
            models.CheckConstraint(
                name="audit_entry_chain_is_a_case_or_the_service",
                condition=models.Q(chain="service") | models.Q(chain__startswith="case:"),
            ),
            models.CheckConstraint(
                name="audit_entry_outcome_is_known", condition=models.Q(outcome__in=["done", "refused"])
            ),
            models.CheckConstraint(
                # years of four digits, so that the canonical form of a time is unique
                name="audit_entry_at_is_in_range",
                condition=models.Q(at__gte=EARLIEST, at__lt=AFTER_LATEST),
            ),
        ]


class Head(models.Model):
    """The last entry of a chain, and how far the chain has been covered by a digest of all heads."""

    chain = models.TextField(primary_key=True, db_collation="C")
    sequence = models.BigIntegerField()
    digest = models.TextField()
    sealed = models.BigIntegerField()

    class Meta:
        db_table = "audit_head"


class HeadsDigest(models.Model):
    """A digest over every head, chained to the one before; `sealed` lists the heads that moved since then."""

    sequence = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    heads = models.BigIntegerField()
    sealed = models.TextField()
    version = models.SmallIntegerField()
    previous = models.TextField()
    digest = models.TextField()

    class Meta:
        db_table = "audit_headsdigest"
        constraints = [
            models.CheckConstraint(
                name="audit_headsdigest_at_is_in_range",
                condition=models.Q(at__gte=EARLIEST, at__lt=AFTER_LATEST),
            ),
        ]
