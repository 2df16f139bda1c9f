"""Which terms are explained: in the glossary, or beside the words where they first stand."""

import re

from candour.reviews.reader.notes import plain
from candour.reviews.rich_text.schema import Node, children
from candour.reviews.rich_text.text import Block, blocks

GLOSSARY = "glossary"
"""The key of the section that explains terms."""
LONGEST = 8
"""A term is at most so many words."""
ENTRY = re.compile(r"^\s*([^:–—]{2,90}?)\s*(?::|\s[–—-]\s|\bmeans\b|\bstands for\b)")
IN_BRACKETS = re.compile(r"\(([A-Za-z][\w&-]{1,11})\)")
BEFORE_BRACKETS = re.compile(r"(?<![\w-])([A-Za-z][\w&-]{1,11})\s+\([^)]{6,}\)")
CELLS = {"table_cell", "table_header"}


def terms_of(document: Node) -> frozenset[str]:
    """The terms that a glossary explains, in lower case."""
    return frozenset(form for block in blocks(document) for form in _terms(block))


def explained_in(text: str) -> set[str]:
    """Terms that the text itself explains: “multi-agency public protection arrangements (MAPPA)”."""
    short = {match[1] for match in IN_BRACKETS.finditer(text)}
    return {form.lower() for form in short | {match[1] for match in BEFORE_BRACKETS.finditer(text)}}


def _terms(block: Block) -> list[str]:
    text = plain(block.text)
    strong = _standing_out(block)
    if strong:
        return [form for words in strong for form in _forms(plain(words).strip(" .:–—-"))]
    match = ENTRY.match(text)
    if match:
        return _forms(match[1])
    if block.kind == "heading" or CELLS & set(block.within):
        return _forms(text)
    return []


def _standing_out(block: Block) -> list[str]:
    """“**OASys.** The offender assessment system”: every term that stands out in its line."""
    runs = [node for node in children(block.node) if node["type"] == "text"]
    strong = [str(node["text"]) for node in runs if _is_strong(node)]
    return strong if block.kind != "heading" and 0 < len(strong) < len(runs) else []


def _is_strong(node: Node) -> bool:
    return any(mark.get("type") == "strong" for mark in node.get("marks", ()))


def _forms(term: str) -> list[str]:
    """“MAPPA (multi-agency …)” explains both forms; “RAR, RARs” and “RAR or RARs” too."""
    if len(term.split()) > LONGEST:
        return []
    parts = re.split(r"[(),/;]|\bor\b", term)
    return [" ".join(part.split()).lower() for part in parts if part.strip()]
