"""Published tables are public data: whoever may open the ledger sees all of them, save what was withdrawn."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils import timezone

from candour.access.grants import grants_of
from candour.access.permissions import Permission
from candour.staff.models import User


class LedgerQuerySet(models.QuerySet[Any]):
    """Reached through the person who asks; `WITHDRAWN` names the field that says when it was taken back."""

    WITHDRAWN = "withdrawn_at"
    OPENED_BY = (Permission.VIEW_LEDGER,)

    def visible_to(self, viewer: object) -> LedgerQuerySet:
        """A page has checked the permission already and gives its sight; a command gives the person."""
        if isinstance(viewer, User) and not self._opened_by(viewer):
            return self.none()
        return self.filter(**{f"{self.WITHDRAWN}__isnull": True}) if self.WITHDRAWN else self.all()

    def _opened_by(self, user: User) -> bool:
        grants = grants_of(user, on=timezone.localdate())
        return any(map(grants.allow, self.OPENED_BY))


class OfPublicationQuerySet(LedgerQuerySet):
    """Records that hang on a publication by a field named `publication`."""

    WITHDRAWN = "publication__withdrawn_at"


class ImportQuerySet(LedgerQuerySet):
    """Imports, withdrawn ones too, for the people who make them."""

    WITHDRAWN = ""
    OPENED_BY = (Permission.IMPORT_PLAN,)
