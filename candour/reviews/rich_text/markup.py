r"""A light plain form of a document, for writers without scripts. It goes both ways and loses no word.

`## heading`, `- entry`, `1. entry`, `> quotation`, `**bold**`, `__italics__`, `|! heading | cell |` and
`@[words](number)` for a person of the register; an empty line between blocks; `\` before a character that
stands for itself. Inside a cell `¶` parts paragraphs and `↵` breaks a line.
"""

import re

from candour.reviews.rich_text import schema
from candour.reviews.rich_text.checking import checked
from candour.reviews.rich_text.marked_line import inline_of, line_of
from candour.reviews.rich_text.schema import Node, children

EMPTY = "\\"
"""A line that stands for no words at all."""
BEGINS = re.compile(
    r"(?P<mark>#{1,6}(?= |$)|[-+](?= )|>|\|)|(?P<number>\d+)(?P<after>[.)] )|(?P<space>[ \t])"
)
HEADING = re.compile(r"(#{1,6})(?: (.*))?$")
ENTRY = re.compile(r"(?P<bullet>[-+]) |(?P<number>\d{1,4})(?P<after>[.)]) ")
SPANS = re.compile(r"\{(\d+)x(\d+)\}")
CELL_ENDS = re.compile(r"((?:\\.|[^\\|])*)\|", re.DOTALL)
LEAST_INDENT = 2


def to_markup(document: Node) -> str:
    return "\n".join(_lines_of(children(document)))


