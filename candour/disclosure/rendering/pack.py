"""A pack: the final words of one copy, in order. This is what is approved; a renderer adds nothing to it."""

from dataclasses import asdict, dataclass, field
from typing import Any

from candour.disclosure.redacted import digest
from candour.paper.pieces import Block, Cell, Heading, Items, Paragraph, Quotation, Run, Table

FORMAT = "candour-pack-1"


@dataclass(frozen=True, slots=True)
class Pack:
    """`contents` are titles of headings of level 2; each is a way to its heading where a format has ways."""

    title: str
    subtitle: str
    language: str
    marking: str
    copy_line: str
    page_words: str
    """With `{page}` and `{pages}`, for the foot of each page."""
    model_sha256: str
    """Of the redacted model that this pack was composed from."""
    file_stem: str
    blocks: tuple[Block, ...]
    contents_heading: str = ""
    contents: tuple[str, ...] = field(default=())

    @property
    def sha256(self) -> str:
        return digest(to_json(self))


def to_json(pack: Pack) -> dict[str, Any]:
    return {"format": FORMAT, **_plain(asdict(pack))}


def _plain(value: Any) -> Any:  # noqa: ANN401 - any shape of JSON
    """Tuples as lists, so that a pack and its copy read from a file are equal."""
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    return [_plain(each) for each in value] if isinstance(value, list | tuple) else value


def from_json(data: dict[str, Any]) -> Pack:
    """Raises ValueError, KeyError or TypeError for what is no pack."""
    if data.get("format") != FORMAT:
        raise ValueError(f"This is no pack of the kind {FORMAT}.")
    given = {key: value for key, value in data.items() if key not in ("format", "blocks", "contents")}
    return Pack(**given, blocks=_blocks(data["blocks"]), contents=tuple(data["contents"]))


def _blocks(given: list[dict[str, Any]]) -> tuple[Block, ...]:
    return tuple(_block(one) for one in given)


def _block(one: dict[str, Any]) -> Block:
    rest = {key: value for key, value in one.items() if key not in ("runs", "items", "blocks", "cells")}
    if one["kind"] == "heading":
        return Heading(runs=_runs(one["runs"]), **rest)
    if one["kind"] == "paragraph":
        return Paragraph(runs=_runs(one["runs"]), **rest)
    if one["kind"] == "list":
        return Items(items=tuple(_blocks(item) for item in one["items"]), **rest)
    if one["kind"] == "quotation":
        return Quotation(blocks=_blocks(one["blocks"]), **rest)
    rest["widths"] = tuple(rest["widths"])
    cells = [Cell(**{**cell, "blocks": _blocks(cell["blocks"])}) for cell in one["cells"]]
    return Table(cells=tuple(cells), **rest)


def _runs(given: list[dict[str, Any]]) -> tuple[Run, ...]:
    return tuple(Run(**one) for one in given)
