"""The words of one block as a marked line, and back."""

import re

from candour.reviews.rich_text.checking import joined
from candour.reviews.rich_text.schema import Node

SPECIAL = re.compile(r"[\\*_¶↵|]|@(?=\[)")
IN_NAME = re.compile(r"[\\\]\|¶↵]")
EDGE = re.compile(r"^[ \t]|[ \t]$")
TOKEN = re.compile(
    r"@\[(?P<words>(?:\\[^\n]|[^\]\\\n])+)\]\((?P<register>\d{1,18})\)"
    r"|\\(?P<escaped>[^\n])|(?P<strong>\*\*)|(?P<em>__)|(?P<broken>[\n↵])|(?P<plain>[^\\*_\n↵@]+|.)",
    re.DOTALL,
)
SIGNS = {"strong": "**", "em": "__"}


def line_of(nodes: list[Node], *, in_cell: bool = False) -> str:
    """The marked words; a line break is a new line, and a sign inside a cell."""
    return "".join(_marked(node, "↵" if in_cell else "\n") for node in nodes)


def _marked(node: Node, broken: str) -> str:
    if node["type"] == "hard_break":
        return broken
    if node["type"] == "person":
        words = IN_NAME.sub(r"\\\g<0>", node["attrs"]["as"])
        text = f"@[{words}]({node['attrs']['register']})"
    else:
        text = SPECIAL.sub(r"\\\g<0>", node["text"])
    for mark in reversed(node.get("marks", [])):
        text = f"{SIGNS[mark['type']]}{text}{SIGNS[mark['type']]}"
    return text


def inline_of(line: str) -> list[Node]:
    """Words, line breaks and people. A mark that is not closed holds to the end."""
    nodes: list[Node] = []
    marks: set[str] = set()
    for token in TOKEN.finditer(line):
        if token["strong"] or token["em"]:
            marks ^= {token.lastgroup or ""}
        else:
            nodes.append(_node(token, marks))
    return joined(nodes)


def _node(token: "re.Match[str]", marks: set[str]) -> Node:
    if token["broken"]:
        return {"type": "hard_break"}
    kept = {"marks": [{"type": mark} for mark in SIGNS if mark in marks]} if marks else {}
    if token["register"] and int(token["register"]) and _unescaped(token["words"]).strip():
        words = _unescaped(token["words"])
        return {"type": "person", "attrs": {"register": int(token["register"]), "as": words}, **kept}
    text = token[0] if token["register"] else token["escaped"] or token["plain"]
    return {"type": "text", "text": text, **kept}


def _unescaped(words: str) -> str:
    return re.sub(r"\\(.)", r"\1", words)
