"""A pack as one HTML file: no program, nothing fetched, nothing beside the words but where they stand."""

import base64
import hashlib
from collections.abc import Iterable
from html import escape
from pathlib import Path

from candour.disclosure.rendering.pack import Pack
from candour.paper.pieces import Block, Cell, Heading, Items, Paragraph, Quotation, Run, Runs, Table

STYLE = Path(__file__).with_name("pack.css").read_text(encoding="utf-8")
HASH = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
POLICY = f"default-src 'none'; style-src 'sha256-{HASH}'; base-uri 'none'; form-action 'none'"


def to_html(pack: Pack) -> bytes:
    drawn = _Drawer()
    body = drawn.blocks(pack.blocks)
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(pack.language)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n<meta name="robots" content="noindex">\n'
        f"<title>{_text(pack.title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n"
        f"<header><p><strong>{_text(pack.marking)}</strong></p><p>{_text(pack.copy_line)}</p></header>\n"
        f"<main>\n<h1>{_text(pack.title)}</h1>\n<p>{_text(pack.subtitle)}</p>\n"
        f"{_contents(pack)}{body}</main>\n</body>\n</html>\n"
    ).encode()


def _text(words: str) -> str:
    return escape(words, quote=False)


def _contents(pack: Pack) -> str:
    if not pack.contents:
        return ""
    ways = "".join(
        f'<li><a href="#part-{place}">{_text(title)}</a></li>\n'
        for place, title in enumerate(pack.contents, start=1)
    )
    return f"<nav>\n<h2>{_text(pack.contents_heading)}</h2>\n<ul>\n{ways}</ul>\n</nav>\n"


class _Drawer:
    """Counts the parts, so that the contents lead to them."""

    def __init__(self) -> None:
        self.parts = 0

    def blocks(self, blocks: Iterable[Block]) -> str:
        return "".join(self.block(block) for block in blocks)

    def block(self, block: Block) -> str:
        if isinstance(block, Heading):
            return self.heading(block)
        if isinstance(block, Paragraph):
            name = ' class="quiet"' if block.quiet else ""
            return f"<p{name}>{_runs(block.runs)}</p>\n"
        if isinstance(block, Items):
            return self.items(block)
        if isinstance(block, Quotation):
            return f"<blockquote>\n{self.blocks(block.blocks)}</blockquote>\n"
        return self.table(block)

    def heading(self, heading: Heading) -> str:
        own = ""
        if heading.level == 2:
            self.parts += 1
            own = f' id="part-{self.parts}"'
        return f"<h{heading.level}{own}>{_runs(heading.runs)}</h{heading.level}>\n"

    def items(self, items: Items) -> str:
        tag = "ol" if items.ordered else "ul"
        start = f' start="{items.start}"' if items.ordered and items.start != 1 else ""
        inside = "".join(f"<li>{self.blocks(item)}</li>\n" for item in items.items)
        return f"<{tag}{start}>\n{inside}</{tag}>\n"

    def table(self, table: Table) -> str:
        rows = [[cell for cell in table.cells if cell.y == y] for y in range(table.rows)]
        drawn = [f"<tr>{''.join(map(self.cell, row))}</tr>\n" for row in rows]
        head = f"<thead>\n{drawn[0]}</thead>\n" if table.headed else ""
        body = "".join(drawn[1:] if table.headed else drawn)
        return f'<div class="table" tabindex="0"><table>\n{head}<tbody>\n{body}</tbody>\n</table></div>\n'

    def cell(self, cell: Cell) -> str:
        tag, scope = ("th", ' scope="col"' if cell.y == 0 else ' scope="row"') if cell.header else ("td", "")
        spans = "".join(
            f' {name}="{number}"'
            for name, number in (("colspan", cell.colspan), ("rowspan", cell.rowspan))
            if number > 1
        )
        return f"<{tag}{scope}{spans}>{self.blocks(cell.blocks)}</{tag}>"


def _runs(runs: Runs) -> str:
    return "".join(map(_run, runs))


def _run(run: Run) -> str:
    drawn = _text(run.text).replace("\n", "<br>")
    drawn = f'<span class="instead">{drawn}</span>' if run.boxed else drawn
    drawn = f"<em>{drawn}</em>" if run.em else drawn
    return f"<strong>{drawn}</strong>" if run.strong else drawn
