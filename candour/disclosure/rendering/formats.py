"""The formats in which a pack can be had."""

from collections.abc import Callable
from dataclasses import dataclass

from candour.disclosure.rendering.pack import Pack
from candour.disclosure.rendering.plain import to_text
from candour.disclosure.rendering.portable import to_large_print, to_pdf
from candour.disclosure.rendering.stacking import stacked
from candour.disclosure.rendering.web import to_html
from candour.disclosure.rendering.word import to_docx

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True, slots=True)
class Format:
    key: str
    name: str
    media_type: str
    ending: str
    draw: Callable[[Pack], bytes]
    is_stacked: bool = False
    """Whether tables are drawn as lists."""


FORMATS = {
    one.key: one
    for one in (
        Format("pdf", "PDF", "application/pdf", ".pdf", to_pdf),
        Format(
            "large_print",
            "PDF in large print",
            "application/pdf",
            "-large-print.pdf",
            to_large_print,
            is_stacked=True,
        ),
        Format("docx", "Word document", WORD, ".docx", to_docx),
        Format("html", "Web page", "text/html; charset=utf-8", ".html", to_html),
        Format("text", "Plain text", "text/plain; charset=utf-8", ".txt", to_text, is_stacked=True),
    )
}


def drawn_as(key: str, pack: Pack) -> Pack:
    """The pack exactly as this format shows it: what the gate compares the file with."""
    return stacked(pack) if FORMATS[key].is_stacked else pack


def draw(key: str, pack: Pack) -> bytes:
    """The file. The same bytes for the same pack on one machine, whose fonts a PDF carries."""
    return FORMATS[key].draw(drawn_as(key, pack))


def file_name(key: str, pack: Pack) -> str:
    """It names nobody, and no case."""
    return f"{pack.file_stem}{FORMATS[key].ending}"
