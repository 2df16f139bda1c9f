"""What is decided of a disclosure now, and what is still open: the one place that works it out.

Decisions are only added, so what counts is the latest for a stretch of words whose act was not undone. A
suggestion is closed by a decision on its very stretch, or by one that covers it and takes the words away. A
reference to a person of the register is a label by construction; it takes a decision to show it otherwise.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from candour.cases.row_security import every_row
from candour.disclosure import redacted
from candour.disclosure.models import Action, Decision, Disclosure, LabelGiven, Look, Suggestion
from candour.disclosure.redacted import Block, Original

TAKES_AWAY = (Action.LABEL, Action.WITHHOLD, Action.GENERALISE)
Anchor = tuple[str, int, int]


@dataclass(slots=True)
class Item:
    """One stretch of words that is referred to, proposed or decided."""

    block: str
    start: int
    end: int
    words: str
    section: str
    entity: str = ""
    suggestion: Suggestion | None = None
    decision: Decision | None = None
    is_reference: bool = False
    covered: bool = False
    """Whether a decision on a wider stretch takes these words away too."""

    @property
    def anchor(self) -> Anchor:
        return (self.block, self.start, self.end)

    @property
    def key(self) -> str:
        """The anchor as a form sends it."""
        return f"{self.block}|{self.start}|{self.end}"

    @property
    def is_open(self) -> bool:
        return self.decision is None and not self.covered and not self.is_reference

    @property
    def action(self) -> str:
        """What becomes of it now; empty while it is open."""
        if self.decision is not None:
            return str(self.decision.action)
        return str(Action.LABEL) if self.is_reference else ""


@dataclass(slots=True)
class Standing:
    """Everything that a page of the desk shows, read once."""

    original: Original
    blocks: dict[str, Block]
    items: list[Item]
    look: Look | None
    labels: dict[str, str] = field(default_factory=dict)

    @property
    def open(self) -> list[Item]:
        return [item for item in self.items if item.is_open]

    @property
    def decisions(self) -> list[Decision]:
        return [item.decision for item in self.items if item.decision is not None]

    @property
    def plain(self) -> list[redacted.Decision]:
        """The decisions as the renderer and the measures read them."""
        return [plain(one) for one in self.decisions]

    def of(self, entity: str) -> list[Item]:
        return [item for item in self.items if item.entity == entity]

    def at(self, anchor: Anchor) -> Item | None:
        return next((item for item in self.items if item.anchor == anchor), None)

    def model(self) -> redacted.Redacted:
        """What the recipient may read. Raises CannotRedact with every problem."""
        return redacted.redact(self.original, self.plain, self.labels)


def original_of(disclosure: Disclosure) -> Original:
    """The parts of the submission that this recipient is given, before anything is decided."""
    whole = redacted.read_original(disclosure.submission.content)
    if disclosure.parts:
        whole = Original(whole.language, tuple(one for one in whole.sections if one.key in disclosure.parts))
    return redacted.only(whole, disclosure.chosen_blocks)


def plain(decision: Decision) -> redacted.Decision:
    return redacted.Decision(
        block=decision.block,
        start=decision.start,
        end=decision.end,
        quoted_sha256=decision.quoted_sha256,
        action=redacted.Action(decision.action),
        grounds=tuple(decision.grounds),
        entity=decision.entity,
        wording=decision.wording,
        reference=str(decision.pk),
    )


def decisions_of(disclosure: Disclosure) -> list[Decision]:
    """The latest decision on each stretch, of acts that were not undone, in the order of their making."""
    found = Decision.objects.filter(disclosure=disclosure, act__undone__isnull=True)
    latest = found.order_by("block", "start", "end", "-id").distinct("block", "start", "end")
    return sorted(latest, key=lambda one: one.pk)


def last_look(disclosure: Disclosure) -> Look | None:
    found: Look | None = Look.objects.filter(disclosure=disclosure).first()
    return found


def labels_of(disclosure: Disclosure) -> dict[str, str]:
    """What stands for whom: the labels of the release set, and the recipient's own name for themself."""
    given = LabelGiven.objects.filter(release_set=disclosure.release_set_id).order_by("id")
    own = {str(disclosure.recipient_person_id): disclosure.own_name} if disclosure.own_name else {}
    return dict(given.values_list("entity", "label")) | own


