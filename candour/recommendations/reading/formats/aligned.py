"""Columns kept by spaces, as a page printed to text has them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from candour.recommendations.reading.categories import is_category
from candour.recommendations.reading.columns import Columns, Meaning, columns_of, meaning_of
from candour.recommendations.reading.document import (
    Block,
    Cell,
    Document,
    Lines,
    Piece,
    Row,
    Table,
    merge_lines,
)
from candour.recommendations.reading.footnotes import as_footnote
from candour.recommendations.reading.formats.inline import pieces
from candour.recommendations.reading.formats.tabbed import paragraphs_of
from candour.recommendations.reading.organisations import read_heading
from candour.recommendations.reading.rows import read_number
from candour.recommendations.reading.side_tables import is_category_table
from candour.recommendations.reading.targets import is_wrapped_target, looks_like_target
from candour.recommendations.reading.wording import divided_at_hyphen, is_ended, squeeze

_WORDS = re.compile(r"\S+(?: \S+)*")
_PAGE = re.compile(
    r"^\s*(?:page\s+)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\s*$|^\s*[-\u2013]\s*\d{1,4}\s*[-\u2013]\s*$",
    re.IGNORECASE,
)
_MARKING = re.compile(r"^\s*official(?:\s*[-\u2013:]\s*[\w ]{1,40})?\s*$", re.IGNORECASE)
"""The protective marking at the head and foot of government papers."""
_NUMBER_FIRST = re.compile(
    r"(?:\d\.\s*)?(?:rec(?:ommendation)?\.?\s+)?(?:no|number|ref)\.?\s(?=\S)", re.IGNORECASE
)
_LONE_YEAR = re.compile(r"^\s*(?:19|20)\d\d\s*$")
_MOST_HEADING_LINES = 5
_COUNT = re.compile(r"^\d{1,4}$")


@dataclass(slots=True)
class _Heading:
    starts: tuple[int, ...]
    columns: Columns | None
    """None for the table of categories."""
    used: int
    texts: tuple[str, ...]


@dataclass(slots=True)
class _Open:
    """A row that is being put together from lines."""

    cells: list[list[Piece]]
    lines: tuple[int, ...] = ()


@dataclass(slots=True)
class _Reader:
    lines: Sequence[str]
    blocks: list[Block] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    heading: _Heading | None = None
    open: _Open | None = None
    blank: bool = False
    found_plan: bool = False

    def read(self) -> None:
        number = 0
        while number < len(self.lines):
            line = self.lines[number]
            heading = _heading_at(self.lines, number)
            if heading:
                self._head(heading, number)
                number += heading.used
                continue
            used = self._wrapped_heading(number)
            if not used:
                self._line(line, number + 1)
            number += max(used, 1)
        self._close_table()

    def _head(self, heading: _Heading, number: int) -> None:
        repeated = self.heading is not None and [t.casefold() for t in heading.texts] == [
            t.casefold() for t in self.heading.texts
        ]
        if not repeated:
            self._close_table()
            self.rows.append(
                Row(tuple(Cell((Piece(text, (number + 1,)),)) for text in heading.texts), (number + 1,))
            )
        self.heading = heading
        self.found_plan = self.found_plan or heading.columns is not None
        self.blank = False

    def _line(self, line: str, number: int) -> None:
        if not line.strip():
            self.blank = True
            return
        if _MARKING.match(line) or (_PAGE.match(line) and not self._is_in_a_cell(line)):
            return
        if self.heading is None or self._leaves(line):
            self._paragraph(line, number)
        else:
            self._row_line(line, number, self.heading)
        self.blank = False

    def _is_in_a_cell(self, line: str) -> bool:
        """A lone number that is no page number: a recommendation's, or the year of a wrapped date."""
        if not self.heading or not self.heading.columns:
            return False
        if not line.strip().isdigit():
            return False
        place = _at(line, self.heading.starts)
        meaning = self.heading.columns.meanings[place]
        is_year = bool(_LONE_YEAR.match(line)) and self.open is not None and meaning is Meaning.TARGET
        return place == 0 or is_year

    def _wrapped_heading(self, number: int) -> int:
        """How many lines a sub-heading fills that the width of its column divided; 0 where there is none."""
        heading = self.heading
        if not heading or not heading.columns or not (self.blank or self.open is None):
            return 0
        used = _lone_lines(self.lines, number, heading)
        words = squeeze(" ".join(self.lines[number : number + used]))
        read = read_heading(words) if used > 1 and words.endswith(":") else None
        if not read or not (read.addressee or read.stem):
            return 0
        self._close_row()
        lines = tuple(range(number + 1, number + used + 1))
        self.rows.append(_lone_row(words, lines, len(heading.starts)))
        self.blank = False
        return used

    def _leaves(self, line: str) -> bool:
        """Whether the table is over: a footnote, a title, or a line of totals."""
        words = _WORDS.findall(line)
        text = squeeze(line)
        if as_footnote(text) and not line.startswith(" " * 12):
            return True
        if (
            len(words) == 2
            and _COUNT.match(words[1])
            and not self._is_wrapped(line)
            and (is_category(words[0]) or words[0].casefold().startswith(("total", "agreed")))
        ):
            return True
        return (
            bool(re.match(r"(?:action plan\b|annex\b|totals?\b|summary of )", text, re.IGNORECASE))
            and self.blank
        )

    def _is_wrapped(self, line: str) -> bool:
        """The end of "Partly agreed" beside the year of a date: under headings, so no line of totals."""
        columns = self.heading.columns if self.heading else None
        if self.open is None or not columns or not self.heading:
            return False
        last = _column(line.rstrip().rfind(" ") + 1, self.heading.starts)
        under = columns.meanings[_at(line, self.heading.starts)], columns.meanings[last]
        return under == (Meaning.CATEGORY, Meaning.TARGET)

    def _paragraph(self, line: str, number: int) -> None:
        words = _WORDS.findall(line)
        if self.heading is not None and as_footnote(squeeze(line)):
            self.blocks += paragraphs_of(line, number, adjacent=False)
            return
        if len(words) == 2 and _COUNT.match(words[1]):
            self._close_row()
            self.rows.append(Row(tuple(Cell((Piece(word, (number,)),)) for word in words), (number,)))
            return
        self._close_table()
        self.heading = None
        self.blocks += paragraphs_of(line, number, adjacent=not self.blank and number > 1)

    def _row_line(self, line: str, number: int, heading: _Heading) -> None:
        texts = _cut(line, heading.starts)
        alone = (
            read_heading(line) if self.blank or self.open is None or len(_WORDS.findall(line)) == 1 else None
        )
        if heading.columns and alone and self._is_sub_heading(line, texts, heading):
            self._close_row()
            self.rows.append(_lone_row(squeeze(line), (number,), len(heading.starts)))
            return
        if self._starts_row(texts, heading):
            self._close_row()
        if self.open is None:
            self.open = _Open([[] for _ in heading.starts])
        _add(self.open, texts, number, heading, blank=self.blank)

    def _is_sub_heading(self, line: str, texts: list[str], heading: _Heading) -> bool:
        assert heading.columns is not None  # noqa: S101 - asked by the caller
        meanings = heading.columns.meanings
        filled = [meaning for text, meaning in zip(texts, meanings, strict=True) if text]
        start = len(line) - len(line.lstrip())
        place = meanings[_at(line, heading.starts)]
        first = {Meaning.NUMBER, Meaning.RECOMMENDATION}
        spans = len(_WORDS.findall(line)) == 1 and start < heading.starts[min(2, len(heading.starts) - 1)]
        return (
            place in first
            and spans
            and (len(filled) > 1 or self.blank or self.open is None or line.rstrip().endswith(":"))
        )

    def _starts_row(self, texts: list[str], heading: _Heading) -> bool:
        if heading.columns is None:
            return bool(texts[0]) and (self.blank or is_category(texts[0]))
        if self.open is None:
            return False
        by_meaning = dict(zip(heading.columns.meanings, texts, strict=True))
        number = by_meaning.get(Meaning.NUMBER, "")
        if number and read_number(number) is not None:
            return True
        if Meaning.NUMBER not in by_meaning and re.match(
            r"(?:rec\w*\.? )?\d+[.)]", by_meaning.get(Meaning.RECOMMENDATION, ""), re.IGNORECASE
        ):
            return True
        return self._starts_action(by_meaning, heading)

    def _starts_action(self, texts: dict[Meaning, str], heading: _Heading) -> bool:
        """A new owner and date beside the beginning of a new paragraph."""
        assert self.open is not None and heading.columns is not None  # noqa: S101, PT018 - asked by the caller
        held = dict(zip(heading.columns.meanings, self.open.cells, strict=True))
        target, response = texts.get(Meaning.TARGET, ""), texts.get(Meaning.RESPONSE, "")
        before = held.get(Meaning.TARGET) or []
        begun = bool(before) and looks_like_target(before[-1].text)
        wrapped = begun and is_wrapped_target(before[-1].text, target)
        if not (target and response and texts.get(Meaning.OWNER) and begun) or wrapped:
            return False
        last = held.get(Meaning.RESPONSE) or []
        return self.blank or (bool(last) and is_ended(last[-1].text) and response[:1].isupper())

    def _close_row(self) -> None:
        if self.open is not None and any(self.open.cells):
            self.rows.append(Row(tuple(Cell(_marked(cell)) for cell in self.open.cells), self.open.lines))
        self.open = None

    def _close_table(self) -> None:
        self._close_row()
        if self.rows:
            self.blocks.append(Table(tuple(self.rows)))
        self.rows = []


