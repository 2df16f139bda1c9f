"""Drawing a sample that anybody can draw again: pure Python, no database.

The algorithm is written down in docs/reference/sampling.md.
"""

from candour.quality.sampling.draw import ALGORITHM, Draw, commitment, draw, read_percent, read_seed
from candour.quality.sampling.frame import Entry, Frame, UnusableError, read_frame
from candour.quality.sampling.verify import changes

__all__ = [
    "ALGORITHM",
    "Draw",
    "Entry",
    "Frame",
    "UnusableError",
    "changes",
    "commitment",
    "draw",
    "read_frame",
    "read_percent",
    "read_seed",
]
