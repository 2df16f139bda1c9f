"""Ten minutes of a newcomer: everybody lands somewhere useful, and no first link is a dead end."""

import pytest

from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.journey

PEOPLE = (
    ("Priya Raman", "Record a charge"),
    ("Hannah Kowalski", "Cases you hold"),
    ("Ines Duarte", "Cases open to you"),
    ("Anthea Boyle", "Report on my actions"),
    ("Olu Ferreira", "Entries today"),
    ("Sam Hartnell", "Open accounts"),
)
DEAD_ENDS = ("Page not found", "You cannot", "Something went wrong", "cannot show this page")


def follows_three_links(visitor: Visitor) -> None:
    """The first three different places to which the home page leads."""
    links = visitor.page.locator("main a[href^='/']").evaluate_all(
        "all => [...new Set(all.map(a => a.getAttribute('href')))]"
    )
    assert len(links) >= 3, "a home page leads to at least three places"
    for link in links[:3]:
        visitor.opens(link)
        heading = visitor.page.get_by_role("heading", level=1).inner_text()
        assert not any(words in heading for words in DEAD_ENDS), f"{link} is a dead end: {heading}"
        assert visitor.page.locator("main").inner_text().strip() != heading, f"{link} shows nothing"


def test_everybody_lands_somewhere_useful(another_visitor: Visitor) -> None:
    # Given a newcomer with a phone, who becomes one person after another
    for person, task in PEOPLE:
        another_visitor.signs_in_as(person)
        # Then the first page says who they are and what waits
        another_visitor.is_at("Your work")
        another_visitor.sees(task)
        # And three of its links lead somewhere
        follows_three_links(another_visitor)
        # And so does the way out
        another_visitor.signs_out()
        another_visitor.is_at("Sign in")
