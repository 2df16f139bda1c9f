"""Every form of a registered name, and what is not one."""

import pytest

from candour.disclosure.engine import suggest
from tests.disclosure.engine.texts import entry, found, passages, person

CASES = [
    ("Grace Young", "Nobody asked Grace Young again.", "Grace Young"),
    ("Grace Young", "Nobody asked Young, Grace again.", "Young, Grace"),
    ("Grace Young", "Nobody asked YOUNG Grace again.", "YOUNG Grace"),
    ("Grace Young", "Nobody asked Ms Young again.", "Ms Young"),
    ("Grace Young", "Nobody asked Ms\u00a0Young again.", "Ms\u00a0Young"),
    ("Grace Young", "Young said that it was late.", "Young"),
    ("Grace Young", "Nobody asked Grace again.", "Grace"),
    ("Grace Young", "Nobody asked G Young again.", "G Young"),
    ("Grace Young", "Nobody asked G. Young again.", "G. Young"),
    ("Grace Ann Young", "Nobody asked G.A. Young again.", "G.A. Young"),
    ("Grace Ann Young", "Nobody asked GA Young again.", "GA Young"),
    ("Grace Ann Young", "Nobody asked Grace Young again.", "Grace Young"),
    ("Grace Young", "Nobody asked Grace Y again.", "Grace Y"),
    ("Grace Young", "Nobody asked GY again.", "GY"),
    ("Grace Young", "Nobody asked G.Y. again.", "G.Y"),
    ("Grace Young", "Nobody asked grace young again.", "grace young"),
    ("Grace Young", "Nobody asked Grace\nYoung again.", "Grace\nYoung"),
    ("Grace Young", "Nobody asked Grace Yo\u200bung again.", "Grace Yo\u200bung"),
    ("Grace Young", "Nobody asked Grace Yo\u00adung again.", "Grace Yo\u00adung"),
    ("Grace Young", "Nobody asked Grace Yo-\nung again.", "Grace Yo-\nung"),
    ("Grace Young", "Nobody asked Gr\u0430ce Y\u043eung again.", "Gr\u0430ce Y\u043eung"),
    ("Grace Young", "Grace\u2019s plan was late.", "Grace"),
    ("Grace Young", "The Youngs moved away.", "Youngs"),
    ("Elizabeth Marsh", "Nobody asked Liz again.", "Liz"),
    ("Elizabeth Marsh", "Nobody asked Liz Marsh again.", "Liz Marsh"),
    ("Zoltan Ramsbotham", "Nobody asked Zolt again.", "Zolt"),
    ("Zoltan Ramsbotham", "nobody asked ramsbotham again", "ramsbotham"),
    ("Zoltan Ramsbotham", "Nobody asked Ramsbothan again.", "Ramsbothan"),
    ("Zoltan Ramsbotham", "Nobody asked Mr Rambsotahm again.", "Mr Rambsotahm"),
    ("Siân Smith-Jones", "Nobody asked Ms Smith again.", "Ms Smith"),
    ("Siân Smith-Jones", "Nobody asked Sian Smith Jones again.", "Sian Smith Jones"),
    ("Maria de la Cruz", "Nobody asked Maria Cruz again.", "Maria Cruz"),
    ("Maria de la Cruz", "Nobody asked Ms de la Curz again.", "Ms de la Curz"),
    ("Rhodri ap Rhys", "Nobody asked Mr ap Rhys again.", "Mr ap Rhys"),
    ("Harjinder Kaur Gill", "Nobody asked Kaur Gill again.", "Kaur Gill"),
    ("Chukwuemeka Okonkwo", "Nobody asked Okonkwo Chukwuemeka again.", "Okonkwo Chukwuemeka"),
    ("Chukwuemeka Okonkwo", "Nobody asked Emeka again.", "Emeka"),
    ("Jan Kowalski", "Nobody asked Kowalska again.", "Kowalska"),
    ("Łukasz Żak", "Nobody asked Lukasz Zak again.", "Lukasz Zak"),
    ("Sean O'Neill", "Nobody asked O Neill again.", "O Neill"),
    ("Sean O\u2019Neill", "Nobody asked ONeill again.", "ONeill"),
    ("Ian MacInnes", "Nobody asked McInnes again.", "McInnes"),
    ("Okonkwo, Ada", "Nobody asked Ada Okonkwo again.", "Ada Okonkwo"),
    ("Grace Young", "nobody asked mr young again", "mr young"),
    ("Zoltan Ramsbotham", "See zoltanramsbotham for more.", "zoltanramsbotham"),
    ("Zoltan Ramsbotham", "See zramsbotham for more.", "zramsbotham"),
    ("Yusuf Rahman", "Nobody asked Youssef Rehman again.", "Youssef Rehman"),
    ("Hussain Chaudhry", "Nobody asked Mr Choudhury again.", "Mr Choudhury"),
    ("Grzegorz Nowak", "Nobody asked Grzesiek again.", "Grzesiek"),
    ("Olive Hart-Moor", "Nobody asked OH-M again.", "OH-M"),
    ("Olive Hart-Moor", "Nobody asked O H-M again.", "O H-M"),
    ("Maria de la Cruz", "Nobody asked MdlC again.", "MdlC"),
    ("Jane Bell (née Tranter)", "Nobody asked Jane Tranter again.", "Jane Tranter"),
    ("Justice Banda", "Nobody asked Justice again.", "Justice"),
    ("Major Singh", "Major came late.", "Major"),
    ("Simranjeet Bains", "Nobody asked Simran-jeet again.", "Simran-jeet"),
    ("Gurpreet Bains", "Nobody asked Gur Preet again.", "Gur Preet"),
    ("Elizabeth Marsh", "Elisabeth came late.", "Elisabeth"),
    ("Elizabeth Marsh", "Lizzy came late.", "Lizzy"),
    ("Rhys Pugh", "Nobody asked pugh again.", "pugh"),
    ("Rhys Pugh", "He posted as rhys.pugh again.", "rhys.pugh"),
    ("Mark Rose", "He posted as mark.rose again.", "mark.rose"),
    ("Sean O'Neill", "Nobody asked O`Neill again.", "O`Neill"),
    ("Johannes van der Berg", "Nobody asked Vanderberg again.", "Vanderberg"),
    ("Fatima Abd el-Rahman", "Nobody asked Abdelrahman again.", "Abdelrahman"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text", "passage"), CASES)
def test_a_registered_person_is_proposed_in_every_form(name: str, text: str, passage: str) -> None:
    first = {shown: each for shown, each in found(text, person(name)) if each.tier == 1}
    assert passage in first
    assert first[passage].entity == "p1"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Grace Young", "Young people came. The young were few, and grace was needed."),
        ("Will May", "It may be late, and he will go."),
        ("Mark Reading", "Reading the file was hard, and nobody could mark it."),
        ("Ann Goodman", "Good man that he was, he came."),
        ("Adam Offender", "The Young Offender Institution was full."),
        ("Tom Day", "It was a long day, by day and night."),
    ],
)
def test_everyday_words_are_not_proposed_as_names(name: str, text: str) -> None:
    assert not passages(text, person(name), tier=1)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Grace Young", "They told grace, and then they left."),
        ("Grace Young", "They spoke to grace about it."),
        ("Grace Young", "They saw that young's plan was late."),
        ("Hope May", "They met with hope may in town."),
        ("Mark Rose", "her dad mark hit her"),
        ("Grace Young", "hi grace its me"),
        ("Grace Young", "grace came late"),
        ("Grace Young", "he told grace to go"),
    ],
)
def test_an_everyday_word_written_small_is_shown_where_a_name_would_stand(name: str, text: str) -> None:
    assert passages(text, person(name), tier=2)


