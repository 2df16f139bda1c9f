"""Drawing a review of 60 pages as PDF and as Word, from its content to its bytes."""

from collections.abc import Iterator
from time import perf_counter
from typing import Any

import pypdfium2

from bench.figures import Figure
from candour.reviews.rendering import Copy, Wording, review_document, to_docx, to_pdf

PDF_GOAL = 20.0  # seconds
PAGES = 60
SECTIONS = 15
PARAGRAPHS = 17
SENTENCE = (
    "The plan made at the start named the risk to others and said what would be done if it rose, and when "
    "the officer changed in the spring nobody asked whether it was still true. "
)
COPY = Copy(reference="SFO-2026-00001", number=1, made_on="1 June 2026", digest="0" * 64)


def measure(_bulk: int) -> Iterator[Figure]:
    """Seconds for each file. A review that came out shorter than it should is no measurement."""
    printed = review_document(_whole(), COPY, Wording())
    for name, write in (("PDF of a review", to_pdf), ("Word file of a review", to_docx)):
        began = perf_counter()
        content = write(printed)
        took = perf_counter() - began
        if write is to_pdf:
            pages = _pages(content)
        yield Figure(name, "", 0, took, "s", PDF_GOAL, note=f"{pages} pages")


def _pages(content: bytes) -> int:
    document = pypdfium2.PdfDocument(content)
    pages = len(document)
    document.close()
    if pages < PAGES:
        raise RuntimeError(f"The review came out with {pages} pages and should have {PAGES}.")
    return pages


def _whole() -> dict[str, Any]:
    paragraph = {"type": "paragraph", "content": [{"type": "text", "text": SENTENCE * 5}]}
    content = {"type": "doc", "content": [paragraph] * PARAGRAPHS}
    about: dict[str, Any] = {"reference": COPY.reference, "region": "North East", "language": "en"}
    about |= {"period_from": None, "period_until": None, "reasonable": "", "no_effective_practice_why": ""}
    sections = [{"title": f"Section {number}", "content": content} for number in range(1, SECTIONS + 1)]
    names = ("judgements", "learning", "effective_practice", "diversity", "levels_considered")
    thread: dict[str, Any] = {name: [] for name in names}
    return {"about": about, "sections": sections, "chronology": [], "interviews": [], "thread": thread}
