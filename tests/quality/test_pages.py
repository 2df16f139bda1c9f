"""Every page of an assessment opens in the states in which it is needed."""

import pytest
from django.test import Client

from candour.staff.models import User
from tests.factories import quality, staff

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("made_ahead")]


def opened(person: User, place: str, *pages: str) -> None:
    client = Client()
    client.force_login(person)
    for page in pages:
        response = client.get(f"/quality/{place}/1/{page}")
        assert response.status_code == 200, (page, response.status_code)
        assert "OFFICIAL-SENSITIVE" in response.content.decode(), page


def test_the_pages_of_an_assessor_and_of_whoever_allocates() -> None:
    officer, lead = staff.national_officer(), staff.national_lead()
    assessment = quality.allocated(officer)
    place = assessment.case_reference
    opened(officer, place, "begin")
    quality.fill(assessment, officer, {})
    seat = quality.seat_of(assessment, officer)
    opened(
        officer, place, "", "marks/", "marks/A/", "marks/whole/", "marks/A/versions/", "marks/A/versions/1"
    )
    opened(officer, place, "marks/A/signed-in", "lock")
    opened(lead, place, "", "allocate", f"assessors/{seat.pk}/take-off")


def test_a_form_without_scripts_saves_and_picks_a_passage() -> None:
    officer = staff.national_officer()
    assessment = quality.allocated(officer)
    quality.begun(assessment, officer)
    client = Client()
    client.force_login(officer)
    page = f"/quality/{assessment.case_reference}/1/marks/A/"
    sent = {
        "operation": "6f1d1f0e-8a7e-4d3b-9f60-0a4f1f1c2d3e",
        "base": "0",
        "reason": "It asks why.",
        "paragraph": "1",
        "pick": "yes",
    }
    assert client.post(page, sent).status_code == 302
    kept = quality.marks_of(assessment, officer, "A").content
    assert (kept["reason"], len(kept["passages"])) == ("It asks why.", 1)
    later = client.post(
        page, sent | {"operation": "6f1d1f0e-8a7e-4d3b-9f60-0a4f1f1c2d3f", "reason": "Other."}
    )
    assert "saved in another window" in later.content.decode()
    assert "Other." in later.content.decode()


def test_the_pages_of_the_report_for_both_sides() -> None:
    officer, lead = staff.national_officer(), staff.regional_lead()
    assessment = quality.settled("inadequate", by=officer)
    place = assessment.case_reference
    opened(officer, place, "consolidate/", "consolidate/A/", "consolidate/reopen")
    opened(officer, place, "report/write", "report/issue", "report/amendments/add")
    done = quality.issued("inadequate", by=officer)
    opened(lead, done.case_reference, "", "report", "rounds", "report/copies", "report/amendments/1/answer")
    client = Client()
    client.force_login(lead)
    assert client.get("/quality/reports").status_code == 200
    assert client.get("/quality/").status_code == 302