@pytest.mark.parametrize("name", ["David Evans", "Sarah Hughes", "John Kelly"])
def test_a_usual_name_written_small_is_shown_although_the_list_of_words_has_it(name: str) -> None:
    first, last = name.lower().split()
    assert passages(f"and then {first} came, as {last} did not", person(name), tier=2) == [first, last]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Grace Young", "It was the young's turn, by grace of the court."),
        ("William Hunt", "They began the hunt for the car."),
    ],
)
def test_a_small_word_after_an_article_is_no_name(name: str, text: str) -> None:
    assert not passages(text, person(name))


def test_a_slip_speaks_for_the_slip_beside_it() -> None:
    text = "Herald Rambsotham came late."
    assert passages(text, person("Harald Ramsbotham"), tier=1) == ["Herald", "Rambsotham"]


def test_a_seldom_word_with_a_capital_is_shown_as_a_possible_slip() -> None:
    assert passages("Mallard came late.", person("Tom Mallord"), tier=2) == ["Mallard"]


def test_an_everyday_word_that_begins_a_sentence_is_left_to_somebodys_eye() -> None:
    assert passages("Young is not the word.", person("Grace Young"), tier=2) == ["Young"]


def test_initials_that_are_an_abbreviation_are_left_to_somebodys_eye() -> None:
    assert passages("They rang the GP.", person("Grace Price"), tier=2) == ["GP"]


def test_a_month_is_a_date_and_not_the_person_of_that_name() -> None:
    shown = found("It was in May 2021 that Ms May rang.", person("Ann May"))
    assert [(passage, each.kind) for passage, each in shown] == [("May 2021", "date"), ("Ms May", "person")]


def test_who_shares_a_surname_is_the_one_last_named_in_full() -> None:
    text = "Ann Tranter rang. Then Tranter wrote. Cy Tranter came. Tranter left."
    shown = found(text, person("Ann Tranter", key="a"), person("Cy Tranter", key="c"))
    assert [each.entity for _, each in shown] == ["a", "a", "c", "c"]
    assert shown[1][1].entities == ("a", "c")


def test_places_and_organisations_are_found_by_their_parts() -> None:
    school = entry("organisation", "St Bride's Primary School")
    home = entry("place", "14 Alder Road, Ashcombe")
    assert "St Bride's" in passages("They rang St Bride's twice.", school, tier=1)
    assert "14 Alder Rd" in passages("They went to 14 Alder Rd twice.", home, tier=1)
    assert "Alder Road" in passages("Near Alder Road he stopped.", home, tier=1)
    assert "14 alder road" in passages("they went to 14 alder road twice", home, tier=1)
    assert "14 alder rd" in passages("they went to 14 alder rd twice", home, tier=1)


