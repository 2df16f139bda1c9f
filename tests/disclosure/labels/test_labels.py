"""Labels are stable in a set, belong to no other, and never share an initial with their person."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from candour.disclosure.labels import LabelError, Labelled, initials_shared, labels_for
from candour.policy import load_policy

WORDS = {row.role: row for row in load_policy().label_words.all(on=date(2026, 11, 29))}
ROLES = st.sampled_from([*WORDS, "nobody knows"])
NAMES = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZÉŁŻ", min_size=1, max_size=6)
PEOPLE = st.lists(st.tuples(ROLES, NAMES, NAMES), max_size=20)


def person(number: int, role: str, *names: str) -> Labelled:
    return Labelled(id=f"p{number}", role=role, names=names)


def people(drawn: list[tuple[str, str, str]]) -> list[Labelled]:
    return [person(number, role, f"{first} {last}") for number, (role, first, last) in enumerate(drawn)]


@given(PEOPLE)
def test_no_label_shares_an_initial_with_its_person(drawn: list[tuple[str, str, str]]) -> None:
    everybody = people(drawn)
    labels = labels_for(everybody, WORDS, series=7)
    assert not [each for each in everybody if initials_shared(labels[each.id], each.names)]


def test_the_check_of_initials_catches_labels_that_hint_at_names() -> None:
    assert initials_shared("Mr O", ("Chukwuemeka Okonkwo",)) == {"o"}
    assert initials_shared("Practitioner 701", ("Łucja Prus",)) == {"p"}
    assert not initials_shared("Practitioner 701", ("Łucja Nowak",))


@given(PEOPLE)
def test_everybody_has_one_label_and_no_two_share_it(drawn: list[tuple[str, str, str]]) -> None:
    labels = labels_for(people(drawn), WORDS, series=1)
    assert len(set(labels.values())) == len(drawn)


@given(PEOPLE)
def test_a_number_of_one_set_stands_in_no_other(drawn: list[tuple[str, str, str]]) -> None:
    first, second = (set(labels_for(people(drawn), WORDS, series=series).values()) for series in (3, 4))
    assert not any(any(map(str.isdigit, label)) for label in first & second)


@given(PEOPLE)
def test_the_same_people_in_the_same_order_have_the_same_labels(drawn: list[tuple[str, str, str]]) -> None:
    assert labels_for(people(drawn), WORDS, series=5) == labels_for(people(drawn), WORDS, series=5)


def test_who_comes_later_changes_nobodys_label() -> None:
    staff = [person(1, "staff", "Ann Bell"), person(2, "staff", "Cy Dunn")]
    more = [*staff, person(3, "staff", "Eve Finch"), person(4, "relative", "Guy Hall")]
    before, after = labels_for(staff, WORDS, series=2), labels_for(more, WORDS, series=2)
    assert before.items() <= after.items()


def test_labels_follow_role_and_order_and_not_the_alphabet() -> None:
    labels = labels_for([person(1, "staff", "Zoe Young"), person(2, "staff", "Ann Bell")], WORDS, series=7)
    assert list(labels.values()) == ["Practitioner 701", "Practitioner 702"]


def test_one_person_of_a_role_needs_no_number() -> None:
    assert labels_for([person(1, "victim", "Ann Bell")], WORDS, series=1) == {"p1": "the victim"}
    assert labels_for([person(1, "victim", "Vera Bell")], WORDS, series=1) == {"p1": "the person harmed"}


def test_words_are_chosen_for_a_whole_role_so_that_the_choice_tells_nothing_of_one() -> None:
    staff = [person(1, "staff", "Ann Bell"), person(2, "staff", "Paul Dunn")]
    assert list(labels_for(staff, WORDS, series=1).values()) == ["Officer 101", "Officer 102"]


def test_where_no_word_fits_a_number_alone_is_given() -> None:
    named = person(1, "staff", "Paul Otto William Clark")
    assert labels_for([named, person(2, "staff", "Ann Bell")], WORDS, series=1)["p1"] == "[101]"


@pytest.mark.parametrize(
    ("given_people", "series", "says"),
    [
        ([], 0, "begins at 1"),
        ([person(number, "staff", "A B") for number in range(100)], 1, "99 people"),
        ([person(1, "staff", "A B"), person(1, "staff", "A B")], 1, "twice"),
    ],
)
def test_labels_that_would_meet_are_refused(given_people: list[Labelled], series: int, says: str) -> None:
    with pytest.raises(LabelError, match=says):
        labels_for(given_people, WORDS, series=series)


def test_words_for_other_roles_are_needed() -> None:
    with pytest.raises(LabelError, match="other roles"):
        labels_for([], {}, series=1)
