"""The three published plans are read completely, with every owner and date where a person reads them."""

from functools import cache
from pathlib import Path

import pytest

from candour.recommendations.plan import Confidence, PlanKind, PrintedTotals, PublishedPlan
from candour.recommendations.reading import read_plan
from tests.recommendations.reading import published_plans as published

PLANS = pytest.mark.parametrize(
    ("path", "expected"),
    [
        (published.SOUTH_EAST, published.SOUTH_EAST_ACTIONS),
        (published.THEMATIC, published.THEMATIC_ACTIONS),
        (published.MCSWEENEY, published.MCSWEENEY_ACTIONS),
    ],
    ids=["2019 South East and Eastern", "2020 thematic", "2023 independent review"],
)
SERVICE = "Her Majesty's Prison and Probation Service"
INCLUDING = (
    "In consultation with probation providers, review SFO policy, guidance and procedures, specifically to "
    "include the following"
)


@cache
def plan_of(path: Path) -> PublishedPlan:
    return read_plan(path.read_bytes(), path.name).plan


@PLANS
def test_every_action_is_read_with_its_owner_and_date(
    path: Path, expected: dict[int, list[published.Action]]
) -> None:
    plan = plan_of(path)
    assert [one.number for one in plan.recommendations] == list(expected)
    for recommendation in plan.recommendations:
        wanted = expected[int(recommendation.number)]
        found = [
            (
                action.text[: len(first)],
                action.text[-len(last) :],
                action.owner,
                action.target_date_as_written,
            )
            for action, (first, last, _, _) in zip(recommendation.actions, wanted, strict=False)
        ]
        assert found == wanted, f"recommendation {recommendation.number}"
        assert len(recommendation.actions) == len(wanted)


@PLANS
def test_no_action_that_had_to_be_guessed_is_without_a_warning(
    path: Path, expected: dict[int, list[published.Action]]
) -> None:
    plan = plan_of(path)
    warned = {warning.recommendation for warning in plan.warnings}
    for recommendation in plan.recommendations:
        if any(action.confidence is Confidence.LOW for action in recommendation.actions):
            assert recommendation.number in warned


@PLANS
def test_no_text_keeps_a_tag_a_bullet_or_a_double_space(
    path: Path, expected: dict[int, list[published.Action]]
) -> None:
    for one in plan_of(path).recommendations:
        for text in (one.text, one.rationale or "", *(action.text for action in one.actions)):
            assert not {"<", "•", "\n"} & set(text)
            assert "  " not in text


@pytest.mark.parametrize(
    ("path", "counts"),
    [(published.SOUTH_EAST, (8, 26)), (published.THEMATIC, (15, 26)), (published.MCSWEENEY, (10, 28))],
)
def test_the_counts_are_those_of_the_documents(path: Path, counts: tuple[int, int]) -> None:
    plan = plan_of(path)
    assert (len(plan.recommendations), sum(len(one.actions) for one in plan.recommendations)) == counts


@pytest.mark.parametrize(
    ("path", "front"),
    [
        (
            published.SOUTH_EAST,
            (
                "HMI Probation Inspection: National Probation Service, South East and Eastern Division",
                PlanKind.REGIONAL,
                "2019-09-12",
                "2019-09-04",
                "National Probation Service, South East and Eastern Division",
            ),
        ),
        (
            published.THEMATIC,
            (
                (
                    "HMI Probation Inspection: A thematic inspection of the Serious Further Offences (SFO) "
                    "investigation and review process"
                ),
                PlanKind.THEMATIC,
                "2020-05-13",
                "2020-05-14",
                None,
            ),
        ),
        (
            published.MCSWEENEY,
            (
                "Independent serious further offence review of Jordan McSweeney",
                PlanKind.INDEPENDENT_REVIEW,
                "2023-01-24",
                "2023-01-24",
                None,
            ),
        ),
    ],
)
def test_title_kind_dates_and_bodies_come_from_the_first_page(
    path: Path, front: tuple[str, PlanKind, str, str, str | None]
) -> None:
    plan = plan_of(path)
    assert (
        plan.title,
        plan.kind,
        plan.submitted_date,
        plan.report_published_date,
        plan.inspected_body,
    ) == front
    assert plan.inspecting_body == "HM Inspectorate of Probation"


def test_recommendations_that_the_numbering_leaves_out_are_reported() -> None:
    plan = plan_of(published.SOUTH_EAST)
    assert plan.missing_recommendations == (5, 6)
    assert "recommendations_missing" in {warning.code for warning in plan.warnings}


