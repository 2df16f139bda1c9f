"""People, places, numbers and dates that nobody registered."""

import pytest

from candour.disclosure.engine.identifiers import luhn, mod_97, nhs
from tests.disclosure.engine.texts import found, passages, person


def test_a_version_is_no_date() -> None:
    assert not passages("They used version 1.2.10 then.", kind="date")


@pytest.mark.parametrize(
    ("text", "passage", "kind"),
    [
        ("They met Mr Featherstone there.", "Mr Featherstone", "person"),
        ("They met DC Paul Marsh there.", "DC Paul Marsh", "person"),
        ("They met J. Kowalczyk there.", "J. Kowalczyk", "person"),
        ("They met Zofia there.", "Zofia", "person"),
        ("They met Morwenna Trelease there.", "Morwenna Trelease", "person"),
        ("They met Kevin van der Berg there.", "Kevin van der Berg", "person"),
        ("They met Mr J.-P. COSTA there.", "Mr J.-P. COSTA", "person"),
        ("They went to Oakfield Academy there.", "Oakfield Academy", "organisation"),
        ("They went to HMP Stocken there.", "HMP Stocken", "organisation"),
        ("The University of Leeds wrote.", "University of Leeds", "organisation"),
        ("They walked along Queens Drive there.", "Queens Drive", "place"),
        ("They lived in Llanfair there.", "Llanfair", "place"),
        ("They lived in Reading there.", "Reading", "place"),
        ("They lived at 7 Alder Road, Ashcombe AB1 2CD there.", "7 Alder Road, Ashcombe AB1 2CD", "address"),
        ("They lived at Flat 3, 112 Mill Lane there.", "Flat 3, 112 Mill Lane", "address"),
        ("He was a Polish national there.", "Polish", "characteristic"),
        ("PNC 2001/0123456X was used.", "2001/0123456X", "code"),
        ("CRO 123456/01X was used.", "123456/01X", "code"),
        ("Prison number A1234BC was used.", "A1234BC", "code"),
        ("NINO AB 12 34 56 C was used.", "AB 12 34 56 C", "code"),
        ("NHS number 943 476 5919 was used.", "943 476 5919", "code"),
        ("Car KX14 UVB was used.", "KX14 UVB", "code"),
        ("URN 42/AB/1234/19 was used.", "42/AB/1234/19", "code"),
        ("Application no. 53048/99 was lodged.", "53048/99", "code"),
        ("Card 4111 1111 1111 1111 was used.", "4111 1111 1111 1111", "code"),
        ("Card 4111 1111 1111 1112, with a slip.", "4111 1111 1111 1112", "code"),
        ("Account GB82 WEST 1234 5698 7654 32 was used.", "GB82 WEST 1234 5698 7654 32", "code"),
        ("Licence MORGA657054SM9IJ was used.", "MORGA657054SM9IJ", "code"),
        ("Passport 123456789 was used.", "123456789", "code"),
        ("Ring 07700 900123 for more.", "07700 900123", "contact"),
        ("Ring +44 (0)7700 900123 for more.", "+44 (0)7700 900123", "contact"),
        ("Write to a.bell@example.org for more.", "a.bell@example.org", "contact"),
        ("She was born 7.6.91 there.", "7.6.91", "date"),
        (
            "Write to moss dot hollow at example dot org then.",
            "moss dot hollow at example dot org",
            "contact",
        ),
        ("It was posted by u/moss.hollow-7 at night.", "u/moss.hollow-7", "contact"),
        ("See https://example.org/a for more.", "https://example.org/a", "contact"),
        ("From 192.0.2.17 it came.", "192.0.2.17", "contact"),
        (
            "He lived at Apt 4c, Old Mill, Weir Lane, Ashcombe AB1 2CD then.",
            "Apt 4c, Old Mill, Weir Lane, Ashcombe AB1 2CD",
            "address",
        ),
        ("NI no. ZZ 12 34 56 D was used.", "ZZ 12 34 56 D", "code"),
        ("Part of it, AB12 ?CD, was seen.", "AB12 ?CD", "code"),
        ("It was posted by moss_hollow_7 at night.", "moss_hollow_7", "contact"),
        ("It came on Instagram: moss.hollow again.", "moss.hollow", "contact"),
        ("Copied to t.featherby as well.", "t.featherby", "contact"),
        ("They met by ///otter.lamp.slate there.", "///otter.lamp.slate", "address"),
        ('They met "Midge" Trelease there.', 'Midge" Trelease', "person"),
        ("It was £1,200 that he paid.", "£1,200", "money"),
        ("It was 15,000 euros (EUR) that he paid.", "15,000 euros (EUR)", "money"),
        ("He paid two hundred pounds for it.", "two hundred pounds", "money"),
        ("He was 34 years old by then.", "34 years old", "age"),
        ("She was in her early thirties by then.", "in her early thirties", "age"),
        ("It was at 2.30pm that he rang.", "2.30pm", "time"),
        ("It was at 14:05 that he rang.", "14:05", "time"),
    ],
)
def test_it_is_proposed_with_its_kind(text: str, passage: str, kind: str) -> None:
    assert (passage, kind, 1) in [(shown, each.kind, each.tier) for shown, each in found(text)]


@pytest.mark.parametrize(
    "text",
    [
        "He came on Fridays and never on Mondays or at weekends.",
        "The D.O.B. was left out, and so was N.F.A. at the end.",
        "Clare's Law is explained to everybody.",
        "They took out Grindr, and it was set in Arial.",
        "There was no word on Desistance or Recidivism in it.",
        "Wait, e.g. somebody who is well known to the police.",
    ],
)
def test_what_names_nobody_is_left_alone(text: str) -> None:
    assert passages(text) == []


