"""A pack as files: from the redacted model alone, the same bytes for the same pack. Knows no framework."""

from candour.disclosure.rendering.composing import (
    About,
    Contact,
    Letter,
    LetterIncomplete,
    family_pack,
    letter_and_review,
    other_pack,
)
from candour.disclosure.rendering.explaining import PartRead, reading_of
from candour.disclosure.rendering.formats import FORMATS, Format, draw, drawn_as, file_name
from candour.disclosure.rendering.pack import Pack, from_json, to_json

__all__ = [
    "FORMATS",
    "About",
    "Contact",
    "Format",
    "Letter",
    "LetterIncomplete",
    "Pack",
    "PartRead",
    "draw",
    "drawn_as",
    "family_pack",
    "file_name",
    "from_json",
    "letter_and_review",
    "other_pack",
    "reading_of",
    "to_json",
]
