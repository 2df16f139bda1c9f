"""The pages of interviews and promises."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from candour.reviews.commands import interviews
from candour.reviews.models import Interview, Level, PromiseKept, Review, ReviewStage
from candour.staff.models import User
from tests.factories import staff
from tests.reviews.gathered import AT, TODAY, being_written, member_of_staff

pytestmark = pytest.mark.django_db
OPERATION = "6d1c7c5e-5b0e-4d0c-9a51-2f0a5b7f3b0"
DAY = {"on-day": "2", "on-month": "3", "on-year": "2026"}


def writer(review: Review) -> User:
    assert review.reviewing_manager is not None
    return review.reviewing_manager


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def at(name: str, review: Review, *more: object) -> str:
    return reverse(f"reviews:{name}", args=[review.case_reference, *more])


def operation(number: int) -> str:
    return f"{OPERATION}{number}"


@pytest.mark.parametrize("name", ["interviews", "promises"])
def test_a_page_asks_few_queries_however_many_people(name: str, django_assert_max_num_queries: Any) -> None:
    review = being_written()
    for number in range(12):
        person = member_of_staff(review, family_name=f"Person{number}")
        interviews.plan(
            review=review, by=writer(review), at=AT, role="officer", level=Level.MANAGER, person=person
        )
    client = client_of(writer(review))
    with django_assert_max_num_queries(20):
        assert client.get(at(name, review)).status_code == 200


def test_an_interview_is_planned_held_and_its_points_are_written_down() -> None:
    review = being_written()
    person = member_of_staff(review)
    client = client_of(writer(review))
    typed = {"role": "probation practitioner", "level": "practitioner", "companion": "not_asked"}
    sent = client.post(
        at("plan_interview", review), typed | {"operation": operation(1), "person": str(person.pk)}
    )
    assert sent.status_code == 302
    interview = Interview.objects.get()
    assert interview.person == person
    client.post(
        at("hold_interview", review, interview.pk),
        DAY | {"operation": operation(2), "notes": "Notes", "points": "One\nTwo"},
    )
    client.post(at("raise_point", review, interview.pk), {"operation": operation(3), "text": "Three"})
    point = interview.points.last()
    assert point is not None
    client.post(
        at("change_point", review, interview.pk, point.pk), {"operation": operation(4), "text": "Drei"}
    )
    changed = typed | {"operation": operation(5), "role": "manager", "person": ""}
    client.post(at("change_interview", review, interview.pk), changed)
    page = client.get(at("interview", review, interview.pk)).content.decode()
    assert all(words in page for words in ("One", "Two", "Drei", "Notes", "manager"))
    assert "1 held" in client.get(at("interviews", review)).content.decode()


def test_an_interview_that_is_not_possible_stays_on_the_page_with_its_reason() -> None:
    review = being_written()
    interview = interviews.plan(review=review, by=writer(review), at=AT, role="director", level=Level.REGION)
    client = client_of(writer(review))
    address = at("interview_not_possible", review, interview.pk)
    assert (
        "Say why the interview was not possible"
        in client.post(address, {"operation": operation(1)}).content.decode()
    )
    client.post(address, {"operation": operation(1), "why": "Left the service"})
    assert "Left the service" in client.get(at("interviews", review)).content.decode()
    assert "Not possible" in client.get(at("chronology", review)).content.decode()


def test_a_companion_not_agreed_asks_for_the_reason() -> None:
    review = being_written()
    typed = {"operation": operation(1), "role": "officer", "level": "manager", "companion": "not_agreed"}
    page = client_of(writer(review)).post(at("plan_interview", review), typed).content.decode()
    assert "Say why a companion was not agreed" in page


def test_the_table_of_promises_says_what_is_owed_and_when_the_others_fall_due() -> None:
    review = being_written()
    person = member_of_staff(review)
    interviews.plan(review=review, by=writer(review), at=AT, role="officer", level=Level.MANAGER)
    client = client_of(writer(review))
    page = client.get(at("promises", review)).content.decode()
    assert "2 promises are owed to staff today." in page
    assert "become due when the review is countersigned" in page
    assert "Heard, and not in the register" in page
    said = DAY | {"operation": operation(1), "kept": "yes"}
    client.post(at("keep_promise", review, person.pk, "told"), said)
    assert "1 promise is owed to staff today." in client.get(at("promises", review)).content.decode()
    record = client.get(at("keep_promise", review, person.pk, "told")).content.decode()
    assert "Written down before" in record


def test_a_promise_not_kept_asks_why() -> None:
    review = being_written()
    person = member_of_staff(review)
    client = client_of(writer(review))
    said = DAY | {"operation": operation(1), "kept": "no"}
    page = client.post(at("keep_promise", review, person.pk, "told"), said).content.decode()
    assert "Say why it was not kept" in page
    client.post(at("keep_promise", review, person.pk, "told"), said | {"note": "Left"})
    assert PromiseKept.objects.get().note == "Left"


def test_the_office_keeps_promises_of_a_submitted_review_and_others_only_read() -> None:
    review = being_written(stage=ReviewStage.SUBMITTED)
    person = member_of_staff(review)
    address = at("keep_promise", review, person.pk, "told")
    assert address in client_of(staff.administrator()).get(at("promises", review)).content.decode()
    national = client_of(staff.national_officer())
    assert address not in national.get(at("promises", review)).content.decode()
    assert national.get(address).status_code == 403


@pytest.mark.parametrize("promise", ["nothing", "feedback"])
def test_what_is_no_promise_or_not_due_yet_is_not_written_down(promise: str) -> None:
    review = being_written()
    person = member_of_staff(review)
    said = DAY | {"operation": operation(1), "kept": "yes"}
    answer = client_of(writer(review)).post(at("keep_promise", review, person.pk, promise), said)
    assert answer.status_code == (404 if promise == "nothing" else 200)
    assert not PromiseKept.objects.exists()


def test_nobody_is_named_on_the_page_that_is_printed() -> None:
    review = being_written()
    member_of_staff(review, family_name="Zwolinski")
    page = client_of(writer(review)).get(at("chronology_print", review)).content.decode()
    assert "Zwolinski" not in page
    assert TODAY.year == 2026
