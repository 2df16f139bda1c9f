from dataclasses import replace

from candour.recommendations.plan import PlannedAction, PrintedTotals, PublishedPlan, PublishedRecommendation
from candour.recommendations.writing.published_layout import ACTION_PLAN_COLUMNS, NO_ENTRY, lay_out
from tests.recommendations.writing.example_plan import EXAMPLE


def _one(recommendation: PublishedRecommendation) -> list[tuple[str, ...]]:
    return [row.cells for row in lay_out(PublishedPlan(recommendations=(recommendation,))).rows]


def test_dates_are_written_in_words_and_the_title_follows_its_lead_in() -> None:
    layout = lay_out(EXAMPLE)
    assert layout.lines_before_title == ("Action Plan Submitted: 5 October 2023",)
    assert layout.title == "A Response to: A thematic inspection of handovers between prison and probation"
    assert layout.lines_after_title[0] == "Report Published: 12 October 2023"


def test_a_title_that_starts_with_the_runs_on_from_the_lead_in() -> None:
    assert (
        lay_out(replace(EXAMPLE, title="the inspection of Kent")).title
        == "A Response to the inspection of Kent"
    )


def test_every_action_has_a_row_of_its_own_and_only_the_first_row_carries_the_recommendation() -> None:
    rows = [row.cells for row in lay_out(EXAMPLE).rows if not row.is_sub_heading]
    assert [row[0] for row in rows] == ["1", "", "", "2", "2a", "", "3"]
    assert rows[1] == (
        *("", "", "", "Write one referral form for all prisons."),
        "Head of Health Partnerships, Wales and the Marches",
        "* March 2024",
    )


def test_a_rationale_stands_in_the_first_row_without_owner_or_date() -> None:
    rows = [row.cells for row in lay_out(EXAMPLE).rows if not row.is_sub_heading]
    assert rows[0][3:] == ("Two pilots have shown what works. We will now:", "", "")


def test_addressee_and_stem_are_printed_again_only_where_they_change() -> None:
    headings = [row.cells[1] for row in lay_out(EXAMPLE).rows if row.is_sub_heading]
    assert headings == [
        "The Ministry of Justice should:",
        "Working with health services, make sure that:",
        "HM Prison and Probation Service should:",
    ]


def test_an_action_without_owner_and_date_is_told_apart_from_a_rationale() -> None:
    rows = _one(PublishedRecommendation(1, actions=(PlannedAction("Do it."),)))
    assert rows == [("1", "", "", "Do it.", NO_ENTRY, NO_ENTRY)]


def test_a_date_subject_to_delay_carries_the_footnote_mark_once() -> None:
    action = PlannedAction("Do it.", "Head", "May 2024", subject_to_delay=True)
    marked = replace(action, target_date_as_written="*May 2024")
    rows = _one(PublishedRecommendation(1, actions=(action, marked)))
    assert [row[5] for row in rows] == ["*May 2024", "*May 2024"]


def test_a_response_that_was_only_normalised_is_written_in_words() -> None:
    assert _one(PublishedRecommendation(1, response_category="partly_agreed"))[0][2] == "Partly agreed"


def test_a_response_in_prose_gets_a_seventh_column() -> None:
    plan = PublishedPlan(recommendations=(PublishedRecommendation(1, response_text="We agree."),))
    layout = lay_out(plan)
    assert layout.columns == (*ACTION_PLAN_COLUMNS, "7. Response in prose")
    assert layout.rows[-1].cells[6] == "We agree."


def test_totals_that_were_not_printed_stay_blank() -> None:
    layout = lay_out(replace(EXAMPLE, totals=PrintedTotals(1, None, 0, None)))
    assert [row.cells for row in layout.totals] == [
        ("Agreed", "1"),
        ("Partly Agreed", ""),
        ("Not Agreed", "0"),
        ("Total", ""),
    ]


def test_characters_that_no_document_can_hold_are_left_out() -> None:
    assert _one(PublishedRecommendation(1, text="a\x00b\x0b\ud800c\r\nd"))[0][1] == "abc\nd"


def test_an_empty_plan_can_be_laid_out() -> None:
    assert lay_out(PublishedPlan()).rows == ()
