"""Scenes for the tests of actions."""

from datetime import UTC, date, datetime

from candour.action_plans.commands import NewAction, add_actions
from candour.action_plans.models import Action, Owner
from candour.staff.models import User
from tests.factories import staff

NOW = datetime(2026, 3, 3, 10, 0, tzinfo=UTC)
PUBLISHED = date(2024, 3, 14)


def owner_user() -> User:
    return staff.member("action_owner", of=None)


def inspector() -> User:
    return staff.member("inspector", of=None)


def new(**changed: object) -> NewAction:
    given: dict[str, object] = {
        "text": "Issue a handover note to every region.",
        "origin": "published",
        "origin_label": "A thematic inspection, recommendation 1",
        "origin_path": "/recommendations/1",
        "known_from": PUBLISHED,
        "owners_as_printed": "Head of Operations",
        "target_as_printed": "June 2024",
        "target_kind": "month",
        "target": (2024, 6, None),
    }
    return NewAction(**(given | changed))  # type: ignore[arg-type]  # the scene names the fields


def action(owner: User | None = None, **changed: object) -> Action:
    """One published action, whose owner is a member of staff where one is given."""
    made = add_actions([new(**changed)], by=staff.member("analyst", of=None), at=NOW)[0]
    if owner:
        Owner.objects.filter(actions=made).update(user=owner)
    return made
