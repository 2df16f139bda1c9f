"""Whether a draw can go on."""

from candour.quality.models.sampling import Draw
from candour.staff.models import User


def the_frame_holds_a_review(draw: Draw, actor: User | None) -> str | None:
    """The frame was frozen with at least one review that may be drawn."""
    if any(not row.get("exclusion_reason") for row in draw.frame):
        return None
    return "The frame holds no review that could be drawn."
