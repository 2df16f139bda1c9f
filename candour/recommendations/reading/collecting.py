"""Walks the tables of a document and gathers each recommendation's rows under its sub-heading."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from candour.recommendations.reading.categories import is_category
from candour.recommendations.reading.columns import Columns, Meaning, columns_of, settled_by_contents
from candour.recommendations.reading.document import (
    Block,
    Cell,
    Document,
    Lines,
    Paragraph,
    Piece,
    Row,
    Table,
    merge_lines,
)
from candour.recommendations.reading.drafts import Draft, Number, ResponseRow, Warnings
from candour.recommendations.reading.organisations import Heading, read_heading
from candour.recommendations.reading.rows import (
    fit,
    is_blank,
    is_rule,
    only_text,
    read_number,
    read_reference,
    says_none,
)
from candour.recommendations.reading.splitting import split_owner_cell
from candour.recommendations.reading.wording import fold, is_ended, starts_low

_NUMBERED_TEXT = re.compile(
    r"^(?:recommendation|rec\.?|r)\s*(?:no\.?\s*)?(?P<number>\d{1,4}\s?[a-z]?)\b\s*[:.)\u2013—-]*\s*(?P<rest>.*)$"
    r"|^\(?(?P<plain>\d{1,4}[a-z]?)[.):]\s+(?P<after>\S.*)$",
    re.IGNORECASE | re.DOTALL,
)
_FOR_WHOM = re.compile(r"^recommendations? (?:for|to)\b", re.IGNORECASE)
_REPEATED_TAIL = 8
_MOST_HEADING_WORDS = 40


@dataclass(slots=True)
class Collector:
    """What has been read so far: the columns, the sub-heading in force, the recommendations."""

    ignored: frozenset[str]
    """Folded lines that are no part of the table: footnotes and running titles."""
    warnings: Warnings
    columns: Columns | None = None
    answers: bool = False
    """Some table had columns for owners or dates."""
    drafts: list[Draft] = field(default_factory=list)
    addressee: str | None = None
    stem: str | None = None
    heading_lines: Lines = ()
    pending: list[tuple[str, Lines]] = field(default_factory=list)
    above: dict[Meaning, list[Piece]] = field(default_factory=dict)
    """The last entries of a column's own cells, for the rows that a merged cell covers."""

    def read(self, document: Document) -> list[Draft]:
        for place, block in enumerate(document.blocks):
            if isinstance(block, Table):
                self._table(block)
            else:
                following = document.blocks[place + 1] if place + 1 < len(document.blocks) else None
                self._paragraph(block, heads=_heads_a_plan(following))
        self._pending_as_text()
        return self.drafts

    def _paragraph(self, paragraph: Paragraph, *, heads: bool) -> None:
        """Outside tables only a sub-heading matters; `heads`: a plan's table begins right after it."""
        if not heads and (not self.columns or not _reads_as_heading(paragraph)):
            return
        if fold(paragraph.text) in self.ignored or read_number(paragraph.text) is not None:
            return
        heading = read_heading(paragraph.text)
        short = len(paragraph.text.split()) <= _MOST_HEADING_WORDS
        names = heading and (not heading.generic or _FOR_WHOM.match(paragraph.text))
        if heading and names and short and (heading.addressee or self.drafts):
            self._apply(heading, paragraph.piece.lines)

    def _table(self, table: Table) -> None:
        rows = list(table.rows)
        place = 0
        while place < len(rows):
            columns, used = _columns_at(rows, place)
            if columns:
                self.columns = columns = settled_by_contents(columns, rows[place + used :])
                self.answers = self.answers or columns.has(Meaning.OWNER) or columns.has(Meaning.TARGET)
            elif self.columns and not self._skipped(rows[place]):
                self._row(rows[place])
            place += used

    def _skipped(self, row: Row) -> bool:
        if is_blank(row) or is_rule(row):
            return True
        alone = only_text(row)
        words = fold(alone or "")
        return bool(alone) and (words in self.ignored or words.startswith("action plan "))

    def _row(self, printed: Row) -> None:
        columns = self.columns
        assert columns is not None  # noqa: S101 - `_table` asks first
        row = fit(printed, columns)
        number = self._number(row, columns)
        text = _pieces(row, columns, Meaning.RECOMMENDATION)
        if number is None and self._heading_row(printed, row, columns):
            return
        if number is None:
            number, text = _number_in_text(text)
        if number is None and text and self._is_answered(row, columns):
            number = self._reference(row, columns)
        if self._begins(number, text, row, columns):
            self._begin(number, row, columns)
        else:
            self._pending_as_text()
        if not self.drafts:
            self._begin(None, row, columns)
        self._fill(self.drafts[-1], row, columns, text)

    def _number(self, row: Row, columns: Columns) -> Number | None:
        cells = columns.cells(row, Meaning.NUMBER)
        return read_number(cells[0].text) if cells and not cells[0].covered else None

    def _is_answered(self, row: Row, columns: Columns) -> bool:
        """Whether the row says for itself whether its recommendation is agreed, or what will be done."""
        asked = Meaning.CATEGORY if columns.has(Meaning.CATEGORY) else Meaning.RESPONSE
        return bool(_pieces(row, columns, asked))

    def _reference(self, row: Row, columns: Columns) -> Number | None:
        """A number that is printed with letters: 4 for "iv", and "B" or "MUST 2" as they stand."""
        cells = columns.cells(row, Meaning.NUMBER)
        last = self.drafts[-1].number if self.drafts else None
        return read_reference(cells[0].text, last) if cells else None

    def _heading_row(self, printed: Row, row: Row, columns: Columns) -> bool:
        """A row with words in one cell alone, before or in the column of recommendations."""
        alone = only_text(printed)
        places = [place for place, cell in enumerate(row.cells) if cell.text]
        if (
            alone is None
            or _NUMBERED_TEXT.match(alone)
            or not (_can_be_heading(alone, columns.meanings[places[0]]) or _spans(printed, alone))
        ):
            return False
        if not self.pending and self._goes_on(alone):
            self._extend_text([piece for cell in row.cells for piece in cell.pieces])
        else:
            self.pending.append((alone, row.lines))
        return True

    def _goes_on(self, text: str) -> bool:
        """Words that end the recommendation above, which a page break divided."""
        if not self.drafts or not self.drafts[-1].text:
            return False
        if starts_low(text):
            return True
        heading = read_heading(text)
        return heading is None and not is_ended(self.drafts[-1].text[-1].text) and is_ended(text)

    def _begins(self, number: Number | None, text: list[Piece], row: Row, columns: Columns) -> bool:
        if not self.drafts:
            return True
        current = self.drafts[-1]
        if number is not None:
            return number != current.number or not _same_or_rest(current, text)
        category = _pieces(row, columns, Meaning.CATEGORY)
        restarts = bool(text and category and current.category and not starts_low(text[0].text))
        return restarts and is_category(category[0].text) and not _same_or_rest(current, text)

    def _begin(self, number: Number | None, row: Row, columns: Columns) -> None:
        self._apply_pending()
        if number is None:
            number = _next_number(self.drafts)
            message = f"No number is printed; it was counted as recommendation {number}."
            self.warnings.add("number_not_printed", message, number, row.lines)
        draft = Draft(number, self.addressee, self.stem, heading_lines=self.heading_lines)
        said = columns.cells(row, Meaning.ADDRESSEE)
        if said and said[0].text:
            draft.addressee = said[0].text
        self.drafts.append(draft)

    def _fill(self, draft: Draft, row: Row, columns: Columns, text: list[Piece]) -> None:
        draft.lines = merge_lines(draft.lines, row.lines)
        if text and not _same(draft.text, text):
            self._extend_text(text)
        for meaning, held in (
            (Meaning.CATEGORY, draft.category),
            (Meaning.PROSE, draft.prose),
            (Meaning.REASON, draft.reason),
        ):
            found = _pieces(row, columns, meaning)
            if found and not _same(held, found):
                held += found
        self._say_revised(draft, row, columns)
        response = self._response(row, columns)
        if not response.is_empty:
            draft.rows.append(response)

    def _say_revised(self, draft: Draft, row: Row, columns: Columns) -> None:
        """A column of revised dates stands beside the dates first set, which the plan keeps."""
        revised = " ".join(piece.text for piece in _pieces(row, columns, Meaning.REVISED))
        if revised:
            message = (
                f"A revised date, “{revised[:80]}”, is printed beside the target date. The first was kept."
            )
            self.warnings.add("revised_date", message, draft.number, row.lines)

    def _response(self, row: Row, columns: Columns) -> ResponseRow:
        owners, targets = columns.cells(row, Meaning.OWNER), columns.cells(row, Meaning.TARGET)
        found = ResponseRow(_pieces(row, columns, Meaning.RESPONSE), lines=row.lines)
        found.owners = self._answer(owners, Meaning.OWNER, shared=bool(found.texts))
        found.targets = self._answer(targets, Meaning.TARGET, shared=bool(found.texts))
        found.no_owner = any(says_none(cell) for cell in owners) or not columns.has(Meaning.OWNER)
        found.no_target = any(says_none(cell) for cell in targets) or not columns.has(Meaning.TARGET)
        if owners and not targets:
            found.owners, found.targets = split_owner_cell(found.owners)
            found.no_target = False
        return found

    def _answer(self, cells: list[Cell], meaning: Meaning, *, shared: bool) -> list[Piece]:
        """A cell's own entries, or those of the merged cell above that still covers this row."""
        if shared and cells and all(cell.covered and not cell.across for cell in cells):
            return self.above.get(meaning, [])
        found = [piece for cell in cells if not says_none(cell) for piece in cell.pieces]
        self.above[meaning] = found
        return found

    def _extend_text(self, pieces: list[Piece]) -> None:
        draft = self.drafts[-1]
        printed, added = (
            fold(" ".join(p.text for p in draft.text[-4:])),
            fold(" ".join(p.text for p in pieces)),
        )
        if printed.endswith(" " + added) and len(added.split()) <= _REPEATED_TAIL:
            message = "The last words of the recommendation are printed twice; they were kept once."
            self.warnings.add("repeated_words", message, draft.number, pieces[0].lines)
            return
        draft.text += pieces
        draft.lines = merge_lines(draft.lines, *(piece.lines for piece in pieces))

    def _apply_pending(self) -> None:
        for words, lines in _whole_headings(self.pending):
            heading = read_heading(words)
            if heading is None:
                message = f"“{words[:120]}” stands alone in a row; it was read as a heading."
                self.warnings.add("unclear_row", message, None, lines)
            self._apply(heading or Heading(words.rstrip(" :"), None), lines)
        self.pending = []

    def _pending_as_text(self) -> None:
        """Lone words that no new recommendation follows belong to the one above."""
        if self.pending and self.drafts:
            for words, lines in self.pending:
                heading = read_heading(words)
                if heading and (heading.generic or heading.addressee):
                    self._apply(heading, lines)
                else:
                    self._extend_text([Piece(words, lines)])
        self.pending = []

    def _apply(self, heading: Heading, lines: Lines) -> None:
        if heading.addressee or heading.generic:
            self.addressee, self.stem = heading.addressee, heading.stem
        else:
            self.stem = heading.stem
        self.heading_lines = lines


