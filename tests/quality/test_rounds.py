"""From the submission to the issued report, and back where the review was Inadequate."""

import pytest

from candour.cases.models.visibility import Sight
from candour.notifications.models import Deadline
from candour.quality.models import Assessment, AssessmentStatus, Body
from candour.quality.queries.assessments import reports_for_region
from candour.quality.queries.reports import issued_in_short
from candour.reviews.models import Review, ReviewStage
from tests.factories import quality

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("made_ahead")]


def test_a_submitted_review_is_the_national_teams_until_a_draw_takes_it() -> None:
    assessment = quality.waiting()
    assert (assessment.body, assessment.status, assessment.round) == (Body.NATIONAL, "to_allocate", 1)
    assert assessment.standards_version == "2021"
    due = Deadline.objects.get(case=assessment.case, step="quality_assurance")
    assert due.started_on == quality.AT.date()


def test_a_good_review_is_final_and_its_response_is_in_time() -> None:
    assessment = quality.issued("good")
    assert assessment.status == AssessmentStatus.FINAL
    assert Review.objects.get(pk=assessment.review_id).status == ReviewStage.SUBMITTED
    assert Deadline.objects.get(case=assessment.case, step="quality_assurance").met_on is not None


def test_an_inadequate_review_goes_back_to_its_author_with_a_date() -> None:
    assessment = quality.issued("inadequate")
    assert assessment.status == AssessmentStatus.RESUBMISSION
    assert Review.objects.get(pk=assessment.review_id).status == ReviewStage.WRITING
    assert Deadline.objects.get(case=assessment.case, step="resubmission").met_on is None
    assert Assessment.objects.filter(case=assessment.case).count() == 1


def test_no_amendment_waits_for_an_answer_once_the_review_was_submitted_again() -> None:
    assessment = quality.issued("inadequate")
    reports = reports_for_region(Sight(everything=True))
    assert vars(reports.get())["waiting"] == 1
    Assessment.objects.filter(pk=assessment.pk).update(status=AssessmentStatus.RESUBMITTED)
    assert not vars(reports.all().get())["waiting"]
    told = issued_in_short(quality.again(assessment), Sight(everything=True))
    assert told is not None
    assert (told.amendments, told.waiting) == (1, 0)
