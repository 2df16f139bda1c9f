"""Whose turn the sections are: it follows the stage of the review."""

from candour.reviews.models import Review, Section, Turn


def give_turn(review: Review, turn: Turn) -> None:
    """Every section is now this person's to write; the others read and remark."""
    Section.objects.filter(review=review).update(turn=turn)
