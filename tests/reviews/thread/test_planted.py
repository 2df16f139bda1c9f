"""A hundred gaps planted in twenty reviews by another hand: each is found, and little else is said."""

import pytest

from candour.reviews.thread.rules import broken_links
from tests.reviews.planted import GAPS, complete, planted

REVIEWS = range(20)


@pytest.mark.parametrize("number", REVIEWS)
def test_a_complete_review_breaks_nothing(number: int) -> None:
    assert [line.sentence for line in broken_links(complete(number))] == []


@pytest.mark.parametrize("number", REVIEWS)
def test_each_planted_gap_is_found_where_it_was_planted(number: int) -> None:
    thread, gaps = planted(number)
    found = {(line.rule, line.subject) for line in broken_links(thread)}
    missed = [gap for gap in gaps if (GAPS[gap.gap][1], gap.about) not in found]
    assert missed == []


def test_a_hundred_gaps_are_planted_and_every_kind_takes_its_turn() -> None:
    every = [gap.gap for number in REVIEWS for gap in planted(number)[1]]
    assert len(every) == 100
    assert set(every) == set(GAPS)


def test_fewer_than_one_line_in_twenty_was_not_planted() -> None:
    """A line counts as planted where a gap of its review is about the same thing."""
    lines = false = 0
    for number in REVIEWS:
        thread, gaps = planted(number)
        asked = {(GAPS[gap.gap][1], gap.about) for gap in gaps}
        found = {(line.rule, line.subject) for line in broken_links(thread)}
        lines, false = lines + len(found), false + len(found - asked)
    assert false / lines < 0.05, (false, lines)
