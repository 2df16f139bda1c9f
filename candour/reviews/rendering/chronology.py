"""The chronology as a document: one table for each year."""

from itertools import groupby
from typing import Any

from candour.reviews.rendering.pieces import (
    Block,
    Copy,
    Paragraph,
    Printed,
    heading,
    own,
    printable,
    said,
    table,
    told,
)
from candour.reviews.rendering.wording import Wording, capital, day, month, word

Whole = dict[str, Any]
WIDTHS = (22, 58, 20)
HEADS = ("When", "What happened", "Kind and source")


def chronology_document(whole: Whole, copy: Copy, wording: Wording) -> Printed:
    entries = whole["chronology"]
    about = whole["about"]
    covered = " to ".join(filter(None, (day(about["period_from"]), day(about["period_until"]))))
    return Printed(
        title="Chronology",
        subtitle="Serious Further Offence review",
        language=about["language"],
        copy=copy,
        lines=tuple(
            filter(None, (printable(about["region"]), f"Period covered: {covered}" if covered else ""))
        ),
        blocks=tuple(_years(entries, wording)) or (said("No entries stand in the chronology yet."),),
    )


def _years(entries: list[Whole], wording: Wording) -> list[Block]:
    blocks: list[Block] = []
    for year, group in groupby(entries, key=lambda entry: entry["on"][:4]):
        rows = [_row(entry, wording) for entry in group]
        blocks += [heading(2, year), table(f"Events of {year}", WIDTHS, HEADS, rows)]
    return blocks


def _row(entry: Whole, wording: Wording) -> tuple[tuple[Block, ...], ...]:
    key = (Paragraph((own("Key event", strong=True),)),) if entry["significance"] == "key" else ()
    source = printable(
        ", ".join(filter(None, (word(wording.sources, entry["source"]), entry["source_detail"])))
    )
    kind = capital(word(wording.entry_kinds, entry["kind"]))
    return ((said(when(entry)),), (*key, *told(entry["text"])), (said(kind), said(source, quiet=True)))


def when(entry: Whole) -> str:
    """The day as exactly as it is known."""
    first = month(entry["on"]) if entry["precision"] == "month" else day(entry["on"])
    first = f"About {first}" if entry["precision"] == "about" else first
    return f"{first} to {day(entry['until'])}" if entry["until"] else first
