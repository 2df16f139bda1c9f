"""Read one section as a family would, and note in the margin what could stop them or hurt them."""

import re
from collections.abc import Collection, Iterable, Iterator
from datetime import date

from candour.reviews.reader.glossary import GLOSSARY, explained_in
from candour.reviews.reader.measuring import WORD, ease_of, sentences_in
from candour.reviews.reader.names import NamesLookedFor, without_references
from candour.reviews.reader.notes import KINDS, OF_DESCRIPTIONS, Note, Person, ReaderWords, plain, words_on
from candour.reviews.rich_text.schema import Node
from candour.reviews.rich_text.text import Block, blocks

CAPITALS = re.compile(r"(?<![\w&-])[A-Z][A-Z0-9&]{1,8}s?(?![\w&-])")
ROMAN = re.compile(r"[IVX]+")
LEAST_TO_MEASURE = 100
"""Words from which the reading ease of a section says something."""
ORDER = list(KINDS)


def notes_on(
    document: Node,
    register: Iterable[Person],
    glossary: Collection[str],
    *,
    section: str = "",
    words: ReaderWords | None = None,
    language: str = "en",
) -> list[Note]:
    """Every note on a section, in the order of reading, those on the whole section first.

    `glossary` holds the terms that are explained, in lower case. Word lists know English only, so a Welsh
    review is read for names and capitals alone.
    """
    measure = words or words_on(date.max)
    names = NamesLookedFor(register)
    parts = blocks(document)
    found = [note for block in parts for note in names.notes(block, section, measure)]
    found += _jargon(parts, glossary, section, measure, {note.words for note in found})
    if language == "en":
        for block in parts:
            found += [*_descriptions(block, section, measure), *_sentences(block, section, measure)]
        found += _whole(document, section, measure)
    return _in_order(found, parts)


def _in_order(found: list[Note], parts: list[Block]) -> list[Note]:
    place = {block.id: number for number, block in enumerate(parts)}
    return sorted(found, key=lambda note: (place.get(note.block, -1), note.start, ORDER.index(note.kind)))


def _jargon(
    parts: list[Block], glossary: Collection[str], section: str, words: ReaderWords, names: set[str]
) -> Iterator[Note]:
    """Each term once, where it first stands."""
    explained = {*glossary, *explained_in("\n".join(plain(block.text) for block in parts))}
    first: dict[str, tuple[Block, re.Match[str]]] = {}
    times: dict[str, int] = {}
    for block in parts:
        for key, match in _terms(block, words):
            if match[0] not in names:
                first.setdefault(key, (block, match))
                times[key] = times.get(key, 0) + 1
    for key, (block, match) in first.items():
        if not _is_explained(key, match[0], explained, words):
            yield _term(key, match, block, section, words, times[key])


def _terms(block: Block, words: ReaderWords) -> Iterator[tuple[str, re.Match[str]]]:
    """Terms of the policy by their key, and runs of capitals by themselves."""
    text = without_references(block)
    spans = []
    for match in words.jargon.finditer(text):
        spans.append(match.span())
        yield _row_key(match[0], words), match
    for match in CAPITALS.finditer(text):
        inside = any(start <= match.start() < end for start, end in spans)
        if not inside and match[0] not in words.everyday and not ROMAN.fullmatch(match[0]):
            yield match[0].rstrip("s"), match


def _row_key(found: str, words: ReaderWords) -> str:
    row = words.terms.get(found) or words.terms.get(" ".join(found.lower().split()))
    return row.key if row else found


def _is_explained(key: str, found: str, explained: Collection[str], words: ReaderWords) -> bool:
    row = words.terms.get(key) or words.terms.get(key.lower())
    forms = {key.lower(), found.lower(), *(form.lower() for form in (row.forms if row else ()))}
    return bool(forms & set(explained))


def _term(key: str, match: re.Match[str], block: Block, section: str, words: ReaderWords, times: int) -> Note:
    row = words.terms.get(key) or words.terms.get(key.lower())
    return Note(
        kind="jargon",
        words=match[0],
        reason="Somebody outside the service may not know this, and nothing explains it.",
        suggestion=row.meaning
        if row
        else "Write it out where it first stands, or explain it in the glossary.",
        section=section,
        block=block.id,
        start=match.start(),
        end=match.end(),
        times=times,
    )


def _descriptions(block: Block, section: str, words: ReaderWords) -> Iterator[Note]:
    text = without_references(block)
    terms = [match.span() for match in words.jargon.finditer(text)]
    for match in words.descriptions.finditer(text):
        if any(match.start() < end and start < match.end() for start, end in terms):
            continue  # “the offender assessment system” is the name of a form
        row = words.unsuitable[" ".join(match[0].lower().split())]
        yield Note(
            kind=OF_DESCRIPTIONS.get(row.kind, "description"),
            words=match[0],
            reason=row.why,
            suggestion=row.instead,
            section=section,
            block=block.id,
            start=match.start(),
            end=match.end(),
        )


def _sentences(block: Block, section: str, words: ReaderWords) -> Iterator[Note]:
    longest = words.numbers["long_sentence"]
    for start, end in sentences_in(block.text):
        count = len(WORD.findall(block.text[start:end]))
        if count > longest:
            yield Note(
                kind="sentence",
                words=block.text[start:end],
                reason=f"This sentence has {count} words. Above {longest}, many readers lose the thread.",
                suggestion="Make two sentences of it.",
                section=section,
                block=block.id,
                start=start,
                end=end,
            )


def _whole(document: Node, section: str, words: ReaderWords) -> Iterator[Note]:
    if section == GLOSSARY:  # lines that explain terms are no running text
        return
    ease, longest, least = ease_of(document), words.numbers["long_section"], words.numbers["reading_ease"]
    if ease.words > longest:
        yield Note(
            kind="section",
            words="",
            reason=f"This section has {ease.words:,} words. Above {longest:,}, few readers reach its end.",
            suggestion="Shorten it, or move what is only background elsewhere.",
            section=section,
        )
    if ease.words >= LEAST_TO_MEASURE and ease.score is not None and ease.score < least:
        yield Note(
            kind="section",
            words="",
            reason=f"Its reading ease is {ease.score}: {ease.in_words}.",
            suggestion="Shorter sentences and everyday words make it easier.",
            section=section,
        )
