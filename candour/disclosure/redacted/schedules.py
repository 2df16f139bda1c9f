"""The schedule of redactions that may be released: derived from the model, and never typed."""

from collections import Counter
from dataclasses import dataclass

from candour.disclosure.redacted.decisions import Action
from candour.disclosure.redacted.model import GENERAL, WITHHELD, Redacted, places


@dataclass(frozen=True, slots=True)
class Released:
    """One line of the schedule that may be released: where, why and how often, and never what."""

    section: str
    title: str
    paragraph: int
    action: Action
    grounds: tuple[str, ...]
    count: int


def releasable_schedule(model: Redacted) -> tuple[Released, ...]:
    """Made from the model alone, so it cannot say what the model does not hold. Labels are not listed."""
    counted: Counter[tuple[str, str, int, Action, tuple[str, ...]]] = Counter()
    for place in places(model):
        for piece in place.pieces:
            if piece["type"] in (WITHHELD, GENERAL):
                action = Action.WITHHOLD if piece["type"] == WITHHELD else Action.GENERALISE
                section = place.section
                counted[section.key, section.title, place.number, action, tuple(piece["grounds"])] += 1
    return tuple(Released(*key, count) for key, count in counted.items())