def test_printed_totals_agree_with_what_was_read() -> None:
    assert plan_of(published.THEMATIC).totals == PrintedTotals(10, 3, 2, 15)
    assert plan_of(published.MCSWEENEY).totals == PrintedTotals(10, 0, 0, 10)
    assert plan_of(published.SOUTH_EAST).totals is None
    for path in (published.THEMATIC, published.MCSWEENEY):
        assert "totals_differ" not in {warning.code for warning in plan_of(path).warnings}


def test_sub_headings_give_the_addressee_and_the_words_that_recommendations_complete() -> None:
    found = [(one.addressee, one.stem) for one in plan_of(published.THEMATIC).recommendations]
    assert found[:2] == [("The Ministry of Justice", "Commission an external agency to")] * 2
    assert found[2:11] == [(SERVICE, INCLUDING)] * 9
    assert found[11:] == [(f"{SERVICE} SFO team", None)] * 4
    assert {(one.addressee, one.stem) for one in plan_of(published.MCSWEENEY).recommendations} == {
        (SERVICE, None)
    }


def test_bold_words_give_the_addressee_where_there_is_no_sub_heading() -> None:
    found = {one.number: one.addressee for one in plan_of(published.SOUTH_EAST).recommendations}
    assert {found[number] for number in (1, 2, 3, 4)} == {"The NPS South East and Eastern division"}
    assert {found[number] for number in (7, 8)} == {"HM Prison and Probation Service"}
    assert {found[number] for number in (9, 10)} == {"The Ministry of Justice"}


@PLANS
def test_categories_are_kept_as_written_and_in_one_form(
    path: Path, expected: dict[int, list[published.Action]]
) -> None:
    partly = {published.SOUTH_EAST: {8}, published.THEMATIC: {8, 11, 13}, published.MCSWEENEY: set()}[path]
    refused = {5, 9} if path == published.THEMATIC else set()
    for one in plan_of(path).recommendations:
        if path == published.MCSWEENEY and one.number == 2:
            assert (one.response_category, one.response_as_written) == (
                "agreed_in_principle",
                "Agreed in principle",
            )
        elif one.number in partly:
            assert (one.response_category, one.response_as_written) == ("partly_agreed", "Partly Agreed")
        elif one.number in refused:
            assert (one.response_category, one.response_as_written) == ("not_agreed", "Not Agreed")
        else:
            assert (one.response_category, one.response_as_written) == ("agreed", "Agreed")


def test_reasons_and_lead_ins_are_rationale_and_no_action() -> None:
    rationale = {one.number: one.rationale for one in plan_of(published.THEMATIC).recommendations}
    assert {number for number, text in rationale.items() if text} == {3, 4, 5, 6, 8, 9, 10, 11, 12, 13, 15}
    assert str(rationale[5]).startswith("This recommendation is not agreed as")
    assert str(rationale[5]).endswith("violent offending by:")
    assert str(rationale[9]).endswith("quality assured by the inspectorate.")
    assert rationale[15] == "HMPPS already does this. Therefore, HMPPS will:"
    south_east = {one.number: one.rationale for one in plan_of(published.SOUTH_EAST).recommendations}
    assert {number for number, text in south_east.items() if text} == {8}
    assert not any(one.rationale for one in plan_of(published.MCSWEENEY).recommendations)


def test_a_recommendation_is_joined_over_a_page_break() -> None:
    texts = {one.number: one.text for one in plan_of(published.MCSWEENEY).recommendations}
    assert "given the national staffing resource shortage" in texts[2]
    assert "between prisons and the probation service to be completed" in texts[6]


def test_words_that_a_page_break_printed_twice_are_kept_once() -> None:
    plan = plan_of(published.THEMATIC)
    assert plan.recommendations[2].text.endswith("in the management of the case.")
    assert "repeated_words" in {warning.code for warning in plan.warnings}


def test_a_footnote_mark_makes_a_date_subject_to_delay() -> None:
    plan = plan_of(published.THEMATIC)
    assert [note.marker for note in plan.footnotes] == ["*"]
    for one in plan.recommendations:
        for action in one.actions:
            assert action.subject_to_delay is str(action.target_date_as_written).startswith("*")


def test_owners_that_do_not_match_their_dates_in_number_are_marked_for_a_person() -> None:
    second = plan_of(published.MCSWEENEY).recommendations[1]
    assert [action.confidence for action in second.actions] == [
        Confidence.CERTAIN,
        *[Confidence.LOW] * 4,
        Confidence.HIGH,
        Confidence.HIGH,
    ]
    assert "3 owners stand beside 4 actions" in str(second.actions[1].note)
    assert {term.term for term in plan_of(published.MCSWEENEY).response_categories} == {
        "Agreed",
        "Partly Agreed",
        "Not Agreed",
    }