def test_a_registered_street_typed_small_needs_a_number_or_a_word_of_its_own() -> None:
    copper, mill = entry("place", "7 Copperbeech Rise, Wexley"), entry("place", "7 Mill Lane, Wexley")
    assert "copperbeech rise" in passages("they went to copperbeech rise twice", copper, tier=1)
    assert not passages("they went by a mill lane twice", mill, tier=1)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("St Bride's Court", "st brides court"),
        ("St Bride's Court", "St Brides Ct"),
        ("St Brides Court", "St Bride's Court"),
    ],
)
def test_a_registered_place_is_known_without_its_apostrophe(name: str, text: str) -> None:
    shown = found(f"They went to {text} twice.", entry("place", name))
    assert [(passage, each.entity, each.tier) for passage, each in shown] == [(text, "e1", 1)]


@pytest.mark.parametrize("text", ["x 123456", "X-123456", "X123456", "x12 34 56", "X\u00a0123456"])
def test_a_registered_code_is_found_however_it_is_spaced(text: str) -> None:
    code = entry("code", "X123456")
    shown = found(f"See {text} for more.", code)
    assert [(passage, each.entity, each.tier) for passage, each in shown] == [(text, "e1", 1)]


def test_a_registered_code_with_one_wrong_character_is_still_that_code() -> None:
    assert found("See X129956 for more.", entry("code", "X123456"))[0][1].entity is None
    assert found("See X123457 for more.", entry("code", "X123456"))[0][1].rule == "register.code_slip"


@pytest.mark.parametrize(
    "text", ["14/03/21", "14 March 2021", "March 14, 2021", "2021-03-14", "14th of March"]
)
def test_a_registered_date_is_known_in_every_form(text: str) -> None:
    assert found(f"It was on {text} that they met.", entry("date", "14 March 2021"))[0][1].entity == "e1"


def test_a_name_that_two_people_share_says_so() -> None:
    ((_, each),) = found("Nobody asked Ms Marsh.", person("Ann Marsh"), person("Bea Marsh", key="p2"))
    assert each.entities == ("p1", "p2")
    assert each.reason.endswith("see who is meant.")


ODD = [
    ("Tom Seagrave", "To\u2066m Sea\u2069grave"),
    ("Tom Seagrave", "Sea\U000e0020grave"),
    ("Tom Seagrave", "Sea\ufe0fgrave"),
    ("Tom Seagrave", "Sea\u034fgrave"),
    ("Tom Seagrave", "Sea\u2062grave"),
    ("Tom Seagrave", "Tom\u2009Seagrave"),
    ("Tom Seagrave", "\uff33\uff45\uff41grave"),
    ("Tom Seagrave", "\U0001d412eagrave"),
    ("Tom Seagrave", "\ua731\u1d07\u1d00\u0262\u0280\u1d00\u1d20\u1d07"),
    ("Tom Seagrave", "S e a g r a v e"),
    ("Tom Seagrave", "Sea-\r\ngrave"),
    ("Tom Seagrave", "Tom_Seagrave.docx"),
    ("Ann Griffiths", "Gri\ufb03ths"),
    ("Zoë Reevé", "Zoe\u0308 Reeve\u0301"),
    ("Sean O'Malley", "Sean O\u2019Malley"),
    ("Sean O'Malley", "Sean O\u02bcMalley"),
    ("Sean O'Malley", "Sean O`Malley"),
    ("Sean O'Malley", "Sean O\u2032Malley"),
    ("Ann Kerr-Lowe", "Ann Kerr\u2011Lowe"),
    ("\u738b\u5c0f\u660e", "\u738b\u5c0f\u660e"),
    (
        "\u0633\u0645\u064a\u0631\u0629 \u062d\u062f\u0627\u062f",
        "\u0633\u0645\u064a\u0640\u0631\u0629 \u062d\u062f\u0627\u062f",
    ),
]


@pytest.mark.parametrize(("name", "written"), ODD)
def test_odd_letters_hide_no_name_and_the_places_are_those_of_the_text(name: str, written: str) -> None:
    for before, after in (("They met ", " again."), ("\U0001f600\u202e\u05d0 e\u0301 ", ".")):
        text = f"{before}{written}{after}"
        covered = {
            place
            for each in suggest(text, [person(name)]).suggestions
            if each.entity == "p1"
            for place in range(each.start, each.end)
        }
        letters = {place for place in range(len(before), len(before) + len(written)) if text[place].isalnum()}
        assert letters <= covered


def test_letters_that_stand_apart_and_are_nobodys_name_are_left() -> None:
    assert passages("They spelt it a b c d e f g.", person("Tom Seagrave")) == []
    long = " ".join("seagrave" + "x" * 70)
    assert passages(f"They met {long} once.", person("Tom Seagrave")) == ["s e a g r a v e"]
