"""A part of an original: the paragraphs that were chosen, with the fixed words that belong to them."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from candour.disclosure.redacted.original import (
    TEXT_BLOCKS,
    Mention,
    Node,
    Original,
    Section,
    block_of,
    text_nodes,
)

Chosen = Mapping[str, Collection[str]]
"""By section, the marks of its blocks that are shared. A section that is not there is shared whole."""


@dataclass(frozen=True, slots=True)
class Unit:
    """What is chosen at once: a paragraph, a heading, or a row of a table."""

    blocks: tuple[str, ...]
    text: str
    is_heading: bool
    mentions: tuple[Mention, ...]

    @property
    def key(self) -> str:
        return self.blocks[0]


def units_of(section: Section) -> tuple[Unit, ...]:
    """In the order of reading."""
    return tuple(_units(section.tree, section.key))


def _units(parent: Node, section: str) -> Iterator[Unit]:
    for node in parent.get("content") or []:
        kind = node["type"]
        if kind in TEXT_BLOCKS or kind == "table_row" or (kind == "table" and _is_tied(node)):
            yield from _unit(node, section)
        else:
            yield from _units(node, section)


def _unit(node: Node, section: str) -> Iterator[Unit]:
    nodes = [node] if node["type"] in TEXT_BLOCKS else text_nodes(node)
    blocks = [block for block in (block_of(each, section) for each in nodes) if block.text]
    if blocks:
        yield Unit(
            tuple(block.id for block in blocks),
            "; ".join(block.text for block in blocks),
            node["type"] == "heading",
            tuple(mention for block in blocks for mention in block.mentions),
        )


def _is_tied(table: Node) -> bool:
    """Whether cells go over several rows or columns, so that no row can stand alone."""
    cells = (cell for row in table.get("content") or [] for cell in row.get("content") or [])
    return any((cell.get("attrs") or {}).get(key, 1) > 1 for cell in cells for key in ("rowspan", "colspan"))


def only(original: Original, chosen: Chosen) -> Original:
    """The original without what was not chosen. A section of which nothing is left is not there."""
    made = (_section(one, chosen[one.key]) if one.key in chosen else one for one in original.sections)
    return Original(original.language, tuple(section for section in made if section.tree["content"]))


def _section(section: Section, blocks: Collection[str]) -> Section:
    return replace(
        section, tree={**section.tree, "content": _kept(section.tree.get("content") or [], blocks)}
    )


def _kept(nodes: Iterable[Node], blocks: Collection[str]) -> list[Node]:
    """Fixed words, such as a heading of ours, stand only where something that belongs to them does."""
    kept: list[Node] = []
    waiting: list[Node] = []
    for node in nodes:
        if _is_fixed(node):
            waiting = [node] if node["type"] == "heading" else [*waiting, node]
            continue
        found = _chosen(node, blocks)
        if found is not None:
            kept += [*waiting, found]
            waiting = []
    return kept


def _is_fixed(node: Node) -> bool:
    """Whether it has no word that could be chosen: a heading of the service, or the head of a table."""
    nodes = [node] if node["type"] in TEXT_BLOCKS else list(text_nodes(node))
    return not any(block_of(each, "").text for each in nodes)


def _chosen(node: Node, blocks: Collection[str]) -> Node | None:
    if node["type"] in TEXT_BLOCKS:
        return node if block_of(node, "").id in blocks else None
    if node["type"] == "table_row" or (node["type"] == "table" and _is_tied(node)):
        there = {block_of(each, "").id for each in text_nodes(node)}
        return node if there & set(blocks) else None
    made: dict[str, Any] = {**node, "content": _kept(node.get("content") or [], blocks)}
    return made if made["content"] else None