def test_a_medicine_is_a_word_of_health_and_no_person() -> None:
    assert [(shown, each.kind) for shown, each in found("Sertraline was given to all.")] == [
        ("Sertraline", "health")
    ]


@pytest.mark.parametrize(
    "date",
    [
        "4 May 2015", "4th May 2015", "the fourth of May 2015", "May 4, 2015", "04/05/15", "4.5.2015",
        "2015-05-04", "4 May", "Monday 4 May 2015", "May 2015", "early May 2015", "spring 2015", "2015",
        "2014/15", "Christmas Eve", "05/2015", "4-5-2015",
    ],
)  # fmt: skip
def test_every_usual_form_of_a_date_is_proposed(date: str) -> None:
    assert date.removeprefix("the ") in " ".join(
        passages(f"They met on {date} at last.", kind="date", tier=1)
    )


@pytest.mark.parametrize(
    "text",
    [
        "The Probation Service wrote to the Parole Board and the Crown Prosecution Service.",
        "Young adults may need more help, and reading is hard for some.",
        "Working Together to Safeguard Children sets out what agencies do.",
        "The Domestic Violence, Crime and Victims Act 2004 applies, and so does PSI 04/2018.",
        "The judge said that managers at the court had seen the MAPPA minutes.",
        "They saw 12 people on 3 floors, with 40% of cases at Level 2.",
        "May we say at once that the work was good.",
        "In the course of the review the Sentence Plan was checked against the Risk Management Plan.",
    ],
)
def test_ordinary_sentences_of_the_field_are_left_alone(text: str) -> None:
    assert passages(text) == []


def test_part_of_a_name_is_found_again_where_only_that_part_stands() -> None:
    text = "They met Ms Hope Tranter. Hope said so. Later Tranter left, and tranter was typed."
    assert passages(text, tier=1) == ["Ms Hope Tranter", "Hope", "Tranter", "tranter"]


@pytest.mark.parametrize(
    ("text", "passage"),
    [
        ("They met his girlfriend Ghost there.", "Ghost"),
        ("They met a man called Welcome there.", "Welcome"),
        ("They met Ana da Silva there. Then da Silva left.", "da Silva"),
        ("They met J.K. there.", "J.K"),
        ("They met Grace Young there.", "Grace Young"),
        ("They asked the PKK there.", "PKK"),
        ("They met ABIGAIL there.", "ABIGAIL"),
        ("They met Mr North there.", "Mr North"),
        ("They met Faith Ollerenshaw-Good there.", "Faith Ollerenshaw-Good"),
        ("They went to Moss Side and\nthen Wernbury left.", "Wernbury"),
    ],
)
def test_a_name_is_proposed_by_what_stands_around_it(text: str, passage: str) -> None:
    assert passage in passages(text, tier=1)


@pytest.mark.parametrize(
    ("text", "passage"),
    [
        ("They were told so. Hope refused it.", "Hope"),
        ("They met JK there.", "JK"),
        ("They thought of Zebra that day.", "Zebra"),
        ("They met Merry Case there. Later Case left.", "Case"),
        ("Nobody came. Wernbury.", "Wernbury"),
    ],
)
def test_a_name_that_may_be_a_word_is_shown(text: str, passage: str) -> None:
    assert passage in passages(text, tier=2)


def test_a_full_line_goes_on_below_and_a_heading_does_not() -> None:
    long = "They wrote about it at great length that day, and so they met Zofia\nKowalczyk there."
    assert "Zofia\nKowalczyk" in passages(long, tier=1)
    assert "Zofia" in passages("About Zofia\nKowalczyk came late.", tier=1)


def test_capitals_on_no_list_are_left_to_somebodys_eye() -> None:
    assert passages("They spoke of Charity Tree that day.") == ["Charity Tree"]


def test_a_family_name_beside_a_registered_first_name_is_a_name_too() -> None:
    ((passage, each),) = found("They met Danny Dalgleish there.", person("Danny Smith"))
    assert (passage, each.tier, each.entity) == ("Danny Dalgleish", 1, None)


def test_half_of_a_double_name_in_the_register_does_not_hide_the_other_half() -> None:
    text = "Dimitar Dimitrova-Vosper came, and Mrs Dimitrova-Vosper too."
    shown = " ".join(passages(text, person("Ann Vosper"), tier=1))
    assert shown.count("Dimitrova") == 2
    assert "Dimitar" in shown
    assert "Mrs" in shown


@pytest.mark.parametrize(
    "text",
    [
        "CONTACT LOG\nO/V Vosper on time.",
        "Tell Vosper I am coming.",
        "Signed by the Senior Probation Officer\n\nVosper came late.",
        "Dear Ms Vosper,\n\nThank you for coming.",
    ],
)
def test_no_word_beside_a_registered_name_is_taken_with_it(text: str) -> None:
    assert {each.removeprefix("Ms ") for each in passages(text, person("Dean Vosper"))} == {"Vosper"}


def test_whoever_is_addressed_at_the_start_of_a_message_is_a_name() -> None:
    assert passages("RE: tomorrow\n\nRowan, please see below.", person("Rowan Vosper"), tier=1) == ["Rowan"]


def test_check_digits_decide() -> None:
    assert luhn("4111 1111 1111 1111")
    assert not luhn("4111 1111 1111 1112")
    assert mod_97("GB82 WEST 1234 5698 7654 32")
    assert not mod_97("GB83 WEST 1234 5698 7654 32")
    assert nhs("943 476 5919")
    assert not nhs("943 476 5918")
    assert not luhn("12")
    assert not mod_97("GB82")
    assert not nhs("12")