def read_aligned(text: str) -> Document | None:
    """The document where a heading with columns is seen, else None."""
    lines = text.expandtabs(8).split("\n")
    reader = _Reader(lines)
    reader.read()
    return Document(tuple(reader.blocks), tuple(lines)) if reader.found_plan else None


def _heading_at(lines: Sequence[str], number: int) -> _Heading | None:
    """The heading of a table that begins in this line, over as many lines as make the most of it."""
    words = list(_WORDS.finditer(lines[number]))
    if len(words) < 2 or len(lines[number]) > 600 or _begins_a_row([word.group() for word in words]):
        return None
    starts = tuple(start for word in words for start in _starts(word))
    best: _Heading | None = None
    known, texts = 0, [""]
    for used in range(1, _MOST_HEADING_LINES + 1):
        part = lines[number : number + used]
        if len(part) < used or not part[-1].strip() or (used > 1 and _is_data(part[-1], starts, texts)):
            break
        starts = _with_new(starts, part[-1])
        texts = _joined_columns(part, starts)
        columns = columns_of(texts)
        defines = is_category_table([Row(tuple(Cell((Piece(text),)) if text else Cell() for text in texts))])
        score = len([m for m in columns.meanings if m is not Meaning.OTHER]) if columns else 2 * defines
        if (columns or defines) and score >= known:
            best, known = _Heading(starts, columns, used, tuple(texts)), score
    return best


