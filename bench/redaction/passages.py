"""Passages that a second author wrote before reading the engine: read with their marks, and counted."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from bench.redaction.scoring import OVERLAYS, WORDS_A_PAGE, Tally
from candour.disclosure.engine import Entry, Suggestion, suggest

FOLDER = Path(__file__).parent / "second_author"
HALVES = ("develop", "held")
_HEAD = re.compile(r"^@(\w+) (\w+)$", re.MULTILINE)
_MARK = re.compile(r"\{([\w.?]+)\|([^}]*)\}")
_ESCAPE = re.compile(r"\\u([0-9a-f]{4})")
_WORD = re.compile(r"\w[\w\u200b]*")
_TELLING = OVERLAYS - {"quotation", "relationship"}
_BEFORE_NAMES = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "miss",
        "dr",
        "dc",
        "pc",
        "cllr",
        "pan",
        "pani",
        "sheikh",
        "pastor",
        "sister",
        "uncle",
        "and",
        "née",
        "s",
    ]
)
"""Words of a mark that may be left standing, as they name nobody: titles, and the ending of a possessive."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One marked place: registered, unregistered, identifier, telling, or either way."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Passage:
    id: str
    half: str
    text: str
    register: tuple[Entry, ...]
    marks: tuple[Mark, ...]


@dataclass(slots=True)
class Count:
    """What was found in some passages, and what is not marked and was suggested all the same."""

    rows: dict[str, Tally] = field(default_factory=dict)
    passages: int = 0
    words: int = 0
    proposed_words: int = 0
    wrong_words: int = 0
    flags: int = 0
    idle_flags: int = 0
    misses: list[str] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)

    @property
    def right_words(self) -> int:
        return self.proposed_words - self.wrong_words

    @property
    def pages(self) -> float:
        return self.words / WORDS_A_PAGE


def half_of(name: str) -> str:
    """Which half a passage belongs to, by its number alone."""
    return HALVES[sha256(name.encode()).digest()[0] % 2]


@lru_cache(maxsize=1)
def read_passages() -> tuple[Passage, ...]:
    registers = json.loads((FOLDER / "registers.json").read_text(encoding="utf-8"))
    entries = {
        name: tuple(Entry(**{**entry, "aliases": tuple(entry["aliases"])}) for entry in register)
        for name, register in registers.items()
    }
    either = json.loads((FOLDER / "corrections.json").read_text(encoding="utf-8"))["either"]
    parts = _HEAD.split((FOLDER / "passages.txt").read_text(encoding="utf-8"))[1:]
    return tuple(
        _passage(parts[at], entries[parts[at + 1]], parts[at + 2].strip("\n"), either.get(parts[at], ()))
        for at in range(0, len(parts), 3)
    )


def _passage(name: str, register: tuple[Entry, ...], marked: str, either: Sequence[str]) -> Passage:
    known = {entry.id for entry in register}
    kinds = {"U": "unregistered", "L": "telling", "?": "either", "I": "identifier"}
    text, at = "", 0
    marks: list[Mark] = []
    for match in _MARK.finditer(marked):
        text += _plain(marked[at : match.start()])
        start = len(text)
        text += _plain(match.group(2))
        kind = "registered" if match.group(1) in known else kinds[match.group(1).partition(".")[0]]
        marks.append(Mark(start, len(text), kind))
        at = match.end()
    text += _plain(marked[at:])
    places = [(text.index(words), words) for words in either]
    marks += [Mark(start, start + len(words), "either") for start, words in places]
    return Passage(name, half_of(name), text, register, tuple(marks))


def _plain(text: str) -> str:
    return _ESCAPE.sub(lambda match: chr(int(match.group(1), 16)), text)


def count(passages: Iterable[Passage]) -> Count:
    """Ask the engine for every passage on its own, and count."""
    found = Count()
    for passage in passages:
        _add(found, passage, suggest(passage.text, passage.register).suggestions)
    return found


def _add(found: Count, passage: Passage, suggestions: Sequence[Suggestion]) -> None:
    covering = [each for each in suggestions if each.kind not in OVERLAYS]
    first = _places(each for each in covering if each.tier == 1)
    shown = {
        "any": _places(suggestions),
        "cover": _places(covering),
        "telling": _places(each for each in suggestions if each.kind in _TELLING),
    }
    found.passages += 1
    for mark in passage.marks:
        if mark.kind != "either":
            _count_mark(found, passage, mark, first, shown)
    _count_words(found, passage, first)
    _count_flags(found, passage, suggestions)


