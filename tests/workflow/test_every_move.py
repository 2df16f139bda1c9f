"""Every move × status × role, against the tables and the job descriptions."""

from dataclasses import replace
from typing import Any

import pytest
from django.apps import apps
from django.utils import timezone

from candour.access.roles import ALL_ROLES
from candour.config.reference.states import transitions
from candour.staff.models import User
from candour.workflow.perform import _check
from candour.workflow.refusals import NotAllowed, NotNow
from candour.workflow.transition import Transition
from tests.factories import staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def one_of_each() -> dict[str, User]:
    return {role.key: staff.member(role.key) for role in ALL_ROLES}


def model_of(move: Transition[Any]) -> Any:
    """The model whose status field has the move's statuses."""
    for model in apps.get_models():
        field = {field.name: field for field in model._meta.get_fields()}.get(move.field)
        choices = {key for key, _label in getattr(field, "choices", None) or ()}
        if model.__module__.startswith("candour.") and choices >= {*move.source, move.target}:
            return model
    raise AssertionError(f"{move.name}: no model has these statuses")


def answer(move: Transition[Any], record: Any, by: User) -> str:
    try:
        _check(replace(move, guards=()), record, by, timezone.now(), "")
    except NotAllowed:
        return "not allowed"
    except NotNow:
        return "not now"
    return "done"


@pytest.mark.parametrize(
    ("slice_name", "move"), transitions(), ids=lambda value: getattr(value, "name", value)
)
def test_a_move_is_made_by_its_permission_from_its_sources_only(
    slice_name: str, move: Transition[Any], one_of_each: dict[str, User]
) -> None:
    model = model_of(move)
    for status, _label in model._meta.get_field(move.field).choices:
        record = model(**{move.field: status})
        for role in ALL_ROLES:
            allowed = move.permission in role.permissions
            expected = "not allowed" if not allowed else "done" if status in move.source else "not now"
            assert answer(move, record, one_of_each[role.key]) == expected, (move.name, status, role.key)


def test_every_status_is_reached_or_is_where_a_record_begins() -> None:
    """A status that no move leads to and no record begins with is a dead word."""
    moves = [(model_of(move), move) for _slice, move in transitions()]
    for model, move in moves:
        begins = str(model._meta.get_field(move.field).default)
        reached = {other.target for kind, other in moves if (kind, other.field) == (model, move.field)}
        assert {*move.source} <= reached | {begins}, (move.name, {*move.source} - reached)


def test_names_of_moves_are_unique() -> None:
    names = [move.name for _slice, move in transitions()]
    assert len(names) == len(set(names))


def test_every_move_says_what_it_means() -> None:
    assert [move.name for _slice, move in transitions() if not move.sentence] == []
