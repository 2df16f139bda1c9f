"""What the court does to a review: dropped charges end one that is not finished, and nothing else does."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from candour.action_plans.models import Action
from candour.cases.commands import NewOutcome, charge_later, record_court_outcome
from candour.cases.models import CourtStatus
from candour.notifications.commands import deciding, notifying
from candour.reviews.commands import accuracy, early_look, signing
from candour.reviews.models import Review, ReviewStage, SectionVersion
from candour.reviews.rules.writing import reasons_against_writing
from candour.workflow.refusals import NotNow
from tests.factories import reviews, staff
from tests.reviews.signing import scene

pytestmark = pytest.mark.django_db

AT = scene.AT + 2 * scene.DAY
LEAVES_IT = [outcome for outcome in CourtStatus if outcome not in {CourtStatus.DROPPED, CourtStatus.CHARGED}]


def recorded(review: Review, outcome: str, *, note: str = "") -> Review:
    convicted = outcome.startswith("convicted")
    told = NewOutcome(
        outcome=CourtStatus(outcome), on=date(2026, 2, 20), offence_title="Robbery" if convicted else ""
    )
    record_court_outcome(review.case, told, by=staff.administrator(), at=AT, note=note)
    return scene.fresh(review)


def page_of(review: Review, client: Client) -> str:
    client.force_login(staff.regional_lead(review.case.region.name))
    return client.get(reverse("reviews:show", args=[review.case_reference])).content.decode()


@pytest.mark.parametrize("reached", [reviews.commissioned, reviews.allocated, reviews.being_written])
def test_dropped_charges_end_a_review_at_any_stage_before_it_is_sent(reached: Any) -> None:
    assert recorded(reached(), CourtStatus.DROPPED).status == ReviewStage.ENDED


def test_dropped_charges_end_a_signed_review_too_and_leave_its_actions_in_the_plan(client: Client) -> None:
    review = recorded(scene.signed(learning=True), CourtStatus.DROPPED)
    assert review.status == ReviewStage.ENDED
    assert Action.objects.get().withdrawn_at is None
    page = page_of(review, client)
    assert "so it is not completed" in page
    assert "Stages of the review" not in page
    assert "No date runs any more." in page
    assert "Charges dropped or discontinued, 20 February 2026." in page


def test_nothing_is_written_read_back_or_sent_once_a_review_has_ended() -> None:
    review = scene.written()
    head = scene.head_of_unit(review)
    pack = scene.sent(review, head)
    author = review.reviewing_manager
    assert author is not None
    review = recorded(review, CourtStatus.DROPPED)
    assert reasons_against_writing(review.sections.all()[0], author)
    with pytest.raises(NotNow, match="The time for comments is over"):
        accuracy.comment(pack=pack, new=accuracy.NewComment(text="No."), by=head, at=AT)
    with pytest.raises(NotNow):
        signing.send_for_accuracy(review=review, by=author, at=AT)
    assert SectionVersion.objects.filter(review=review).count() == 0


def test_a_submitted_review_stands_whatever_the_court_does(client: Client) -> None:
    review = scene.signed()
    signing.submit(review=review, by=staff.administrator(), at=AT)
    sent = review.submissions.get().sha256
    for outcome in (CourtStatus.ACQUITTED, CourtStatus.DROPPED):
        review = recorded(review, outcome, note="Told by the court on the day.")
        assert (review.status, review.submissions.get().sha256) == (ReviewStage.SUBMITTED, sent)
        assert "stands as internal learning" in page_of(review, client)


@pytest.mark.parametrize("outcome", LEAVES_IT)
def test_every_other_outcome_leaves_a_review_with_its_author(outcome: str) -> None:
    review = recorded(scene.written(), outcome)
    author = review.reviewing_manager
    assert author is not None
    assert review.status == ReviewStage.WRITING
    assert not reasons_against_writing(review.sections.select_related("review")[0], author)


def test_a_later_charge_opens_a_review_again_with_its_early_look_and_every_word() -> None:
    review = recorded(reviews.being_written(), CourtStatus.DROPPED)
    office = staff.administrator(review.case.region.name)
    values = {"title": "Murder", "code": "COML025", "alleged_offence_date": date(2026, 1, 20)}
    charge_later(review.case, values, by=office, at=AT)
    notification = review.case.notification
    notification.refresh_from_db()
    notifying.submit(notification=notification, proposal="", by=office, at=AT + scene.HOUR)
    review = scene.fresh(review)
    assert review.status == ReviewStage.EARLY_LOOK
    notification.refresh_from_db()
    deciding.commission_review(notification=notification, by=staff.national_officer(), at=AT + 2 * scene.HOUR)
    lead = staff.regional_lead(review.case.region.name)
    early_look.begin(review=review, by=lead, at=AT + 3 * scene.HOUR)
    done = early_look.complete(review=scene.fresh(review), by=lead, at=AT + 4 * scene.HOUR)
    assert done.status == ReviewStage.TO_ALLOCATE
