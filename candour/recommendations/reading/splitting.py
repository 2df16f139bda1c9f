"""Owner and date in one cell: "Head of Unit, March 2024" or one under the other."""

import re
from dataclasses import replace

from candour.recommendations.reading.document import Piece
from candour.recommendations.reading.targets import looks_like_target

_AT_END = re.compile(
    r"^(?P<owner>.{3,}?)[\s]*(?:[,;:\u2013—|-]\s+|\s\(|\sby\s|/\s*)(?:target date:?\s*|by:?\s*|"
    r"due:?\s*)?(?P<target>[^,;:\u2013—|()]{3,40})\)?$",
    re.IGNORECASE | re.DOTALL,
)


def split_owner_cell(pieces: list[Piece]) -> tuple[list[Piece], list[Piece]]:
    """Owners and dates of one cell, in order."""
    owners: list[Piece] = []
    targets: list[Piece] = []
    for piece in pieces:
        if looks_like_target(piece.text):
            targets.append(piece)
            continue
        found = _AT_END.match(piece.text)
        if found and looks_like_target(found.group("target")):
            owners.append(replace(piece, text=found.group("owner").strip()))
            targets.append(replace(piece, text=found.group("target").strip()))
        else:
            owners.append(piece)
    return owners, targets
