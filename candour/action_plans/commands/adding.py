"""Add actions as a plan prints them, and take them back while nothing stands on them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from candour.action_plans import vocabulary
from candour.action_plans.commands.owners import owner_in_person, owners_named
from candour.action_plans.dates import dates_in, due_date
from candour.action_plans.models import Action, ActionOwner, Milestone, ProgressUpdate, Verification
from candour.action_plans.owners import once_each, same_name
from candour.audit.record import record as audit
from candour.cases.models import Case
from candour.staff.models import User
from candour.workflow.refusals import NotNow

STATUS_AS_PUBLISHED = {
    "complete": "complete",
    "complete_and_ongoing": "continuing",
    "ongoing": "in_progress",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class NewAction:
    """An action as it comes from a plan. `owners` are names that a person chose; else the printed words."""

    text: str
    origin: str
    origin_label: str
    origin_path: str
    known_from: date
    owners_as_printed: str = ""
    owners: tuple[str, ...] = ()
    target_as_printed: str = ""
    target_kind: str = "none"
    target: tuple[int | None, int | None, int | None] = (None, None, None)
    subject_to_delay: bool = False
    confidence: str = "certain"
    note: str = ""
    case: Case | None = None
    """The case whose review it comes from; None where it was published."""
    answered_for_by: User | None = None
    """The member of staff who answers for it, where whoever wrote the plan named their account."""


@transaction.atomic
def add_actions(new: Sequence[NewAction], *, by: User, at: datetime) -> list[Action]:
    """Store actions, their owners and the dates in their words; as few statements for many as for one."""
    actions = Action.objects.bulk_create([_action(one, by, at) for one in new])
    owners = owners_named(name for one in new for name in _names(one))
    links = [
        ActionOwner(
            action=action,
            owner=owners[same_name(name)],
            position=place,
            chosen_by=by if one.owners else None,
        )
        for one, action in zip(new, actions, strict=True)
        for place, name in enumerate(_names(one))
    ]
    links += [
        _in_person(action, one.answered_for_by, by, at)
        for one, action in zip(new, actions, strict=True)
        if one.answered_for_by
    ]
    # Two of the names may mean one owner, who then stands there once.
    ActionOwner.objects.bulk_create(links, ignore_conflicts=True)
    Milestone.objects.bulk_create(milestone for action in actions for milestone in _milestones(action))
    return list(actions)


def _in_person(action: Action, user: User, by: User, at: datetime) -> ActionOwner:
    owner = owner_in_person(action.owners_as_printed, user, by=by, at=at)
    return ActionOwner(action=action, owner=owner, position=0, chosen_by=by)


def _action(new: NewAction, by: User, at: datetime) -> Action:
    year, month, day = new.target
    due = due_date(new.target_kind, year, month, day)
    return Action(
        origin=new.origin,
        origin_label=new.origin_label,
        origin_path=new.origin_path,
        case=new.case,
        text=new.text,
        owners_as_printed=new.owners_as_printed,
        target_as_printed=new.target_as_printed,
        target_kind=new.target_kind,
        target_year=year,
        target_month=month,
        target_day=day,
        due_on=due.on,
        due_is_default=due.by_default,
        subject_to_delay=new.subject_to_delay,
        confidence=new.confidence,
        note=new.note,
        status_as_published=STATUS_AS_PUBLISHED.get(new.target_kind, vocabulary.NOT_REPORTED),
        known_from=new.known_from,
        recorded_at=at,
        recorded_by=by,
    )


def _names(new: NewAction) -> list[str]:
    """Each name once, in order; the printed words stay whole, as commas cannot tell owners apart."""
    if new.answered_for_by:
        return []
    printed = (new.owners_as_printed,) if new.owners_as_printed else ()
    return once_each(new.owners or printed)


def _milestones(action: Action) -> list[Milestone]:
    return [
        Milestone(
            action=action,
            position=place,
            as_printed=found.as_printed,
            due_on=found.due.on,
            due_is_default=found.due.by_default,
            agrees=found.due.on == action.due_on,
        )
        for place, found in enumerate(dates_in(action.text))
        if found.due.on
    ]


@transaction.atomic
def withdraw_actions(actions: Sequence[Action], *, by: User, at: datetime) -> None:
    """Take actions back that nothing was built on. Raises NotNow where something was reported or found."""
    keys = [action.pk for action in actions]
    if built_on(keys):
        raise NotNow(["Progress has already been reported or verified on an action of this plan."])
    Action.objects.filter(pk__in=keys).update(withdrawn_at=at)
    audit(action="actions.withdrawn", by=by, at=at, subject_type="action_plans.action", subject=_span(keys))


def built_on(keys: Sequence[int]) -> bool:
    """Whether anything was reported or found on any of these actions."""
    updates = ProgressUpdate.objects.filter(action__in=keys)
    return updates.exists() or Verification.objects.filter(action__in=keys).exists()


def _span(keys: Sequence[int]) -> str:
    return ", ".join(map(str, keys))
