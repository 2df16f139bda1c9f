"""Whole plans in layouts that were new to the reader; what is unclear in them must be marked."""

import io
from pathlib import Path

import docx
import pytest
import typst
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
        "No prison should hold children.",
        "Leaving prison on a Friday should end.",
        "People on probation should have a phone.",
    ],
)
def test_a_thing_that_an_organisation_has_is_nobody_addressed(text: str) -> None:
    plan = read_rows(f"1\t{text}\tAgreed\tKeep a list.\tLead\tMay 2027")
    assert plan.recommendations[0].addressee is None


@pytest.mark.parametrize("who", ["Prison staff", "The Head of Safety", "Local police forces", "HMPPS Wales"])
def test_people_and_organisations_are_addressed(who: str) -> None:
    plan = read_rows(f"1\t{who} should keep a list.\tAgreed\tKeep a list.\tLead\tMay 2027")
    assert plan.recommendations[0].addressee == who


def test_a_date_of_what_has_happened_is_no_target() -> None:
    plan = read_plan(
        b"No,Date raised,Recommendation,Response,Date agreed,Action,Owner,Due date,Date closed\n"
        b"1,3 March 2025,Keep a log.,Agreed,1 April 2025,Start a log.,Lead,June 2026,4 July 2026\n",
        "plan.csv",
    ).plan
    action = plan.recommendations[0].actions[0]
    assert (action.text, action.target_date_as_written) == ("Start a log.", "June 2026")
    assert not plan.warnings


def test_a_revised_date_beside_the_first_is_told() -> None:
    plan = read_plan(
        b"No,Recommendation,Response,Action,Owner,Target date,Revised date\n"
        b"1,Keep a log.,Agreed,Start a log.,Lead,June 2026,\n"
        b"2,Lock the log.,Agreed,Buy a lock.,Lead,June 2026,May 2027\n",
        "plan.csv",
    ).plan
    assert [one.actions[0].target_date_as_written for one in plan.recommendations] == [
        "June 2026",
        "June 2026",
    ]
    assert codes(plan) == [("revised_date", 2)]


@pytest.mark.parametrize(
    "printed",
    [
        "May 2026 (chair); June 2026 (terms); ongoing",
        "Phase 1 complete; phase 2 May 2027",
        "Completed (pilot), May 2026 (roll-out)",
        "No longer ongoing",
    ],
)
def test_what_holds_for_one_stage_is_decided_by_a_person(printed: str) -> None:
    assert not read_target(printed).decided


def test_the_tags_that_word_leaves_are_no_words() -> None:
    heads = "".join(f"<td><p>{head}</p></td>" for head in HEADINGS.strip().split("\t"))
    texts = ["1", "Keep a log.", "Agreed", "Start one.", "Lead", "May 2027"]
    cells = "".join(f"<td><p>{text}</p><p><o:p>&nbsp;</o:p></p></td>" for text in texts)
    plan = read_plan(f"<table><tr>{heads}</tr><tr>{cells}</tr></table>".encode(), "plan.html").plan
    assert [(one.text, one.owner) for one in plan.recommendations[0].actions] == [("Start one.", "Lead")]
    assert not plan.warnings


def test_what_each_page_of_a_pdf_prints_at_its_edges_is_no_part_of_the_response() -> None:
    edges = (
        "#set page(header: [Action plan of the ombudsman], "
        'footer: context[OFFICIAL #counter(page).display("1 of 1", both: true)])\n'
    )
    parts = [
        f"*Recommendation {number}*\n\nKeep list {number}.\n\n*Response:* Agreed\n\n"
        f"*Action:* List {number} is kept.\n\n*Owner:* Lead\n\n*Target date:* May 202{number}\n\n"
        for number in (6, 7, 8)
    ]
    plan = read_plan(
        typst.compile((edges + "#pagebreak(weak: true)\n".join(parts)).encode()), "plan.pdf"
    ).plan
    assert [
        (one.text, one.actions[0].text, one.actions[0].target_date_as_written) for one in plan.recommendations
    ] == [(f"Keep list {n}.", f"List {n} is kept.", f"May 202{n}") for n in (6, 7, 8)]


@pytest.mark.parametrize("owner", ["As above", "Ditto", '"'])
def test_an_owner_named_elsewhere_is_left_to_a_person(owner: str) -> None:
    plan = read_rows(
        "1\tKeep a log.\tAgreed\tStart one.\tLead\tMay 2027",
        f"2\tLock it.\tAgreed\tBuy a lock.\t{owner}\tMay 2027",
    )
    assert codes(plan) == [("pairing_unclear", 2)]


def test_a_footnote_mark_is_no_part_of_an_owner() -> None:
    plan = read_rows("1\tKeep a log.\tAgreed\tStart one.\tHead of Logs<sup>2</sup>\tMay 2027")
    assert plan.recommendations[0].actions[0].owner == "Head of Logs"


