"""What a set of marks still needs before it can be locked, in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from candour.quality.marking.content import Content

DEFICIT = ("requires_improvement", "inadequate")
"""Ratings below Good, for which the assessor says what to improve."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One standard as it is asked: its letter or key, its name, and the keys of its questions."""

    key: str
    name: str
    questions: tuple[str, ...]


def missing(parts: Mapping[str, Content], standards: Sequence[Asked], *, whole: str) -> list[str]:
    """Everything that is missing, in the order of the standards; nothing when the marks are complete."""
    reasons = [
        reason for standard in standards for reason in of_standard(parts.get(standard.key, {}), standard)
    ]
    return [*reasons, *of_whole(parts.get(whole, {}))]


def of_standard(content: Content, standard: Asked) -> list[str]:
    answers = content.get("answers", {})
    unanswered = sum(not answers.get(question, {}).get("answer") for question in standard.questions)
    found = []
    if unanswered:
        plural = "s are" if unanswered > 1 else " is"
        found.append(f"{standard.name}: {unanswered} question{plural} not answered.")
    if not content.get("rating"):
        found.append(f"{standard.name}: no rating is chosen.")
    if not content.get("reason", "").strip():
        found.append(f"{standard.name}: no reason is given for the rating.")
    if not content.get("passages"):
        found.append(f"{standard.name}: no passage of the review is picked as evidence.")
    if content.get("rating") in DEFICIT and not content.get("improve", "").strip():
        found.append(f"{standard.name}: what to improve, and where, is not said.")
    return found


def of_whole(content: Content) -> list[str]:
    found = []
    if not content.get("rating"):
        found.append("The review as a whole: no composite rating is chosen.")
    if not content.get("reason", "").strip():
        found.append("The review as a whole: no reason is given for the composite rating.")
    return found
