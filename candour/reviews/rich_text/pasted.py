"""HTML from elsewhere, above all from Word, as a document. No word of it is lost."""

import re
from collections.abc import Iterator

from lxml import etree, html

from candour.reviews.rich_text import schema
from candour.reviews.rich_text.checking import checked, joined
from candour.reviews.rich_text.schema import Node

DROPPED = frozenset({"style", "script", "head", "title", "meta", "link", "template", "xml", "noscript"})
HEADINGS = {"h1": 2, "h2": 2, "h3": 3, "h4": 4, "h5": 4, "h6": 4}
APART = frozenset(
    re.findall(
        r"\w+",
        """
    address article aside body caption center dd details div dl dt fieldset figcaption figure footer
    form header hr html legend main nav p pre section summary thead tbody tfoot tr td th
    """,
    )
)
PARTS_OF_TABLE = frozenset({"thead", "tbody", "tfoot", "colgroup"})
STRONG, EM = frozenset({"b", "strong"}), frozenset({"i", "em", "cite"})
SPACE = re.compile(r"[ \t\r\n\f\xa0]+")
LIST_LEVEL = re.compile(r"mso-list:\s*(?!ignore)\S*\s*level(\d)", re.IGNORECASE)
MARK_OF_LIST = re.compile(r"mso-list:\s*ignore", re.IGNORECASE)
NUMBERED = re.compile(r"^\(?(?:\d+|[a-z]|[ivxlc]+)[.)]", re.IGNORECASE)
BOLD = re.compile(r"font-weight:\s*(?:bold|[6-9]00)", re.IGNORECASE)
ITALIC = re.compile(r"font-style:\s*italic", re.IGNORECASE)
WORD_OF_OFFICE = re.compile(r"<(/?)[ovw]:\w+[^>]*>")
CONDITION = re.compile(r"<!\[(?:if|endif)[^>]*\]>", re.IGNORECASE)
DEEPEST_LIST = 5


def from_html(text: str) -> Node:
    """Raises NotADocument where it is too long."""
    cleaned = CONDITION.sub("", WORD_OF_OFFICE.sub("", text))
    if not cleaned.strip():
        return schema.empty()
    try:
        tree = html.document_fromstring(cleaned, parser=html.HTMLParser(huge_tree=True))
    except etree.ParserError:  # nothing but tags that close what was never opened
        return schema.empty()
    gathered = _Gatherer()
    gathered.walk(tree, frozenset())
    return checked({"type": "doc", "content": _in_lists(gathered.finished())})


class _Gatherer:
    """Walks a tree and gathers blocks; words that stand outside every paragraph get one of their own."""

    def __init__(self) -> None:
        self.found: list[Node] = []
        self.line: list[Node] = []

    def finished(self) -> list[Node]:
        self._end({"type": "paragraph"})
        return self.found

    def walk(self, element: html.HtmlElement, marks: frozenset[str]) -> None:
        self._say(element.text, marks)
        for child in element:
            if isinstance(child.tag, str) and child.tag not in DROPPED:
                self._element(child, marks | _marks_of(child))
            self._say(child.tail, marks)

    def _element(self, element: html.HtmlElement, marks: frozenset[str]) -> None:
        tag = element.tag
        if tag == "br":
            self.line.append({"type": "hard_break"})
        elif tag == "table":
            self._apart(_table(element))
        elif tag in ("ul", "ol"):
            self._apart(_list(element))
        elif tag == "blockquote":
            self._apart(_quotation(element))
        elif tag in HEADINGS or tag in APART or tag == "li":
            self._paragraph(element, marks)
        elif not _is_list_mark(element):
            self.walk(element, marks)

    def _paragraph(self, element: html.HtmlElement, marks: frozenset[str]) -> None:
        self._end({"type": "paragraph"})
        heading = HEADINGS.get(element.tag)
        self.walk(element, marks)
        shape: Node = {"type": "heading", "attrs": {"level": heading}} if heading else {"type": "paragraph"}
        self._end(shape | _place_in_list(element))

    def _apart(self, nodes: list[Node]) -> None:
        self._end({"type": "paragraph"})
        self.found += nodes

    def _say(self, text: str | None, marks: frozenset[str]) -> None:
        if text and (shown := SPACE.sub(" ", text)):
            kept = {"marks": [{"type": mark} for mark in schema.MARKS if mark in marks]} if marks else {}
            self.line.append({"type": "text", "text": shown, **kept})

    def _end(self, shape: Node) -> None:
        line, self.line = _trimmed(self.line), []
        if shape["type"] == "heading":
            line = joined([{key: node[key] for key in node if key != "marks"} for node in line])
        if line:
            self.found.append({**shape, "content": line})


