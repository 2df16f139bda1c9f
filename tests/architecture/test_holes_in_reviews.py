"""Ways to write in a review without the right to, tried by hand once: each is now refused."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from candour.reviews.commands import (
    accuracy,
    allocation,
    chronology,
    conflicts,
    interviews,
    remarks,
    signing,
    writing,
)
from candour.reviews.commands.thread import add_part
from candour.reviews.models import (
    AccuracyComment,
    ChronologyEntry,
    Countersignature,
    Level,
    Remark,
    Review,
    ReviewStage,
    Section,
)
from candour.reviews.queries.accuracy import extracts_waiting
from candour.reviews.rich_text import from_markup
from candour.staff.models import User
from candour.workflow.refusals import NotAllowed, NotNow
from tests.factories import reviews, staff
from tests.reviews import gathered
from tests.reviews.signing import scene

pytestmark = pytest.mark.django_db

AT = gathered.AT
DECLARE = "Declare first"
Attempt = Callable[[Review, User], object]


def write(review: Review, by: User) -> object:
    section = Section.objects.filter(review=review).first()
    assert section is not None
    words = from_markup(f"Words {uuid4()}")
    return writing.save_section(section=section, content=words, base=section.version, by=by, at=AT)


def gather(review: Review, by: User) -> object:
    return chronology.add_entry(review=review, by=by, at=AT, on=AT.date(), text="A home visit.")


def weigh(review: Review, by: User) -> object:
    values = {"characteristic": "age", "text": "Work was fitted to his maturity."}
    return add_part(review, "diversity", values, by=by, at=AT)


def send(review: Review, by: User) -> object:
    new = accuracy.NewPack(audience="staff", recipient=by, due_on=AT.date(), passages=[])
    return accuracy.send_pack(review=review, new=new, by=by, at=AT)


def be_satisfied(review: Review, by: User) -> object:
    return accuracy.be_satisfied(review=review, by=by, at=AT)


def remark(review: Review, by: User) -> object:
    section = Section.objects.filter(review=review).first()
    assert section is not None
    return remarks.add_remark(section=section, block="", text="Is this so?", by=by, at=AT)


def move(review: Review, by: User) -> object:
    return signing.send_for_accuracy(review=review, by=by, at=AT)


ATTEMPTS = (write, gather, weigh, send, be_satisfied, remark)


@pytest.mark.parametrize("attempt", [*ATTEMPTS, move])
def test_whoever_is_given_a_begun_review_declares_independence_before_anything_else(attempt: Attempt) -> None:
    review = reviews.being_written()
    heir = staff.reviewing_manager(review.case.region.name)
    lead = staff.regional_lead(review.case.region.name)
    allocation.reassign(review=review, task="write", to=heir, reason="Leave", by=lead, at=AT)
    given = Review.objects.get(pk=review.pk)
    with pytest.raises(NotNow, match=DECLARE):
        attempt(given, heir)
    allocation.declare_independence(review=given, by=heir, at=AT)
    assert not conflicts.reasons_against_work(given, heir)


@pytest.mark.parametrize("attempt", ATTEMPTS)
def test_nobody_writes_or_remarks_in_a_review_that_a_conflict_suspended(attempt: Attempt) -> None:
    review = reviews.being_written()
    writer = review.reviewing_manager
    assert writer is not None
    conflicts.declare_conflict(review=review, reason="He is my cousin.", by=writer, at=AT)
    with pytest.raises(NotNow, match="suspended"):
        attempt(Review.objects.get(pk=review.pk), writer)


def test_a_conflicted_countersigner_neither_remarks_nor_says_that_they_are_satisfied() -> None:
    review = reviews.being_written()
    signer = review.countersigning_manager
    assert signer is not None
    gathered.member_of_staff(review, staff_account=signer)
    for attempt in (remark, be_satisfied):
        with pytest.raises(NotNow, match="not independent"):
            attempt(review, signer)
    assert not Remark.objects.exists()


def test_a_colleague_who_signed_the_review_before_writes_none_of_it() -> None:
    review = gathered.being_written()
    colleague = gathered.on_the_list(review, staff.reviewing_manager(review.case.region.name))
    colleague.access_entries.filter(case=review.case).update(relation="reviewing_manager")
    write(review, colleague)
    shared = {"case": review.case, "review": review, "by": colleague, "at": AT, "round": 1}
    Countersignature.objects.create(**shared, grade="Head", statement="Read.", sha256="0" * 64)
    with pytest.raises(NotNow, match="has countersigned the review"):
        write(review, colleague)


def test_nothing_is_said_of_an_extract_once_the_review_is_signed_where_nobody_would_answer() -> None:
    review = scene.to_sign()
    author, signer = scene._managers(review)
    reader = staff.member("practitioner", name="Ruth Brannigan")
    pack = scene.sent(review, reader, audience="staff")
    assert extracts_waiting(reader) == 1
    Review.objects.filter(pk=review.pk).update(status=ReviewStage.COUNTERSIGNED)
    new = accuracy.NewComment(text="That is not so.")
    with pytest.raises(NotNow, match="time for comments is over"):
        accuracy.comment(pack=pack, new=new, by=reader, at=AT)
    with pytest.raises(NotNow, match="time for comments is over"):
        accuracy.finish(pack=pack, by=reader, at=AT)
    assert not AccuracyComment.objects.filter(pack=pack).exists()
    assert extracts_waiting(reader) == 0
    assert author != signer


def two_reviews() -> tuple[Review, Review, User]:
    first = gathered.being_written()
    writer = first.reviewing_manager
    assert writer is not None
    second = gathered.being_written()
    Review.objects.filter(pk=second.pk).update(reviewing_manager=writer)
    gathered.on_the_list(second, writer)
    return first, Review.objects.get(pk=second.pk), writer


@pytest.mark.parametrize("kind", ["entry", "interview", "remark", "part"])
def test_a_form_used_for_one_review_does_nothing_to_another(kind: str) -> None:
    first, second, writer = two_reviews()
    operation = uuid4()

    def entry(review: Review) -> object:
        return chronology.add_entry(
            review=review, by=writer, at=AT, operation=operation, on=AT.date(), text="A visit."
        )

    def interview(review: Review) -> object:
        return interviews.plan(
            review=review,
            by=writer,
            at=AT,
            operation=operation,
            role="Practitioner",
            level=Level.PRACTITIONER,
        )

    def margin(review: Review) -> object:
        section = Section.objects.filter(review=review).first()
        assert section is not None
        return remarks.add_remark(
            section=section, block="", text="So?", by=writer, at=AT, operation=operation
        )

    def part(review: Review) -> object:
        values = {"characteristic": "age", "text": "Fitted to his maturity."}
        return add_part(review, "diversity", values, by=writer, at=AT, operation=operation)

    does = {"entry": entry, "interview": interview, "remark": margin, "part": part}[kind]
    assert does(first) == does(first)
    with pytest.raises(NotAllowed, match="already used for something else"):
        does(second)
    assert not ChronologyEntry.objects.filter(review=second).exists()


@pytest.mark.parametrize(
    "table", ["reviews_submission", "reviews_countersignature", "reviews_sectionversion"]
)
@pytest.mark.parametrize("statement", ["UPDATE {} SET at = now()", "DELETE FROM {}", "TRUNCATE {} CASCADE"])
def test_what_was_signed_and_sent_is_beyond_the_reach_of_the_web(table: str, statement: str) -> None:
    review = scene.signed()
    administrator = staff.administrator()
    signing.submit(review=review, by=administrator, at=timezone.now())
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement.format(f"reviews_{table}"))
