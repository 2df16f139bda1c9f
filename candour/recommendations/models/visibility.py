"""Published tables are public data: whoever may open the ledger sees all of them, save what was withdrawn."""

from __future__ import annotations

from typing import Any

from django.db import models


class LedgerQuerySet(models.QuerySet[Any]):
    """`WITHDRAWN` names the field that says when a record was taken back; empty where nothing is hidden.

    Who may open the ledger at all is asked by the page and by each command.
    """

    WITHDRAWN = "withdrawn_at"

    def visible_to(self, viewer: object) -> LedgerQuerySet:
        """The records that stand, the same for everybody."""
        return self.filter(**{f"{self.WITHDRAWN}__isnull": True}) if self.WITHDRAWN else self.all()


class OfPublicationQuerySet(LedgerQuerySet):
    """Records that hang on a publication by a field named `publication`."""

    WITHDRAWN = "publication__withdrawn_at"


class ImportQuerySet(LedgerQuerySet):
    """Imports, withdrawn ones too, for the people who make them."""

    WITHDRAWN = ""
