"""Responses laid out as headed paragraphs: a numbered recommendation, then the response in prose.

Also tables of two columns with a label and a value for each part, and small tables of actions under a
recommendation.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from candour.recommendations.reading.categories import category_said, is_category, is_qualified
from candour.recommendations.reading.columns import Columns, Meaning, answer_columns_of
from candour.recommendations.reading.document import (
    Block,
    Document,
    Lines,
    Paragraph,
    Piece,
    Row,
    Table,
    merge_lines,
)
from candour.recommendations.reading.drafts import Draft, Number, ResponseRow
from candour.recommendations.reading.labels import Label, labelled_parts
from candour.recommendations.reading.organisations import read_heading
from candour.recommendations.reading.rows import fit, is_blank, is_rule, read_number
from candour.recommendations.reading.sentences import sentences
from candour.recommendations.reading.splitting import split_owner_cell
from candour.recommendations.reading.targets import looks_like_target
from candour.recommendations.reading.wording import fold, squeeze

_NAMED = re.compile(
    r"^(?:the\s+)?(?:(?:key|priority|hmip|inspection)\s+)?"
    r"(?:recommendation|(?:matter of )?concern|area for improvement|rec\.?|r)\s*(?:no\.?|number|#)?\s*"
    r"(?P<number>\d{1,4}(?:\.\d{1,2})?\s?[a-z]?)\b(?P<sign>\s*[:.)\u2013—|-]*)\s*(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_PLAIN = re.compile(r"^\(?(?P<number>\d{1,4}[a-z]?)(?P<sign>[.):])\s+(?P<rest>[^\W\d].*)$", re.DOTALL)
_ANSWERS = re.compile(
    r"^(?:we|hmpps|moj|hmpps/moj|moj/hmpps|his majesty|her majesty|the (?:ministry|government|"
    r"department|probation|prison)|"
    r"hm prison|ministry of justice|this recommendation|the recommendation|this is|agreed|accepted|"
    r"partly|partially|"
    r"not (?:agreed|accepted)|rejected|noted|fully)\b",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"(?:\d{1,2}[.)]?\s+)?(?:annex(?:\s+\w{1,3})?|appendix(?:\s+\w{1,3})?|"
    r"conclusions?|next steps|glossary|yours (?:sincerely|faithfully|truly)),?\s*(?:[:.\u2013-].*)?$",
    re.IGNORECASE,
)
_MOST_CLOSING_WORDS = 6
_MOST_HEADING = 200
_MOST_TARGET_WORDS = 12


@dataclass(slots=True)
class ProseReader:
    """What has been read so far, and which part of a recommendation the next paragraph belongs to."""

    ignored: frozenset[str]
    plain: bool = False
    """Recommendations begin with a bare number ("1. ..."), not with the word."""
    drafts: list[Draft] = field(default_factory=list)
    part: Label = Label.RECOMMENDATION
    addressee: str | None = None
    stem: str | None = None
    heading_lines: Lines = ()
    said: list[Piece] = field(default_factory=list)
    """Paragraphs of the response that have no owner and no date yet."""
    row: ResponseRow | None = None
    closed: bool = False

    def read(self, document: Document) -> list[Draft]:
        for place, block in enumerate(document.blocks):
            if isinstance(block, Table):
                self._table(block)
            elif fold(block.text) not in self.ignored:
                self._paragraph(block, leads=self._leads(document.blocks[place + 1 : place + 3]))
        self._finish()
        return self.drafts

    def _leads(self, following: Sequence[Block]) -> bool:
        """Whether a recommendation begins next, or after one more line that introduces it."""
        for block in following:
            if not isinstance(block, Paragraph):
                return False
            if self._start(block):
                return True
            if not block.text.endswith(":"):
                return False
        return False

    def _table(self, table: Table) -> None:
        columns: Columns | None = None
        for row in table.rows:
            if is_blank(row) or is_rule(row):
                continue
            found = answer_columns_of(row.texts) if self.drafts else None
            if found:
                columns = found
                self._flush_row()
            elif columns:
                self._answer_row(fit(row, columns), columns)
            else:
                self._labelled_row(row)

    def _labelled_row(self, row: Row) -> None:
        """A row of a label and its value, or a row of one cell, read as a paragraph."""
        cells = [cell for cell in row.cells if cell.text]
        if len(cells) == 2:
            label = cells[0].text.rstrip(" :")
            number = read_number(cells[0].text)
            first = f"Recommendation {number}" if number is not None else label
            pieces = list(cells[1].pieces)
            pieces[0] = replace(pieces[0], text=f"{first}: {pieces[0].text}", item=False)
            for piece in pieces:
                self._paragraph(Paragraph(piece))
        else:
            for cell in cells:
                for piece in cell.pieces:
                    self._paragraph(Paragraph(piece))

    def _answer_row(self, row: Row, columns: Columns) -> None:
        def held(meaning: Meaning) -> list[Piece]:
            return [piece for cell in columns.cells(row, meaning) for piece in cell.pieces]

        owners, targets = held(Meaning.OWNER), held(Meaning.TARGET)
        if owners and not columns.has(Meaning.TARGET):
            owners, targets = split_owner_cell(owners)
        self.drafts[-1].rows.append(ResponseRow(held(Meaning.RESPONSE), owners, targets, row.lines))
        self.drafts[-1].lines = merge_lines(self.drafts[-1].lines, row.lines)

    def _paragraph(self, paragraph: Paragraph, *, leads: bool = False) -> None:
        start = self._start(paragraph)
        if start:
            self._begin(start[0], replace(paragraph.piece, text=start[1]))
            return
        if self._is_sub_heading(paragraph, leads=leads) or not self.drafts:
            return
        if paragraph.text.isdigit() and not paragraph.adjacent:
            return  # a page's number
        if self._ends(paragraph):
            self.closed = True
        if self.closed:
            return
        self.drafts[-1].lines = merge_lines(self.drafts[-1].lines, paragraph.piece.lines)
        for label, text in labelled_parts(paragraph.text):
            self._part(label, replace(paragraph.piece, text=text), adjacent=paragraph.adjacent)

    def _ends(self, paragraph: Paragraph) -> bool:
        """A heading after which no response goes on."""
        found = _CLOSING.match(paragraph.text)
        return bool(found) and (paragraph.heading or len(paragraph.text.split()) <= _MOST_CLOSING_WORDS)

    def _start(self, paragraph: Paragraph) -> tuple[Number, str] | None:
        found = (_PLAIN if self.plain else _NAMED).match(paragraph.text)
        if not found:
            return None
        rest, sign = found.group("rest").strip(), found.group("sign").strip()
        if not self.plain and rest and not sign and not (rest[0].isupper() or paragraph.heading):
            return None
        number = read_number(found.group("number"))
        if number is None or (self.plain and not self._is_next(number, paragraph)):
            return None
        return number, rest

    def _is_next(self, number: Number, paragraph: Paragraph) -> bool:
        """A numbered paragraph inside a response is no recommendation: the numbering must go on."""
        whole = int(re.match(r"\d+", str(number)).group())  # type: ignore[union-attr]
        last = int(re.match(r"\d+", str(self.drafts[-1].number)).group()) if self.drafts else 0  # type: ignore[union-attr]
        if self.drafts and self.part is Label.RECOMMENDATION and not paragraph.heading and not self.said:
            return False
        return last <= whole <= last + 4

    def _begin(self, number: Number, piece: Piece) -> None:
        current = self.drafts[-1] if self.drafts else None
        if (
            current
            and current.number == number
            and not current.rows
            and not self.said
            and not current.category
        ):
            self._text(piece)
            return
        self._finish()
        self.closed = False
        self.drafts.append(
            Draft(number, self.addressee, self.stem, heading_lines=self.heading_lines, lines=piece.lines)
        )
        self.part = Label.RECOMMENDATION
        category = re.match(r"^[(\[]?([\w ]{4,30}?)[)\]]?$", piece.text)
        if category and is_category(category.group(1)):
            self.drafts[-1].category = [replace(piece, text=category.group(1))]
        else:
            for label, text in labelled_parts(piece.text):
                self._part(label, replace(piece, text=text), adjacent=False)

    def _is_sub_heading(self, paragraph: Paragraph, *, leads: bool) -> bool:
        """ "Recommendations for the Prison Service" or "The Prison Service should:" between two of them."""
        short = len(paragraph.text) <= _MOST_HEADING and not paragraph.piece.item
        heading = read_heading(paragraph.text) if short else None
        if not heading or labelled_parts(paragraph.text)[0][0] is not None:
            return False
        ends = (
            paragraph.text.endswith(":")
            and bool(heading.addressee)
            and re.search(r"\bshould|must\b", paragraph.text)
        )
        if not (paragraph.heading or leads or (ends and not (self.drafts and not self.drafts[-1].text))):
            return False
        if heading.addressee or heading.generic:
            self.addressee, self.stem = heading.addressee, heading.stem
        else:
            self.stem = heading.stem
        self.heading_lines = paragraph.piece.lines
        return True

    def _part(self, label: Label | None, piece: Piece, *, adjacent: bool) -> None:
        draft = self.drafts[-1]
        if label is None:
            self._more(piece)
            return
        if label is Label.RECOMMENDATION:
            self.part = label
            self._text(piece)
        elif label in {Label.OWNER, Label.TARGET}:
            self._answer(label, piece)
        elif label is Label.ADDRESSEE:
            draft.addressee = piece.text or draft.addressee
        elif label is Label.REASON:
            self.part = label
            draft.reason += [piece] if piece.text else []
        elif label is Label.ACTION:
            self._action(piece)
        elif label is Label.PROGRESS and (self.row or draft.rows):
            self.part = label
        else:
            self._response(piece)

    def _text(self, piece: Piece) -> None:
        draft = self.drafts[-1]
        repeated = None if draft.text else _PLAIN.match(piece.text)
        if repeated and read_number(repeated.group("number")) == draft.number:
            piece = replace(piece, text=repeated.group("rest"))
        if piece.text:
            draft.text.append(piece)

    def _more(self, piece: Piece) -> None:
        """A paragraph without a label goes on with the part that is open."""
        if not piece.text or self.part is Label.PROGRESS:
            return
        draft = self.drafts[-1]
        if self.part is Label.RECOMMENDATION and draft.text and self._answers(piece):
            self._response(piece)
        elif self.part is Label.RECOMMENDATION:
            self._text(piece)
        elif self.part is Label.REASON:
            draft.reason.append(piece)
        elif self.part is Label.OWNER and self.row and not self.row.targets and len(piece.text.split()) <= 12:
            self.row.owners.append(piece)
        elif self.part is Label.TARGET and self.row and self._is_target(self.row, piece.text):
            self.row.targets.append(piece)
        elif self.part is Label.ACTION:
            self._action_text(piece)
        else:
            self._flush_row()
            self.part = Label.RESPONSE
            self.said.append(piece)

    def _is_target(self, row: ResponseRow, text: str) -> bool:
        """The words under "Target date", or one more date of a stack of them."""
        return looks_like_target(text) or (not row.targets and len(text.split()) <= _MOST_TARGET_WORDS)

    def _answers(self, piece: Piece) -> bool:
        text = piece.text
        if is_category(text.strip(" .:")):
            return True
        return bool(_ANSWERS.match(text) and category_said(sentences(text)[0]))

    def _response(self, piece: Piece) -> None:
        self._flush_row()
        self.part = Label.RESPONSE
        draft = self.drafts[-1]
        words = piece.text.strip(" .:")
        if words and is_category(words) and not draft.category:
            draft.category = [replace(piece, text=words)]
        elif piece.text:
            self.said.append(piece)

    def _action(self, piece: Piece) -> None:
        self._flush_row()
        if self.said and not self.drafts[-1].rows:
            self.drafts[-1].reason += _without_category(self.drafts[-1], self.said)
        elif self.said:
            self.drafts[-1].rows.append(ResponseRow(self.said))
        self.said = []
        self.part = Label.ACTION
        if piece.text:
            self._action_text(piece)

    def _action_text(self, piece: Piece) -> None:
        if self.row and (self.row.owners or self.row.targets):
            self._flush_row()
        if self.row is None:
            self.row = ResponseRow(lines=piece.lines)
        self.row.texts.append(piece)

    def _answer(self, label: Label, piece: Piece) -> None:
        """An owner or a date: for the open action, or for the paragraph just before it."""
        if self.row and (
            (label is Label.OWNER and self.row.owners) or (label is Label.TARGET and self.row.targets)
        ):
            self._flush_row()
        if self.row is None:
            self.row = ResponseRow(self._last_said(), lines=piece.lines)
        owners, targets = split_owner_cell([piece]) if label is Label.OWNER else ([], [piece])
        self.row.owners += [owner for owner in owners if owner.text]
        self.row.targets += [target for target in targets if target.text]
        self.part = label

    def _last_said(self) -> list[Piece]:
        """The paragraph before an owner is the action; those before it introduce it."""
        if not self.said:
            return []
        last = [self.said.pop()]
        while self.said and last[0].item:
            last.insert(0, self.said.pop())
        if len(last) > 1 and last[0].item is False and len([p for p in last if p.item]) == 1:
            self.said.append(last.pop(0))
        draft = self.drafts[-1]
        if self.said:
            if draft.rows:
                draft.rows.append(ResponseRow(self.said))
            else:
                draft.reason += _without_category(draft, self.said)
        self.said = []
        return last

    def _flush_row(self) -> None:
        if self.row is not None and self.drafts:
            self.drafts[-1].rows.append(self.row)
        self.row = None

    def _finish(self) -> None:
        if not self.drafts:
            return
        self._flush_row()
        draft = self.drafts[-1]
        _say_category(draft, [*draft.reason, *self.said, *(text for row in draft.rows for text in row.texts)])
        if self.said and draft.rows:
            draft.rows.append(ResponseRow(self.said))
        else:
            draft.prose += self.said
        self.said = []


def _without_category(draft: Draft, said: list[Piece]) -> list[Piece]:
    _say_category(draft, said)
    return said


def _say_category(draft: Draft, said: list[Piece]) -> None:
    """The category as the response's own words state it, where no label did."""
    for piece in said[:2]:
        if draft.category:
            return
        for sentence in sentences(piece.text)[:2]:
            words = sentence.strip(" .")
            found = words if is_category(words) else _said(sentence)
            if found:
                draft.category = [replace(piece, text=squeeze(found))]
                return


def _said(sentence: str) -> str | None:
    """The words that state a category; none where a condition is tied to it."""
    found = None if is_qualified(sentence) else category_said(sentence)
    return found[1] if found else None


def is_named(document: Document) -> bool:
    """Whether recommendations are announced by the word and a number."""
    return any(_NAMED.match(text) for text in _texts(document))


def is_numbered(document: Document) -> bool:
    return any(_PLAIN.match(text) for text in _texts(document))


def _texts(document: Document) -> list[str]:
    texts = [paragraph.text for paragraph in document.paragraphs()]
    return texts + [text for row in document.rows() for text in row.texts[:1]]
