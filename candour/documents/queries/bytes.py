"""The bytes of a document, part by part."""

from collections.abc import Iterator

from candour.documents.models import Chunk, Document


def chunks_of(document: Document) -> Iterator[bytes]:
    """In order, one in memory at a time."""
    parts = Chunk.objects.filter(document=document).order_by("number").values_list("data", flat=True)
    for part in parts.iterator(chunk_size=4):
        yield bytes(part)


def content_of(document: Document) -> bytes:
    return b"".join(chunks_of(document))
