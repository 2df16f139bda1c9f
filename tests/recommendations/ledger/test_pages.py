"""The pages of the ledger: what they show, to whom, and in how many queries."""

import io
import zipfile
from datetime import date
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from candour.audit.models import Entry
from candour.recommendations import commands, queries
from candour.recommendations.models import PlanImport, Publication, Recommendation
from candour.recommendations.plan import to_json
from candour.recommendations.reading import read_plan
from candour.staff.models import User
from tests.factories import staff
from tests.recommendations.ledger.plans import INPUTS, NOW, PLAN, analyst, drafted, imported, settle_all

pytestmark = pytest.mark.django_db
LIST_PAGES, DETAIL_PAGES = 12, 20


@pytest.fixture
def reader(client: Client) -> User:
    person = analyst()
    client.force_login(person)
    return person


def pages_of(publication: Publication) -> dict[str, int]:
    one = publication.recommendations.first()
    assert one
    action = one.action_links.get(position=0).action
    return {
        reverse("recommendations:ledger"): LIST_PAGES,
        reverse("recommendations:publications"): LIST_PAGES,
        reverse("recommendations:imports"): LIST_PAGES,
        reverse("action_plans:list"): LIST_PAGES,
        reverse("action_plans:mine"): LIST_PAGES,
        reverse("action_plans:slippage"): LIST_PAGES,
        reverse("action_plans:timeline"): LIST_PAGES,
        reverse("recommendations:publication", args=[publication.pk]): DETAIL_PAGES,
        reverse("recommendations:show", args=[one.pk]): DETAIL_PAGES,
        reverse("recommendations:correct", args=[one.pk]): DETAIL_PAGES,
        reverse("recommendations:repeats", args=[one.pk]): DETAIL_PAGES,
        reverse("action_plans:show", args=[action.pk]): DETAIL_PAGES,
        reverse("action_plans:owners", args=[action.pk]): DETAIL_PAGES,
    }


def test_every_page_opens_in_a_few_queries_whatever_the_volume(client: Client, reader: User) -> None:
    for name in sorted(INPUTS.glob("action-plan-*.txt")):
        imported(name.read_bytes(), name.name, reader)
    over = {}
    for address, most in pages_of(imported(by=reader)).items():
        with CaptureQueriesContext(connection) as captured:
            response = client.get(address)
        assert response.status_code == 200, address
        asked = [query for query in captured if "SAVEPOINT" not in query["sql"]]
        if len(asked) > most:
            over[address] = len(asked)
    assert not over


def test_a_long_plan_is_checked_in_few_queries_with_only_what_waits_open(
    client: Client, reader: User
) -> None:
    name = "action-plan-2020-sfo-thematic.txt"
    found = drafted((INPUTS / name).read_bytes(), name, reader)
    address = reverse("recommendations:check", args=[found.pk])
    with CaptureQueriesContext(connection) as captured:
        page = client.get(address).content.decode()
    assert len([query for query in captured if "SAVEPOINT" not in query["sql"]]) <= DETAIL_PAGES
    waiting = {doubt.recommendation for doubt in found.doubts.all()}
    for place, one in enumerate(found.draft["recommendations"]):
        opened = f'id="recommendation-{place}" open' in page
        assert opened == (str(one["number"]) in waiting)
    for doubt in found.doubts.all():
        assert f'href="#doubt-{doubt.pk}"' in page
        assert f'id="doubt-{doubt.pk}"' in page


def test_settling_leads_from_one_thing_to_the_next_and_closes_what_is_done(
    client: Client, reader: User
) -> None:
    name = "action-plan-2020-sfo-thematic.txt"
    found = drafted((INPUTS / name).read_bytes(), name, reader)
    doubts = list(found.doubts.all())
    for doubt, following in zip(doubts, [*doubts[1:], None], strict=True):
        address = reverse("recommendations:settle", args=[found.pk, doubt.pk])
        answer = client.post(address, {"note": "Printed so.", "operation": uuid4()})
        expected = f"#doubt-{following.pk}" if following else "#finish"
        assert answer.headers["Location"].endswith(expected)
    page = client.get(reverse("recommendations:check", args=[found.pk]))
    text = page.content.decode()
    assert f"{len(doubts)} of {len(doubts)} settled" in text
    assert 'class="candour-part" id="recommendation-2">' in text


