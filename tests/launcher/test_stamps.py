from pathlib import Path

import pytest

from launcher.stamps import digest, is_current, stamped


def test_a_step_that_succeeded_is_not_due_again(tmp_path: Path) -> None:
    with stamped("assets", "one", tmp_path):
        assert not is_current("assets", "one", tmp_path)
    assert is_current("assets", "one", tmp_path)
    assert not is_current("assets", "another", tmp_path)


def test_a_step_that_failed_is_due_again_even_for_what_it_was_done_before(tmp_path: Path) -> None:
    with stamped("assets", "one", tmp_path):
        pass
    with pytest.raises(OSError, match="full"), stamped("assets", "one", tmp_path):
        raise OSError("the disk is full")
    assert not is_current("assets", "one", tmp_path)


def test_the_digest_follows_contents_names_and_words_but_not_order(tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    first.write_text("a")
    second.write_text("b")
    begun = digest([first, second], "word")
    assert digest([second, first], "word") == begun
    assert digest([first, second], "other") != begun
    assert digest([first], "word") != begun
    second.write_text("changed")
    assert digest([first, second], "word") != begun
