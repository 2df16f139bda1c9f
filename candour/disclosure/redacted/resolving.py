"""Decisions on one block as spans that do not overlap: a union, with the strictest action."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from candour.disclosure.redacted.decisions import STRICTNESS, Action, Decision
from candour.disclosure.redacted.original import Block


@dataclass(frozen=True, slots=True)
class Span:
    """One stretch of a block's text that is shown as something else."""

    start: int
    end: int
    action: Action
    grounds: tuple[str, ...]
    entity: str = ""
    wording: str = ""


def spans_of(block: Block, decisions: Iterable[Decision]) -> tuple[Span, ...]:
    """In order. A reference to a person becomes a label without a decision; keeping it takes one."""
    spans = [_span(one) for one in decisions]
    kept = {(span.start, span.end) for span in spans if span.action is Action.KEEP}
    spans += [
        Span(mention.start, mention.end, Action.LABEL, (), mention.entity)
        for mention in block.mentions
        if (mention.start, mention.end) not in kept
    ]
    changing = sorted((span for span in spans if span.action is not Action.KEEP), key=lambda span: span.start)
    return tuple(_without_gaps(_united(changing), block.text))


def _span(decision: Decision) -> Span:
    return Span(
        decision.start, decision.end, decision.action, decision.grounds, decision.entity, decision.wording
    )


def _united(spans: list[Span]) -> Iterator[Span]:
    """Each group of spans that overlap, as one."""
    group: Span | None = None
    for span in spans:
        if group is not None and span.start < group.end:
            group = _both(group, span)
        else:
            if group is not None:
                yield group
            group = span
    if group is not None:
        yield group


def _both(one: Span, other: Span) -> Span:
    """Where the two disagree on what should stand there, nothing does: the passage is withheld."""
    grounds = tuple(dict.fromkeys((*one.grounds, *other.grounds)))
    strictest = max(one, other, key=lambda span: STRICTNESS[span.action])
    action = strictest.action
    if one.action is other.action and (one.entity, one.wording) != (other.entity, other.wording):
        action = Action.WITHHOLD
    return Span(
        min(one.start, other.start),
        max(one.end, other.end),
        action,
        grounds,
        strictest.entity,
        strictest.wording if action is Action.GENERALISE else "",
    )


def _without_gaps(spans: Iterable[Span], text: str) -> Iterator[Span]:
    """Withheld passages with nothing but space between them are one, or their number would tell something."""
    last: Span | None = None
    for span in spans:
        if last is not None and _touch(last, span, text):
            last = _both(last, span)
        else:
            if last is not None:
                yield last
            last = span
    if last is not None:
        yield last


def _touch(one: Span, other: Span, text: str) -> bool:
    both = one.action is Action.WITHHOLD and other.action is Action.WITHHOLD
    return both and not text[one.end : other.start].strip()
