"""Passages of a second author: as they were first written, and found as often as they were found before."""

from hashlib import sha256

from bench.redaction.passages import FOLDER, HALVES, as_table, count, half_of, read_passages

FIRST_WRITTEN = "0b6b6c4aef5ab0a075ca4f52c1df31b5e620dc1c2bd57d5cb242c435b18ad9e1"


def test_the_passages_stand_as_they_were_written_before_anyone_looked_at_the_engine() -> None:
    assert sha256((FOLDER / "passages.txt").read_bytes()).hexdigest() == FIRST_WRITTEN


def test_marks_are_read_out_of_the_text_and_leave_no_trace() -> None:
    passages = read_passages()
    assert len(passages) == 310
    assert not [each.id for each in passages if set("{}") & set(each.text)]
    assert all(each.text[mark.start : mark.end].strip() for each in passages for mark in each.marks)


def test_a_half_goes_by_the_number_alone_and_both_are_about_as_large() -> None:
    sizes = [sum(each.half == half for each in read_passages()) for half in HALVES]
    assert min(sizes) > 140
    assert half_of("a001") == half_of("a001")


def test_what_was_found_in_them_is_found_again() -> None:
    found = count(read_passages())
    shares = {kind: tally.both / tally.total for kind, tally in found.rows.items()}
    assert shares["registered"] >= 0.975
    assert shares["unregistered"] >= 0.99
    assert shares["identifier"] >= 0.9
    assert found.rows["telling"].first / found.rows["telling"].total >= 0.95
    assert found.right_words / found.proposed_words >= 0.96
    assert found.idle_flags / found.pages <= 5.5
    assert "held" in as_table(read_passages())


def test_the_half_that_may_be_looked_at_can_be_asked_for_alone() -> None:
    lines = as_table(read_passages(), ("develop",)).splitlines()
    assert lines[2].split() == ["Measure", "develop"]
