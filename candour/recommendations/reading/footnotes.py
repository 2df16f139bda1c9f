"""Footnotes and their marks, wherever and however often they are printed."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from candour.recommendations.plan import Footnote
from candour.recommendations.reading.document import Document, Lines, Paragraph, Row
from candour.recommendations.reading.rows import only_text
from candour.recommendations.reading.targets import looks_like_target
from candour.recommendations.reading.wording import fold

_RAISED = re.compile(r"^\^\{(?P<marker>[^{}]{1,6})\}\s*[:.)]?\s*(?P<text>\S.*)$", re.DOTALL)
_SIGN = re.compile(
    r"^(?P<marker>\*{1,3}|[†‡§¹²³⁴⁵]+|\[\d{1,2}\]|\[[*†‡]\]|\(\*\))\s*[:.)]?\s*(?P<text>[^\s*].*)$", re.DOTALL
)
_MARKDOWN = re.compile(r"^\[\^(?P<marker>[^\]]{1,6})\]:\s*(?P<text>\S.*)$", re.DOTALL)
_FEWEST_WORDS = 3


@dataclass(frozen=True, slots=True)
class Found:
    footnote: Footnote
    lines: Lines


def find_footnotes(document: Document) -> list[Found]:
    """Each different footnote once, in the order of printing."""
    found: dict[tuple[str, str], Found] = {}
    for text, lines in _lone_lines(document):
        footnote = as_footnote(text)
        if footnote:
            found.setdefault((footnote.marker, fold(footnote.text)), Found(footnote, lines))
    return list(found.values())


def as_footnote(text: str) -> Footnote | None:
    for pattern in (_RAISED, _MARKDOWN, _SIGN):
        match = pattern.match(text)
        words = match.group("text") if match else ""
        if match and len(words.split()) >= _FEWEST_WORDS and not looks_like_target(words):
            return Footnote(match.group("marker").strip("()"), match.group("text").strip())
    return None


def _lone_lines(document: Document) -> Iterable[tuple[str, Lines]]:
    """Lines that stand alone, wrapped lines joined, and table rows with words in one cell only."""
    open_note: tuple[str, Lines] | None = None
    for block in document.blocks:
        if isinstance(block, Paragraph):
            if open_note and block.adjacent and not as_footnote(block.text) and not block.text.isdigit():
                open_note = f"{open_note[0]} {block.text}", open_note[1] + block.piece.lines
                continue
            if open_note:
                yield open_note
            open_note = (block.text, block.piece.lines) if as_footnote(block.text) else None
        else:
            yield from _lone_rows(block.rows)
    if open_note:
        yield open_note


def _lone_rows(rows: Iterable[Row]) -> Iterable[tuple[str, Lines]]:
    for row in rows:
        text = only_text(row)
        if text:
            yield text, row.lines
