"""Make the redacted model from an original, decisions and labels. With one problem, none is made."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from candour.disclosure.redacted.beginning import begun_well
from candour.disclosure.redacted.decisions import Action, CannotRedact, Decision, Problem, hash_of
from candour.disclosure.redacted.model import GENERAL, LABEL, WITHHELD, Redacted, RedactedSection
from candour.disclosure.redacted.original import OWN, Block, Node, Original, block_of, blocks_of, inline_text
from candour.disclosure.redacted.resolving import Span, spans_of

Labels = Mapping[str, str]
CHANGED = "The words here are no longer those that were decided on. Decide again."
NO_GROUND = "A passage that is withheld or generalised needs a ground."
NO_WORDING = "Say what should stand here instead."
NO_LABEL = "This person has no label yet in this release set."
TWICE = "Two paragraphs of the review have the same mark, so a decision could mean either."
KEPT = ("strong", "em")
ATTRIBUTES = frozenset({"id", "level", "start", "colspan", "rowspan"})


def redact(original: Original, decisions: Iterable[Decision], labels: Labels) -> Redacted:
    """The model. Raises CannotRedact with every problem: changed words, no ground, no wording, no label."""
    found = blocks_of(original)
    by_block: dict[str, list[Decision]] = {}
    for decision in decisions:
        by_block.setdefault(decision.block, []).append(decision)
    problems = [*_twice(found), *_problems(found, by_block)]
    spans = {block.id: spans_of(block, by_block.get(block.id, ())) for block in found} if not problems else {}
    problems += [
        problem for block in found for problem in _unlabelled(block, spans.get(block.id, ()), labels)
    ]
    if problems:
        raise CannotRedact(tuple(problems))
    return Redacted(
        original.language,
        tuple(
            RedactedSection(section.key, section.title, _redacted(section.tree, section.key, spans, labels))
            for section in original.sections
        ),
    )


def resolved(original: Original, decisions: Iterable[Decision]) -> Iterator[tuple[Block, Span]]:
    """Every stretch that is shown as something else, with its block."""
    kept = list(decisions)
    for block in blocks_of(original):
        for span in spans_of(block, [one for one in kept if one.block == block.id]):
            yield block, span


def _stands(found: Mapping[str, Block], decision: Decision) -> bool:
    block = found.get(decision.block)
    if block is None or not 0 <= decision.start < decision.end <= len(block.text):
        return False
    return hash_of(block.text[decision.start : decision.end]) == decision.quoted_sha256


def _problems(found: tuple[Block, ...], by_block: Mapping[str, list[Decision]]) -> Iterator[Problem]:
    known = {block.id: block for block in found}
    for decision in (one for each in by_block.values() for one in each):
        if not _stands(known, decision):
            yield _problem(decision, CHANGED)
        elif decision.action in (Action.WITHHOLD, Action.GENERALISE) and not decision.grounds:
            yield _problem(decision, NO_GROUND)
        elif decision.action is Action.GENERALISE and not decision.wording.strip():
            yield _problem(decision, NO_WORDING)


def _problem(decision: Decision, why: str) -> Problem:
    return Problem(decision.block, decision.start, decision.end, why, decision.reference)


def _twice(found: tuple[Block, ...]) -> Iterator[Problem]:
    seen: set[str] = set()
    for block in found:
        if block.id in seen:
            yield Problem(block.id, 0, len(block.text), TWICE)
        seen.add(block.id)


def _unlabelled(block: Block, spans: Iterable[Span], labels: Labels) -> Iterator[Problem]:
    for span in spans:
        if span.action is Action.LABEL and not labels.get(span.entity):
            yield Problem(block.id, span.start, span.end, NO_LABEL)


def _redacted(node: Node, section: str, spans: Mapping[str, tuple[Span, ...]], labels: Labels) -> Node:
    """The same tree with other inline nodes. Nothing else of the original is carried over."""
    made: dict[str, Any] = {"type": node["type"]}
    attrs = {key: value for key, value in (node.get("attrs") or {}).items() if key in ATTRIBUTES}
    if attrs:
        made["attrs"] = attrs
    if node["type"] in ("paragraph", "heading"):
        block = block_of(node, section)
        made["content"] = list(
            begun_well(_pieces(node, spans.get(block.id, ()) if block.text else (), labels))
        )
    else:
        made["content"] = [_redacted(child, section, spans, labels) for child in node.get("content") or []]
    return made


def _pieces(node: Node, spans: tuple[Span, ...], labels: Labels) -> Iterator[Node]:
    at = 0
    for inline in node.get("content") or []:
        if inline["type"] == OWN:
            yield {"type": OWN, "text": inline["text"], **({"strong": True} if inline.get("strong") else {})}
            continue
        words = inline_text(inline)
        yield from _cut(inline, words, at, spans, labels)
        at += len(words)


def _cut(inline: Node, words: str, at: int, spans: tuple[Span, ...], labels: Labels) -> Iterator[Node]:
    """What is left of one inline node, with each span's replacement where the span begins."""
    place, end = at, at + len(words)
    marks = _marks(inline)
    for span in spans:
        if span.end <= place or span.start >= end:
            continue
        if span.start > place:
            yield _plain(inline, words[place - at : span.start - at], marks)
        if span.start >= at:
            yield {**_instead(span, labels), **marks}
        place = min(span.end, end)
    if place < end:
        yield _plain(inline, words[place - at :], marks)


def _plain(inline: Node, words: str, marks: Node) -> Node:
    return (
        {"type": "hard_break"} if inline["type"] == "hard_break" else {"type": "text", "text": words, **marks}
    )


def _marks(inline: Node) -> dict[str, bool]:
    found = {mark["type"] for mark in inline.get("marks") or []}
    return {name: True for name in KEPT if name in found}


def _instead(span: Span, labels: Labels) -> dict[str, Any]:
    grounds = sorted(span.grounds)
    if span.action is Action.LABEL:
        return {"type": LABEL, "text": labels[span.entity]}
    if span.action is Action.GENERALISE:
        return {"type": GENERAL, "text": span.wording, "grounds": grounds}
    return {"type": WITHHELD, "grounds": grounds}
