"""Target dates that are run together in one cell, and those that only look so."""

import pytest

from candour.recommendations.reading import UnreadablePlan, read_plan
from candour.recommendations.reading.target_expressions import runs_together, split_targets
from candour.recommendations.reading.targets import read_target

HEADINGS = (
    "Rec No\tRecommendation\tAgreed/ Partly Agreed/ Not Agreed\t"
    "Response Action Taken/Planned\tResponsible Owner\tTarget Date\n"
)


@pytest.mark.parametrize(
    ("printed", "parts"),
    [
        ("*April 2021 *June 2021", ["*April 2021", "*June 2021"]),
        ("January 2020* March 2020*", ["January 2020*", "March 2020*"]),
        ("Completed and ongoing 22/10/2019", ["Completed and ongoing 22/10/2019"]),
        ("Completed June 2022", ["Completed June 2022"]),
        ("12 September 2019 and ongoing", ["12 September 2019 and ongoing"]),
        ("Complete Complete", ["Complete", "Complete"]),
    ],
)
def test_only_what_nothing_connects_is_divided(printed: str, parts: list[str]) -> None:
    assert split_targets(printed) == parts


def test_a_state_and_a_date_are_two_where_two_are_expected() -> None:
    assert split_targets("Completed June 2022", 2) == ["Completed", "June 2022"]


def test_two_dates_in_one_place_have_no_meaning_of_their_own() -> None:
    assert runs_together("January 2020 March 2020")
    assert not read_target("January 2020 March 2020").decided


def test_a_raised_ordinal_is_no_footnote_mark() -> None:
    assert not read_target("12^{th} September 2019").marked
    assert read_target("September 2019^{1}").marked


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (HEADINGS + "\t" * 5000, "cells"),
        (HEADINGS + "1\tDo\tAgreed\t" + "<p>a</p>" * 6000 + "\tOwner\tMay 2024", "paragraphs"),
        (HEADINGS + "1\tDo\tAgreed\tWe will.\tOwner\tMay 2024\n" * 20_001, "rows"),
    ],
    ids=["cells in a row", "paragraphs in a cell", "rows"],
)
def test_a_shape_that_no_plan_has_is_refused_in_plain_words(content: str, said: str) -> None:
    with pytest.raises(UnreadablePlan) as refused:
        read_plan(content.encode(), "plan.txt")
    assert said in refused.value.message
