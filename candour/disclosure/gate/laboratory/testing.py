"""Prove that the gate finds every known leak: a pack of its own, each way of leaking planted in turn."""

from collections.abc import Iterator
from dataclasses import replace

from candour.disclosure.gate.checking import findings_of
from candour.disclosure.gate.job import File, Forbidden, Job
from candour.disclosure.gate.laboratory import office, others, portable
from candour.disclosure.rendering import Pack, draw, file_name, to_json
from candour.paper.pieces import Cell, Heading, Items, Paragraph, Run, Table

WORD = "Quillfeather"
"""A surname that nobody in the pack has."""
LOOKING = frozenset({"structure", "images", "equality", "terms", "weak_terms"})
"""Every check of a file but provenance, which sees any change and would hide what the others miss."""


def pack() -> Pack:
    """A short pack with every kind of block."""
    cells = tuple(
        Cell(x, y, (Paragraph((Run(words),)),), header=y == 0)
        for y, row in enumerate((("When", "What"), ("May 2025", "A visit.")))
        for x, words in enumerate(row)
    )
    blocks = (
        Heading(2, (Run("What happened"),)),
        Paragraph((Run("Relative Q lived at "), Run("[left out]", boxed=True), Run(" then."))),
        Items(((Paragraph((Run("A letter was sent."),)),),)),
        Table("", (1, 2), cells, 2, headed=True),
    )
    return Pack(
        title="A test of the gate",
        subtitle="Nobody in it is real",
        language="en",
        marking="PRIVATE",
        copy_line="Copy 0",
        page_words="Page {page} of {pages}",
        model_sha256="0" * 64,
        file_stem="review-copy-0",
        blocks=blocks,
        contents_heading="What is in it",
        contents=("What happened",),
    )


def clean(key: str) -> File:
    return File(file_name(key, pack()), key, draw(key, pack()))


def leaking() -> Iterator[tuple[str, File]]:
    """Each way with its file. The ways of a PDF are tried in ordinary print."""
    ways = (("pdf", portable.WAYS), ("docx", office.WAYS), ("html", others.WEB), ("text", others.TEXT))
    for key, each in ways:
        file = clean(key)
        for name, way in each.items():
            yield f"{key}: {name}", replace(file, content=way(file.content, WORD))
        yield f"{key}: named_after", replace(file, name=others.named_after(file.name, WORD))


def job(*files: File) -> Job:
    return Job(to_json(pack()), files, (Forbidden(WORD), Forbidden("May", weak=True)), (f"Ada {WORD}",))


def self_test(checks: frozenset[str] = LOOKING) -> list[str]:
    """The ways that the gate misses, and clean files that it refuses; empty where it works."""
    missed = [name for name, file in leaking() if not findings_of(job(file), file, checks)]
    refused = [
        f"a clean {key}" for key in ("pdf", "docx", "html", "text") if findings_of(job(), clean(key), checks)
    ]
    return missed + refused
