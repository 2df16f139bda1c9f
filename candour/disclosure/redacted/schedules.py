"""The two schedules of redactions, both derived: one to release, one with the words, which stays inside."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from candour.disclosure.redacted.decisions import Action, Decision
from candour.disclosure.redacted.model import GENERAL, WITHHELD, Redacted, places
from candour.disclosure.redacted.original import Original
from candour.disclosure.redacted.redacting import resolved


@dataclass(frozen=True, slots=True)
class Released:
    """One line of the schedule that may be released: where, why and how often, and never what."""

    section: str
    title: str
    paragraph: int
    action: Action
    grounds: tuple[str, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Internal:
    """One line of the schedule that stays inside."""

    section: str
    block: str
    start: int
    end: int
    words: str
    action: Action
    grounds: tuple[str, ...]
    entity: str
    instead: str


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


def internal_schedule(original: Original, decisions: Iterable[Decision]) -> tuple[Internal, ...]:
    """Everything that is shown as something else, with the words. For those who may read it."""
    return tuple(
        Internal(
            block.section,
            block.id,
            span.start,
            span.end,
            block.text[span.start : span.end],
            span.action,
            span.grounds,
            span.entity,
            span.wording,
        )
        for block, span in resolved(original, decisions)
    )
