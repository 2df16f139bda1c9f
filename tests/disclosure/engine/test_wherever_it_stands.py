"""A registered name is proposed or shown wherever in a text it stands, also where it is an everyday word."""

import pytest

from tests.disclosure.engine.texts import found, person

NAMES = [
    "Grace Price", "Mark Field", "Hope Waters", "Amber Stone", "Victor Grant", "April Cross", "Justice Banda",
    "Penny Moss", "David Evans", "Precious Lane", "Art Mason", "Siân Llewelyn", "Gurpreet Dhaliwal",
]  # fmt: skip
PLACES = [
    "They saw {} there.", "{} came late.", "{} is the sister.", "It was {}’s car.", "They saw Ms {} there.",
    "- {}\n- the car", "{}: I was not there.\nOfficer: You were.", "| {} | 3 |", 'He said "{} did it".',
    "The sister ({}) came.", "Seen with {}/Tom today.", "They saw Tom, {} and Ann.", "Dear {},\nthank you",
    "Kind regards\n{}", "Why did {} go?", "1. {} moved in.", "He left – {} stayed.", "He left... {} stayed",
    "**{}** was there", "a {}-related worry", "14:05 {} rang.", "R v {}", "It was signed by {}.",
]  # fmt: skip
PLACES_IN_SMALL_LETTERS = ["{} came late", "he told {} to go", "hi {} its me", "her dad {} hit her"]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("name", NAMES)
def test_each_part_of_a_name_with_its_capital(name: str, place: str) -> None:
    for part in name.split():
        assert _covers(place.format(part), name, part)


@pytest.mark.parametrize("place", PLACES_IN_SMALL_LETTERS)
@pytest.mark.parametrize("name", NAMES)
def test_a_first_name_in_a_message_typed_small(name: str, place: str) -> None:
    first = name.split()[0].lower()
    assert _covers(place.format(first), name, first)


def _covers(text: str, name: str, part: str) -> bool:
    start = text.index(part)
    return any(each.start <= start and start + len(part) <= each.end for _, each in found(text, person(name)))