def test_a_part_that_was_just_corrected_is_open(client: Client, reader: User) -> None:
    found = drafted(by=reader)
    page = client.get(reverse("recommendations:check", args=[found.pk]), {"open": "0"}).content.decode()
    assert 'id="recommendation-0" open' in page


def test_an_empty_ledger_says_what_to_do(client: Client, reader: User) -> None:
    assert "The ledger is empty" in client.get(reverse("recommendations:ledger")).content.decode()
    assert "No imports yet" in client.get(reverse("recommendations:imports")).content.decode()


@pytest.mark.parametrize("name", ["imports", "upload"])
def test_only_those_who_import_plans_see_imports(client: Client, name: str) -> None:
    client.force_login(staff.practitioner())
    assert client.get(reverse(f"recommendations:{name}")).status_code == 403


def test_a_reader_without_the_ledger_is_refused(client: Client) -> None:
    client.force_login(staff.member("system_administrator", of=None))
    assert client.get(reverse("recommendations:ledger")).status_code == 403


def test_a_document_goes_from_upload_to_the_ledger_through_the_pages(client: Client, reader: User) -> None:
    file = SimpleUploadedFile("plan.txt", PLAN.encode(), "text/plain")
    answer = client.post(reverse("recommendations:upload"), {"documents": file, "operation": uuid4()})
    found = PlanImport.objects.get()
    assert answer.headers["Location"] == reverse("recommendations:check", args=[found.pk])

    page = client.get(answer.headers["Location"]).content.decode()
    assert "make sure that every handover is written down before release." in page
    for doubt in found.doubts.all():
        address = reverse("recommendations:settle", args=[found.pk, doubt.pk])
        assert client.post(address, {"note": "Looked at it.", "operation": uuid4()}).status_code == 302
    finish = client.post(reverse("recommendations:finish", args=[found.pk]), {"operation": uuid4()})
    assert "3 recommendations and 3 actions" in client.get(finish.headers["Location"]).content.decode()
    done = client.post(finish.headers["Location"], {"operation": uuid4()})
    assert client.get(done.headers["Location"]).status_code == 200
    assert Recommendation.objects.count() == 3


def test_a_bad_document_is_explained_on_the_upload_page(client: Client, reader: User) -> None:
    file = SimpleUploadedFile("letter.txt", b"Dear all, the meeting is on Tuesday.", "text/plain")
    page = client.post(reverse("recommendations:upload"), {"documents": file, "operation": uuid4()})
    assert page.status_code == 200
    assert "No recommendations were found" in page.content.decode()
    assert not PlanImport.objects.exists()


def test_bringing_the_same_document_in_again_leads_to_the_plan(client: Client, reader: User) -> None:
    publication = imported(by=reader)
    file = SimpleUploadedFile("plan.txt", PLAN.encode(), "text/plain")
    answer = client.post(reverse("recommendations:upload"), {"documents": file, "operation": uuid4()})
    assert answer.headers["Location"] == reverse("recommendations:publication", args=[publication.pk])
    assert "already imported" in client.get(answer.headers["Location"]).content.decode()


def test_an_action_is_corrected_divided_joined_and_removed(client: Client, reader: User) -> None:
    found = drafted(by=reader)
    correct = reverse("recommendations:action", args=[found.pk, 0, 0])
    form = {
        "text": "A standard note will be issued.\nRegions will use it.",
        "owner": "Head of Operations and Head of Learning",
        "owners": "Head of Operations\nHead of Learning",
        "target_date_as_written": "July 2024",
        "kind": "month",
        "month": "7",
        "year": "2024",
        "subject_to_delay": "no",
        "seen": commands.version_of(found),
        "operation": uuid4(),
    }
    assert client.post(correct, form).status_code == 302
    found.refresh_from_db()
    assert found.draft["recommendations"][0]["actions"][0]["target"]["month"] == 7

    def step(name: str, **given: object) -> None:
        found.refresh_from_db()
        address = reverse(f"recommendations:{name}", args=[found.pk, 0, 0])
        sent = {"seen": commands.version_of(found), "operation": uuid4(), **given}
        assert client.post(address, sent).status_code == 302
        found.refresh_from_db()

    step("divide", text="A standard note will be issued.\n\nRegions will use it.")
    assert len(found.draft["recommendations"][0]["actions"]) == 3
    step("join")
    assert len(found.draft["recommendations"][0]["actions"]) == 2
    step("remove")
    assert [one["owner"] for one in found.draft["recommendations"][0]["actions"]] == [
        "Regional Director, North"
    ]


