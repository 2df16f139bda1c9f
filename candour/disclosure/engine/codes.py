"""Registered numbers and dates, however they are spaced or written."""

from collections.abc import Iterator, Sequence

from candour.disclosure.engine.dates import read_day, same_day
from candour.disclosure.engine.document import Entry
from candour.disclosure.engine.folding import fold
from candour.disclosure.engine.found import Found
from candour.disclosure.engine.misspellings import distance
from candour.disclosure.engine.reasons import REASONS
from candour.disclosure.engine.tokens import Words

_ALIKE = str.maketrans({"o": "0", "i": "1", "l": "1"})
SHORTEST_SLIP = 6
"""Letters and figures of a code from which on one wrong character is forgiven."""


def find_codes(words: Words, entries: Sequence[Entry]) -> Iterator[Found]:
    """Every code, whatever stands between its characters; O stands for 0, and I or l for 1."""
    places = [index for index, char in enumerate(words.low) if char.isalnum()]
    stream = "".join(words.low[index] for index in places).translate(_ALIKE)
    for entry in entries:
        for text in (entry.name, *entry.aliases):
            code = "".join(char for char in fold(text).low if char.isalnum()).translate(_ALIKE)
            if code:
                yield from _found(words, entry, code, stream, places)


def _found(words: Words, entry: Entry, code: str, stream: str, places: Sequence[int]) -> Iterator[Found]:
    at = stream.find(code)
    while at != -1:
        start, end = places[at], places[at + len(code) - 1] + 1
        if _stands_alone(words.low, start, end) and end - start < 3 * len(code) + 6:
            yield Found(start, end, "code", 1, "register.code", REASONS["register.code"], (entry.id,))
        at = stream.find(code, at + 1)


def _stands_alone(low: str, start: int, end: int) -> bool:
    return (start == 0 or not low[start - 1].isalnum()) and (end == len(low) or not low[end].isalnum())


def with_entries(words: Words, found: Sequence[Found], entries: Sequence[Entry]) -> Iterator[Found]:
    """Codes and dates that a pattern found, told apart by the register where they are registered."""
    days = [
        (entry.id, day)
        for entry in entries
        if entry.kind == "date"
        for text in (entry.name, *entry.aliases)
        if (day := read_day(text))
    ]
    codes = [
        (entry.id, _plain(text))
        for entry in entries
        if entry.kind == "code"
        for text in (entry.name, *entry.aliases)
    ]
    for each in found:
        text = words.low[each.start : each.end]
        if each.kind == "date" and days:
            yield _dated(each, text, days)
        elif each.kind == "code" and codes:
            yield _coded(each, _plain(text), codes)
        else:
            yield each


def _plain(text: str) -> str:
    return "".join(char for char in fold(text).low if char.isalnum()).translate(_ALIKE)


def _dated(each: Found, text: str, days: Sequence[tuple[str, object]]) -> Found:
    said = read_day(text)
    same = tuple(dict.fromkeys(entity for entity, day in days if said and same_day(said, day)))  # type: ignore[arg-type]
    if not same:
        return each
    return Found(each.start, each.end, "date", 1, "register.date", REASONS["register.date"], same)


def _one_slip(text: str, code: str) -> bool:
    close = len(code) >= SHORTEST_SLIP and abs(len(code) - len(text)) < 2
    return close and text != code and distance(text, code) == 1


def _coded(each: Found, text: str, codes: Sequence[tuple[str, str]]) -> Found:
    near = tuple(dict.fromkeys(entity for entity, code in codes if _one_slip(text, code)))
    if not near:
        return each
    return Found(each.start, each.end, "code", 1, "register.code_slip", REASONS["register.code_slip"], near)
