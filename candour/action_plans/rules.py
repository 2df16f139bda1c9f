"""What stands in the way of a report or a finding, in words for the person who makes it."""

from dataclasses import dataclass
from datetime import date

from candour.action_plans import vocabulary
from candour.action_plans.models import Action
from candour.action_plans.vocabulary import Word
from candour.staff.models import User


@dataclass(frozen=True, slots=True)
class Move:
    """A later or earlier target, with its reason and who approved it."""

    due_on: date
    reason: str
    approver: User


def owner_reports(action: Action, actor: User) -> str | None:
    if action.owners.filter(user=actor).exists():
        return None
    return (
        "Only a person who answers for this action may report its progress, and you are not recorded as one."
    )


def verifier_is_independent(action: Action, actor: User) -> str | None:
    """Nobody marks their own homework: not an owner, nor anyone who reported or approved a later date."""
    mine = action.owners.filter(user=actor).exists()
    involved = action.updates.filter(by=actor).exists() or action.updates.filter(approver=actor).exists()
    if mine or involved:
        return "You answer for this action or took part in its reports, so somebody else must verify it."
    return None


def word_in_force(words: tuple[Word, ...], key: str, on: date) -> str | None:
    if key in {word.key for word in vocabulary.offered(words, on=on)}:
        return None
    return "That state is not one that can be chosen for this date."


def says_something(words: str, otherwise: str) -> str | None:
    return None if words.strip() else otherwise


def not_in_the_future(on: date, today: date) -> str | None:
    return "The date must be today or in the past." if on > today else None


def not_before(on: date, earliest: date | None, what: str) -> str | None:
    """Entries go forward in time, so that what an earlier day showed does not change."""
    if earliest is None or on >= earliest:
        return None
    return f"The date must be on or after {earliest.day} {earliest:%B %Y}, {what}."


def move_is_explained(move: Move, present: date | None, actor: User) -> list[str]:
    """A new target needs a reason, somebody else's approval, and to be a change."""
    against = []
    if not move.reason.strip():
        against.append("Say why the target moves.")
    if move.approver == actor:
        against.append("Somebody other than you must approve the new target.")
    if move.due_on == present:
        against.append("The new target is the same as the present one.")
    return against