def test_a_correction_of_a_page_that_has_changed_since_is_refused(client: Client, reader: User) -> None:
    found = drafted(by=reader)
    form = {
        "title": "Another title",
        "kind": "thematic",
        "seen": "2020-01-01T00:00:00+00:00",
        "operation": uuid4(),
    }
    page = client.post(reverse("recommendations:front", args=[found.pk]), form)
    assert "Somebody corrected this plan" in page.content.decode()


def test_a_part_that_is_not_there_is_not_found(client: Client, reader: User) -> None:
    found = drafted(by=reader)
    assert client.get(reverse("recommendations:action", args=[found.pk, 9, 0])).status_code == 404


def test_the_ledger_as_of_a_day_before_a_plan_leaves_it_out(client: Client, reader: User) -> None:
    imported(by=reader)
    address = reverse("recommendations:ledger")
    before = {"as_of-day": "13", "as_of-month": "3", "as_of-year": "2024"}
    after = before | {"as_of-day": "14"}
    assert "every handover" not in client.get(address, before).content.decode()
    assert "every handover" in client.get(address, after).content.decode()


def test_a_day_that_is_none_is_explained_and_today_is_shown(client: Client, reader: User) -> None:
    imported(by=reader)
    page = client.get(
        reverse("recommendations:ledger"), {"as_of-day": "31", "as_of-month": "2", "as_of-year": "2024"}
    ).content.decode()
    assert "must be a real date" in page
    assert "every handover" in page


@pytest.mark.parametrize(
    ("asked", "numbers"),
    [
        ({"search": "handover officer"}, {"3"}),
        ({"category": "partly_agreed"}, {"2"}),
        ({"standing": "overdue"}, {"1"}),
        ({"standing": "reported"}, {"2"}),
        ({"standing": "no_action"}, {"3"}),
        ({"due": "2024-06"}, {"1"}),
        ({"standing": "nonsense", "due": "x-y", "body": "0x"}, {"1", "2", "3"}),
    ],
)
def test_the_ledger_is_narrowed(reader: User, asked: dict[str, str], numbers: set[str]) -> None:
    imported(by=reader)
    day = date(2026, 3, 3)
    found = queries.narrowed(queries.ledger_as_of(reader, day), queries.Narrowing(**asked), day)
    assert {one.number for one in found} == numbers
    for one in queries.with_actions(found, day):
        if asked.get("standing") in set(queries.Standing):
            assert queries.standing_of(one) == asked["standing"]


def test_counts_are_those_of_the_lists_they_lead_to(reader: User) -> None:
    imported(by=reader)
    day = date(2026, 3, 3)
    found = queries.ledger_as_of(reader, day)
    counts = queries.counts_of(found, day)
    for key, number in counts.standings.items():
        assert queries.narrowed(found, queries.Narrowing(standing=key.value), day).count() == number
    assert sum(number for _key, number in counts.categories) == 3


@pytest.mark.parametrize("form", ["csv", "ods", "docx", "pdf"])
def test_a_plan_that_is_exported_reads_back_as_the_same_structure(
    client: Client, reader: User, form: str
) -> None:
    publication = imported(by=reader)
    answer = client.post(reverse("recommendations:export", args=[publication.pk, form]))
    assert answer.headers["Content-Disposition"].startswith("attachment")
    read = to_json(read_plan(answer.content, f"plan.{form}").plan)
    stored = to_json(queries.plan_of_publication(publication))
    for structure in (read, stored):
        structure.pop("warnings")
        for one in structure["recommendations"]:
            for action in one["actions"]:
                action.pop("confidence")
                action.pop("note")
    assert read == stored


