"""Carry decisions from the copy before: to words that did not change; the others are decided again."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from candour.disclosure.models import Act, Decision, Disclosure
from candour.disclosure.redacted import Block, blocks_of
from candour.disclosure.standing import decisions_of, original_of
from candour.staff.models import User

CARRIED = (
    "start",
    "end",
    "entity",
    "quoted_sha256",
    "before",
    "after",
    "action",
    "grounds",
    "wording",
    "note",
    "origin",
    "kind",
    "rule",
    "rule_version",
)


def carry(disclosure: Disclosure, old: Disclosure, *, by: User, at: datetime) -> int:
    """One act with every decision whose block says the same; how many there are."""
    homes = _homes(_blocks(old), _blocks(disclosure))
    kept = [(one, homes[one.block]) for one in decisions_of(old) if one.block in homes]
    if not kept:
        return 0
    act = Act.objects.create(
        case_id=disclosure.case_id,
        disclosure=disclosure,
        words=f"Carried from copy {old.number}: decisions on words that did not change",
        by=by,
        at=at,
        carried_from=old,
    )
    Decision.objects.bulk_create(
        Decision(
            case_id=disclosure.case_id,
            disclosure=disclosure,
            act=act,
            block=block,
            carried_from=one,
            **{name: getattr(one, name) for name in CARRIED},
        )
        for one, block in kept
    )
    return len(kept)


def to_decide_again(disclosure: Disclosure, old: Disclosure) -> list[tuple[Block, int, int, Decision]]:
    """Where the words around a decision changed: the same words in the block as it is now, or all of it."""
    before = {block.id: block for block in _blocks(old)}
    now = _blocks(disclosure)
    homes = _homes(list(before.values()), now)
    found = []
    for one in decisions_of(old):
        earlier = before.get(one.block)
        if one.block in homes or earlier is None:
            continue
        words = earlier.text[one.start : one.end]
        block = _changed_block(one.block, earlier.section, words, now)
        if block is not None:
            begin = block.text.find(words)
            start, end = (begin, begin + len(words)) if begin >= 0 else (0, len(block.text))
            found.append((block, start, end, one))
    return found


def _changed_block(block: str, section: str, words: str, now: Sequence[Block]) -> Block | None:
    """The block as it is now, by its id; or another of the section that still has the words."""
    same = next((one for one in now if one.id == block), None)
    return same or next((one for one in now if one.section == section and words in one.text), None)


def _blocks(disclosure: Disclosure) -> tuple[Block, ...]:
    return blocks_of(original_of(disclosure))


def _homes(before: Sequence[Block], now: Sequence[Block]) -> dict[str, str]:
    """For each block of the earlier copy, the block that says exactly the same in the same section now."""
    waiting: dict[tuple[str, str], list[str]] = defaultdict(list)
    for block in now:
        waiting[block.section, block.text].append(block.id)
    found = {}
    for block in before:
        same = waiting.get((block.section, block.text), [])
        if same:
            chosen = block.id if block.id in same else same[0]
            same.remove(chosen)
            found[block.id] = chosen
    return found
