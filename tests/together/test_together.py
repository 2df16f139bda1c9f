"""Several changes of a schema made as one."""

from typing import Any

import pytest
from django.db import connection, migrations, models
from django.db.migrations.state import ProjectState

from candour.together import Together


def table(name: str) -> migrations.CreateModel:
    return migrations.CreateModel(name, [("id", models.BigAutoField(primary_key=True))])


def states() -> tuple[ProjectState, ProjectState, Together]:
    together = Together(table("Harbour"), table("Lighthouse"))
    before, after = ProjectState(), ProjectState()
    together.state_forwards("staff", after)
    return before, after, together


def test_operations_of_two_kinds_do_not_go_together() -> None:
    with pytest.raises(TypeError, match="one kind"):
        Together(table("Harbour"), migrations.DeleteModel("Lighthouse"))


def test_the_state_has_every_change() -> None:
    _before, after, _together = states()
    assert {name for _app, name in after.models} == {"harbour", "lighthouse"}


def test_models_that_were_worked_out_before_are_worked_out_anew() -> None:
    state = ProjectState()
    assert not list(state.apps.get_models())
    Together(table("Harbour"), table("Lighthouse")).state_forwards("staff", state)
    assert {model.__name__ for model in state.apps.get_models()} == {"Harbour", "Lighthouse"}


@pytest.mark.django_db
@pytest.mark.parametrize(("way", "words"), [("forwards", "CREATE TABLE"), ("backwards", "DROP TABLE")])
def test_each_change_is_made_and_taken_back(way: str, words: str) -> None:
    before, after, together = states()
    ends = (before, after) if way == "forwards" else (after, before)
    with connection.schema_editor(collect_sql=True, atomic=False) as editor:
        getattr(together, f"database_{way}")("staff", editor, *ends)
        said: list[Any] = list(editor.collected_sql)
    made = [line for line in said if line.startswith(words)]
    names = ["harbour", "lighthouse"] if way == "forwards" else ["lighthouse", "harbour"]
    assert [f"staff_{name}" in line for name, line in zip(names, made, strict=True)] == [True, True]


def test_it_can_be_taken_back_and_says_what_it_does() -> None:
    _before, _after, together = states()
    assert together.reversible
    assert together.describe() == "Create model Harbour; Create model Lighthouse"