def test_every_export_is_in_the_register(client: Client, reader: User) -> None:
    publication = imported(by=reader)
    client.post(reverse("recommendations:export", args=[publication.pk, "csv"]))
    view = client.post(reverse("recommendations:export_view", args=["csv"]) + "?category=agreed")
    table = view.content.decode("utf-8-sig")
    assert "every handover" in table
    assert "handover officer" not in table
    assert Entry.objects.filter(action="ledger.exported").count() == 2


def test_the_view_is_exported_as_a_spreadsheet(client: Client, reader: User) -> None:
    imported(by=reader)
    answer = client.post(reverse("recommendations:export_view", args=["ods"]))
    content = zipfile.ZipFile(io.BytesIO(answer.content)).read("content.xml").decode()
    assert "every handover" in content


def test_an_export_is_not_made_by_following_a_link(client: Client, reader: User) -> None:
    publication = imported(by=reader)
    assert client.get(reverse("recommendations:export", args=[publication.pk, "csv"])).status_code == 405
    assert client.post(reverse("recommendations:export", args=[publication.pk, "exe"])).status_code == 404


def test_a_correction_in_the_ledger_keeps_what_stood_there(client: Client, reader: User) -> None:
    one = imported(by=reader).recommendations.get(number="2")
    form = {
        "text": one.text,
        "category": "agreed",
        "category_as_written": "Agreed",
        "rationale": one.rationale,
        "response_text": "",
        "gap_note": one.gap_note,
        "reason": "The department published a correction.",
        "operation": uuid4(),
    }
    assert client.post(reverse("recommendations:correct", args=[one.pk]), form).status_code == 302
    one.refresh_from_db()
    assert one.category == "agreed"
    assert {(kept.field, kept.before) for kept in one.corrections.all()} == {
        ("category", "partly_agreed"),
        ("category_as_written", "Partly Agreed"),
    }


LATER = (
    PLAN.replace("14 March 2024", "20 May 2025")
    .replace("12 March 2024", "19 May 2025")
    .replace("A thematic inspection of the handover", "A further inspection of the handover")
)


def test_a_repeat_is_suggested_and_linked_by_a_person(client: Client, reader: User) -> None:
    earlier = imported(by=reader).recommendations.get(number="3")
    later = imported(LATER, "later.txt", reader).recommendations.get(number="3")
    candidates = queries.repeat_candidates(later)
    assert candidates[0].recommendation == earlier
    form = {"earlier": str(earlier.pk), "note": "The same words.", "operation": uuid4()}
    assert client.post(reverse("recommendations:repeats", args=[later.pk]), form).status_code == 302
    assert [link.earlier for link in later.repeats.all()] == [earlier]
    assert not queries.repeat_candidates(earlier)


def test_an_import_is_withdrawn_through_its_page(client: Client, reader: User) -> None:
    found = drafted(by=reader)
    settle_all(found, reader)
    client.post(reverse("recommendations:finish", args=[found.pk]), {"operation": uuid4()})
    client.post(reverse("recommendations:confirm", args=[found.pk]), {"operation": uuid4()})
    assert client.get(reverse("recommendations:withdraw", args=[found.pk])).status_code == 200
    client.post(reverse("recommendations:withdraw", args=[found.pk]), {"operation": uuid4()})
    assert not Publication.objects.visible_to(reader).exists()


def test_a_reading_is_put_aside_and_a_settled_one_reopened(client: Client, reader: User) -> None:
    found = drafted(by=reader)
    settle_all(found, reader)
    client.post(reverse("recommendations:finish", args=[found.pk]), {"operation": uuid4()})
    client.post(reverse("recommendations:again", args=[found.pk]), {"operation": uuid4()})
    assert client.get(reverse("recommendations:check", args=[found.pk])).status_code == 200
    client.post(reverse("recommendations:discard", args=[found.pk]), {"operation": uuid4()})
    found.refresh_from_db()
    assert found.status == "discarded"


def test_desk_counts_are_for_those_who_import(reader: User) -> None:
    drafted(by=reader)
    assert queries.desk_counts(reader, NOW.date()) == {"my_imports": 1, "all_imports": 1}
    assert queries.desk_counts(staff.practitioner(), NOW.date()) == {}
