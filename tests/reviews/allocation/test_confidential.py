"""A confidential note: the national team reads and answers it; no region can learn that one exists."""

import re

import pytest
from django.test import Client
from django.utils import timezone

from candour.audit.models import Entry
from candour.cases.models.visibility import sight_of
from candour.cases.row_security import limit_rows_to
from candour.mail.models import Message
from candour.reviews.commands import confidential
from candour.reviews.models import ConfidentialNote, Review
from candour.reviews.queries.confidential import notes_waiting
from candour.staff.models import User
from candour.workflow.refusals import NotAllowed
from tests.factories import reviews, staff

pytestmark = pytest.mark.django_db

TEXT = "I was asked to leave the vacancies out."
AT = reviews.AT + reviews.DAY
IN_A_REGION = ("regional_lead", "regional_director", "sfo_administrator", "countersigning_manager")


def sent() -> tuple[Review, User, User]:
    officer, review = staff.national_officer(), reviews.being_written()
    writer = review.reviewing_manager
    assert writer is not None
    confidential.send_note(review=review, text=TEXT, by=writer, at=AT)
    return review, writer, officer


def shown(client: Client, person: User, addresses: list[str]) -> dict[str, tuple[int, str]]:
    """What each page answers, without what differs at every request."""
    client.force_login(person)
    found = {}
    for address in addresses:
        answer = client.get(address)
        page = re.sub(r'(csrfmiddlewaretoken|name="operation")[^>]*', "", answer.content.decode())
        found[address] = (answer.status_code, page)
    return found


def addresses_of(review: Review) -> list[str]:
    at = f"/reviews/{review.case_reference}"
    return [
        *("/", "/reviews/", "/reviews/backlog", "/reviews/notes/", "/reviews/notes/1", "/cases/"),
        *(f"{at}/", f"{at}/allocation/", f"{at}/independence/", f"{at}/dates/", f"{at}/whole-picture"),
        *(
            f"{at}/national-team",
            f"/cases/{review.case_reference}",
            f"/cases/{review.case_reference}/changes",
        ),
        *(f"/cases/{review.case_reference}/access", "/audit/", "/actions/"),
    ]


@pytest.mark.parametrize("role", IN_A_REGION)
def test_every_page_of_the_region_is_the_same_with_and_without_a_note(role: str, client: Client) -> None:
    review = reviews.being_written()
    writer = review.reviewing_manager
    assert writer is not None
    person = review.countersigning_manager if role == "countersigning_manager" else staff.member(role)
    assert person is not None
    addresses = addresses_of(review)
    shown(client, person, addresses[-5:])  # the first reads of the case are recorded, and its pages show them
    before = shown(client, person, addresses)
    confidential.send_note(review=review, text=TEXT, by=writer, at=AT)
    assert shown(client, person, addresses) == before


@pytest.mark.parametrize("role", IN_A_REGION)
def test_the_database_shows_the_region_no_note(role: str) -> None:
    review, _writer, _officer = sent()
    person = review.countersigning_manager if role == "countersigning_manager" else staff.member(role)
    assert person is not None
    sight = sight_of(person, at=timezone.now())
    limit_rows_to(sight, reader=person.pk)
    assert not ConfidentialNote.objects.exists()
    assert notes_waiting(sight).count() == 0
    with pytest.raises(NotAllowed):
        confidential.answer_note(note=ConfidentialNote(pk=1), answer="No", by=person, at=AT)


def test_mail_goes_to_the_national_team_alone_and_says_nothing() -> None:
    review, writer, officer = sent()
    told = Message.objects.filter(subject="A note is waiting for you")
    roles = {role.role for message in told for role in message.to.roles_held.all()}
    assert officer in {message.to for message in told}
    assert roles <= {"national_officer", "national_lead"}
    for message in told:
        for secret in (TEXT, review.case_reference, writer.full_name, writer.username):
            assert secret not in message.subject + message.body + message.path


def test_the_audit_names_neither_whose_note_it_is_nor_the_case() -> None:
    review, writer, _officer = sent()
    kept = Entry.objects.get(action="note.kept")
    assert (kept.chain, kept.actor) == ("service", "system")
    assert writer.username not in f"{kept.subject} {kept.reason} {kept.changed}"
    in_case = Entry.objects.filter(chain=f"case:{review.case_reference}").values_list("action", "reason")
    assert not [each for each in in_case if "note" in " ".join(each) or "confid" in " ".join(each)]


def test_opening_the_page_to_write_one_is_recorded_as_opening_the_review(client: Client) -> None:
    review = reviews.being_written()
    assert review.reviewing_manager is not None
    client.force_login(review.reviewing_manager)
    assert client.get(f"/reviews/{review.case_reference}/national-team").status_code == 200
    last = Entry.objects.filter(chain=f"case:{review.case_reference}").order_by("-sequence")[0]
    assert "national" not in f"{last.action} {last.subject} {last.subject_type}"


def test_the_national_team_answers_and_the_writer_reads_the_answer_even_after_the_work(
    client: Client,
) -> None:
    _review, writer, officer = sent()
    client.force_login(officer)
    assert TEXT in client.get("/reviews/notes/").content.decode()
    note = ConfidentialNote.objects.get()
    confidential.answer_note(note=note, answer="We shall ask the region.", by=officer, at=AT + reviews.DAY)
    assert Message.objects.filter(to=writer, subject="A note is waiting for you").exists()
    client.force_login(writer)
    page = client.get("/reviews/notes/").content.decode()
    assert "We shall ask the region." in page
    assert TEXT in page


def test_another_reviewing_manager_reads_no_note_of_somebody_else(client: Client) -> None:
    sent()
    client.force_login(staff.reviewing_manager())
    assert TEXT not in client.get("/reviews/notes/").content.decode()


def test_only_the_manager_of_this_review_writes_one() -> None:
    review = reviews.being_written()
    with pytest.raises(NotAllowed):
        confidential.send_note(review=review, text=TEXT, by=staff.reviewing_manager(), at=AT)
    with pytest.raises(NotAllowed):
        confidential.send_note(review=review, text=TEXT, by=staff.regional_lead(), at=AT)