def _heads_a_plan(block: Block | None) -> bool:
    return isinstance(block, Table) and bool(block.rows) and columns_of(block.rows[0].texts) is not None


def _reads_as_heading(paragraph: Paragraph) -> bool:
    """Not a running title, which only prints the name of an organisation at each page's end."""
    return paragraph.heading or paragraph.text.endswith(":") or bool(_FOR_WHOM.match(paragraph.text))


def _can_be_heading(text: str, meaning: Meaning) -> bool:
    """Lone words before or in the column of recommendations; elsewhere only what reads as a heading."""
    if meaning in {Meaning.NUMBER, Meaning.RECOMMENDATION, Meaning.ADDRESSEE}:
        return True
    heading = read_heading(text) if meaning is Meaning.CATEGORY and not is_category(text) else None
    return bool(heading and (heading.addressee or heading.stem))


def _spans(row: Row, text: str) -> bool:
    """A merged cell over most of the row, with words that address somebody."""
    heading = read_heading(text)
    over = sum(1 for cell in row.cells if cell.covered)
    return bool(heading and heading.addressee) and text.endswith(":") and 2 * over >= len(row.cells)


def _columns_at(rows: list[Row], place: int) -> tuple[Columns | None, int]:
    """The columns that a row announces, its headings perhaps spread over two rows."""
    columns = columns_of(rows[place].texts)
    following = rows[place + 1] if place + 1 < len(rows) else None
    if not following or len(following.cells) != len(rows[place].cells):
        return columns, 1
    texts = [f"{a} {b}".strip() for a, b in zip(rows[place].texts, following.texts, strict=True)]
    numbered = any(read_number(text) is not None for text in following.texts)
    sparse = all(len(text) <= 40 for text in following.texts) and not numbered
    if not sparse or only_text(following) or any(is_category(text) for text in following.texts):
        return columns, 1
    both = columns_of(texts)
    if both and (not columns or _gains(both, columns)) and columns_of(following.texts) is None:
        return both, 2
    return columns, 1