def from_markup(text: str) -> Node:
    """Raises NotADocument where it is too long or too deep."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return checked({"type": "doc", "content": _Reader(lines).blocks()})


def _lines_of(nodes: list[Node]) -> list[str]:
    lines: list[str] = []
    before: Node | None = None
    other = False
    for node in nodes:
        # Two lists side by side are told apart by their marks.
        beside = before is not None and before["type"] == node["type"]
        other = beside and node["type"] in schema.LISTS and not other
        lines += ["", *_block_lines(node, other=other)] if lines else _block_lines(node, other=other)
        before = node
    return lines


def _block_lines(node: Node, *, other: bool) -> list[str]:
    kind = node["type"]
    if kind == "heading":
        return [f"{'#' * node['attrs']['level']} {line_of(children(node)) or EMPTY}"]
    if kind in schema.LISTS:
        return _list_lines(node, other=other)
    if kind == "blockquote":
        return [f"> {line}".rstrip() if not line else f"> {line}" for line in _lines_of(children(node))]
    if kind == "table":
        return [_row_line(row) for row in children(node)]
    return [_guarded(line) for line in line_of(children(node)).split("\n")]


def _guarded(line: str) -> str:
    """A line of a paragraph that looks like the beginning of something else gets a backslash."""
    if not line:
        return EMPTY
    found = BEGINS.match(line)
    if found is None:
        return line
    at = found.end("number") if found["number"] else 0
    return f"{line[:at]}\\{line[at:]}"


def _list_lines(node: Node, *, other: bool) -> list[str]:
    lines: list[str] = []
    for number, item in enumerate(children(node), start=node["attrs"].get("start", 1)):
        bullet = "+" if other else "-"
        mark = f"{bullet} " if node["type"] == "bullet_list" else f"{number % 10_000}{')' if other else '.'} "
        first, *rest = _lines_of(children(item))
        lines.append(mark + first)
        lines += [" " * len(mark) + line if line else "" for line in rest]
    return lines


def _row_line(row: Node) -> str:
    return "|" + "".join(f"{_cell(cell)}|" for cell in children(row))


def _cell(cell: Node) -> str:
    paragraphs = [line_of(children(one), in_cell=True) for one in children(cell)]
    attributes = cell["attrs"]
    spans = (attributes["colspan"], attributes["rowspan"])
    merged = f"{{{spans[0]}x{spans[1]}}}" if spans != (1, 1) else ""
    return f"{'!' if cell['type'] == 'table_header' else ''}{merged} {'¶'.join(paragraphs)} "


class _Reader:
    """Reads lines into blocks; what is inside a list or a quotation is read by another one."""

    def __init__(self, lines: list[str], depth: int = 0) -> None:
        self.lines = lines
        self.at = 0
        self.depth = depth
        self.inside = depth > 0

    def blocks(self) -> list[Node]:
        found: list[Node] = []
        while self.at < len(self.lines):
            line = self.lines[self.at]
            if not line.strip(" \t"):
                self.at += 1
            else:
                found.append(self._block(line))
        return found

    def _block(self, line: str) -> Node:
        if heading := self._heading(line):
            return heading
        if self.depth < schema.DEEPEST // 2 - 1:
            if ENTRY.match(line):
                return self._list(line)
            if line.startswith(">") and not self.inside:
                return self._quotation()
        if line.startswith("|") and not self.inside:
            return self._table()
        return self._paragraph()

    def _heading(self, line: str) -> Node | None:
        found = None if self.inside else HEADING.match(line)
        if found is None:
            return None
        self.at += 1
        level = min(max(len(found[1]), schema.LEVELS[0]), schema.LEVELS[-1])
        words = _bare(found[2] or "")
        return {"type": "heading", "attrs": {"level": level}, "content": inline_of(words)}

    def _begins_a_block(self, line: str) -> bool:
        if ENTRY.match(line):
            return self.depth < schema.DEEPEST // 2 - 1
        return not self.inside and bool(HEADING.match(line) or line[0] in ">|")

    def _paragraph(self) -> Node:
        lines = [self.lines[self.at]]
        self.at += 1
        while self.at < len(self.lines):
            line = self.lines[self.at]
            if not line.strip(" \t") or self._begins_a_block(line):
                break
            lines.append(line)
            self.at += 1
        return {"type": "paragraph", "content": inline_of("\n".join(map(_bare, lines)))}

    def _quotation(self) -> Node:
        lines = []
        while self.at < len(self.lines) and self.lines[self.at].startswith(">"):
            line = self.lines[self.at][1:]
            lines.append(line[1:] if line.startswith(" ") else line)
            self.at += 1
        inside = _Reader(lines, self.depth + 1).blocks()
        return {"type": "blockquote", "content": inside or [{"type": "paragraph"}]}

    def _list(self, line: str) -> Node:
        first = ENTRY.match(line)
        kind = "bullet_list" if first and first["bullet"] else "ordered_list"
        start = {"attrs": {"start": int(first["number"])}} if first and first["number"] else {}
        return {"type": kind, **start, "content": self._entries(_mark(first))}

    def _entries(self, mark: str) -> list[Node]:
        items = []
        while self.at < len(self.lines):
            found = ENTRY.match(self.lines[self.at])
            if not found or _mark(found) != mark:
                break
            inside = [self.lines[self.at][found.end() :], *self._rest_of_entry(found.end())]
            items.append({"type": "list_item", "content": _Reader(inside, self.depth + 1).blocks()})
        return items

    def _rest_of_entry(self, indent: int) -> list[str]:
        """The lines below that are indented, with the empty ones between them."""
        rest: list[str] = []
        self.at += 1
        empty = 0
        for line in self.lines[self.at :]:
            blank = not line.strip(" \t")
            before = len(line) - len(line.lstrip(" "))
            if not blank and before < LEAST_INDENT:
                break
            empty = empty + 1 if blank else 0
            rest.append("" if blank else line[min(before, indent) :])
        self.at += len(rest)
        return rest[: len(rest) - empty]

    def _table(self) -> Node:
        rows = []
        while self.at < len(self.lines) and self.lines[self.at].startswith("|"):
            rows.append({"type": "table_row", "content": _cells(self.lines[self.at][1:])})
            self.at += 1
        return {"type": "table", "content": rows}


def _mark(found: "re.Match[str] | None") -> str:
    return "" if found is None else found["bullet"] or found["after"]


def _bare(line: str) -> str:
    return "" if line == EMPTY else line


def _cells(line: str) -> list[Node]:
    whole = line if line.endswith("|") and not line.endswith("\\|") else f"{line}|"
    return [_read_cell(match[1]) for match in CELL_ENDS.finditer(whole)]


def _read_cell(text: str) -> Node:
    kind = "table_header" if text.startswith("!") else "table_cell"
    text = text.removeprefix("!")
    attributes = {}
    if spans := SPANS.match(text):
        columns, rows = (min(max(int(number), 1), schema.MOST_CELLS) for number in spans.groups())
        attributes = {"attrs": {"colspan": columns, "rowspan": rows}}
        text = text[spans.end() :]
    text = text.removeprefix(" ").removesuffix(" ")
    paragraphs = [{"type": "paragraph", "content": inline_of(part)} for part in _parts(text)]
    return {"type": kind, **attributes, "content": paragraphs}


def _parts(text: str) -> list[str]:
    """The paragraphs of a cell; a sign with a backslash before it stands for itself."""
    parts = [""]
    for match in re.finditer(r"\\.|¶|[^\\¶]+|\\", text, re.DOTALL):
        if match[0] == "¶":
            parts.append("")
        else:
            parts[-1] += match[0]
    return parts
