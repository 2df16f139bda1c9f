"""Decide on passages, mark one by hand, take back the last act. Rows are only added."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from candour.access.permissions import Permission
from candour.disclosure import rules
from candour.disclosure.commands.labelling import give_labels
from candour.disclosure.commands.reaching import count_open, locked, write_down
from candour.disclosure.models import Act, Action, Decision, Disclosure, Origin, Status, Suggestion, Undone
from candour.disclosure.redacted import Block
from candour.disclosure.standing import Anchor, Item, Standing, quoted, standing_of
from candour.policy.load import load_policy
from candour.staff.models import User
from candour.workflow.once import once
from candour.workflow.perform import must_hold
from candour.workflow.refusals import refuse

NEEDS_A_GROUND = (Action.WITHHOLD, Action.GENERALISE)
AROUND = 30
"""Characters kept on both sides, to find the words again."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Choice:
    """What is to happen, on which grounds, in which words instead, and why."""

    action: str
    grounds: Sequence[str] = ()
    wording: str = ""
    note: str = ""
    entity: str = ""
    """Whom a label stands for, where the passage does not say."""


@transaction.atomic
def decide(
    *,
    disclosure: Disclosure,
    anchors: Sequence[Anchor],
    choice: Choice,
    by: User,
    at: datetime,
    operation: UUID | None = None,
) -> Disclosure:
    """Decide on stretches that are proposed or decided already: one act, undone as one.

    Raises NotNow with every reason in words.
    """
    row = _of_the_preparer(disclosure, by, at)
    if once(operation, name="disclosure.decided", by=by, at=at, on=row) is not None:
        return row
    standing = standing_of(row)
    items = [item for anchor in dict.fromkeys(anchors) if (item := standing.at(anchor)) is not None]
    refuse(
        None if items else "Choose at least one passage.",
        *against_choice(choice),
        _nobody_to_label(items, choice),
    )
    _write(row, standing, items, choice, by, at)
    return row


@transaction.atomic
def mark(
    *,
    disclosure: Disclosure,
    anchors: Sequence[Anchor],
    choice: Choice,
    by: User,
    at: datetime,
    operation: UUID | None = None,
) -> Disclosure:
    """Decide on stretches that nothing proposed: one act, undone as one."""
    row = _of_the_preparer(disclosure, by, at)
    if once(operation, name="disclosure.marked", by=by, at=at, on=row) is not None:
        return row
    standing = standing_of(row)
    inside = [anchor for anchor in dict.fromkeys(anchors) if _is_inside(anchor, standing)]
    refuse(
        None if inside else "These words do not stand there. Copy them from the paragraph.",
        *against_choice(choice),
    )
    items = [standing.at(anchor) or _marked(anchor, standing.blocks[anchor[0]]) for anchor in inside]
    refuse(_nobody_to_label(items, choice))
    _write(row, standing, items, choice, by, at)
    return row


def _is_inside(anchor: Anchor, standing: Standing) -> bool:
    block, start, end = anchor
    return block in standing.blocks and 0 <= start < end <= len(standing.blocks[block].text)


@transaction.atomic
def undo(*, disclosure: Disclosure, by: User, at: datetime, operation: UUID | None = None) -> Act | None:
    """Take back the last act that counts. Both stay in the record."""
    row = _of_the_preparer(disclosure, by, at)
    if once(operation, name="disclosure.undone", by=by, at=at, on=row) is not None:
        return None
    act = last_act(row)
    if act is None:
        refuse("There is nothing to take back.")
        return None
    Undone.objects.create(case_id=row.case_id, disclosure=row, act=act, by=by, at=at)
    count_open(row)
    write_down("undone", row, by, at, subject=f"{row.pk} act {act.pk}")
    return act


def last_act(disclosure: Disclosure) -> Act | None:
    found: Act | None = Act.objects.filter(disclosure=disclosure, undone__isnull=True).last()
    return found


