"""The blind check: draw passages, answer them without seeing what was decided, then compare."""

import hashlib
import secrets
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from candour.access.permissions import Permission
from candour.disclosure import rules, transitions
from candour.disclosure.commands.deciding import against_grounds, grounds_for
from candour.disclosure.commands.reaching import locked, write_down
from candour.disclosure.models import Action, Check, CheckItem, Decision, Disclosure, Status
from candour.disclosure.standing import standing_of
from candour.staff.models import User
from candour.workflow.once import once
from candour.workflow.perform import must_hold, perform
from candour.workflow.refusals import NotAllowed, refuse

SHARE = 20
"""Hundredths of the passages that are drawn by chance; a default of this service."""
LEAST = 5
"""So many are drawn by chance at least, where there are as many."""


@transaction.atomic
def begin(*, disclosure: Disclosure, by: User, at: datetime, operation: UUID | None = None) -> Check:
    """Take a prepared copy to check it. The seed is kept, so that anybody can draw the same again."""
    must_hold(by, Permission.CHECK_DISCLOSURE, at=at)
    row = locked(disclosure, by=by)
    standing = Check.present_of(row)
    if standing is not None and standing.checker_id == by.pk:
        return standing
    once(operation, name="disclosure.check_begun", by=by, at=at, on=row)
    refuse(
        None if row.status == Status.PREPARED else "This copy does not wait for a check.",
        "Somebody else checks this copy already." if standing is not None else None,
        rules.they_did_not_prepare_it(row, by),
        rules.they_are_independent(row, by),
    )
    row.checker = by
    row.save(update_fields=["checker"])
    check: Check = Check.objects.create(
        case_id=row.case_id,
        disclosure=row,
        checker=by,
        begun_at=at,
        seed=secrets.token_hex(16),
        share=SHARE,
    )
    _draw(check)
    write_down("check_begun", row, by, at, subject=f"{row.pk} seed {check.seed}")
    return check


def _draw(check: Check) -> None:
    decisions = standing_of(check.disclosure).decisions
    chosen = {one.pk: CheckItem.Why.DISMISSED for one in decisions if _was_dismissed(one)}
    changed = [one for one in decisions if check.disclosure.replaces_id and one.carried_from_id is None]
    chosen |= {one.pk: CheckItem.Why.CHANGED for one in changed if one.pk not in chosen}
    rest = [one.pk for one in decisions if one.pk not in chosen]
    chosen |= dict.fromkeys(drawn(rest, seed=check.seed, share=check.share), CheckItem.Why.SAMPLE)
    CheckItem.objects.bulk_create(
        CheckItem(
            case_id=check.case_id,
            disclosure_id=check.disclosure_id,
            check_of=check,
            decision=one,
            block=one.block,
            start=one.start,
            end=one.end,
            entity=one.entity,
            why=chosen[one.pk],
        )
        for one in decisions
        if one.pk in chosen
    )


def _was_dismissed(decision: Decision) -> bool:
    return decision.action == Action.KEEP


def drawn(numbers: Sequence[int], *, seed: str, share: int) -> list[int]:
    """A part by chance that can be drawn again: those with the smallest SHA-256 of seed and number."""
    many = min(len(numbers), max(LEAST, -(-len(numbers) * share // 100)))
    return sorted(numbers, key=lambda one: hashlib.sha256(f"{seed}:{one}".encode()).digest())[:many]


@transaction.atomic
def answer(
    *,
    item: CheckItem,
    action: str,
    grounds: Sequence[str] = (),
    remark: str = "",
    by: User,
    at: datetime,
    operation: UUID | None = None,
) -> CheckItem:
    """What the checker would do. Once every passage has an answer and both are shown, answers stand."""
    check, row = _of_the_checker(item, by, at)
    if once(operation, name="disclosure.check_answered", by=by, at=at, on=row) is not None:
        return row
    refuse(
        None if action in Action.values else "Choose what you would do with the passage.",
        *against_grounds(action, grounds),
        "Every passage has an answer, and both were shown. Answers stand now." if check.is_answered else None,
    )
    row.answer, row.grounds, row.remark, row.answered_at = action, grounds_for(action, grounds), remark, at
    row.save(update_fields=["answer", "grounds", "remark", "answered_at"])
    return row


@transaction.atomic
def let_stand(
    *, item: CheckItem, why: str, by: User, at: datetime, operation: UUID | None = None
) -> CheckItem:
    """The checker would have decided otherwise, and says why the decision may stand nevertheless."""
    check, row = _of_the_checker(item, by, at)
    if once(operation, name="disclosure.check_settled", by=by, at=at, on=row) is not None:
        return row
    refuse(
        None if check.is_answered else "Answer every passage first.",
        None if why.strip() else "Say why the decision may stand.",
    )
    row.stands_because = why.strip()
    row.save(update_fields=["stands_because"])
    write_down("check_settled", row.disclosure, by, at, subject=f"{row.disclosure_id} passage {row.pk}")
    return row


@transaction.atomic
def finish(*, disclosure: Disclosure, by: User, at: datetime, operation: UUID | None = None) -> Disclosure:
    """The check is passed."""
    row = perform(
        transitions.CHECK, on=disclosure, by=by, at=at, operation=operation, setting={"checked_at": at}
    )
    end_check(row, passed=True, at=at)
    return row


def end_check(disclosure: Disclosure, *, passed: bool | None, at: datetime) -> None:
    Check.objects.filter(disclosure=disclosure, ended_at__isnull=True).update(ended_at=at, passed=passed)


def _of_the_checker(item: CheckItem, by: User, at: datetime) -> tuple[Check, CheckItem]:
    must_hold(by, Permission.CHECK_DISCLOSURE, at=at)
    rows = CheckItem.objects.visible_to(by).select_related("check_of", "disclosure__case")
    found: CheckItem | None = rows.select_for_update(of=("self",)).filter(pk=item.pk).first()
    if found is None or found.check_of.checker_id != by.pk:
        raise NotAllowed("This passage is not one that you check.")
    refuse("This check has ended." if found.check_of.ended_at else None)
    return found.check_of, found
