"""A tagged PDF (PDF/UA-1) from a template and data: Typst refuses what assistive technology cannot read."""

import json
import re
from typing import Any

import typst

FONTS = '("Arial", "Liberation Sans", "Helvetica", "DejaVu Sans", "Libertinus Serif")'
PROBE = f"#set document(title: [probe])\n#set text(font: {FONTS})\n#sys.inputs.words".encode()
NO_GLYPH = "could not be displayed with font"
LIKELY_THERE = re.compile("[\u0000-\u024f\u2010-\u2027\u2030-\u205e\u20ac]")


def to_pdf(template: bytes, data: dict[str, Any]) -> bytes:
    """The document as a tagged PDF. A character that no font here can draw is printed as its number."""
    text = json.dumps(data, ensure_ascii=False)
    try:
        return _compiled(template, text)
    except typst.TypstError as refused:
        if NO_GLYPH not in str(refused):
            raise
        return _compiled(template, numbered(text))


def _compiled(template: bytes, text: str) -> bytes:
    # The template is given as bytes, so it has no folder and can open no file.
    content: bytes = typst.compile(
        template, format="pdf", sys_inputs={"printed": text}, pdf_standards=["ua-1"]
    )
    return content


def numbered(text: str) -> str:
    """The text with each character that no font here can draw as its number."""
    for character in sorted(set(LIKELY_THERE.sub("", text))):
        if not can_be_drawn(character):
            text = text.replace(character, f"[character U+{ord(character):04X}]")
    return text


def can_be_drawn(character: str) -> bool:
    """Whether a font of this machine has the character."""
    try:
        typst.compile(PROBE, format="pdf", sys_inputs={"words": character}, pdf_standards=["ua-1"])
    except typst.TypstError:
        return False
    return True
