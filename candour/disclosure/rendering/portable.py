"""A pack as a tagged PDF, in ordinary and in large print."""

from pathlib import Path

from candour.disclosure.rendering.pack import Pack, to_json
from candour.paper import typesetting

TEMPLATE = Path(__file__).with_name("pack.typ")
ORDINARY, LARGE = 12, 18
"""Points of the running text. Large print begins at 16 in common guidance; 18 is a default."""


def to_pdf(pack: Pack) -> bytes:
    return typesetting.to_pdf(TEMPLATE.read_bytes(), {**to_json(pack), "size": ORDINARY})


def to_large_print(pack: Pack) -> bytes:
    return typesetting.to_pdf(TEMPLATE.read_bytes(), {**to_json(pack), "size": LARGE})
