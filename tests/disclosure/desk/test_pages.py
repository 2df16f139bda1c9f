"""The pages of the desk: who opens which, what they show, and what they never show."""

import hashlib
from collections.abc import Callable
from typing import Any
from unittest.mock import patch
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from candour.access.grants import grants_of
from candour.access.permissions import Permission
from candour.access.roles import ALL_ROLES
from candour.cases.models.visibility import sight_of
from candour.cases.row_security import limit_rows_to
from candour.disclosure.commands import looking, making, moving
from candour.disclosure.commands.approving import joined, standing_files
from candour.disclosure.compartment import withheld_opened
from candour.disclosure.models import (
    Act,
    CheckItem,
    Decision,
    Disclosure,
    LabelGiven,
    Look,
    ReleaseFile,
    Status,
    Suggestion,
)
from candour.disclosure.queries.checks import items_of, present_check_of
from candour.disclosure.queries.gating import verdicts
from candour.disclosure.rendering import draw
from candour.disclosure.standing import standing_of
from candour.reviews.models import Review
from candour.staff.models import User
from tests.disclosure.desk import scene
from tests.factories import staff
from tests.reviews import gathered

pytestmark = pytest.mark.django_db
ADDRESS, NOTE = "14 Fern Road", "It says where she lives."
PAGES = (
    "",
    "parts",
    "parts/delivery",
    "look",
    "people",
    "sections",
    "sections/delivery",
    "preview",
    "meter",
    "schedule",
    "schedule/internal",
    "differences",
    "effect",
    "files",
    "concern",
    "move/end",
)


