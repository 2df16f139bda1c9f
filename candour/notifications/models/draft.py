"""A notification being typed, one question at a time; it survives a closed browser."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django.db import models

from candour.staff.models import User


class DraftQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: User) -> DraftQuerySet:
        """A draft is its writer's alone, and stays so after it became a case."""
        return self.filter(by=user)

    def open(self) -> DraftQuerySet:
        """Those that are still being typed."""
        return self.filter(finished_as__isnull=True)


class Draft(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid4)
    by = models.ForeignKey("staff.User", on_delete=models.CASCADE, related_name="+")
    answers = models.JSONField(default=dict)
    started_at = models.DateTimeField()
    saved_at = models.DateTimeField()
    finished_as = models.OneToOneField("cases.Case", on_delete=models.CASCADE, null=True, related_name="+")

    objects: Any = DraftQuerySet.as_manager()

    class Meta:
        ordering = ["-saved_at"]
