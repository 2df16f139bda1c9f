"""Which words of the service a pack uses, and how hard its words are to read."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from candour.paper.pieces import Block, Heading, Items, Paragraph, Quotation
from candour.paper.readability import Ease, ease_of_text


def explained(blocks: Sequence[Block], glossary: Mapping[str, str]) -> list[tuple[str, str]]:
    """The terms that occur, with their meanings, in the order of the alphabet."""
    text = "\n".join(paragraphs_in(blocks))
    found = [term for term in glossary if re.search(rf"(?<!\w){re.escape(term)}(?!\w)", text, _flags(term))]
    return [(term, glossary[term]) for term in sorted(found, key=str.casefold)]


def _flags(term: str) -> int:
    """Letters that stand for words are capitals; anything else may begin a sentence."""
    return 0 if term.isupper() else re.IGNORECASE


def paragraphs_in(blocks: Iterable[Block]) -> Iterator[str]:
    """The words of every paragraph and heading, lists and tables included."""
    for block in blocks:
        if isinstance(block, Paragraph | Heading):
            yield "".join(run.text for run in block.runs)
        elif isinstance(block, Items):
            for item in block.items:
                yield from paragraphs_in(item)
        elif isinstance(block, Quotation):
            yield from paragraphs_in(block.blocks)
        else:
            for cell in block.cells:
                yield from paragraphs_in(cell.blocks)


@dataclass(frozen=True, slots=True)
class PartRead:
    """How hard one part of a pack is to read."""

    title: str
    ease: Ease


def reading_of(blocks: Sequence[Block]) -> tuple[PartRead, ...]:
    """For each part under a heading of level 2, its running text measured; tables are no sentences."""
    parts: list[tuple[str, list[str]]] = []
    for block in blocks:
        if isinstance(block, Heading) and block.level == 2:
            parts.append(("".join(run.text for run in block.runs), []))
        elif parts and isinstance(block, Paragraph | Items | Quotation):
            parts[-1][1].extend(paragraphs_in([block]))
    return tuple(PartRead(title, ease_of_text("\n".join(texts))) for title, texts in parts)
