"""A document as HTML for reading. Every word is escaped; ids and classes are the only attributes."""

from collections.abc import Callable, Mapping
from html import escape

from candour.reviews.rich_text.schema import CELLS, LISTS, Node, children

TAGS = {
    "bullet_list": "ul",
    "ordered_list": "ol",
    "list_item": "li",
    "blockquote": "blockquote",
    "table": "table",
    "table_row": "tr",
    "table_cell": "td",
    "table_header": "th",
}
CLASSES = {
    "bullet_list": "govuk-list govuk-list--bullet",
    "ordered_list": "govuk-list govuk-list--number",
    "blockquote": "candour-quotation",
    "table": "govuk-table",
    "table_row": "govuk-table__row",
    "table_cell": "govuk-table__cell",
    "table_header": "govuk-table__header",
    "paragraph": "govuk-body",
    2: "govuk-heading-m",
    3: "govuk-heading-s",
    4: "govuk-heading-s",
}
People = Mapping[int, str]


def to_html(document: Node, people: People | None = None, *, prefix: str = "block-", lower: int = 0) -> str:
    """The blocks as HTML. `people` gives the words for a person of the register, in place of the writer's.

    `lower` takes headings so many levels down, where the section's own title is a lower one.
    """
    drawer = _Drawer(people or {}, prefix, lower)
    return "".join(drawer.block(node) for node in children(document))


def inline_html(node: Node, people: People | None = None) -> str:
    """The words of one paragraph or heading."""
    return _Drawer(people or {}, "", 0).inline(node)


class _Drawer:
    def __init__(self, people: People, prefix: str, lower: int) -> None:
        self.people = people
        self.prefix = prefix
        self.lower = lower

    def block(self, node: Node) -> str:
        kind = node["type"]
        if kind == "heading":
            level = node["attrs"]["level"]
            return self._tagged(f"h{min(level + self.lower, 6)}", CLASSES[level], node, self.inline)
        if kind == "paragraph":
            return self._tagged("p", CLASSES["paragraph"], node, self.inline)
        drawn = self._tagged(TAGS[kind], CLASSES.get(kind, ""), node, self._inside)
        # A wide table scrolls by itself, also by keyboard.
        return f'<div class="candour-scroll" tabindex="0">{drawn}</div>' if kind == "table" else drawn

    def _inside(self, node: Node) -> str:
        inside = "".join(self.block(child) for child in children(node))
        return f'<tbody class="govuk-table__body">{inside}</tbody>' if node["type"] == "table" else inside

    def _tagged(self, tag: str, name: str, node: Node, inside: Callable[[Node], str]) -> str:
        attributes = _more(node)
        if name:
            attributes = f' class="{name}"{attributes}'
        if self.prefix and (own := node["attrs"].get("id")):
            attributes += f' id="{escape(self.prefix + own)}"'
        return f"<{tag}{attributes}>{inside(node)}</{tag}>"

    def inline(self, node: Node) -> str:
        return "".join(self._piece(child) for child in children(node))

    def _piece(self, node: Node) -> str:
        if node["type"] == "hard_break":
            return "<br>"
        if node["type"] == "person":
            register = node["attrs"]["register"]
            words = escape(self.people.get(register, node["attrs"]["as"]))
            drawn = f'<span class="candour-person-named" data-register="{register}">{words}</span>'
        else:
            drawn = escape(node["text"])
        for mark in reversed(node.get("marks", [])):
            drawn = f"<{mark['type']}>{drawn}</{mark['type']}>"
        return drawn


def _more(node: Node) -> str:
    attributes = node["attrs"]
    drawn = ""
    if node["type"] in LISTS and attributes.get("start", 1) != 1:
        drawn += f' start="{attributes["start"]}"'
    if node["type"] in CELLS:
        drawn += "".join(
            f' {name}="{attributes[name]}"' for name in ("colspan", "rowspan") if attributes[name] > 1
        )
    return drawn
