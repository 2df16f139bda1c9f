"""A document as a tagged PDF (PDF/UA-1): Typst refuses to write one that assistive technology cannot read."""

import json
import re
from dataclasses import asdict
from pathlib import Path

import typst

from candour.reviews.rendering.pieces import Printed

TEMPLATE = Path(__file__).with_name("document.typ")
FONTS = '("Arial", "Liberation Sans", "Helvetica", "DejaVu Sans", "Libertinus Serif")'
PROBE = f"#set document(title: [probe])\n#set text(font: {FONTS})\n#sys.inputs.words".encode()
NO_GLYPH = "could not be displayed with font"
LIKELY_THERE = re.compile("[\u0000-\u024f\u2010-\u2027\u2030-\u205e\u20ac]")


def to_pdf(printed: Printed) -> bytes:
    """The document as a tagged PDF. A character that no font here can draw is printed as its number."""
    data = json.dumps({**asdict(printed), "standing": printed.standing}, ensure_ascii=False)
    try:
        return _compiled(data)
    except typst.TypstError as refused:
        if NO_GLYPH not in str(refused):
            raise
        return _compiled(_numbered(data))


def _compiled(data: str) -> bytes:
    # The template is given as bytes, so it has no folder and can open no file.
    content: bytes = typst.compile(
        TEMPLATE.read_bytes(), format="pdf", sys_inputs={"printed": data}, pdf_standards=["ua-1"]
    )
    return content


def _numbered(data: str) -> str:
    for character in sorted(set(LIKELY_THERE.sub("", data))):
        if not _can_be_drawn(character):
            data = data.replace(character, f"[character U+{ord(character):04X}]")
    return data


def _can_be_drawn(character: str) -> bool:
    try:
        typst.compile(PROBE, format="pdf", sys_inputs={"words": character}, pdf_standards=["ua-1"])
    except typst.TypstError:
        return False
    return True