def _marks_of(element: html.HtmlElement) -> frozenset[str]:
    style = element.get("style") or ""
    found = set()
    if element.tag in STRONG or BOLD.search(style):
        found.add("strong")
    if element.tag in EM or ITALIC.search(style):
        found.add("em")
    return frozenset(found)


def _is_list_mark(element: html.HtmlElement) -> bool:
    """The bullet or number that Word writes out before the words of an entry."""
    return bool(MARK_OF_LIST.search(element.get("style") or ""))


def _place_in_list(element: html.HtmlElement) -> Node:
    """How deep in which kind of list Word's paragraph stands; nothing for any other."""
    level = LIST_LEVEL.search(element.get("style") or "")
    if level is None or element.tag in HEADINGS:
        return {}
    mark = next(
        (_words(one) for one in element.iter() if isinstance(one.tag, str) and _is_list_mark(one)), ""
    )
    kind = "ordered_list" if NUMBERED.match(mark) else "bullet_list"
    return {"place": (min(int(level[1]), DEEPEST_LIST), kind)}


def _words(element: html.HtmlElement) -> str:
    return SPACE.sub(" ", element.text_content()).strip()


def _trimmed(line: list[Node]) -> list[Node]:
    """Without spaces and breaks at the edges, and with single spaces inside."""
    kept = [node for node in line if node["type"] != "text" or node["text"]]
    while kept and _is_blank(kept[0]):
        kept.pop(0)
    while kept and _is_blank(kept[-1]):
        kept.pop()
    if kept and kept[0]["type"] == "text":
        kept[0] = {**kept[0], "text": kept[0]["text"].lstrip(" ")}
    if kept and kept[-1]["type"] == "text":
        kept[-1] = {**kept[-1], "text": kept[-1]["text"].rstrip(" ")}
    return joined(kept)


def _is_blank(node: Node) -> bool:
    return node["type"] == "hard_break" or not node["text"].strip(" ")


def _inside(element: html.HtmlElement) -> list[Node]:
    gathered = _Gatherer()
    gathered.walk(element, frozenset())
    return _in_lists(gathered.finished())


def _list(element: html.HtmlElement) -> list[Node]:
    """The entries; what stands in the list outside every entry becomes one."""
    kind = "ordered_list" if element.tag == "ol" else "bullet_list"
    allowed = {"paragraph", *schema.LISTS}
    items = [{"type": "list_item", "content": _for(blocks, allowed)} for blocks in _entries(element)]
    return [{"type": kind, "content": items}] if items else []


def _entries(element: html.HtmlElement) -> Iterator[list[Node]]:
    loose: list[Node] = []
    for blocks, is_entry in _parts_of_list(element):
        if is_entry and blocks:
            yield [*loose, *blocks]
            loose = []
        else:
            loose += blocks
    if loose:
        yield loose


def _parts_of_list(element: html.HtmlElement) -> Iterator[tuple[list[Node], bool]]:
    yield _paragraphs_of(element.text), False
    for child in element:
        if isinstance(child.tag, str) and child.tag not in DROPPED:
            yield (_list(child), True) if child.tag in ("ul", "ol") else (_inside(child), True)
        yield _paragraphs_of(child.tail), False


