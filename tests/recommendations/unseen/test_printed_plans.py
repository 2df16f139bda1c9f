"""Whole plans in layouts that were new to the reader; what is unclear in them must be marked."""

import io
from pathlib import Path

import docx
import pytest
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls

from candour.recommendations.plan import PublishedPlan, TargetKind
from candour.recommendations.reading import read_plan
from candour.recommendations.reading.categories import normal_category
from candour.recommendations.reading.targets import read_target
from tests.recommendations.unseen.printed_plans import EXPECTED

PLANS = Path(__file__).parent / "printed"
HEADINGS = "Rec No\tRecommendation\tAgreed?\tAction\tOwner\tTarget Date\n"


def plan_in(name: str) -> PublishedPlan:
    return read_plan((PLANS / name).read_bytes(), name).plan


def read_rows(*rows: str) -> PublishedPlan:
    return read_plan((HEADINGS + "\n".join(rows)).encode(), "plan.txt").plan


def codes(plan: PublishedPlan) -> list[tuple[str, int | str | None]]:
    return [(warning.code, warning.recommendation) for warning in plan.warnings]


@pytest.mark.parametrize("name", EXPECTED)
def test_every_field_is_read_as_a_person_reads_it(name: str) -> None:
    found = [
        (
            one.number,
            one.addressee,
            one.response_category,
            one.text,
            [(action.text, action.owner, action.target_date_as_written) for action in one.actions],
        )
        for one in plan_in(name).recommendations
    ]
    assert found == EXPECTED[name]


def test_a_recommendation_without_a_response_is_kept_and_marked() -> None:
    assert ("category_missing", 4) in codes(plan_in("one_without_a_response.md"))


def test_a_letter_ends_before_its_signature() -> None:
    last = plan_in("letter_on_concerns.txt").recommendations[-1]
    assert (last.response_text or "").endswith("as of March 2026.")


def test_the_letter_i_after_h_is_a_letter() -> None:
    plan = read_rows(
        "h\tKeep one list.\tAgreed\tKeep it.\tLead\tMay 2027",
        "i\tKeep two lists.\tAgreed\tKeep them.\tLead\tMay 2027",
    )
    assert [one.number for one in plan.recommendations] == ["h", "i"]


@pytest.mark.parametrize(
    "printed",
    [
        "Agreed with modifications",
        "Accept, subject to funding",
        "Neither agreed nor rejected",
        "Agreed / Not agreed",
    ],
)
def test_agreement_on_a_condition_is_no_agreement_and_is_marked(printed: str) -> None:
    plan = read_rows(f"1\tKeep a list.\t{printed}\tKeep it.\tLead\tMay 2027")
    assert normal_category(printed) not in {"agreed", "not_agreed", "partly_agreed"}
    assert codes(plan) == [("category_unknown", 1)]


@pytest.mark.parametrize(
    "printed", ["Partially complete", "Not yet done", "80% complete", "Mostly delivered"]
)
def test_what_is_done_in_part_is_not_complete(printed: str) -> None:
    assert read_target(printed).target.kind is TargetKind.NONE
    assert not read_target(printed).decided


def test_all_of_it_is_complete() -> None:
    assert read_target("100% complete").target.kind is TargetKind.COMPLETE


def test_the_same_row_printed_twice_is_marked() -> None:
    row = "1\tKeep a list.\tAgreed\tKeep it.\tLead\tMay 2027"
    assert codes(read_rows(row, row)) == [("action_repeated", 1)]


def test_labels_of_two_words_are_taken_whole() -> None:
    rows = [
        ("Recommendation 1", ["Call families in person."]),
        ("Response", ["Accepted"]),
        ("Action", ["Amend the protocol.", "Train managers."]),
        ("Action owner", ["Head of Safety", "Head of Training"]),
        ("Completion date", ["Nov 2026", "Jan 2027"]),
    ]
    cells = "".join(
        f"<tr><td>{label}</td><td>{''.join(f'<p>{text}</p>' for text in texts)}</td></tr>"
        for label, texts in rows
    )
    plan = read_plan(f"<table>{cells}</table>".encode(), "plan.html").plan
    actions = plan.recommendations[0].actions
    assert [(one.text, one.owner, one.target_date_as_written) for one in actions] == [
        ("Amend the protocol.", "Head of Safety", "Nov 2026"),
        ("Train managers.", "Head of Training", "Jan 2027"),
    ]
    assert not plan.warnings


def test_changes_that_nobody_accepted_are_marked() -> None:
    document = docx.Document()
    table = document.add_table(2, 6)
    rows = [HEADINGS.strip().split("\t"), ["1", "Keep a list.", "Agreed", "Keep it.", "Lead", ""]]
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    paragraph = table.cell(1, 5).paragraphs[0]._p
    for tag, text in (("del", "June 2026"), ("ins", "July 2026")):
        holder = OxmlElement(f"w:{tag}")
        name = "delText" if tag == "del" else "t"
        holder.append(parse_xml(f"<w:r {nsdecls('w')}><w:{name}>{text}</w:{name}></w:r>"))
        paragraph.append(holder)
    content = io.BytesIO()
    document.save(content)
    plan = read_plan(content.getvalue(), "plan.docx").plan
    assert plan.recommendations[0].actions[0].target_date_as_written == "July 2026"
    assert codes(plan) == [("tracked_changes", None)]


@pytest.mark.parametrize(
    "text",
    [
        "Court reports should contain a risk analysis.",
        "Prison cells should be warm.",
        "The prison\u2019s \u2018induction\u2019 should be longer.",
        "Governors\u2019 meetings should be minuted.",
    ],
)
def test_a_thing_that_an_organisation_has_is_nobody_addressed(text: str) -> None:
    plan = read_rows(f"1\t{text}\tAgreed\tKeep a list.\tLead\tMay 2027")
    assert plan.recommendations[0].addressee is None


@pytest.mark.parametrize("who", ["Prison staff", "The Head of Safety", "Local police forces", "HMPPS Wales"])
def test_people_and_organisations_are_addressed(who: str) -> None:
    plan = read_rows(f"1\t{who} should keep a list.\tAgreed\tKeep a list.\tLead\tMay 2027")
    assert plan.recommendations[0].addressee == who