def test_a_word_divided_by_a_line_is_whole_and_a_page_number_is_left_out() -> None:
    first = plan_in("wrapped_reply.txt").recommendations[0]
    assert (first.response_text or "").endswith(
        "A cross-departmental group will draft a strategy by March 2027 and publish it after consultation."
    )


def test_welsh_headings_name_the_columns() -> None:
    plan = read_plan(
        b"Rhif,Argymhelliad,Derbyn / Accepted?,Camau gweithredu,Perchennog,Dyddiad targed\n"
        b"1,Keep a log.,Agreed,Start one.,Rheolwr,May 2027\n",
        "plan.csv",
    ).plan
    one = plan.recommendations[0]
    assert (one.text, one.response_category, one.actions[0].owner) == ("Keep a log.", "agreed", "Rheolwr")


def test_the_title_of_a_table_addresses_nobody() -> None:
    plan = read_rows(
        "1\tKeep a log.\tAgreed\tStart one.\tLead\tMay 2027",
        "\tAction plan: South wing",
        "2\tLock it.\tY\tBuy a lock.\tLead\tMay 2027",
    )
    assert [(one.addressee, one.response_category) for one in plan.recommendations] == [(None, "agreed")] * 2
    assert not plan.warnings


def test_two_line_breaks_part_what_is_stacked_in_a_cell() -> None:
    heads = "".join(f"<th>{head}</th>" for head in HEADINGS.strip().split("\t"))
    texts = [
        "1",
        "Keep a log.",
        "Agreed",
        "Start one.<br><br>Check it.",
        "Log Lead<br><br>Head of<br>Audit",
        "1. May 2027<br>2. Ongoing",
    ]
    cells = "".join(f"<td>{text}</td>" for text in texts)
    plan = read_plan(f"<table><tr>{heads}</tr><tr>{cells}</tr></table>".encode(), "plan.html").plan
    assert [(one.text, one.owner, one.target_date_as_written) for one in plan.recommendations[0].actions] == [
        ("Start one.", "Log Lead", "May 2027"),
        ("Check it.", "Head of Audit", "Ongoing"),
    ]


def test_a_heading_for_somebody_unknown_ends_the_one_before() -> None:
    heads, rows = HEADINGS, "\tKeep a log.\tAgreed\tStart one.\tLead\tMay 2027\n"
    headings = ("the Home Office", "all forces", "the future")
    parts = [f"Recommendations for {who}\n\n{heads}{n}{rows}\n" for n, who in enumerate(headings, start=1)]
    plan = read_plan("".join(parts).encode(), "plan.txt").plan
    assert [one.addressee for one in plan.recommendations] == ["the Home Office", "all forces", None]


def test_two_in_bold_are_both_addressed() -> None:
    who = "**The Probation Service** and **local councils**"
    plan = read_rows(f"1\t{who} should agree targets.\tAgreed\tWrite them.\tLead\tMay 2027")
    assert plan.recommendations[0].addressee == "The Probation Service and local councils"


def test_the_same_words_at_the_same_place_of_two_pages_are_no_title() -> None:
    words = "is done in each of the offices of the area without delay by the team and its manager"
    rows = "".join(
        f"[{n}],[Make sure that task {n}00 {words}.],[Agreed],[Task {n}00 {words}.],[Lead],[May 2027],"
        for n in range(1, 13)
    )
    source = (
        "#set page(width: 26cm, height: 12cm, footer: context[Version 3 #h(1fr) #counter(page).display()])\n"
        "#table(stroke: none, columns: (1.2cm, 5cm, 2.2cm, 6cm, 3cm, 3cm), row-gutter: 6pt, "
        "[No],[Recommendation],[Response],[Action],[Owner],[Date]," + rows + ")"
    )
    plan = read_plan(typst.compile(source.encode()), "plan.pdf").plan
    assert [(one.number, one.text) for one in plan.recommendations] == [
        (n, f"Make sure that task {n}00 {words}.") for n in range(1, 13)
    ]
    assert {one.actions[0].target_date_as_written for one in plan.recommendations} == {"May 2027"}


def test_an_owner_that_goes_on_beside_a_page_number_is_no_title() -> None:
    columns = "{:<5}{:<28}{:<11}{:<26}{:<22}{}\n"
    lines = [columns.format("No", "Recommendation", "Response", "Action", "Owner", "By")]
    for number in (1, 2, 3):
        lines += [
            columns.format(
                number, f"Keep log {number} in each", "Agreed", f"Start log {number}.", "Head of", "May 2027"
            ),
            columns.format("", "office.", "", "", "Protection", ""),
            columns.format("", "", "", "", "Group", ""),
            f"\nPage {number} of 3\n\n",
        ]
    plan = read_plan("".join(lines).encode(), "plan.txt").plan
    assert [one.actions[0].owner for one in plan.recommendations] == ["Head of Protection Group"] * 3
