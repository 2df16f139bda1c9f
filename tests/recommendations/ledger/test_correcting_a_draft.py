"""An analyst mends what was read before it is imported: the front, a recommendation, a missed action."""

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from candour.recommendations import commands
from candour.recommendations.models import PlanImport
from tests.recommendations.ledger.plans import analyst, drafted

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(client: Client) -> PlanImport:
    person = analyst()
    client.force_login(person)
    return drafted(by=person)


def sent(client: Client, draft: PlanImport, name: str, *place: int, **given: object) -> int:
    """Post a correction of the draft as it stands; the status of the answer."""
    draft.refresh_from_db()
    form = {"seen": commands.version_of(draft), "operation": uuid4(), **given}
    return client.post(reverse(f"recommendations:{name}", args=[draft.pk, *place]), form).status_code


def test_the_front_of_a_plan_is_corrected(client: Client, draft: PlanImport) -> None:
    front = {
        "title": "A plan with another title",
        "kind": "regional",
        "submitted_date-day": "3",
        "submitted_date-month": "4",
        "submitted_date-year": "2024",
        "inspecting_body": "HM Inspectorate of Probation",
        "inspected_body": "The North region",
    }
    assert client.get(reverse("recommendations:front", args=[draft.pk])).status_code == 200
    status = sent(client, draft, "front", **front)
    draft.refresh_from_db()
    assert status == 302
    assert (draft.draft["title"], draft.draft["kind"]) == ("A plan with another title", "regional")


def test_a_front_without_a_title_is_refused_in_words(client: Client, draft: PlanImport) -> None:
    before = draft.draft["title"]
    assert sent(client, draft, "front", title="", kind="regional") == 200
    draft.refresh_from_db()
    assert draft.draft["title"] == before


def test_a_recommendation_is_corrected(client: Client, draft: PlanImport) -> None:
    words = {
        "number": "4a",
        "addressee": "The Probation Service",
        "stem": "",
        "text": "write down what was decided, and why.",
        "category": "agreed",
        "category_as_written": "Agreed",
        "rationale": "",
        "response_text": "",
    }
    assert client.get(reverse("recommendations:recommendation", args=[draft.pk, 0])).status_code == 200
    assert sent(client, draft, "recommendation", 0, **words) == 302
    draft.refresh_from_db()
    first = draft.draft["recommendations"][0]
    assert (first["number"], first["addressee"], first["stem"]) == ("4a", "The Probation Service", None)


def test_an_action_that_the_reader_missed_is_added(client: Client, draft: PlanImport) -> None:
    before = len(draft.draft["recommendations"][0]["actions"])
    action = {
        "text": "Every region will say when it has done so.",
        "owner": "Head of Learning",
        "owners": "Head of Learning",
        "target_date_as_written": "Ongoing",
        "kind": "ongoing",
        "subject_to_delay": "no",
    }
    assert client.get(reverse("recommendations:new_action", args=[draft.pk, 0])).status_code == 200
    assert sent(client, draft, "new_action", 0, **action) == 302
    draft.refresh_from_db()
    actions = draft.draft["recommendations"][0]["actions"]
    assert len(actions) == before + 1
    assert actions[-1]["owner"] == "Head of Learning"


def test_the_page_to_divide_an_action_shows_its_words(client: Client, draft: PlanImport) -> None:
    words = draft.draft["recommendations"][0]["actions"][0]["text"].splitlines()[0]
    page = client.get(reverse("recommendations:divide", args=[draft.pk, 0, 0]))
    assert words in page.content.decode()


def test_an_action_that_nobody_divided_is_said_beside_its_words(client: Client, draft: PlanImport) -> None:
    address = reverse("recommendations:divide", args=[draft.pk, 0, 0])
    text = draft.draft["recommendations"][0]["actions"][0]["text"]
    sent = {"text": text, "seen": commands.version_of(draft), "operation": str(uuid4())}
    page = client.post(address, sent).content.decode()
    assert 'href="#id_text">Put an empty line where the next action begins' in page