def _paragraphs_of(text: str | None) -> list[Node]:
    line = _trimmed([{"type": "text", "text": SPACE.sub(" ", text or "")}])
    return [{"type": "paragraph", "content": line}] if line else []


def _quotation(element: html.HtmlElement) -> list[Node]:
    inside = _inside(element)
    kept = _for(inside, {"paragraph", *schema.LISTS})
    return [{"type": "blockquote", "content": kept}] if kept else []


def _table(element: html.HtmlElement) -> list[Node]:
    """Its rows; a caption and words between rows stand before it."""
    loose: list[Node] = []
    rows = list(_rows(element, loose))
    return [*loose, {"type": "table", "content": rows}] if rows else loose


def _rows(element: html.HtmlElement, loose: list[Node]) -> Iterator[Node]:
    loose += _paragraphs_of(element.text)
    for part in element:
        if part.tag in PARTS_OF_TABLE:
            yield from _rows(part, loose)
        elif part.tag == "tr":
            yield from _row(part, loose)
        elif isinstance(part.tag, str) and part.tag not in DROPPED:
            loose += _inside(part)
        loose += _paragraphs_of(part.tail)


def _row(element: html.HtmlElement, loose: list[Node]) -> Iterator[Node]:
    loose += _paragraphs_of(element.text)
    cells = []
    for part in element:
        if part.tag in ("td", "th"):
            cells.append(_cell(part))
        elif isinstance(part.tag, str) and part.tag not in DROPPED:
            loose += _inside(part)
        loose += _paragraphs_of(part.tail)
    if cells:
        yield {"type": "table_row", "content": cells}


def _cell(element: html.HtmlElement) -> Node:
    is_heading = element.tag == "th" or element.getparent().getparent().tag == "thead"
    spans = {name: _span(element.get(name)) for name in ("colspan", "rowspan")}
    kind = "table_header" if is_heading else "table_cell"
    return {"type": kind, "attrs": spans, "content": _for(_inside(element), {"paragraph"})}


def _span(given: str | None) -> int:
    number = int(given) if given and given.isascii() and given.isdigit() else 1
    return min(max(number, 1), schema.MOST_CELLS)


def _for(blocks: list[Node], allowed: set[str]) -> list[Node]:
    """The blocks, with those that may not stand here taken apart into their paragraphs."""
    found: list[Node] = []
    for block in blocks:
        if block["type"] in allowed:
            found.append(block)
        elif block["type"] == "heading":
            found.append({"type": "paragraph", "content": block["content"]})
        else:
            found += _for(schema.children(block), allowed)
    return found


def _in_lists(blocks: list[Node]) -> list[Node]:
    """Word's paragraphs with a place in a list, as lists inside lists."""
    found: list[Node] = []
    run: list[Node] = []
    for block in [*blocks, {"type": ""}]:
        if "place" in block:
            run.append(block)
            continue
        if run:
            found += _nested(run)
            run = []
        found.append(block)
    return found[:-1]


def _nested(run: list[Node]) -> list[Node]:
    """A list for each run of one kind; deeper entries go into the entry above them."""
    lists: list[Node] = []
    top = min(block["place"][0] for block in run)
    at = 0
    while at < len(run):
        level, kind = run[at]["place"]
        if level == top:
            item = {"type": "list_item", "content": [_unplaced(run[at])]}
            if not lists or lists[-1]["type"] != kind:
                lists.append({"type": kind, "content": []})
            lists[-1]["content"].append(item)
            at += 1
        else:
            deeper = _run_below(run, at, top)
            at += len(deeper)
            _under(lists, _nested(deeper))
    return lists


def _run_below(run: list[Node], at: int, top: int) -> list[Node]:
    end = at
    while end < len(run) and run[end]["place"][0] > top:
        end += 1
    return run[at:end]


def _under(lists: list[Node], deeper: list[Node]) -> None:
    if lists:
        lists[-1]["content"][-1]["content"] += deeper
    else:
        lists += deeper


def _unplaced(block: Node) -> Node:
    return {"type": "paragraph", "content": block["content"]}
