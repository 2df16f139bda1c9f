"""Pages of the early look, allocation, independence and dates: they ask little and do what they say."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from candour.reviews.models import EarlyLook, ReviewStage
from tests.factories import reviews, staff

pytestmark = pytest.mark.django_db

PAGES = (
    "early-look/",
    "allocation/",
    "allocation/write/give-on",
    "independence/",
    "independence/parts/add",
    "dates/",
    "dates/pause",
)
MOST = 20


def test_a_page_of_a_review_asks_at_most_twenty_queries(client: Client) -> None:
    review = reviews.being_written()
    for _each in range(3):
        review.case.register.create(role="staff", family_name="Farr", staff_account=staff.practitioner())
        reviews.being_written(writer=review.reviewing_manager)
    client.force_login(staff.regional_lead())
    client.get("/policy")
    for page in PAGES:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(f"/reviews/{review.case_reference}/{page}").status_code == 200
        asked = [query["sql"] for query in captured if "SAVEPOINT" not in query["sql"]]
        assert len(asked) <= MOST, (page, asked)


def test_the_early_look_goes_from_its_beginning_to_its_end_by_its_pages(client: Client) -> None:
    review, lead = reviews.commissioned(), staff.regional_lead()
    client.force_login(lead)
    at = f"/reviews/{review.case_reference}/early-look"
    day = {"day": "2", "month": "3", "year": "2026"}

    def post(page: str, **typed: str) -> None:
        answer = client.post(f"{at}/{page}", {"operation": str(uuid4()), **typed})
        assert answer.status_code == 302, answer.content.decode()[:4000]

    def on(name: str) -> dict[str, str]:
        return {f"{name}-{part}": value for part, value in day.items()}

    post("begin")
    post("records/add", name="OASys", covers="", **on("read_on"))
    post("answer/concern", concern="practice", practice_detail="Home visits were missed.")
    post("answer/nothing-at-once", no_action_why="Nobody is at risk now.")
    post("answer/support", welfare_detail="The practitioner", **on("welfare_offered_on"))
    post("answer/separate-route", separate_route_raised="yes", **on("separate_route_on"))
    post("complete")
    review.refresh_from_db()
    look = EarlyLook.objects.get(review=review)
    assert review.status == ReviewStage.TO_ALLOCATE
    assert (look.concern, look.concern_detail) == ("practice", "Home visits were missed.")
    assert look.separate_route_raised is True


def test_a_review_is_allocated_and_begun_by_its_pages(client: Client) -> None:
    review, lead = reviews.early_look_done(), staff.regional_lead()
    writer, signer = staff.reviewing_manager(), staff.member("countersigning_manager")
    client.force_login(lead)
    at = f"/reviews/{review.case_reference}/allocation"
    typed = {"writer": writer.pk, "countersigner": signer.pk, "conducted_by": "region"}
    answer = client.post(f"{at}/choose", {"operation": str(uuid4()), "reason": "", **typed})
    assert answer.status_code == 302, answer.content.decode()[:4000]
    client.force_login(writer)
    assert "I declare this, and begin" in client.get(f"{at}/begin").content.decode()
    assert client.post(f"{at}/begin", {"operation": str(uuid4())}).status_code == 302
    review.refresh_from_db()
    assert review.status == ReviewStage.WRITING


def test_somebody_against_whom_something_stands_is_shown_with_the_reason_and_not_offered(
    client: Client,
) -> None:
    review = reviews.early_look_done()
    close = staff.member("reviewing_manager", name="Close Colleague")
    review.case.register.create(role="staff", family_name="Colleague", staff_account=close)
    client.force_login(staff.regional_lead())
    page = client.get(f"/reviews/{review.case_reference}/allocation/choose").content.decode()
    assert f'<option value="{close.pk}"' not in page
    assert "Close Colleague is named in the case as a member of staff." in page


def test_the_home_page_counts_what_waits(client: Client) -> None:
    reviews.early_look_done()
    client.force_login(staff.regional_lead())
    page = client.get("/").content.decode()
    assert "Reviews to allocate" in page
    assert 'href="/reviews/"' in page
