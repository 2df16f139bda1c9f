"""Gaps, lines typed at once, kinds of contact, and what is drawn."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from candour.design_system.lanes import MOST, Drawing, Mark, draw
from candour.reviews.models import EntryKind
from candour.reviews.timeline.drawing import Facts, Happening, drawing, reach
from candour.reviews.timeline.gaps import Gap, gaps
from candour.reviews.timeline.kinds import KINDS, kind_of, kind_of_contact
from candour.reviews.timeline.lines import MOST as MOST_LINES
from candour.reviews.timeline.lines import NewEntry, read_lines, read_when

DAY = timedelta(days=1)
JANUARY = date(2025, 1, 1)
DAYS = st.dates(date(2024, 1, 1), date(2025, 12, 31))


def days(*numbers: int) -> list[tuple[date, date]]:
    return [(JANUARY + number * DAY, JANUARY + number * DAY) for number in numbers]


def test_a_stretch_is_a_gap_only_when_it_is_longer_than_the_weeks() -> None:
    assert gaps(days(0, 28)) == []
    assert gaps(days(0, 29)) == [Gap(JANUARY, JANUARY + 29 * DAY)]
    assert gaps(days(0, 29))[0].weeks == 4


def test_the_ends_of_the_period_count_where_they_are_known() -> None:
    found = gaps(days(40), weeks=2, since=JANUARY, until=JANUARY + 90 * DAY)
    assert [gap.days for gap in found] == [40, 50]
    assert gaps([], weeks=2) == []


def test_an_entry_over_several_days_fills_them() -> None:
    spans = [(JANUARY, JANUARY + 60 * DAY), *days(10, 80)]
    assert gaps(spans) == []


@given(st.lists(DAYS, max_size=30), st.integers(1, 12))
def test_no_entry_lies_in_a_gap_and_each_gap_is_long_enough(some: list[date], weeks: int) -> None:
    for gap in gaps([(day, day) for day in some], weeks=weeks):
        assert gap.before - gap.after > timedelta(weeks=weeks)
        assert not any(gap.after < day < gap.before for day in some)


def test_many_lines_are_read_with_their_type_and_how_exactly_the_day_is_known() -> None:
    typed = (
        "12 March 2025 | home visit | Nobody was in.\n\nMarch 2025 | | Moved.\n"
        "about 20 April 2025\tpolice\tA call.\n3/3/2025 to 7/3/2025 | assessment | a | b"
    )
    entries, wrong = read_lines(typed)
    assert wrong == []
    assert entries == [
        NewEntry(date(2025, 3, 12), "Nobody was in.", "home_visit"),
        NewEntry(date(2025, 3, 1), "Moved.", "other", "month"),
        NewEntry(date(2025, 4, 20), "A call.", "police", "about"),
        NewEntry(date(2025, 3, 3), "a | b", "assessment", until=date(2025, 3, 7)),
    ]


def test_all_that_is_wrong_is_said_at_once_with_its_line() -> None:
    entries, wrong = read_lines("nothing\n31 June 2025 | walk in the park | \n\n5 May 2025 | fine")
    assert [one.line for one in wrong] == [1, 2]
    assert "has 30 days" in wrong[1].wrong
    assert "is not a type" in wrong[1].wrong
    assert "say what happened" in wrong[1].wrong
    assert len(entries) == 1


def test_too_many_lines_are_refused() -> None:
    _entries, wrong = read_lines("5 May 2025 | a\n" * (MOST_LINES + 1))
    assert str(MOST_LINES) in wrong[-1].wrong


def test_an_entry_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(ValueError, match="ends before it begins"):
        read_when("7 March 2025 to 3 March 2025")


@given(st.text(max_size=200))
def test_no_text_breaks_the_reader_of_lines(typed: str) -> None:
    read_lines(typed)


def test_every_kind_of_entry_can_be_typed() -> None:
    assert set(KINDS) == set(EntryKind.values)


@pytest.mark.parametrize(
    ("kind", "outcome", "expected"),
    [
        ("Planned Office Visit (NS)", "Attended - Complied", "contact"),
        ("Home Visit", "", "home_visit"),
        ("Planned Office Visit (NS)", "Failed to attend", "enforcement"),
        ("MAPPA Meeting", "", "multi_agency"),
        ("OASys Review", "", "assessment"),
        ("Something of its own", "", "contact"),
    ],
)
def test_a_contact_suggests_its_kind_and_what_came_of_it_counts_first(
    kind: str, outcome: str, expected: str
) -> None:
    assert kind_of_contact(kind, outcome) == expected


def test_what_names_nothing_is_of_no_kind() -> None:
    assert kind_of("  ") is None
    assert kind_of("walk in the park") is None


FACTS = Facts(
    supervision=(("Licence", date(2024, 6, 1), None),),
    risk=(("medium", "Medium", date(2024, 6, 10)), ("very_high", "Very high", date(2025, 1, 10))),
    mappa=((2, "MAPPA category 2, level 2", date(2025, 1, 1), date(2025, 2, 1)),),
    offences=(date(2025, 3, 1),),
)


def test_a_risk_level_lasts_until_the_next_assessment_and_everything_is_cut_at_the_ends() -> None:
    over = (date(2025, 1, 1), date(2025, 3, 15))
    drawn = drawing("Title", FACTS, [], [Gap(date(2025, 1, 20), date(2025, 2, 27))], over=over)
    supervision, risk, mappa = drawn.lanes
    assert (supervision.stretches[0].start, supervision.stretches[0].end) == over
    assert [(one.words, one.start, one.end) for one in risk.stretches] == [
        ("Medium", date(2025, 1, 1), date(2025, 1, 10)),
        ("Very high", date(2025, 1, 10), date(2025, 3, 15)),
    ]
    assert mappa.stretches[0].tone == "soon"
    assert drawn.bands[0].words == "5 weeks"


def test_what_is_drawn_reaches_around_entries_and_offences() -> None:
    assert reach([], Facts()) is None
    first, last = reach([date(2024, 12, 1)], FACTS) or (None, None)
    assert (first, last) == (date(2024, 11, 17), date(2025, 3, 15))
    assert reach([], FACTS, since=date(2025, 2, 1), until=date(2025, 2, 10)) == (
        date(2025, 2, 1),
        date(2025, 2, 10),
    )


def test_marks_are_links_and_their_words_are_safe() -> None:
    words = '12 March: <script>alert("x")</script>'
    over = (date(2025, 1, 1), date(2025, 6, 1))
    drawn = str(draw(drawing("Title", FACTS, [Happening(date(2025, 3, 12), words, "/e/1", 3)], over=over)))
    assert 'href="/e/1"' in drawn
    assert "<script>" not in drawn
    assert "Very high: 10 January 2025 to 1 June 2025" in drawn
    assert "MAPPA" in drawn


def test_marks_that_do_not_fit_become_one_that_leads_to_their_days() -> None:
    marks = tuple(Mark(date(2025, 3, 1), f"mark {number}", f"/e/{number}", 2) for number in range(9))
    drawn = str(
        draw(
            Drawing(
                "Title",
                date(2024, 1, 1),
                date(2026, 1, 1),
                marks=marks,
                more=lambda start, end: f"/list?{start}_{end}",
            )
        )
    )
    assert drawn.count('class="candour-lanes__mark"') == MOST
    assert "/list?2025-03-01_2025-03-01" in drawn
    assert "5 more entries on 1 March 2025" in drawn


@given(st.lists(DAYS, min_size=1, max_size=40), DAYS, DAYS)
def test_no_mark_outside_what_is_drawn_is_drawn(some: list[date], one: date, other: date) -> None:
    over = (min(one, other), max(one, other) + DAY)
    happenings = [Happening(day, "words", "/e", 1) for day in some]
    drawn = str(draw(drawing("Title", Facts(), happenings, over=over, more=lambda start, end: "/l")))
    inside = [day for day in some if over[0] <= day <= over[1]]
    assert ("candour-lanes__mark" in drawn) is bool(inside)
