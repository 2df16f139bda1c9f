"""What relies on a document. Later slices say so, by functions named in the settings."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.utils.module_loading import import_string

from candour.documents.models import Document


@dataclass(frozen=True, slots=True)
class Relier:
    text: str
    href: str = ""


Reliers = dict[int, list[Relier]]


def relied_on(documents: Sequence[Document]) -> Reliers:
    """For the number of each document, what relies on it."""
    found: Reliers = {}
    if not documents:
        return found
    paths: Iterable[str] = getattr(settings, "DOCUMENT_RELIERS", ())
    for path in paths:
        ask: Callable[[Sequence[Document]], Reliers] = import_string(path)
        for number, reliers in ask(documents).items():
            found.setdefault(number, []).extend(reliers)
    return found
