"""A short run over invented reviews, with floors that no change may go below."""

from bench.redaction.generating import HELD_OUT, TUNING, write_review
from bench.redaction.report import as_table
from bench.redaction.scoring import Score, add, measure, together

REVIEWS = [write_review(seed, paragraphs=12) for seed in TUNING[:4]]


def test_the_floors_are_kept() -> None:
    score = measure(REVIEWS)
    registered, strangers = together(score, "person, registered"), together(score, "person")
    assert registered.first / registered.total >= 0.99
    assert registered.both / registered.total >= 0.999
    assert strangers.both / strangers.total >= 0.97
    assert score.right_words / score.proposed_words >= 0.985
    assert score.flags / score.pages <= 4
    assert "Registered people" in as_table(score, speed=40, memory=50)


def test_the_measure_sees_what_an_engine_without_suggestions_misses() -> None:
    score = Score()
    add(score, REVIEWS[0], ())
    assert together(score, "person, registered").both == 0
    assert score.misses


def test_marks_are_where_they_say() -> None:
    review = REVIEWS[0]
    assert all(review.text[mark.start : mark.end].strip() for mark in review.mentions)
    assert write_review(3) == write_review(3)


def test_the_seeds_that_are_measured_were_not_tuned_on() -> None:
    assert not set(TUNING) & set(HELD_OUT)
