"""Charts carry their figures in words and stay inside their frame."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from candour.design_system import charts

DAYS = st.dates(min_value=date(2000, 1, 1), max_value=date(2100, 1, 1))


@pytest.mark.parametrize(
    ("value", "most", "width"),
    [(0, 0, "0%"), (5, 10, "50.0%"), (10, 10, "100.0%"), (20, 10, "100%"), (-1, 4, "0%")],
)
def test_a_bar_is_as_wide_as_its_part_of_the_most(value: float, most: float, width: str) -> None:
    assert f'class="candour-bar__value" width="{width}"' in charts.bar(value, most)


def test_columns_say_their_figures() -> None:
    drawn = charts.columns("Due", [("Jan <b>", 2), ("Feb", 0)])
    assert '<desc id="chart-due-words">Jan &lt;b&gt;: 2; Feb: 0</desc>' in drawn
    assert drawn.count("<rect") == 2


def test_a_third_looks_like_a_third_though_it_is_the_highest() -> None:
    drawn = charts.shares("Good", [("Learning", 33)])
    heights = [
        float(found) for found in re.findall(r'class="candour-chart__column".*?height="([\d.]+)"', drawn)
    ]
    whole = charts.shares("Good", [("Learning", 100)])
    (full,) = re.findall(r'class="candour-chart__column".*?height="([\d.]+)"', whole)
    assert heights == [pytest.approx(float(full) * 0.33, abs=0.1)]
    assert "Learning: 33%" in drawn
    assert ">33%</text>" in drawn


def test_a_chart_of_nothing_says_so() -> None:
    assert "No figures" in charts.columns("Due", [])
    assert "Nothing to show" in charts.timeline("Due", [])


def test_a_timeline_says_its_stretches_and_its_points() -> None:
    spans = [
        charts.Span("Train", date(2026, 1, 1), date(2026, 2, 1), "done"),
        charts.Span("A very long name of an action indeed", date(2026, 3, 1), date(2026, 3, 1)),
    ]
    drawn = charts.timeline("Actions", spans, date(2026, 2, 3))
    assert (
        "Train: 1 January 2026 to 1 February 2026; A very long name of an action indeed: 1 March 2026"
        in drawn
    )
    assert "A very long name of an a…" in drawn
    assert "candour-chart__span--done" in drawn
    assert "candour-chart__today" in drawn
    assert "candour-chart__today" not in charts.timeline("Actions", spans, date(2030, 1, 1))


@given(st.lists(st.tuples(DAYS, DAYS), min_size=1, max_size=6))
def test_nothing_in_a_timeline_leaves_its_frame(pairs: list[tuple[date, date]]) -> None:
    spans = [charts.Span("x", min(pair), max(pair)) for pair in pairs]
    drawn = charts.timeline("Actions", spans)
    boxes = re.findall(r'<rect class="candour-chart__span[^>]* x="([\d.]+)"[^>]* width="([\d.]+)"', drawn)
    assert len(boxes) == len(spans)
    assert all(float(x) >= charts.LABELS and float(x) + float(w) <= charts.WIDTH + 6 for x, w in boxes)
    assert (
        len(re.findall("candour-chart__month", drawn))
        <= (charts.WIDTH - charts.LABELS) / charts.MONTH_LABEL_ROOM
    )