def _gains(both: Columns, columns: Columns) -> bool:
    known = [meaning for meaning in columns.meanings if meaning is not Meaning.OTHER]
    return len([meaning for meaning in both.meanings if meaning is not Meaning.OTHER]) > len(known)


def _pieces(row: Row, columns: Columns, meaning: Meaning) -> list[Piece]:
    return [
        piece
        for cell in columns.cells(row, meaning)
        if not cell.covered and not says_none(cell)
        for piece in cell.pieces
    ]


def _number_in_text(text: list[Piece]) -> tuple[Number | None, list[Piece]]:
    """ "Recommendation 3: ..." or "3. ..." where the number has no column of its own."""
    found = _NUMBERED_TEXT.match(text[0].text) if text else None
    if not found:
        return None, text
    number = read_number(found.group("number") or found.group("plain"))
    rest = found.group("rest") if found.group("number") else found.group("after")
    first = [replace(text[0], text=rest, item=False)] if rest else []
    return number, [*first, *text[1:]] if number is not None else text


def _next_number(drafts: Iterable[Draft]) -> int:
    found = [re.match(r"\d+", str(draft.number)) for draft in drafts]
    return next((int(number.group()) + 1 for number in reversed(found) if number), 1)


def _same(held: list[Piece], found: list[Piece]) -> bool:
    if len(held) != len(found):
        return False
    return [fold(piece.text) for piece in held] == [fold(piece.text) for piece in found]


def _same_or_rest(current: Draft, text: list[Piece]) -> bool:
    """Under a repeated number: no words, the same words, or the rest of a divided sentence."""
    return (
        not text
        or _same(current.text, text)
        or starts_low(text[0].text)
        or not is_ended(current.text[-1].text if current.text else "")
    )


def _whole_headings(pending: list[tuple[str, Lines]]) -> list[tuple[str, Lines]]:
    """Headings that are spread over rows, put together: each ends at a colon."""
    whole: list[tuple[str, Lines]] = []
    for words, lines in pending:
        last = whole[-1][0] if whole else ":"
        heading = read_heading(last)
        if last.endswith(":") or (heading and heading.generic) or is_ended(last):
            whole.append((words, lines))
        else:
            whole[-1] = (f"{last} {words}", merge_lines(whole[-1][1], lines))
    return whole
