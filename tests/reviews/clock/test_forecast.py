"""The forecast and the backlog as plain figures."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from candour.reviews.forecast import Life, Moved, Progress, Stage, forecast, month_ends, months
from candour.reviews.forecast.finish import ENOUGH, quantile

TODAY = date(2026, 3, 2)
STEADY = {Stage.WRITING: [40.0] * 6, Stage.FACTUAL_ACCURACY: [10.0] * 6, Stage.COUNTERSIGNING: [5.0] * 6}


def writing(**facts: int) -> Progress:
    return Progress(stage=Stage.WRITING, days_in_stage=0, **({"sections": 10} | facts))


def test_a_thin_history_forecasts_nothing_and_says_so() -> None:
    found = forecast(writing(), STEADY, reviews=ENOUGH - 1, today=TODAY)
    assert found.likely is None
    assert "Only 4 reviews are finished in this region so far" in found.sentence


def test_what_is_left_is_the_rest_of_the_writing_and_the_stages_after_it() -> None:
    found = forecast(writing(sections_ready=5), STEADY, reviews=6, today=TODAY)
    assert found.likely == TODAY + timedelta(days=20 + 10 + 5)
    assert found.likely == found.earliest == found.latest


def test_interviews_count_beside_sections_once_any_is_planned() -> None:
    done = writing(sections_ready=10, interviews=4, interviews_held=2)
    assert round(done.written, 2) == 0.85


def test_the_spread_follows_the_regions_own_history() -> None:
    took = {Stage.COUNTERSIGNING: [2.0, 4.0, 6.0, 8.0, 10.0]}
    progress = Progress(stage=Stage.FACTUAL_ACCURACY, days_in_stage=3)
    found = forecast(progress, took, reviews=5, today=TODAY)
    assert (found.earliest, found.likely, found.latest) == (
        date(2026, 3, 6),
        date(2026, 3, 8),
        date(2026, 3, 10),
    )
    assert "about 8 March 2026, most likely between 6 March 2026 and 10 March 2026" in found.sentence


days = st.lists(st.floats(min_value=0, max_value=400), min_size=1, max_size=30)


@given(days=days)
def test_a_quantile_lies_among_its_values_and_grows(days: list[float]) -> None:
    low, middle, high = (quantile(days, part) for part in (0.25, 0.5, 0.75))
    assert min(days) <= low <= middle <= high <= max(days)


@given(took=days, ready=st.integers(min_value=0, max_value=9))
def test_one_more_section_never_makes_the_forecast_later(took: list[float], ready: int) -> None:
    history = {Stage.WRITING: took}
    before = forecast(writing(sections_ready=ready), history, reviews=6, today=TODAY).likely
    after = forecast(writing(sections_ready=ready + 1), history, reviews=6, today=TODAY).likely
    assert before is not None
    assert after is not None
    assert TODAY <= after <= before


def test_a_month_counts_what_stood_at_its_end() -> None:
    extended = Moved(on=date(2026, 2, 10), due=date(2026, 4, 30), extension=True)
    lives = [
        Life(review=1, opened=date(2026, 1, 5), first_due=date(2026, 2, 20), moves=(extended,)),
        Life(review=2, opened=date(2026, 1, 5), first_due=date(2026, 2, 20)),
        Life(
            review=3,
            opened=date(2026, 1, 5),
            over=((date(2026, 2, 3), None),),
            submitted=date(2026, 2, 3),
            first_due=date(2026, 4, 5),
        ),
    ]
    january, february = months(lives, [date(2026, 1, 31), date(2026, 2, 28)])
    assert [sorted(each) for each in (january.open, january.late, january.submitted)] == [[1, 2, 3], [], []]
    assert [sorted(each) for each in (february.open, february.late, february.extended)] == [[1, 2], [2], [1]]
    assert february.submitted == {3}


def test_a_review_is_not_late_on_days_when_its_clock_stood_still() -> None:
    life = Life(
        review=1,
        opened=date(2026, 1, 5),
        first_due=date(2026, 2, 20),
        stood_still=((date(2026, 2, 1), date(2026, 3, 10)),),
    )
    assert not life.late_on(date(2026, 2, 28))
    assert life.late_on(date(2026, 3, 31))


def test_a_review_that_was_opened_again_is_open_again() -> None:
    life = Life(review=1, opened=date(2026, 1, 5), over=((date(2026, 2, 3), date(2026, 3, 3)),))
    ends = month_ends(date(2026, 3, 31), number=3)
    assert [life.open_on(end) for end in ends] == [True, False, True]
