"""Dates and numbers are said as people say them."""

from datetime import UTC, date, datetime

import pytest
from markupsafe import Markup

from candour.design_system import words

WINTER = datetime(2026, 1, 3, 14, 5, tzinfo=UTC)
SUMMER = datetime(2026, 7, 3, 23, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (words.day(date(2026, 3, 3)), "3 March 2026"),
        (words.day(SUMMER), "4 July 2026"),
        (words.day(None), "not known"),
        (words.day_month(date(2026, 3, 3)), "3 March"),
        (words.day_month(None), "not known"),
        (words.month(date(2026, 3, 3)), "March 2026"),
        (words.month(None), "not known"),
        (words.moment(WINTER), "3 January 2026 at 2:05pm"),
        (words.moment(SUMMER), "4 July 2026 at 12:30am"),
        (words.moment(None), "not known"),
        (words.clock(datetime(2026, 1, 3, 12, 0, tzinfo=UTC)), "midday"),
        (words.clock(datetime(2026, 1, 3, 0, 0, tzinfo=UTC)), "midnight"),
        (words.clock(datetime(2026, 1, 3, 9, 0, tzinfo=UTC)), "9am"),
        (words.since(date(2026, 3, 3), date(2026, 3, 3)), "today"),
        (words.since(date(2026, 3, 2), date(2026, 3, 3)), "yesterday"),
        (words.since(date(2026, 3, 4), date(2026, 3, 3)), "tomorrow"),
        (words.since(date(2026, 3, 6), date(2026, 3, 3)), "in 3 days"),
        (words.since(date(2020, 3, 3), date(2026, 3, 3)), "2,191 days ago"),
        (words.since(SUMMER, date(2026, 7, 5)), "yesterday"),
        (words.since(None, date(2026, 7, 5)), "not known"),
        (words.days_left(date(2026, 3, 15), date(2026, 3, 3)), "12 days left"),
        (words.days_left(date(2026, 3, 3), date(2026, 3, 3)), "due today"),
        (words.days_left(date(2026, 3, 2), date(2026, 3, 3)), "1 day late"),
        (words.number(1234), "1,234"),
        (words.number(12.345), "12.3"),
        (words.number(None), "not known"),
        (words.plural(1, "review"), "1 review"),
        (words.plural(0, "inquiry", "inquiries"), "0 inquiries"),
        (words.plural(1200, "review"), "1,200 reviews"),
        (words.listed([]), ""),
        (words.listed(["Hull"]), "Hull"),
        (words.listed(["Leeds", "Hull", "York"]), "Leeds, Hull and York"),
        (words.listed(["Leeds", "Hull"], "or"), "Leeds or Hull"),
        (words.yes_no(True), "Yes"),
        (words.yes_no(False), "No"),
        (words.yes_no(None), "not known"),
    ],
)
def test_it_is_said_in_words(said: str, expected: str) -> None:
    assert said == expected


@pytest.mark.parametrize(
    "whole", ["SFO-2026-00003", "X260013", "21 November 2026", "From 1 May 2006", "3 March 2026 at 2:05pm"]
)
def test_no_line_breaks_inside_a_reference_a_number_or_a_day(whole: str) -> None:
    assert words.stays_together(whole)
    assert not words.stays_together(f"{whole} and more")


def test_a_reference_inside_other_words_is_kept_whole_and_the_words_are_escaped() -> None:
    assert words.unbroken("<b> SFO-2026-00003") == (
        '&lt;b&gt; <span class="candour-together">SFO-2026-00003</span>'
    )
    assert words.unbroken("9 days overdue. 19 March 2026, CRN X250041") == (
        '9 days overdue. <span class="candour-together">19 March 2026</span>, '
        '<span class="candour-together">CRN X250041</span>'
    )
    drawn = Markup("<i>drawn</i>")
    assert words.unbroken(drawn) is drawn


def test_a_name_keeps_the_capitals_that_belong_to_it() -> None:
    assert [words.in_a_sentence(text) for text in ("Date of birth", "CRN", "")] == [
        "date of birth",
        "CRN",
        "",
    ]