def visitor(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


def at(copy: Disclosure, page: str = "") -> str:
    return f"/disclosure/{copy.case_reference}/{copy.number}/{page}"


def test_every_page_of_the_desk_opens_for_the_preparer() -> None:
    copy, people = scene.decided()
    client = visitor(people.preparer)
    for page in PAGES:
        response = client.get(at(copy, page))
        assert response.status_code == 200, (page, response.status_code)
    entity = next(item.entity for item in standing_of(copy).items if item.entity)
    assert client.get(at(copy, "person"), {"who": entity}).status_code == 200
    for page in ("", "given", "statistics", f"{copy.case_reference}/", f"{copy.case_reference}/open"):
        assert client.get(f"/disclosure/{page}").status_code == 200, page
    block = next(iter(standing_of(copy).blocks))
    assert client.get(at(copy, f"mark/{block}")).status_code == 200


def test_the_checker_sees_nothing_of_what_was_decided_before_every_passage_has_an_answer() -> None:
    copy, people = scene.check_begun()
    client = visitor(people.checker)
    for page in ("parts", "people", "sections", "preview", "meter", "schedule/internal", "differences"):
        assert client.get(at(copy, page)).status_code == 403, page
    assert "Not there yet" in client.get(at(copy, "schedule")).content.decode()
    check = present_check_of(copy)
    assert check is not None
    seen = client.get(at(copy, "check")).content.decode()
    assert "How the case was managed</h2>" in seen
    assert ". “14 Fern Road”" in seen or ". “Brannigan”" in seen
    for item in items_of(check):
        seen += client.get(at(copy, f"check/{item.pk}")).content.decode()
    assert NOTE not in seen
    scene.answer_all(copy, people)
    assert NOTE in client.get(at(copy, "schedule/internal")).content.decode(), "the control"
    assert "Not there yet" not in client.get(at(copy, "schedule")).content.decode(), "the control"
    assert "Their note" in client.get(at(copy, "check")).content.decode()


def test_what_is_withheld_is_absent_for_every_role_without_the_right() -> None:
    """The last line is the control: the words that are searched for are there for whoever has the right."""
    copy, people = scene.approved()
    for role in ALL_ROLES:
        if Permission.VIEW_WITHHELD in role.permissions:
            continue
        person = gathered.on_the_list(copy.review, staff.member(role.key))
        client = visitor(person)
        for page in (*PAGES, "person?who=1", "check", "letter"):
            body = client.get(at(copy, page)).content.decode()
            assert ADDRESS not in body, (role.key, page)
            assert NOTE not in body, (role.key, page)
    body = visitor(people.approver).get(at(copy, "schedule/internal")).content.decode()
    assert ADDRESS in body
    assert NOTE in body


def test_the_database_shows_no_decision_to_a_reader_without_the_right() -> None:
    copy, people = scene.approved()
    limit_rows_to(sight_of(people.sender, at=timezone.now()), reader=people.sender.pk)
    assert Disclosure.objects.filter(pk=copy.pk).exists()
    tables = (Decision, Suggestion, LabelGiven, Act, CheckItem)
    assert [table.objects.exists() for table in tables] == [False] * len(tables)
    opened = withheld_opened(grants_of(people.preparer, on=timezone.localdate()))
    limit_rows_to(sight_of(people.sender, at=timezone.now()), reader=people.sender.pk, opened=opened)
    assert [table.objects.exists() for table in tables] == [True] * len(tables), "the control"


def test_a_passage_is_decided_from_the_page_of_a_section_by_a_form_alone() -> None:
    copy, people = scene.looked()
    client = visitor(people.preparer)
    chosen = [item.key for item in standing_of(copy).open if item.entity]
    answer = client.post(
        at(copy, "sections/delivery"),
        {"operation": str(uuid4()), "passage": chosen, "action": "label"},
    )
    assert answer.status_code == 302
    assert not [item for item in standing_of(copy).open if item.entity]
    missing = client.post(
        at(copy, "sections/delivery"),
        {"operation": str(uuid4()), "passage": chosen, "action": "withhold", "note": "Why"},
    )
    assert "Choose at least one ground." in missing.content.decode()
    client.post(at(copy, "undo"), {"operation": str(uuid4())})
    assert [item for item in standing_of(copy).open if item.entity]


def test_lists_and_pages_ask_the_database_little(django_assert_max_num_queries: Any) -> None:
    copy, people = scene.made()
    scene.opened(copy.review, people, recipient="Another coroner")
    client = visitor(people.preparer)
    client.get("/disclosure/?show=all")
    for page in ("", "given", "?show=all"):
        with django_assert_max_num_queries(12):
            client.get(f"/disclosure/{page}")
    for page in ("", "people", "sections/delivery", "preview", "meter", "schedule/internal", "files"):
        with django_assert_max_num_queries(20):
            assert client.get(at(copy, page)).status_code == 200, page


def test_a_file_is_opened_and_hashed_again() -> None:
    copy, people = scene.made()
    file = scene.file_of(copy)
    client = visitor(people.approver)
    answer = client.get(at(copy, f"files/{file.pk}"))
    assert hashlib.sha256(answer.content).hexdigest() == file.sha256
    assert ADDRESS not in answer.content.decode()
    with patch("candour.disclosure.views.files.digest_of", lambda _file: "0"):
        assert client.get(at(copy, f"files/{file.pk}")).status_code == 403
    moving.return_to_preparer(disclosure=copy, reason="Say less.", by=people.approver, at=scene.AT)
    assert visitor(people.checker).get(at(copy, f"files/{file.pk}")).status_code == 403
    assert visitor(people.preparer).get(at(copy, f"files/{file.pk}")).status_code == 200, "the control"


def sender(base: str) -> Callable[..., None]:
    """Sends a form to a page of the case and asks that it was taken."""

    def send(client: Client, page: str, **told: object) -> None:
        answer = client.post(f"{base}/{page}", {"operation": str(uuid4()), **told})
        assert answer.status_code == 302, (page, answer.content.decode())

    return send


def test_the_whole_way_by_forms() -> None:
    """Opened, considered, given on, checked, approved and sent as plain text, each by what its page sends."""
    review = scene.shared_review("The plan said what would happen if risk rose.")
    people = scene.people_of(review)
    preparer, checker = visitor(people.preparer), visitor(people.checker)
    send = sender(f"/disclosure/{review.case.reference}")

    send(preparer, "open", audience="coroner", recipient="The coroner", purpose="Inquest", formats=["text"])
    copy = Disclosure.objects.get(case=review.case)
    send(preparer, "1/look")
    looking.look(Look.objects.get(disclosure=copy).pk, now=timezone.now)
    send(preparer, "1/effect", on_person="He is told.", on_staff="Nobody is named.", contingency="A plan.")
    send(preparer, "1/move/prepare")
    send(checker, "1/check")
    send(checker, "1/move/check")
    send(preparer, "1/files")
    making.make(ReleaseFile.objects.get(disclosure=copy).pk, now=timezone.now)
    file = ReleaseFile.objects.get(disclosure=copy, state=ReleaseFile.State.PASSED)
    answer = preparer.get(f"/disclosure/{review.case.reference}/1/files/{file.pk}")
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert "The plan said what would happen if risk rose." in answer.content.decode()
    seen = joined(standing_files(scene.again(copy)))
    send(visitor(people.approver), "1/move/approve", statement="I read the whole.", seen=seen)
    send(preparer, "1/move/send", recipient="the coroner", how="post", formats=["text"])
    copy.refresh_from_db()
    assert copy.status == Status.SENT
    assert preparer.get("/disclosure/given").content.decode().count("The coroner") >= 1


def test_the_gate_lets_a_file_pass_in_which_its_reader_is_named_and_nobody_else() -> None:
    copy, people = scene.checked(**scene.own_part_facts(), parts=["delivery"], formats=["text"])
    (asked,) = making.ask(disclosure=copy, by=people.preparer, at=scene.AT)
    making.make(asked.pk, now=timezone.now)
    file = scene.file_of(copy)
    assert file.state == ReleaseFile.State.PASSED, verdicts(file.report)
    text = bytes(file.data or b"").decode()
    assert copy.own_name in text
    assert "Quill" not in text


def test_the_gate_stops_a_file_that_has_one_withheld_word_in_it() -> None:
    copy, people = scene.checked()
    making.ask(disclosure=copy, by=people.preparer, at=scene.AT)
    file = scene.file_of(copy)
    leaks = lambda key, pack: draw(key, pack).replace(b"</body>", f"<!-- {ADDRESS} --></body>".encode())  # noqa: E731
    with patch("candour.disclosure.queries.packing.draw", leaks):
        making.make(file.pk, now=timezone.now)
    file.refresh_from_db()
    assert file.state == ReleaseFile.State.STOPPED
    assert [one for one in verdicts(file.report) if not one.passed]
    page = visitor(people.preparer).get(at(copy, "files")).content.decode()
    assert "Stopped by the gate" in page
    assert page.index("What to do now") < page.index("What the gate says"), (
        "it does not stand in what is closed"
    )


def test_a_liaison_officer_sees_no_copy_for_another_family_of_the_same_case() -> None:
    copy, people, _plan = scene.for_family()
    other = gathered.on_the_list(copy.review, staff.member("victim_liaison_officer", name="Otto Other"))
    assert visitor(people.sender).get(at(copy)).status_code == 200, "the control"
    assert visitor(other).get(at(copy)).status_code == 404
    assert "Ms Quill" not in visitor(other).get("/disclosure/?show=all").content.decode()
    for person, seen in ((people.sender, True), (other, False), (people.preparer, True)):
        limit_rows_to(sight_of(person, at=timezone.now()), reader=person.pk)
        assert Disclosure.objects.filter(pk=copy.pk).exists() is seen, person
    assert copy.own_name == "Ms Quill"


def test_the_named_contact_finds_an_approved_copy_where_they_work_on_families() -> None:
    copy, people, plan = scene.for_family()
    client = visitor(people.sender)
    waits = "A copy of the review waits to be handed over"
    assert waits not in client.get("/families/").content.decode(), "the control"
    assert "No copy waits for you" in client.get("/disclosure/").content.decode()
    Disclosure.objects.filter(pk=copy.pk).update(
        status=Status.APPROVED, checker=people.checker, approver=people.approver, open_passages=0
    )
    assert waits in client.get("/families/").content.decode()
    assert at(copy, "move/send") in client.get(f"/families/{plan.pk}/").content.decode()
    assert waits not in visitor(people.preparer).get("/families/").content.decode()


def test_a_review_in_welsh_says_why_no_copy_can_be_opened_and_what_to_do_meanwhile() -> None:
    review = scene.shared_review()
    people = scene.people_of(review)
    page = f"/disclosure/{review.case.reference}/open"
    assert "cannot be made yet" not in visitor(people.preparer).get(page).content.decode(), "the control"
    Review.objects.filter(pk=review.pk).update(language="cy")
    answer = visitor(people.preparer).get(page)
    assert answer.status_code == 200
    assert "written in Welsh" in answer.content.decode()
    assert "What you can do now" in answer.content.decode()
