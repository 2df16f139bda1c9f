"""Read every document again, hash it, and report what is not as it was kept."""

import hashlib
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from candour.audit.record import SYSTEM, record
from candour.cases.row_security import every_row
from candour.documents.models import Chunk, Document, Sweep
from candour.documents.queries import chunks_of

AT_A_TIME = 50
"""Documents in one transaction, so that none is long."""


def sweep(*, at: datetime, now: Callable[[], datetime] | None = None) -> Sweep:
    """An entry in the chain of the service, and one for each problem in the chain of its case."""
    documents, size, problems = 0, 0, list[dict[str, Any]]()
    for some in _in_parts():
        documents += len(some)
        size += sum(document.size for document in some)
        with every_row():
            problems += [_problem(one, what) for one in some if (what := _what_is_wrong(one))]
    with every_row():
        made: Sweep = Sweep.objects.create(
            at=at, ended_at=now() if now else at, documents=documents, size=size, problems=problems
        )
        _write_down(made)
    return made


def _in_parts() -> Iterator[list[Document]]:
    last = 0
    while True:
        with every_row():
            later = Document.objects.filter(pk__gt=last).select_related("case").order_by("pk")
            some = list(later[:AT_A_TIME])
        if not some:
            return
        last = some[-1].pk
        yield some


def _what_is_wrong(document: Document) -> str:
    """Nothing, or in words."""
    numbers = list(Chunk.objects.filter(document=document).values_list("number", flat=True))
    if not numbers:
        return "Its bytes are missing."
    if numbers != list(range(len(numbers))):
        return "A part of it is missing."
    digest, size = hashlib.sha256(), 0
    for part in chunks_of(document):
        digest.update(part)
        size += len(part)
    if size != document.size:
        return "It is longer or shorter than it was."
    return "" if digest.hexdigest() == document.sha256 else "Its bytes are not those that were kept."


def _problem(document: Document, what: str) -> dict[str, Any]:
    return {"document": document.pk, "case": document.case_reference, "what": what}


def _write_down(made: Sweep) -> None:
    found = len(made.problems)
    record(
        action="document.swept",
        by=SYSTEM,
        at=made.at,
        subject_type="sweep",
        subject=str(made.pk),
        reason=f"{made.documents} read, {found} not as kept",
    )
    for problem in made.problems:
        record(
            action="document.not_as_kept",
            by=SYSTEM,
            at=made.at,
            case=problem["case"],
            subject_type="document",
            subject=str(problem["document"]),
        )
