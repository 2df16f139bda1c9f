"""What the home page of a review says of its quality, and when."""

import pytest
from django.test import Client

from candour.quality.models import WHOLE, Assessment
from candour.staff.models import User
from tests.factories import quality, staff
from tests.reviews.signing import scene

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("made_ahead")]

RATINGS = ("Outstanding", "Good", "Requires improvement", "Inadequate")


def home(assessment: Assessment, person: User) -> str:
    client = Client()
    client.force_login(person)
    response = client.get(f"/reviews/{assessment.case_reference}/")
    assert response.status_code == 200
    return response.content.decode()


def panel(assessment: Assessment, person: User) -> str:
    _before, found, after = home(assessment, person).partition('aria-label="Quality assurance"')
    assert found
    return after.partition("</section>")[0]


def test_no_rating_stands_on_the_home_page_of_a_review_while_it_is_marked() -> None:
    officer, lead = staff.national_officer(), staff.regional_lead()
    assessment = quality.allocated(officer)
    quality.fill(assessment, officer, {WHOLE: "inadequate"})
    for person in (officer, lead):
        shown = panel(assessment, person)
        assert "Being marked" in shown
        assert not [rating for rating in RATINGS if rating in shown]


def test_no_rating_stands_there_when_it_is_settled_and_not_issued() -> None:
    officer, lead = staff.national_officer(), staff.regional_lead()
    assessment = quality.settled("inadequate", by=officer)
    for person in (officer, lead):
        shown = panel(assessment, person)
        assert "not before" in shown
        assert not [rating for rating in RATINGS if rating in shown]


def test_an_issued_report_is_told_in_a_line_with_the_way_to_it() -> None:
    assessment = quality.issued("good")
    shown = panel(assessment, staff.regional_lead())
    assert "<strong>Good</strong>" in shown
    assert "1 amendment asked for, 1 not answered yet" in shown
    assert f"/quality/{assessment.case_reference}/1/report" in shown


def test_a_review_that_was_not_submitted_says_nothing_of_its_quality() -> None:
    review = scene.signed()
    client = Client()
    client.force_login(staff.regional_lead())
    page = client.get(f"/reviews/{review.case.reference}/").content.decode()
    assert "Quality assurance" not in page.partition("<main")[2]