def against_choice(choice: Choice) -> list[str | None]:
    """What is missing from a decision; the database asks the same."""
    action, takes = choice.action, choice.action in NEEDS_A_GROUND
    return [
        None if action in Action.values else "Choose what should happen to the passage.",
        *against_grounds(action, choice.grounds),
        "Say why it is necessary and proportionate." if takes and not choice.note.strip() else None,
        "Say why it is kept." if action == Action.KEEP and not choice.note.strip() else None,
        "Write what should stand there instead."
        if action == Action.GENERALISE and not choice.wording.strip()
        else None,
    ]


def against_grounds(action: str, grounds: Sequence[str]) -> list[str | None]:
    """Whoever decides and whoever checks give their grounds by the same rule."""
    known = {ground.key for ground in load_policy().redaction_grounds}
    return [
        "Choose at least one ground." if action in NEEDS_A_GROUND and not grounds else None,
        None if set(grounds) <= known else "Choose grounds from the list.",
    ]


def grounds_for(action: str, grounds: Sequence[str]) -> list[str]:
    """What is kept or labelled needs no ground, whatever was ticked."""
    return list(grounds) if action in NEEDS_A_GROUND else []


def _of_the_preparer(disclosure: Disclosure, by: User, at: datetime) -> Disclosure:
    must_hold(by, Permission.PREPARE_DISCLOSURE, at=at)
    row = locked(disclosure, by=by)
    refuse(
        None if row.status == Status.DRAFT else "This copy is not being prepared, so nothing in it changes.",
        rules.it_is_theirs_to_prepare(row, by),
        rules.they_are_independent(row, by),
    )
    return row


def _nobody_to_label(items: Iterable[Item], choice: Choice) -> str | None:
    if choice.action != Action.LABEL or choice.entity or all(item.entity for item in items):
        return None
    return "A label stands for somebody. Say whom, or withhold the passage or say it more generally."


def _marked(anchor: Anchor, block: Block) -> Item:
    _block, start, end = anchor
    return Item(block.id, start, end, block.text[start:end], block.section)


def _write(
    row: Disclosure, standing: Standing, items: Sequence[Item], choice: Choice, by: User, at: datetime
) -> None:
    act = Act.objects.create(
        case_id=row.case_id, disclosure=row, words=_words_of(items, choice), by=by, at=at
    )
    rows = [_decision(row, act, item, standing.blocks[item.block], choice) for item in items]
    Decision.objects.bulk_create(rows)
    give_labels(row, count_open(row), at=at)
    write_down("decided", row, by, at, subject=f"{row.pk} act {act.pk}, {len(rows)} passages")


def _words_of(items: Sequence[Item], choice: Choice) -> str:
    """What was done, in words that quote nothing of the review."""
    many = "one passage" if len(items) == 1 else f"{len(items)} passages"
    return f"{Action(choice.action).label}: {many}"


def _decision(row: Disclosure, act: Act, item: Item, block: Block, choice: Choice) -> Decision:
    return Decision(
        case_id=row.case_id,
        disclosure=row,
        act=act,
        block=item.block,
        start=item.start,
        end=item.end,
        entity=choice.entity or item.entity,
        quoted_sha256=quoted(block, item.start, item.end),
        before=block.text[max(0, item.start - AROUND) : item.start],
        after=block.text[item.end : item.end + AROUND],
        action=choice.action,
        grounds=grounds_for(choice.action, choice.grounds),
        wording=choice.wording.strip() if choice.action == Action.GENERALISE else "",
        note=choice.note.strip(),
        **_source_of(item.suggestion),
    )


def _source_of(suggestion: Suggestion | None) -> dict[str, str]:
    if suggestion is None:
        return {"origin": Origin.MANUAL}
    return {
        "origin": origin_of(suggestion),
        "kind": suggestion.kind,
        "rule": suggestion.rule,
        "rule_version": suggestion.rule_version,
    }


def origin_of(suggestion: Suggestion) -> Origin:
    """Where a suggestion came from, by the family of its rule ("register.full-name")."""
    family = suggestion.rule.split(".")[0].replace("-", "_")
    if family in Origin.values:
        return Origin(family)
    return Origin.PATTERN if suggestion.tier == 1 else Origin.FLAG
