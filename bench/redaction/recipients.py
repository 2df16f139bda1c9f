"""Truth by recipient: what each kind of recipient knows already and what is usual, against what the engine leads to.

What is right for a mention follows from its true kind and person by the policy of audiences; what the engine leads to
follows from the kind and the person that it says. A wrong kind or a wrong person shows where it would do harm: left to
be read by somebody who must not, or taken away from somebody who knows it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from bench.redaction.generating import Mention, Review
from candour.disclosure.engine import Suggestion
from candour.policy.disclosure import Action
from candour.policy.load import load_policy

ON = date(2026, 1, 1)
_ROLES = {
    "subject": "person_on_probation",
    "victim": "victim",
    "relative": "relative",
    "child": "relative",
    "staff": "staff",
    "staff2": "staff",
}
"""People of invented reviews, by their role in the register."""


@dataclass(slots=True)
class ForOne:
    """For one kind of recipient: mentions to act on and to keep, and how many of each come out right."""

    acted: int = 0
    acted_right: int = 0
    left: int = 0
    """To be acted on, but left standing or taken for what this recipient knows."""
    shared: int = 0
    """Of those that would be left: the engine also names the right person among those who share the name."""
    kept: int = 0
    kept_right: int = 0


Recipients = dict[str, ForOne]


def add(found: Recipients, review: Review, suggestions: Sequence[Suggestion]) -> None:
    """Count one review for every kind of recipient."""
    chosen = [(mention, _said_of(mention, suggestions)) for mention in review.mentions]
    for audience in _audiences():
        tally = found.setdefault(audience, ForOne())
        for mention, said in chosen:
            right = _action(audience, mention.kind, mention.entity)
            led = _action(audience, said.kind, said.entity) if said else Action.KEEP
            if right == Action.KEEP:
                tally.kept += 1
                tally.kept_right += led == Action.KEEP
            else:
                tally.acted += 1
                tally.acted_right += led == right
                shared = said is not None and mention.entity in said.entities
                tally.left += led == Action.KEEP and not shared
                tally.shared += led == Action.KEEP and shared


def _said_of(mention: Mention, suggestions: Sequence[Suggestion]) -> Suggestion | None:
    """The suggestion that covers most of a mention, of its own kind before others."""
    over = [each for each in suggestions if each.start < mention.end and mention.start < each.end]
    return max(
        over,
        key=lambda each: (
            each.kind == mention.kind,
            min(each.end, mention.end) - max(each.start, mention.start),
            -each.tier,
        ),
        default=None,
    )


@lru_cache(maxsize=1)
def _audiences() -> Mapping[str, frozenset[str]]:
    return {row.key: frozenset(row.knows) for row in load_policy().audiences.all(on=ON)}


@lru_cache(maxsize=4096)
def _action(audience: str, kind: str, entity: str | None) -> Action:
    knows = _audiences()[audience]
    if kind in knows or (kind == "person" and _ROLES.get(entity or "") in knows):
        return Action.KEEP
    return load_policy().question_for(audience, kind, on=ON).action


def as_table(found: Recipients) -> str:
    """One row a kind of recipient."""
    lines = [
        f"{'By kind of recipient, who knows what the policy says':<58} {'to act on':>9} {'as usual':>9} {'shared':>9} {'left':>9} {'to keep':>9} {'kept':>9}"
    ]
    for audience, tally in sorted(found.items()):
        lines.append(
            f"{audience:<58} {tally.acted:>9} {_share(tally.acted_right, tally.acted):>9}"
            f" {_share(tally.shared, tally.acted):>9} {_share(tally.left, tally.acted):>9} {tally.kept:>9} {_share(tally.kept_right, tally.kept):>9}"
        )
    return "\n".join(lines)


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.4f}" if whole else "none"
