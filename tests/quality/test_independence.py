"""Whoever marked a review is in the graph of its independence, and never writes or countersigns it."""

import pytest
from django.db import ProgrammingError, transaction
from django.test import Client

from candour.quality.models import Marking
from candour.reviews.independence import Work, reasons_against_in
from candour.reviews.models import QualityMarker
from tests.factories import quality, staff

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("made_ahead")]

SAID = "has marked the quality of the review"


def test_whoever_locked_marks_neither_writes_nor_countersigns_the_review() -> None:
    officer = staff.national_officer()
    assessment = quality.marked("good", assessor=officer)
    for work in (Work.WRITE, Work.SIGN):
        assert SAID in reasons_against_in(assessment.review, officer, work)
    assert reasons_against_in(assessment.review, officer, Work.MARK) == []


def test_the_record_is_what_stands_in_the_way() -> None:
    """Without it, as for somebody who was only given the review, nothing does."""
    officer = staff.national_officer()
    assessment = quality.allocated(officer)
    quality.begun(assessment, officer)
    assert Marking.objects.filter(assessment=assessment).exists()
    assert not QualityMarker.objects.exists()
    assert SAID not in reasons_against_in(assessment.review, officer, Work.WRITE)


def test_who_marked_a_review_is_never_changed() -> None:
    quality.marked("good")
    with pytest.raises(ProgrammingError), transaction.atomic():
        QualityMarker.objects.all().delete()


def test_the_graph_shows_the_marker_to_the_national_team_and_no_assessor_to_the_region() -> None:
    officer = staff.national_officer()
    assessment = quality.marked("good", assessor=officer)
    client = Client()
    for person, shown in ((staff.national_lead(), True), (staff.regional_lead(), False)):
        client.force_login(person)
        page = client.get(f"/reviews/{assessment.case_reference}/independence/")
        assert page.status_code == 200
        assert ("marked the quality of the review" in page.content.decode()) == shown