def standing_of(disclosure: Disclosure) -> Standing:
    """Four queries, however long the review."""
    original = original_of(disclosure)
    blocks = {block.id: block for block in redacted.blocks_of(original)}
    look = last_look(disclosure)
    done = look if look is not None and look.state == Look.State.DONE else None
    suggestions = list(Suggestion.objects.filter(look=done)) if done is not None else []
    items = _joined(suggestions, decisions_of(disclosure), blocks)
    order = {block: number for number, block in enumerate(blocks)}
    items.sort(key=lambda item: (order[item.block], item.start, -item.end))
    return Standing(original, blocks, items, look, labels_of(disclosure))


def _joined(
    suggestions: Sequence[Suggestion], decisions: Sequence[Decision], blocks: dict[str, Block]
) -> list[Item]:
    items = {item.anchor: item for item in _references(blocks)}
    standing = [one for one in decisions if _covers_its_words(one, blocks)]
    for one in [*suggestions, *standing]:
        block = blocks.get(one.block)
        if block is None or one.end > len(block.text):
            continue
        words = block.text[one.start : one.end]
        anchor = (one.block, one.start, one.end)
        item = items.setdefault(anchor, Item(*anchor, words, block.section, one.entity))
        if isinstance(one, Suggestion):
            item.suggestion = item.suggestion or one
        elif isinstance(one, Decision):
            item.decision, item.entity = one, one.entity or item.entity
    taken = [(one.block, one.start, one.end) for one in standing if one.action in TAKES_AWAY]
    taken += [item.anchor for item in items.values() if item.is_reference and item.decision is None]
    for item in items.values():
        item.covered = item.decision is None and any(_is_within(item, wider) for wider in taken)
    return list(items.values())


def _references(blocks: dict[str, Block]) -> Iterator[Item]:
    for block in blocks.values():
        for mention in block.mentions:
            words = block.text[mention.start : mention.end]
            yield Item(
                block.id, mention.start, mention.end, words, block.section, mention.entity, is_reference=True
            )


def _covers_its_words(decision: Decision, blocks: dict[str, Block]) -> bool:
    """Whether the words are there that were decided on; a decision never counts for others."""
    block = blocks.get(decision.block)
    return block is not None and quoted(block, decision.start, decision.end) == decision.quoted_sha256


def quoted(block: Block, start: int, end: int) -> str:
    """SHA-256 of the words covered, in hexadecimal."""
    return redacted.hash_of(block.text[start:end])


def _is_within(item: Item, wider: Anchor) -> bool:
    block, start, end = wider
    return item.block == block and start <= item.start and item.end <= end and not item.is_reference


def digest_of_decisions(disclosure: Disclosure, standing: Standing) -> str:
    """SHA-256 over everything that a file is made from: words, parts, decisions, labels. In hexadecimal."""
    said: dict[str, Any] = {
        "submission": disclosure.submission.sha256,
        "parts": sorted(disclosure.parts),
        "for": [disclosure.audience, disclosure.recipient, disclosure.purpose, disclosure.language],
        "letter": disclosure.letter,
        "labels": sorted(standing.labels.items()),
        "decisions": sorted(
            [one.block, one.start, one.end, one.action, sorted(one.grounds), one.wording, one.entity]
            for one in standing.decisions
        ),
    }
    if disclosure.chosen_blocks:
        said["blocks"] = disclosure.chosen_blocks
    text = json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def digest_of_words(blocks: Iterable[Block]) -> str:
    """SHA-256 of the words and references: what a look looked at. In hexadecimal."""
    text = json.dumps(
        [[one.id, one.text, [[each.entity, each.start] for each in one.mentions]] for one in blocks],
        ensure_ascii=False,
    )
    return hashlib.sha256(text.encode()).hexdigest()


def digest_now(disclosure: Disclosure) -> str:
    """The digest of what is decided, also for somebody who may not read the decisions themselves."""
    with every_row():
        return digest_of_decisions(disclosure, standing_of(disclosure))