def _places(suggestions: Iterable[Suggestion]) -> set[int]:
    return {place for each in suggestions for place in range(each.start, each.end)}


def _count_mark(
    found: Count, passage: Passage, mark: Mark, first: set[int], shown: dict[str, set[int]]
) -> None:
    needed = set(_needed(passage.text, mark))
    if mark.kind == "telling":
        by_first, by_both = bool(needed & shown["telling"]), bool(needed & shown["any"])
    else:
        by_first, by_both = needed <= first, needed <= shown["cover"]
    found.rows.setdefault(mark.kind, Tally()).add(first=by_first, both=by_both)
    if not (by_first if mark.kind == "telling" else by_both):
        found.misses.append(
            f"{passage.id} {mark.kind}: {passage.text[mark.start : mark.end]!r} in {passage.text[max(0, mark.start - 40) : mark.end + 30]!r}"
        )


def _needed(text: str, mark: Mark) -> Iterator[int]:
    """The places that have to be covered: every letter but those of titles."""
    for word in _WORD.finditer(text, mark.start, mark.end):
        if word.group().lower() not in _BEFORE_NAMES or mark.kind in {"telling", "identifier"}:
            yield from range(*word.span())


def _count_words(found: Count, passage: Passage, first: set[int]) -> None:
    marked = {place for mark in passage.marks for place in range(mark.start, mark.end)}
    for word in _WORD.finditer(passage.text):
        found.words += 1
        places = set(range(*word.span()))
        if not places & first:
            continue
        found.proposed_words += 1
        if not places & marked:
            found.wrong_words += 1
            found.extra.append(
                f"{passage.id} proposed: {word.group()!r} in {passage.text[max(0, word.start() - 30) : word.end() + 20]!r}"
            )


def _count_flags(found: Count, passage: Passage, suggestions: Sequence[Suggestion]) -> None:
    marked = {place for mark in passage.marks for place in range(mark.start, mark.end)}
    for each in suggestions:
        if each.tier != 2:
            continue
        found.flags += 1
        if not marked & set(range(each.start, each.end)):
            found.idle_flags += 1
            found.extra.append(f"{passage.id} {each.rule}: {passage.text[each.start : each.end]!r}")


_TITLES = {
    "registered": "people and things of the register",
    "unregistered": "people in no register",
    "identifier": "identifiers, addresses, birth dates",
    "telling": "roles, places and uniqueness",
}


def as_table(every: Sequence[Passage], shown: Sequence[str] = HALVES) -> str:
    """Both halves side by side: the one the rules were worked on, and the one they were not; or one alone."""
    halves = {half: count(each for each in every if each.half == half) for half in shown}
    lines = [
        f"{len(every)} passages by a second author, each asked on its own; 'develop' was worked on, 'held' was not.",
        "",
        f"{'Measure':<58}{_beside(shown)}",
    ]
    for kind, title in _TITLES.items():
        named = ("by their own kind", "by anything") if kind == "telling" else ("tier 1", "tiers 1 and 2")
        for which, name in zip(("first", "both"), named, strict=True):
            shares = [_of(getattr(halves[half].rows[kind], which), halves[half].rows[kind]) for half in shown]
            lines.append(f"{f'{title}, {name}':<58}{_beside(shares)}")
    for title, part, whole in (
        ("precision of tier 1, by word", "right_words", "proposed_words"),
        ("flags of tier 2 a page", "flags", "pages"),
        ("flags on nothing that is marked, a page", "idle_flags", "pages"),
    ):
        shares = [f"{getattr(halves[half], part) / getattr(halves[half], whole):.4f}" for half in shown]
        lines.append(f"{title:<58}{_beside(shares)}")
    return "\n".join(lines)


def _beside(cells: Sequence[str]) -> str:
    return "".join(f" {cell:>16}" for cell in cells)


def _of(part: int, tally: Tally) -> str:
    return f"{part}/{tally.total} {part / tally.total:.4f}"
