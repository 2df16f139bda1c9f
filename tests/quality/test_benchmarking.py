"""A benchmarking session: marks are hidden from everybody until they are revealed together, then compared."""

from typing import Any
from uuid import uuid4

import pytest
from django.db import Error, transaction
from django.test import Client

from candour.cases.models.visibility import Sight
from candour.cases.row_security import limit_rows_to
from candour.quality.commands import benchmarking as commands
from candour.quality.commands.benchmarking import Rated
from candour.quality.models import WHOLE, Assessment, BenchmarkMark, BenchmarkSession, SessionStatus
from candour.quality.queries import benchmarking as queries
from candour.reviews.models import Submission
from candour.staff.models import User
from candour.workflow.refusals import NotAllowed, NotNow
from tests.factories import quality, staff

pytestmark = pytest.mark.django_db
AT = quality.AT + 10 * quality.DAY
KEYS = ("A", "B", "C", "D", WHOLE)


@pytest.fixture
def lead() -> User:
    return staff.national_lead()


@pytest.fixture
def submission(issued: Assessment) -> Submission:
    joined = Submission.objects.select_related("case__region", "review__case")
    found: Submission = joined.get(pk=issued.submission_id)
    return found


def opened(lead: User, submission: Submission, *people: User) -> BenchmarkSession:
    return commands.open_session(title="Autumn 2026", submissions=[submission], people=people, by=lead, at=AT)


def rated(session: BenchmarkSession, person: User, rating: str, **others: str) -> None:
    """This rating of every standard and of the whole, or another where it is named."""
    review = session.reviews.get()
    ratings = {key: Rated(others.get(key, rating)) for key in KEYS}
    commands.mark(review=review, ratings=ratings, by=person, at=AT)


def locked(session: BenchmarkSession, person: User, rating: str, **others: str) -> None:
    rated(session, person, rating, **others)
    commands.lock(session=session, by=person, at=AT)


def seen_by(person: User, **sight: Any) -> int:
    with transaction.atomic():
        limit_rows_to(Sight(**sight), reader=person.pk)
        number: int = BenchmarkMark.objects.count()
        limit_rows_to(Sight(everything=True))
    return number


def revealed(lead: User, submission: Submission, first: str, second: str) -> queries.Revealed:
    one, other = staff.inspector(), staff.member("regional_lead", of="Wales")
    session = opened(lead, submission, one, other)
    locked(session, one, first)
    locked(session, other, second)
    found = queries.revealed(commands.reveal(session=session, by=lead, at=AT))
    assert found is not None
    return found


def test_nobody_sees_the_marks_of_another_before_they_are_revealed_whatever_a_query_forgets(
    lead: User, submission: Submission
) -> None:
    one, other = staff.inspector(), staff.national_officer()
    session = opened(lead, submission, one, other)
    locked(session, one, "good")
    rated(session, other, "inadequate")
    assert seen_by(one) == seen_by(other, everything=True) == 5
    assert seen_by(lead, everything=True) == 0
    commands.lock(session=session, by=other, at=AT)
    assert seen_by(one) == 5
    commands.reveal(session=session, by=lead, at=AT)
    assert seen_by(one) == seen_by(lead, everything=True) == 10


def test_marks_are_revealed_when_everybody_has_locked_or_was_excused(
    lead: User, submission: Submission
) -> None:
    one, other, third = staff.inspector(), staff.national_officer(), staff.national_officer()
    session = opened(lead, submission, one, other, third)
    locked(session, one, "good")
    locked(session, other, "good")
    with pytest.raises(NotNow, match="has not locked the marks yet"):
        commands.reveal(session=session, by=lead, at=AT)
    marker = session.markers.get(user=third)
    commands.excuse(marker=marker, reason="On leave", by=lead, at=AT)
    with pytest.raises(NotAllowed, match="do not mark"):
        rated(session, third, "good")
    assert commands.reveal(session=session, by=lead, at=AT).status == SessionStatus.REVEALED
    with pytest.raises(NotNow, match="excused already"):
        commands.excuse(marker=marker, reason="Again", by=lead, at=AT)


def test_one_marker_alone_is_not_revealed(lead: User, submission: Submission) -> None:
    one, other = staff.inspector(), staff.national_officer()
    session = opened(lead, submission, one, other)
    locked(session, one, "good")
    commands.excuse(marker=session.markers.get(user=other), reason="On leave", by=lead, at=AT)
    with pytest.raises(NotNow, match="At least two people"):
        commands.reveal(session=session, by=lead, at=AT)
    ended = commands.end(session=session, reason="Too few markers", by=lead, at=AT)
    assert queries.revealed(ended) is None
    assert seen_by(lead, everything=True) == 0


def test_locked_marks_are_not_changed_by_anybody(lead: User, submission: Submission) -> None:
    one, other = staff.inspector(), staff.national_officer()
    session = opened(lead, submission, one, other)
    locked(session, one, "good")
    with pytest.raises(NotNow, match="locked"):
        rated(session, one, "inadequate")
    with pytest.raises(Error, match="not changed"), transaction.atomic():
        BenchmarkMark.objects.filter(marker__user=one).update(rating="inadequate")


