"""A web page and a plain text as the renderer writes them, and two readers of the page's words."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from candour.disclosure.gate.findings import Unreadable, words_in_lines

VOID = frozenset({"br", "meta"})
BODY: dict[str, dict[str, re.Pattern[str]]] = {
    **{
        tag: {}
        for tag in [
            "header",
            "main",
            "nav",
            "p",
            "h1",
            "ul",
            "blockquote",
            "table",
            "thead",
            "tbody",
            "tr",
            "strong",
            "em",
            "br",
            "li",
        ]
    },
    **{f"h{level}": {} for level in (3, 4, 5)},
    "h2": {"id": re.compile(r"part-\d{1,3}")},
    "p": {"class": re.compile("quiet")},
    "a": {"href": re.compile(r"#part-\d{1,3}")},
    "ol": {"start": re.compile(r"\d{1,4}")},
    "div": {"class": re.compile("table"), "tabindex": re.compile("0")},
    "span": {"class": re.compile("instead")},
    "td": {"colspan": re.compile(r"\d{1,2}"), "rowspan": re.compile(r"\d{1,3}")},
    "th": {
        "scope": re.compile("col|row"),
        "colspan": re.compile(r"\d{1,2}"),
        "rowspan": re.compile(r"\d{1,3}"),
    },
}
"""Every element of the body with the properties that it may have, and what they may say."""
BLOCKS = words_in_lines("""
    a h1 h2 h3 h4 h5 li p td th
""")
NOT_TEXT = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")
ENTITY = re.compile(r"&(?!(?:amp|lt|gt);)")


def decoded(data: bytes) -> str:
    """Raises Unreadable for anything but plain UTF-8 without signs that show nothing."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as wrong:
        raise Unreadable("It is not written in UTF-8.") from wrong
    if NOT_TEXT.search(text):
        raise Unreadable("It holds characters that show nothing.")
    return text


def page_faults(text: str, blank: str) -> Iterator[str]:
    """`blank` is the page of the same pack without its words: its head must be the same to the byte."""
    head = blank[: blank.index("<body>")]
    if not text.startswith(head + "<body>") or not text.endswith("</main>\n</body>\n</html>\n"):
        yield "The head or the end of the page is not as the renderer writes it."
    if ENTITY.search(text.removeprefix(head)):
        yield "A character is written in a roundabout way."
    reader = Reader()
    reader.feed(text.removeprefix(head))
    reader.close()
    yield from reader.faults


class Reader(HTMLParser):
    """The gate's own reader: blocks of words, and everything that is not on the list."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.faults: list[str] = []
        self.blocks: list[str] = []
        self.open: list[str] = []

    def _fault(self, why: str) -> None:
        if why not in self.faults:
            self.faults.append(why)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("body", "html"):
            self.faults += ["The frame of the page has a property."] if attrs else []
            return
        allowed = BODY.get(tag)
        if allowed is None:
            self._fault("It holds an element that is not on the list.")
        elif any(key not in allowed or not allowed[key].fullmatch(value or "") for key, value in attrs):
            self._fault("An element has a property that is not on the list.")
        if tag == "br":
            self._add("\n")
        elif tag not in VOID:
            self.open.append(tag)
        if tag in BLOCKS:
            self.blocks.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("body", "html"):
            return
        if not self.open or self.open.pop() != tag:
            self._fault("Elements are not closed in the order in which they were opened.")

    def handle_data(self, data: str) -> None:
        if data.strip():
            self._add(data)

    def _add(self, words: str) -> None:
        if not BLOCKS & set(self.open) or not self.blocks:
            self._fault("Words stand outside the places for words.")
            self.blocks.append("")
        self.blocks[-1] += words

    def handle_comment(self, data: str) -> None:
        self._fault("It holds a comment.")

    def handle_decl(self, decl: str) -> None:
        self._fault("It holds a declaration.")

    def unknown_decl(self, data: str) -> None:
        self._fault("It holds a declaration.")

    def handle_pi(self, data: str) -> None:
        self._fault("It holds an instruction.")


def other_words_of(text: str) -> str:
    """All words of the body, read by lxml."""
    from lxml import html

    body = html.document_fromstring(text.encode(), parser=html.HTMLParser(encoding="utf-8")).find("body")
    return "" if body is None else "".join(map(str, body.itertext()))


MARK = re.compile(r"^\s*(?:- |\d{1,4}\. )?")
RULE = re.compile(r"^(?:=+|-+)$")


def plain_words(text: str) -> str:
    """The words of a plain text without the marks of lists and the lines under headings."""
    lines = (line for line in text.split("\n") if not RULE.match(line.strip()))
    return "\n".join(MARK.sub("", line) for line in lines)
