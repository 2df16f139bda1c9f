"""A cell's or paragraph's own mark-up: HTML tags, Markdown emphasis, bullets and raised letters."""

import html
import re
from dataclasses import dataclass, field

from candour.recommendations.reading.document import Lines, Piece
from candour.recommendations.reading.wording import BULLETS, squeeze

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,11})(?:\s[^<>]{0,2000})?/?>")
_OF_OFFICE = re.compile(r"</?(?:o|w|v|m|st1):[a-zA-Z]{1,20}(?:\s[^<>]{0,2000})?/?>")
"""Tags that Word leaves in the pages it saves."""
_BLOCKS = frozenset(
    [
        "p",
        "div",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "table",
        "tbody",
        "tr",
        "td",
        "th",
        "blockquote",
        "section",
        "article",
        "hr",
        "body",
        "html",
    ]
)
_KNOWN = _BLOCKS | frozenset(
    [
        "b",
        "strong",
        "i",
        "em",
        "u",
        "s",
        "br",
        "span",
        "a",
        "sup",
        "sub",
        "font",
        "small",
        "mark",
        "abbr",
        "ins",
        "del",
        "code",
        "cite",
        "q",
        "img",
        "col",
        "thead",
        "tfoot",
        "main",
        "header",
        "footer",
        "nav",
        "figure",
        "caption",
        "label",
        "time",
        "wbr",
    ]
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LISTS = frozenset({"ul", "ol"})
_BULLET = re.compile(rf"(?:^|(?<=\s))[{BULLETS}](?=\s|\w|\()")
_LEADING_DASH = re.compile(r"^(?:[-\u2013—]|o)\s+(?=\S)")
_LABELLED = re.compile(r"^(?:\([a-z]{1,4}\)|[a-z]\)|\(?[ivx]{1,4}[).])\s+(?=\S)")
_LIST_DASH = re.compile(r"(?:^|(?<=[;:.]\s)|(?<=and\s))[-\u2013]\s+")
_STRONG = re.compile(r"(\*\*|__)(?=\S)([^*<>\n]{1,4000}?)(?<=\S)\1")
_EMPHASIS = re.compile(r"(?<![\w*])([*_])(?=[^\s*_])([^*_<>\n]{1,400}?)(?<=[^\s*_])\1(?![\w*])")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|<>~$&])")
_LINK = re.compile(r"(?<![!\\\]])\[([^\[\]^]{1,300})\]\((?:https?://|mailto:|/|#)[^()\s]{0,500}\)")
_CODE = re.compile(r"(?<![\\`])`([^`\n]{1,300})`(?!`)")
_KEPT = "\ue000"
_MARKUP = re.compile(r"[<&*_\\\n^`\[]")
_TRAILING_DASH = re.compile(r":\s*[-\u2013]$")
_ORDINAL = frozenset({"st", "nd", "rd", "th"})


def pieces(text: str, lines: Lines = (), *, breaks: bool = True) -> tuple[Piece, ...]:
    """The paragraphs and list entries of a marked-up text; `breaks`: a new line is a line break."""
    state = _Reader(lines)
    text = _markdown(_OF_OFFICE.sub("", text if breaks else text.replace("\n", " ")))
    end = 0
    for tag in _TAG.finditer(text):
        name = tag.group(2).casefold()
        if name not in _KNOWN:
            continue
        state.write(text[end : tag.start()])
        state.tag(name, closing=bool(tag.group(1)))
        end = tag.end()
    state.write(text[end:])
    state.flush(soft=False)
    return tuple(state.found)


def _markdown(text: str) -> str:
    """Markdown emphasis as tags; an escaped character is kept as itself."""
    if not _MARKUP.search(text):
        return text
    text = _CODE.sub(r"\1", _LINK.sub(r"\1", text))
    text = _ESCAPED.sub(lambda found: found.group(1).replace("*", _KEPT), text)
    text = _STRONG.sub(r"<b>\2</b>", text)
    text = _EMPHASIS.sub(r"\2", text)
    return text.replace(_KEPT, "*")


@dataclass(slots=True)
class _Reader:
    lines: Lines
    found: list[Piece] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    bold: list[str] = field(default_factory=list)
    bold_depth: int = 0
    bold_over: bool = False
    lists: int = 0
    item: bool = False
    entry: bool = False
    soft: bool = False
    raised: bool = False
    heading: bool = False

    def write(self, text: str) -> None:
        plain = html.unescape(text) if "&" in text else text
        if self.raised and plain.strip() and plain.strip().casefold() not in _ORDINAL:
            plain = "^{" + plain.strip() + "}"
        for number, line in enumerate(plain.split("\n")):
            if number:
                self._line_break(blank=not line.strip())
            self._words(line)

    def _words(self, line: str) -> None:
        for number, part in enumerate(self._parts(line)):
            if number:
                self.flush(soft=False)
                self.item = True
            if self.bold_depth and not self.bold_over:
                self.bold.append(part)
            elif part.strip():
                self.bold_over = True
            self.words.append(part)

    def _parts(self, line: str) -> list[str]:
        parts = _BULLET.split(line)
        if self.lists and len(parts) == 1 and not self.item:
            parts = _LIST_DASH.split(line)
        return parts

    def tag(self, name: str, *, closing: bool) -> None:
        if name in {"b", "strong"}:
            self.bold_depth = max(0, self.bold_depth + (-1 if closing else 1))
        elif name == "sup":
            self.raised = not closing
        elif name == "br":
            self._line_break(blank=False)
        elif name in _BLOCKS:
            self._block(name, closing=closing)

    def _block(self, name: str, *, closing: bool) -> None:
        self.flush(soft=False)
        if name in _LISTS:
            self.lists = max(0, self.lists + (-1 if closing else 1))
        elif name == "p" and not closing and not self.entry:
            self.lists, self.item = 0, False
        if name in _HEADINGS:
            self.heading = not closing
        if name == "li":
            self.item = self.entry = not closing

    def _line_break(self, *, blank: bool) -> None:
        if not blank or self.words:
            item = self.item
            doubled = not "".join(self.words).strip() and self.soft
            self.flush(soft=True)
            self.soft = not doubled
            self.item = item and bool(self.lists)
        if blank:
            self.soft = False

    def flush(self, *, soft: bool) -> None:
        raw = squeeze("".join(self.words))
        dashed = _LEADING_DASH.sub("", raw)
        text = _TRAILING_DASH.sub(":", dashed)
        if text:
            item = self.item or dashed != raw or bool(_LABELLED.match(text))
            bold = squeeze("".join(self.bold))
            joined = self.soft and not (item and not self.lists)
            self.found.append(Piece(text, self.lines, item, joined, bold, self.heading))
        if text or not soft:
            self.soft = soft
        self.words, self.bold, self.bold_over = [], [], False
        if not self.lists:
            self.item = False
