"""What the reader's view shows: each section measured, and its text with notes beside it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from candour.policy.load import load_policy
from candour.reviews.models import Review, Section
from candour.reviews.reader import Ease, Note, ease_of
from candour.reviews.reader.glossary import GLOSSARY
from candour.reviews.reader.notes import KINDS
from candour.reviews.reader.of_review import notes_of
from candour.reviews.rich_text.text import Block, blocks


@dataclass(frozen=True, slots=True)
class SectionRead:
    key: str
    title: str
    ease: Ease
    notes: list[Note]
    counts: list[tuple[str, int]]
    """What the notes are about, in words, and how many."""


@dataclass(frozen=True, slots=True)
class ReviewRead:
    sections: list[SectionRead]
    ease: Ease
    terms: list[tuple[Note, str]]
    """Each term to explain once, with the title of the section in which it first stands."""
    has_glossary: bool

    @property
    def notes(self) -> int:
        return sum(len(section.notes) for section in self.sections)


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a paragraph; `number` is that of its note, 0 for plain text."""

    text: str
    number: int
    kind: str


@dataclass(frozen=True, slots=True)
class ShownBlock:
    block: Block
    pieces: list[Piece]
    notes: list[tuple[int, Note]]
    is_listed: bool


@dataclass(frozen=True, slots=True)
class SectionShown:
    read: SectionRead
    whole: list[Note]
    blocks: list[ShownBlock]


def whole_read(review: Review, *, on: date) -> ReviewRead:
    """Every section in the order of the policy."""
    sections = _sections(review)
    notes = notes_of(review, sections, on=on)
    titles = _titles()
    read = [_read(section, titles.get(section.key, section.key), notes[section.key]) for section in sections]
    total = sum((one.ease for one in read), Ease(0, 0, 0))
    return ReviewRead(
        sections=read,
        ease=total,
        terms=list(_terms(read)),
        has_glossary=any(section.key == GLOSSARY for section in sections),
    )


def counts_of_notes(review: Review, *, on: date) -> list[tuple[str, int]]:
    """What the notes on all sections are about, in words, and how many of each, the weightiest first."""
    notes = notes_of(review, _sections(review), on=on)
    found = Counter(note.kind for each in notes.values() for note in each)
    return [(KINDS[kind], found[kind]) for kind in KINDS if found[kind]]


def counts_of_section(review: Review, section: Section, *, on: date) -> list[tuple[str, int]]:
    """The same for one section, as it was last saved."""
    glossary = review.sections.filter(key=GLOSSARY).exclude(pk=section.pk)
    notes = notes_of(review, [section, *glossary], on=on)[section.key]
    found = Counter(note.kind for note in notes)
    return [(KINDS[kind], found[kind]) for kind in KINDS if found[kind]]


def section_read(review: Review, key: str, *, on: date) -> SectionShown | None:
    """One section with its text and its notes, or None where there is none of that key."""
    sections = _sections(review)
    section = next((one for one in sections if one.key == key), None)
    if section is None:
        return None
    kept = [section] if key == GLOSSARY else [section, *[one for one in sections if one.key == GLOSSARY]]
    notes = notes_of(review, kept, on=on)[key]
    read = _read(section, _titles().get(key, key), notes)
    return SectionShown(read, [note for note in notes if not note.block], list(_blocks(section, notes)))


def _sections(review: Review) -> list[Section]:
    order = {row.key: row.order for row in load_policy().review_sections}
    return sorted(review.sections.all(), key=lambda section: order.get(section.key, len(order)))


def _titles() -> dict[str, str]:
    return {row.key: row.title for row in load_policy().review_sections}


def _read(section: Section, title: str, notes: list[Note]) -> SectionRead:
    found = Counter(note.kind for note in notes)
    counts = [(KINDS[kind], found[kind]) for kind in KINDS if found[kind]]
    return SectionRead(section.key, title, ease_of(section.content), notes, counts)


def _terms(sections: list[SectionRead]) -> Iterator[tuple[Note, str]]:
    seen: set[str] = set()
    for section in sections:
        for note in section.notes:
            if note.kind == "jargon" and note.words.lower() not in seen:
                seen.add(note.words.lower())
                yield note, section.title


def _blocks(section: Section, notes: list[Note]) -> Iterator[ShownBlock]:
    by_block: dict[str, list[tuple[int, Note]]] = {}
    for number, note in enumerate((note for note in notes if note.block), start=1):
        by_block.setdefault(note.block, []).append((number, note))
    for block in blocks(section.content):
        here = by_block.get(block.id, [])
        yield ShownBlock(block, list(_pieces(block.text, here)), here, "list_item" in block.within)


def _pieces(text: str, notes: list[tuple[int, Note]]) -> Iterator[Piece]:
    """The text cut at the marked words. Long sentences are not marked, so that words inside them can be."""
    reached = 0
    for number, note in sorted(notes, key=lambda pair: pair[1].start):
        if note.kind == "sentence" or note.start < reached:
            continue
        if note.start > reached:
            yield Piece(text[reached : note.start], 0, "")
        yield Piece(text[note.start : note.end], number, note.kind)
        reached = note.end
    if reached < len(text):
        yield Piece(text[reached:], 0, "")
