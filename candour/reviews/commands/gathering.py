"""Reach a review to add to what it is built from: locked, permitted, being written, by its own manager."""

from datetime import datetime

from candour.access.permissions import Permission
from candour.reviews.commands.reaching import locked, must_hold, refuse
from candour.reviews.models import Review
from candour.reviews.rules.gathering import reasons_against_gathering
from candour.staff.models import User


def to_gather(review: Review, *, by: User, at: datetime) -> Review:
    """The locked review, or NotAllowed, or NotNow with every reason."""
    row = locked(review, by=by)
    must_hold(by, Permission.WRITE_REVIEW, at=at)
    refuse(*reasons_against_gathering(row, by))
    return row
