"""Which copies there are of a review, and what stands on a document."""

from collections.abc import Sequence

from django.db.models import QuerySet
from django.urls import reverse

from candour.documents.models import Document
from candour.documents.queries import Relier
from candour.reviews.models import ChronologyEntry, Rendition, Review


def renditions_of(review: Review) -> QuerySet[Rendition]:
    """Every copy that was asked for, the latest first."""
    found: QuerySet[Rendition] = Rendition.objects.filter(review=review)
    return found.select_related("asked_by", "document", "submission").defer("submission__content")


def being_made(review: Review) -> bool:
    """Whether somebody waits for a copy now."""
    states = (Rendition.State.WAITING, Rendition.State.MAKING)
    found: bool = Rendition.objects.filter(review=review, state__in=states).exists()
    return found


def relying_on(documents: Sequence[Document]) -> dict[int, list[Relier]]:
    """The entries of a chronology and the numbered copies that stand on each document."""
    numbers = [document.pk for document in documents]
    found: dict[int, list[Relier]] = {}
    linked = ChronologyEntry.documents.through.objects.filter(
        document_id__in=numbers, chronologyentry__taken_out_at__isnull=True
    ).select_related("chronologyentry__case")
    for link in linked.order_by("chronologyentry__on"):
        found.setdefault(link.document_id, []).append(_of_entry(link.chronologyentry))
    for copy in Rendition.objects.filter(document__in=numbers).select_related("case"):
        words = f"{copy.get_kind_display()}, copy {copy.copy_number}"
        href = reverse("reviews:documents", args=[copy.case_reference])
        found.setdefault(copy.document_id, []).append(Relier(words, href))
    return found


def _of_entry(entry: ChronologyEntry) -> Relier:
    return Relier(
        f"Chronology, {entry.on.day} {entry.on:%B %Y}",
        reverse("reviews:chronology", args=[entry.case_reference]),
    )
