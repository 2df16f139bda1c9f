"""Names that were typed: those of the register are offered, others are listed for adding."""

import pytest

from candour.reviews import rich_text
from candour.reviews.rich_text import Known
from tests.reviews.writing.documents import document, paragraph, person

OKAFOR = Known(1, ("Mr Daniel Okafor", "Daniel Okafor", "Mr Okafor", "Okafor", "Daniel"))


def test_the_longest_form_of_a_typed_name_is_offered_once() -> None:
    doc = document("Mr Okafor came. Daniel Okafor left. Okafor's plan.")
    found = {one.words: one.times for one in rich_text.typed_names(doc, [OKAFOR])}
    assert found == {"Mr Okafor": 1, "Daniel Okafor": 1, "Okafor": 1}


def test_a_reference_is_no_typed_name() -> None:
    assert rich_text.typed_names(document(paragraph(person(1, "Mr Okafor"))), [OKAFOR]) == []


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("He was seen by Sarah Whitcombe on Monday.", ["Sarah Whitcombe"]),
        ("He told PC Adeyemi and Dr J. Brannigan.", ["PC Adeyemi", "Dr J. Brannigan"]),
        ("After Linda Marsh left, nothing was done.", ["Linda Marsh"]),
        ("Mrs O'Neill-Smith rang.", ["Mrs O'Neill-Smith"]),
        ("The Crown Court at Newcastle sat in May.", []),
        ("The Probation Service wrote to Northumbria Police.", []),
        ("Mr Okafor and Daniel met.", []),
        ("Nothing here.", []),
    ],
)
def test_names_of_people_who_are_not_in_the_register_are_listed(words: str, names: list[str]) -> None:
    assert [one.words for one in rich_text.unknown_names(document(words), [OKAFOR])] == names


def test_a_name_is_listed_once_with_how_often_it_stands() -> None:
    doc = document(paragraph("Sarah Whitcombe came.", id="a"), "Then Sarah Whitcombe left.")
    [found] = rich_text.unknown_names(doc, [])
    assert (found.words, found.times, found.block) == ("Sarah Whitcombe", 2, "a")


def test_headings_hold_no_names() -> None:
    assert rich_text.unknown_names(rich_text.from_markup("## Sarah Whitcombe"), []) == []