def _starts(word: re.Match[str]) -> tuple[int, ...]:
    """Where headings begin in a run of words: "Rec No Recommendation" is two, with one space between."""
    number = _NUMBER_FIRST.match(word.group())
    rest = word.group()[number.end() :] if number else ""
    if number and meaning_of(rest) is Meaning.RECOMMENDATION:
        return word.start(), word.start() + number.end()
    return (word.start(),)


def _begins_a_row(words: Sequence[str]) -> bool:
    """A number first: words of a recommendation and not of a heading."""
    return read_number(words[0]) is not None


def _with_new(starts: tuple[int, ...], line: str) -> tuple[int, ...]:
    """A column whose heading begins only in a later line."""
    new = [
        w.start()
        for w in _WORDS.finditer(line)
        if all(abs(w.start() - start) > 8 for start in starts) and w.start() > max(starts)
    ]
    return tuple(sorted({*starts, *new}))


def _is_data(line: str, starts: tuple[int, ...], above: Sequence[str]) -> bool:
    """Whether a row begins here; `above`: the headings so far, "Agreed/" having more to come."""
    texts = _cut(line, starts)
    filled = [(text, over) for text, over in zip_longest(texts, above, fillvalue="") if text]
    return (
        read_number(texts[0]) is not None
        or (
            len(filled) > 1
            and any(is_category(text) and "/" not in text and over[-1:] != "/" for text, over in filled)
        )
        or max(len(text) for text in texts) > 60
        or texts[-1].endswith(".")
        or looks_like_target(texts[-1])
        or bool(read_heading(line) and line.rstrip().endswith(":"))
    )


