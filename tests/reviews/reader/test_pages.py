"""The reader's view of a review, and terms added to its glossary."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from candour.cases.models import RegisteredPerson, RegisterRole
from candour.reviews.models import Review, Section
from candour.reviews.reader.of_review import glossary_of
from candour.reviews.rich_text import from_markup
from tests.factories import staff
from tests.reviews import gathered

pytestmark = pytest.mark.django_db

TEXT = "Ellen Marsh was known to police. The MAPPA panel met, and the **QZT** wrote to her."


@pytest.fixture
def review() -> Review:
    made = gathered.being_written()
    RegisteredPerson.objects.create(
        case=made.case, role=RegisterRole.VICTIM, given_names="Ellen", family_name="Marsh"
    )
    write(made, "assessment", TEXT)
    return made


@pytest.fixture
def client(review: Review) -> Client:
    assert review.reviewing_manager is not None
    visitor = Client()
    visitor.force_login(review.reviewing_manager)
    return visitor


def write(review: Review, key: str, text: str) -> None:
    section = review.sections.get(key=key)
    section.content, section.version = from_markup(text), 1
    section.save()


def address(review: Review, name: str, *more: object) -> str:
    return reverse(f"reviews:{name}", args=[review.case.reference, *more])


def test_a_review_with_no_words_says_what_will_be_here(client: Client, review: Review) -> None:
    Section.objects.filter(review=review).update(content={})
    assert "Nothing is written yet" in client.get(address(review, "reader")).content.decode()
    assert (
        "Nothing is written here yet"
        in client.get(address(review, "read_section", "assessment")).content.decode()
    )


def test_the_whole_is_measured_and_its_terms_are_offered(client: Client, review: Review) -> None:
    with CaptureQueriesContext(connection) as asked:
        page = client.get(address(review, "reader")).content.decode()
    assert len(asked) <= 20
    for words in ("A name: 1", "A description of a person: 1", "A term to explain: 2", "MAPPA", "QZT"):
        assert words in page
    assert address(review, "add_term") in page


def test_notes_stand_beside_the_words_that_they_are_about(client: Client, review: Review) -> None:
    page = client.get(address(review, "read_section", "assessment")).content.decode()
    assert ">Ellen Marsh<a" in page
    assert "the review names nobody" in page
    assert 'href="#note-1"' in page
    assert 'id="note-1"' in page
    assert client.get(address(review, "read_section", "nothing")).status_code == 404


def test_a_term_is_added_to_the_glossary_once_and_is_explained_from_then_on(
    client: Client, review: Review
) -> None:
    page = f"{address(review, 'add_term')}?term=QZT&meaning="
    assert 'value="QZT"' in client.get(page).content.decode()
    told = {"operation": str(uuid4()), "term": "QZT", "meaning": "The team that looks at quality."}
    assert client.post(address(review, "add_term"), told).status_code == 302
    sections = list(review.sections.all())
    assert "qzt" in glossary_of(sections)
    assert "A term to explain: 1" in client.get(address(review, "reader")).content.decode()
    again = client.post(address(review, "add_term"), told | {"operation": str(uuid4())})
    assert (again.status_code, "already explains QZT" in again.content.decode()) == (422, True)


def test_a_review_without_a_glossary_offers_nothing_to_add(client: Client, review: Review) -> None:
    Section.objects.filter(review=review, key="glossary").update(key="of_old")
    assert address(review, "add_term") not in client.get(address(review, "reader")).content.decode()
    told = {"operation": str(uuid4()), "term": "QZT", "meaning": "A team."}
    assert client.post(address(review, "add_term"), told).status_code == 422


def test_a_welsh_review_says_that_the_word_lists_know_english_only(client: Client, review: Review) -> None:
    Review.objects.filter(pk=review.pk).update(language="cy")
    assert "in Welsh" in client.get(address(review, "reader")).content.decode()


def test_who_reads_the_review_reads_its_notes_and_adds_nothing(review: Review) -> None:
    reader = staff.member("national_officer", of=None)
    visitor = Client()
    visitor.force_login(reader)
    assert "glossary/add" not in visitor.get(address(review, "reader")).content.decode()
    assert visitor.get(address(review, "add_term")).status_code == 403
