"""The generated pages say what the code says, and the comparison notices when they do not."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from pytest_django.fixtures import Settings

from candour.access.roles import ALL_ROLES
from candour.config.reference import pages
from candour.config.reference.states import transitions


def test_every_role_move_and_setting_stands_on_its_page() -> None:
    made = pages()
    assert all(role.name in made["permissions.md"] for role in ALL_ROLES)
    assert all(f"`{move.name}`" in made["states.md"] for _slice, move in transitions())
    assert "`DATABASE_URL`" in made["settings.md"]
    assert "## Offence list" in made["policy.md"]


def test_pages_are_written_and_a_page_changed_by_hand_is_noticed(tmp_path: Path, settings: Settings) -> None:
    settings.ROOT = tmp_path
    call_command("reference", verbosity=0)
    call_command("reference", check=True, verbosity=0)
    page = tmp_path / "docs" / "reference" / "states.md"
    page.write_text(page.read_text() + "and one more\n")
    with pytest.raises(CommandError, match=r"states\.md"):
        call_command("reference", check=True, verbosity=0)
