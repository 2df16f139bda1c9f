"""A review's document as a tagged PDF."""

from dataclasses import asdict
from pathlib import Path

from candour.paper import typesetting
from candour.reviews.rendering.pieces import Printed

TEMPLATE = Path(__file__).with_name("document.typ")


def to_pdf(printed: Printed) -> bytes:
    """The document as a tagged PDF. A character that no font here can draw is printed as its number."""
    return typesetting.to_pdf(TEMPLATE.read_bytes(), {**asdict(printed), "standing": printed.standing})