def _joined_columns(lines: Sequence[str], starts: tuple[int, ...]) -> list[str]:
    parts = [_cut(line, starts) for line in lines]
    return [squeeze(" ".join(column)) for column in zip(*parts, strict=True)]


def _cut(line: str, starts: tuple[int, ...]) -> list[str]:
    """The text of each column; words go to the column under whose heading they begin."""
    texts: list[list[str]] = [[] for _ in starts]
    for run in _WORDS.finditer(line):
        for start, words in _divided(run.group(), run.start(), starts):
            texts[_column(start, starts)].append(words)
    return [" ".join(words) for words in texts]


def _divided(words: str, start: int, starts: tuple[int, ...]) -> list[tuple[int, str]]:
    """A run of words that crosses the beginning of a column after one space only."""
    for place in starts:
        cut = place - start
        if 0 < cut < len(words) and words[cut - 1] == " ":
            return [(start, words[:cut].rstrip()), *_divided(words[cut:], place, starts)]
    return [(start, words)]


def _column(start: int, starts: tuple[int, ...]) -> int:
    """The last column that begins at or before a place, with two letters of grace."""
    return max((place for place, begin in enumerate(starts) if begin <= start + 2), default=0)


def _at(line: str, starts: tuple[int, ...]) -> int:
    return _column(len(line) - len(line.lstrip()), starts)


def _lone_lines(lines: Sequence[str], number: int, heading: _Heading) -> int:
    """How many lines from here to a blank one have words in the column of recommendations alone."""
    assert heading.columns is not None  # noqa: S101 - asked by the caller
    for used, line in enumerate(lines[number : number + _MOST_HEADING_LINES]):
        if not line.strip():
            return used
        alone = len(_WORDS.findall(line)) == 1
        if not alone or heading.columns.meanings[_at(line, heading.starts)] is not Meaning.RECOMMENDATION:
            return 0
    return 0


def _lone_row(text: str, lines: Lines, width: int) -> Row:
    cells = [Cell() for _ in range(width)]
    cells[min(1, width - 1)] = Cell((Piece(text, lines),))
    return Row(tuple(cells), lines)


def _add(row: _Open, texts: list[str], number: int, heading: _Heading, *, blank: bool) -> None:
    meanings = heading.columns.meanings if heading.columns else (Meaning.OTHER,) * len(texts)
    target = next((text for text, m in zip(texts, meanings, strict=True) if m is Meaning.TARGET), "")
    held = next((cell for cell, m in zip(row.cells, meanings, strict=True) if m is Meaning.TARGET), [])
    restart = _is_new_target(held, target)
    for cell, text, meaning in zip(row.cells, texts, meanings, strict=True):
        if not text:
            continue
        apart = (restart and meaning in {Meaning.OWNER, Meaning.TARGET}) or (
            blank and meaning is Meaning.RESPONSE and bool(cell) and is_ended(cell[-1].text)
        )
        if cell and not apart:
            last = cell[-1]
            cell[-1] = Piece(
                last.text + text if divided_at_hyphen(last.text, text) else f"{last.text} {text}",
                merge_lines(last.lines, (number,)),
            )
        else:
            cell.append(Piece(text, (number,)))
    row.lines = merge_lines(row.lines, (number,))


def _is_new_target(held: list[Piece], target: str) -> bool:
    """A whole target under a whole target, and not the rest of a wrapped one."""
    if not target or not held or not looks_like_target(held[-1].text) or not looks_like_target(target):
        return False
    return not is_wrapped_target(held[-1].text, target)


def _marked(cell: list[Piece]) -> tuple[Piece, ...]:
    return tuple(piece for part in cell for piece in pieces(part.text, part.lines))
