"""The pages on which an owner reports and an inspector verifies."""

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from candour.action_plans.models import ProgressUpdate, Verification
from tests.action_plans.actions import action, inspector, owner_user
from tests.factories import staff

pytestmark = pytest.mark.django_db


def _day(name: str, day: int, month: int, year: int) -> dict[str, str]:
    return {f"{name}-day": str(day), f"{name}-month": str(month), f"{name}-year": str(year)}


def test_an_owner_reports_and_an_inspector_verifies(client: Client) -> None:
    owner = owner_user()
    made = action(owner)
    client.force_login(owner)
    page = client.get(reverse("action_plans:show", args=[made.pk])).content.decode()
    assert "Report progress" in page
    assert "Verify progress</a>" not in page
    form = {**_day("on", 1, 6, 2024), "reported": "complete", "evidence": "Sent.", "moves": "no"}
    answer = client.post(reverse("action_plans:report", args=[made.pk]), form | {"operation": uuid4()})
    assert answer.status_code == 302
    assert ProgressUpdate.objects.get().reported == "complete"

    client.force_login(inspector())
    found = {**_day("on", 1, 7, 2024), "found": "insufficient", "evidence": "Two lack it."}
    client.post(reverse("action_plans:verify", args=[made.pk]), found | {"operation": uuid4()})
    assert Verification.objects.get().found == "insufficient"
    page = client.get(reverse("action_plans:show", args=[made.pk])).content.decode()
    assert "Reported: Complete" in page
    assert "Verified: Insufficient progress" in page
    assert page.count("Recorded ") == 2
    past = client.get(
        reverse("action_plans:show", args=[made.pk]),
        {"as_of-day": "15", "as_of-month": "6", "as_of-year": "2024"},
    ).content.decode()
    assert "Verified: Insufficient progress" not in past
    assert "counts by the date it bears" in past


def test_a_moved_target_must_be_explained_on_the_form(client: Client) -> None:
    boss = staff.member("regional_director")
    owner = staff.member("action_owner", of=None, line_manager=boss)
    made = action(owner)
    client.force_login(owner)
    form: dict[str, object] = {
        **_day("on", 1, 6, 2024),
        **_day("revised_due_on", 1, 10, 2024),
        "reported": "in_progress",
        "evidence": "Drafted.",
        "moves": "yes",
        "operation": uuid4(),
    }
    page = client.post(reverse("action_plans:report", args=[made.pk]), form).content.decode()
    assert "Say why the target moves" in page
    assert not ProgressUpdate.objects.exists()
    whole = form | {"reason": "A late contract.", "approver": str(boss.pk)}
    assert client.post(reverse("action_plans:report", args=[made.pk]), whole).status_code == 302
    assert ProgressUpdate.objects.get().approver == boss


def test_a_refusal_is_shown_on_the_form(client: Client) -> None:
    made = action(owner_user())
    client.force_login(owner_user())
    form = {**_day("on", 1, 6, 2024), "reported": "complete", "evidence": "Sent.", "moves": "no"}
    page = client.post(reverse("action_plans:report", args=[made.pk]), form | {"operation": uuid4()})
    assert "Only a person who answers for this action" in page.content.decode()


@pytest.mark.parametrize("page", ["report", "verify", "owners"])
def test_each_form_is_for_its_own_role(client: Client, page: str) -> None:
    client.force_login(staff.practitioner())
    assert client.get(reverse(f"action_plans:{page}", args=[action().pk])).status_code == 403


def test_an_action_that_is_not_there_yet_is_not_found(client: Client) -> None:
    client.force_login(owner_user())
    early = "?as_of-day=1&as_of-month=1&as_of-year=2020"
    assert client.get(reverse("action_plans:show", args=[action().pk]) + early).status_code == 404


def test_the_list_says_what_narrows_it_to_nothing(client: Client) -> None:
    action()
    client.force_login(owner_user())
    page = client.get(reverse("action_plans:list"), {"search": "submarine"}).content.decode()
    assert "No action meets all of these" in page
    assert "No action is yours" in client.get(reverse("action_plans:mine")).content.decode()
