"""The documents of a case, as a page offers them."""

from typing import Any

from django.db.models import Q

from candour.access.grants import Grants
from candour.access.permissions import Permission
from candour.cases.models import Case
from candour.cases.models.visibility import Sight
from candour.documents.models import Document


def offered(sight: Sight, grants: Grants) -> Any:  # noqa: ANN401 - a queryset of documents
    """What this reader may open. Copies of a review are for those who may read reviews."""
    seen = Document.objects.visible_to(sight)
    if not grants.allow(Permission.VIEW_REVIEW):
        seen = seen.exclude(origin=Document.Origin.MADE)
    return seen.select_related("case", "added_by", "taken_out_by", "replaced_by")


def documents_of(case: Case, sight: Sight, grants: Grants, *, which: str = "") -> Any:  # noqa: ANN401
    """`which` is standing (the default), former (replaced or taken out) or made."""
    documents = offered(sight, grants).filter(case=case)
    if which == "made":
        return documents.filter(origin=Document.Origin.MADE)
    brought = documents.filter(origin=Document.Origin.BROUGHT)
    former = Q(taken_out_at__isnull=False) | Q(replaced_by__isnull=False)
    return brought.filter(former) if which == "former" else brought.exclude(former)
