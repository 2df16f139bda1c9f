"""The lists are reviewed data: exact, without doubles, and never a way around a registered name."""

from pathlib import Path

import pytest

from candour.disclosure.engine.lists import FOLDER, ListError, is_word, lines_of, words_of
from tests.disclosure.engine.texts import found, passages, person

NAMES = sorted(path.stem for path in FOLDER.glob("*.txt"))


@pytest.mark.parametrize("name", NAMES)
def test_a_list_says_what_it_is_and_repeats_nothing(name: str) -> None:
    text = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    assert text.startswith("# ")
    assert len(lines_of(name)) == len(set(lines_of(name)))


def test_an_empty_list_is_an_error(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("candour.disclosure.engine.lists.FOLDER", tmp_path)
    (tmp_path / "empty.txt").write_text("# nothing\n")
    with pytest.raises(ListError, match="empty"):
        lines_of.__wrapped__("empty")


@pytest.mark.parametrize(
    "phrase", [line for line in lines_of("phrases") if line[0].isupper() and len(line.split()) > 1]
)
def test_a_fixed_phrase_is_left_alone(phrase: str) -> None:
    shown = found(f"They spoke of the {phrase} on that day.")
    assert not [passage for passage, each in shown if each.tier == 1 and each.kind != "date"]


def test_a_fixed_phrase_never_hides_a_full_name() -> None:
    assert passages("They met Frank Discussion there.", person("Frank Discussion"), tier=1) == [
        "Frank Discussion"
    ]
    assert passages("They met Mr Crown there.", person("Ann Crown"), tier=1) == ["Mr Crown"]


def test_words_are_known_by_their_stems() -> None:
    assert is_word("countersigning")
    assert is_word("reoffending")
    assert not is_word("okonkwo")
    assert "grace" in words_of("first_names")
