"""The checks of one file, each by itself, so that what one misses another still sees."""

import json
import re
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from candour.disclosure.gate import (
    equality,
    office,
    pages,
    pdf_objects,
    pdf_structure,
    pdf_text,
    programs,
    terms,
)
from candour.disclosure.gate.approved import Piece, furniture_of, heads_of, pieces_of, text_of
from candour.disclosure.gate.findings import Finding, Unreadable
from candour.disclosure.gate.folding import bare
from candour.disclosure.gate.job import File, Job
from candour.disclosure.gate.views import View, views_of
from candour.disclosure.rendering import FORMATS, Pack, draw, drawn_as, file_name, from_json, to_json
from candour.paper import typesetting

PDFS = ("pdf", "large_print")
LINE_END = "\ufffe"
"""What pdfium gives for a hyphen at the end of a line, whether it is written or only shows there."""


@dataclass(frozen=True)
class Look:
    """One file with everything that the checks need to know about it."""

    job: Job
    file: File
    pack: Pack
    folder: Path

    @cached_property
    def shown(self) -> dict[str, Any]:
        """The approved pack as this format shows it; a PDF gives the number of what no font here can draw."""
        shown = to_json(drawn_as(self.file.key, self.pack))
        if self.file.key in PDFS:
            shown = json.loads(typesetting.numbered(json.dumps(shown, ensure_ascii=False)))
        return shown

    @cached_property
    def blank(self) -> bytes:
        """The file of the same pack without its words."""
        from dataclasses import replace

        return draw(self.file.key, replace(self.pack, blocks=(), contents=()))

    @cached_property
    def document(self) -> pdf_objects.Document:
        return pdf_objects.read(self.file.content)

    @cached_property
    def own_pages(self) -> list[pdf_text.Page]:
        return pdf_text.pages_of(self.document)

    @cached_property
    def path(self) -> str:
        """For the programs, under a name that says nothing."""
        place = self.folder / "file"
        place.write_bytes(self.file.content)
        return str(place)

    @cached_property
    def parts(self) -> dict[str, bytes]:
        return office.parts_of(self.file.content)

    @cached_property
    def text(self) -> str:
        return pages.decoded(self.file.content)

    @cached_property
    def blank_views(self) -> tuple[View, ...]:
        return tuple(views_of(self.blank))

    @cached_property
    def views(self) -> tuple[View, ...]:
        made = [View("the name of the file", self.file.name), *views_of(self.file.content)]
        if self.file.key in PDFS:
            made += self._of_pdf()
        seen: set[str] = set()
        return tuple(view for view in made if not (view.text in seen or seen.add(view.text)))  # type: ignore[func-returns-value]

    def _of_pdf(self) -> Iterator[View]:
        """What the readers of pages see: each page, and all in a row, as words go on over its end."""
        for name, read in READERS.items():
            try:
                found = read(self)
            except Unreadable:
                continue  # another check says so
            yield from (View(f"page {number} by {name}", page) for number, page in enumerate(found, start=1))
        try:
            yield View("its pages in a row", "".join(page.words for page in self.own_pages))
        except Unreadable:
            return


def _by_gate(look: Look) -> list[str]:
    return [page.everything for page in look.own_pages]


def _by_poppler(look: Look) -> list[str]:
    return programs.text_of_pages(look.path) if not programs.missing() else []


def _by_pdfium(look: Look) -> list[str]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(look.file.content)
    except pypdfium2.PdfiumError as wrong:
        raise Unreadable("pdfium cannot read it.") from wrong
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()


READERS: dict[str, Callable[[Look], list[str]]] = {
    "the gate": _by_gate,
    "poppler": _by_poppler,
    "pdfium": _by_pdfium,
}


def provenance(look: Look) -> Iterator[str]:
    """The renderer, which never receives withheld text, gives exactly these bytes for the approved pack."""
    if draw(look.file.key, look.pack) != look.file.content:
        yield "It is not what the renderer makes of the approved pack."
    if file_name(look.file.key, look.pack) != look.file.name:
        yield "It has another name than the renderer gives it."


def structure(look: Look) -> Iterator[str]:
    if look.file.key in PDFS:
        yield from pdf_structure.faults_of(look.document, look.own_pages, look.shown)
        if not programs.missing():
            programs.unpacked(look.path)
            if programs.attachments(look.path):
                yield "poppler finds a file inside it."
    elif look.file.key == "docx":
        yield from office.faults_of(look.parts, office.parts_of(look.blank))
    elif look.file.key == "html":
        yield from pages.page_faults(look.text, look.blank.decode())


def images(look: Look) -> Iterator[str]:
    """None: no promise is made about words inside a picture, so there is no picture."""
    signs: tuple[bytes, ...] = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF8", b"<svg", b"<img", b"data:image")
    if look.file.key in PDFS:  # its packed bytes may begin as anything; a picture must be declared
        held, signs = [look.file.content], (b"/Subtype/Image", b"/Subtype /Image")
    else:
        held = list(look.parts.values()) if look.file.key == "docx" else [look.file.content]
    if any(sign in content for content in held for sign in signs):
        yield "It holds a picture."
    elif look.file.key in PDFS and not programs.missing() and programs.pictures(look.path):
        yield "poppler finds a picture in it."
    elif look.file.key == "docx" and any(name not in office.PARTS for name in look.parts):
        yield "It holds parts that may be pictures."