def test_nobody_locks_before_everything_is_rated(lead: User, submission: Submission) -> None:
    one, other = staff.inspector(), staff.national_officer()
    session = opened(lead, submission, one, other)
    commands.mark(review=session.reviews.get(), ratings={"A": Rated("good")}, by=one, at=AT)
    with pytest.raises(NotNow, match="Rate each standard"):
        commands.lock(session=session, by=one, at=AT)


def test_a_session_needs_reviews_two_markers_who_may_and_are_independent(
    lead: User, submission: Submission
) -> None:
    writer = submission.review.reviewing_manager
    assert writer is not None
    with pytest.raises(NotNow) as refused:
        opened(lead, submission, writer)
    assert any("is not independent of" in reason for reason in refused.value.reasons)
    assert any("at least two markers" in reason for reason in refused.value.reasons)
    with pytest.raises(NotNow) as refused:
        commands.open_session(title="T", submissions=[], people=[staff.member("analyst")] * 2, by=lead, at=AT)
    assert any("no role that takes part" in reason for reason in refused.value.reasons)
    assert "Choose at least one review." in refused.value.reasons
    with pytest.raises(NotNow, match="Choose one round of"):
        commands.open_session(
            title="T",
            submissions=[submission] * 2,
            people=[staff.inspector(), staff.national_officer()],
            by=lead,
            at=AT,
        )
    with pytest.raises(NotAllowed):
        opened(staff.national_officer(), submission, staff.inspector(), staff.national_officer())


def test_a_review_that_is_still_to_be_marked_blind_is_not_offered(lead: User, submission: Submission) -> None:
    assert queries.reviews_to_choose(Sight(everything=True)) == [submission]
    quality.waiting(quality.submitted())
    assert queries.reviews_to_choose(Sight(everything=True)) == [submission]


def test_agreement_is_worked_out_by_standard_with_a_reading(lead: User, submission: Submission) -> None:
    found = revealed(lead, submission, "good", "requires_improvement")
    rows = queries.agreed(found)
    assert [row.key for row in rows] == list(KEYS)
    assert rows[0].percentage.value == 0
    assert rows[0].kappa is not None
    assert "rests on 1 review only" in " ".join(rows[0].reading.sentences)


def test_drift_says_who_is_kinder_in_steps(lead: User, submission: Submission) -> None:
    found = revealed(lead, submission, "outstanding", "requires_improvement")
    assert [row.steps for row in queries.drift_by_marker(found)] == [2, -2]
    assert [(row.name, row.steps) for row in queries.drift_by_group(found)] == [
        ("HM Inspectorate of Probation", 2),
        ("Wales", -2),
    ]


def test_a_session_is_walked_through_on_its_pages(lead: User, submission: Submission, client: Client) -> None:
    one, other = staff.inspector(), staff.national_officer()
    client.force_login(lead)
    answer = client.post(
        "/quality/benchmarking/new",
        {
            "operation": uuid4(),
            "title": "Autumn",
            "reviews": [submission.pk],
            "people": [one.pk, other.pk],
        },
    )
    assert answer.status_code == 302, answer.content.decode()
    session = BenchmarkSession.objects.get()
    page = f"/quality/benchmarking/{session.pk}"
    for person, rating in ((one, "good"), (other, "outstanding")):
        client.force_login(person)
        typed = {f"rating_{key}": rating for key in KEYS} | {f"reason_{key}": "Because." for key in KEYS}
        assert client.get(f"{page}/reviews/1").status_code == 200
        assert client.post(f"{page}/reviews/1", typed | {"operation": uuid4()}).status_code == 302
        assert client.get(f"{page}/lock").status_code == 200
        assert client.post(f"{page}/lock", {"operation": uuid4()}).status_code == 302
        assert "Your marks are locked" in client.get(f"{page}/reviews/1").content.decode()
    client.force_login(lead)
    assert "Reveal the marks" in client.get(page).content.decode()
    assert client.post(f"{page}/reveal", {"operation": uuid4()}).status_code == 302
    body = client.get(f"{page}/agreement").content.decode()
    assert "Agreement beyond chance is" in body
    assert "kinder" in body
    assert "outstanding" in client.get(f"{page}/pack.csv").content.decode()
    assert client.get(f"{page}/pack.pdf").content.startswith(b"%PDF")
    assert client.get(f"{page}/pack.docx").content.startswith(b"PK")


def test_sessions_are_ended_and_markers_excused_on_their_pages(
    lead: User, submission: Submission, client: Client
) -> None:
    one, other = staff.inspector(), staff.national_officer()
    session = opened(lead, submission, one, other)
    page = f"/quality/benchmarking/{session.pk}"
    client.force_login(lead)
    marker = session.markers.get(user=other)
    assert client.get(f"{page}/markers/{marker.pk}/excuse").status_code == 200
    told = {"operation": uuid4(), "reason": "On leave"}
    assert client.post(f"{page}/markers/{marker.pk}/excuse", told).status_code == 302
    assert "Excused: On leave" in client.get(page).content.decode()
    assert client.get(f"{page}/markers/999999/excuse").status_code == 404
    told = {"operation": uuid4(), "reason": "Too few"}
    assert client.post(f"{page}/end", told).status_code == 302
    assert "Ended: Too few" in client.get(page).content.decode()
    assert client.get(f"{page}/reviews/1").status_code == 403
    client.force_login(staff.member("regional_lead", of="London"))
    assert client.get(page).status_code == 404