def equal(look: Look) -> Iterator[str]:
    pieces = pieces_of(look.shown)
    if look.file.key in PDFS:
        yield from _equal_pages(look)
    elif look.file.key == "docx":
        found = office.lines_of(look.parts), office.other_lines_of(look.file.content)
        yield from filter(None, (equality.by_blocks(lines, pieces) for lines in found))
    elif look.file.key == "html":
        reader = pages.Reader()
        reader.feed(look.text[look.text.index("<body>") :])
        front = [f"{look.pack.marking}", f"{look.pack.copy_line}"]
        wanted = (*(Piece(words) for words in front), *pieces)
        yield from filter(None, [equality.by_blocks(reader.blocks, wanted)])
        every = bare("".join(piece.words for piece in wanted))
        if bare(pages.other_words_of(look.text)) != every:
            yield "Another reader of web pages reads something else."
    else:
        furniture = f"{look.pack.marking}. {look.pack.copy_line}"
        yield from filter(None, [equality.as_plain(look.text, pieces, furniture)])


def _equal_pages(look: Look) -> Iterator[str]:
    own = look.own_pages
    yield from filter(None, [equality.in_order("".join(page.words for page in own), pieces_of(look.shown))])
    furniture = furniture_of(look.shown, len(own)) | heads_of(look.shown)
    allowed = {bare(words) for words in furniture} | {bare(look.pack.marking + look.pack.copy_line)}
    if any(bare(words) not in allowed for page in own for words in page.artifacts):
        yield "Beside the words of a page stands something else than its furniture."
    mine = [bare(page.everything) for page in own]
    others = [("pdfium", _by_pdfium(look))]
    others += [] if programs.missing() else [("poppler", _by_poppler(look))]
    for name, found in others:
        if len(found) != len(mine) or not all(map(reads_the_same, found, mine)):
            yield f"{name} reads something else on a page than the gate does."


def reads_the_same(page: str, mine: str) -> bool:
    """Every letter and sign; only where pdfium puts its own sign may a hyphen stand, or nothing."""
    return re.fullmatch("-?".join(re.escape(bare(part)) for part in page.split(LINE_END)), mine) is not None


def forbidden(look: Look) -> Iterator[str]:
    looked_for = terms.wanted(look.job.terms)
    before = _known(look, looked_for)
    found: dict[int, str] = {}
    for where, number in terms.strong_in(look.views, looked_for, before):
        found.setdefault(number, where)
    yield from (
        f"Withheld words number {number} are found in {where}." for number, where in sorted(found.items())
    )


def _known(look: Look, looked_for: tuple[terms.Wanted, ...]) -> terms.Known:
    """Strong words have no allowance from the approved text: they must not be in it either."""
    before = terms.known(looked_for, text_of(look.shown), look.blank_views)
    strong = terms.known([term for term in looked_for if not term.weak], "", look.blank_views)
    return terms.Known({**before.whole, **strong.whole}, before.inside)


def weak(look: Look) -> Iterator[str]:
    """Ordinary words stand in the words of the file as often as in the approved pack, and nowhere else."""
    looked_for = terms.wanted(look.job.terms)
    before = terms.known(looked_for, text_of(look.shown), ())
    number_of_pages = len(look.own_pages) if look.file.key in PDFS else 1
    found = set(
        terms.weak_in(_words(look), looked_for, _with_furniture(before, looked_for, look, number_of_pages))
    )
    yield from (
        f"The ordinary word number {number} stands in it more often than in the pack."
        for number in sorted(found)
    )


def _with_furniture(
    before: terms.Known, looked_for: tuple[terms.Wanted, ...], look: Look, count: int
) -> terms.Known:
    """Head, foot and repeated headings stand on each page again."""
    repeated = "\n".join((*furniture_of(look.shown, count), *heads_of(look.shown)))
    extra = terms.known(looked_for, repeated, ())
    return terms.Known(
        {key: number + count * extra.whole[key] for key, number in before.whole.items()}, before.inside
    )


def _words(look: Look) -> str:
    if look.file.key in PDFS:
        return "\n".join(_by_pdfium(look))
    if look.file.key == "docx":
        return "\n".join(office.lines_of(look.parts))
    return pages.other_words_of(look.text) if look.file.key == "html" else look.text


CHECKS: dict[str, Callable[[Look], Iterator[str]]] = {
    "provenance": provenance,
    "structure": structure,
    "images": images,
    "equality": equal,
    "terms": forbidden,
    "weak_terms": weak,
}
FORMATS_KNOWN = frozenset(FORMATS)


def findings_of(job: Job, file: File, checks: frozenset[str]) -> tuple[Finding, ...]:
    """Everything that is wrong with one file. What cannot be read or is not known is wrong."""
    if file.key not in FORMATS_KNOWN:
        return (Finding("structure", file.name, "Its format is not one that the gate knows."),)
    found: list[Finding] = []
    with tempfile.TemporaryDirectory(prefix="gate-") as folder:
        look = Look(job, file, from_json(dict(job.pack)), Path(folder))
        for name, check in CHECKS.items():
            if name in checks:
                found += _asked(name, check, look)
    return tuple(found)


def _asked(name: str, check: Callable[[Look], Iterator[str]], look: Look) -> list[Finding]:
    try:
        return [Finding(name, look.file.name, why) for why in dict.fromkeys(check(look))]
    except Unreadable as unreadable:
        return [Finding(name, look.file.name, str(unreadable))]
    except Exception as wrong:
        return [Finding(name, look.file.name, f"The check could not be made ({type(wrong).__name__}).")]
