"""The pages of the thread: the chain, the panel, picking evidence from hundreds, answering, putting back."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from candour.reviews.commands import thread as commands
from candour.reviews.models import Evidence, Judgement, LineExplained, Review
from candour.reviews.queries.thread import panel_of, whole_thread
from tests.factories import staff
from tests.reviews import gathered
from tests.reviews.thread import scene
from tests.reviews.thread.scene import AT, add, author_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def review() -> Review:
    return gathered.being_written()


@pytest.fixture
def client(review: Review) -> Client:
    visitor = Client()
    visitor.force_login(author_of(review))
    return visitor


def address(review: Review, name: str, *more: object) -> str:
    return reverse(f"reviews:{name}", args=[review.case.reference, *more])


def body(client: Client, page: str) -> str:
    response = client.get(page)
    assert response.status_code == 200, page
    return response.content.decode()


def test_an_empty_thread_says_how_to_begin_and_offers_each_first_step(client: Client, review: Review) -> None:
    page = body(client, address(review, "thread"))
    assert "Judge each part of practice" in page
    for area in ("assessment", "planning", "delivery", "reviewing"):
        assert f"?area={area}" in page
    assert "OFFICIAL-SENSITIVE" in page


def test_the_chain_is_read_from_judgement_to_action(client: Client, review: Review) -> None:
    judgement = add(review, "judgement")
    reason = add(review, "reason", judgement=judgement)
    learning = add(review, "learning", reasons=[reason])
    add(review, "action", learning_point=learning)
    page = body(client, address(review, "thread"))
    places = [page.index(f'id="{name}') for name in ("judgement-", "reason-", "learning-", "action-")]
    assert places == sorted(places)
    assert f'href="#learning-{learning.pk}"' in page


def test_a_judgement_is_added_and_its_evidence_is_asked_for(client: Client, review: Review) -> None:
    answer = client.post(
        address(review, "add_part", "judgement"),
        {
            "operation": str(uuid4()),
            "area": "planning",
            "sufficiency": "not_sufficient",
            "text": "No step was agreed.",
            "missed_opportunity": "no",
            "themes": ["PD-CURIOSITY"],
        },
    )
    made = Judgement.objects.get(review=review)
    assert answer["Location"] == address(review, "evidence", "judgement", made.pk)
    assert made.themes == ["PD-CURIOSITY"]


def test_a_mistake_is_told_and_nothing_is_lost(client: Client, review: Review) -> None:
    answer = client.post(
        address(review, "add_part", "judgement"), {"operation": str(uuid4()), "area": "planning"}
    )
    assert answer.status_code == 422
    assert "Write the judgement" in answer.content.decode()


@pytest.mark.parametrize("kind", ["learning", "effective", "level", "diversity"])
def test_every_other_kind_has_a_page_that_adds_it(client: Client, review: Review, kind: str) -> None:
    assert body(client, address(review, "add_part", kind))


def test_reasons_and_actions_hang_on_something(client: Client, review: Review) -> None:
    judgement, learning = add(review, "judgement"), add(review, "learning")
    assert judgement.text in body(client, f"{address(review, 'add_part', 'reason')}?of={judgement.pk}")
    assert learning.text in body(client, f"{address(review, 'add_part', 'action')}?of={learning.pk}")
    assert client.get(address(review, "add_part", "reason")).status_code == 404
    assert client.get(address(review, "add_part", "nothing")).status_code == 404


def test_a_reason_and_an_action_are_added_and_changed(client: Client, review: Review) -> None:
    judgement, learning = add(review, "judgement"), add(review, "learning")
    told = {
        "operation": str(uuid4()),
        "text": "Two posts were vacant.",
        "level": "region",
        "factor": "SF-STAFFING",
    }
    client.post(f"{address(review, 'add_part', 'reason')}?of={judgement.pk}", told)
    reason = judgement.reasons.get()
    told |= {"operation": str(uuid4()), "text": "Three posts were vacant."}
    client.post(address(review, "change_part", "reason", reason.pk), told)
    reason.refresh_from_db()
    assert reason.text == "Three posts were vacant."
    deed = {"operation": str(uuid4()), "text": "The head checks ten cases.", "owner": "Head of unit"}
    client.post(f"{address(review, 'add_part', 'action')}?of={learning.pk}", deed)
    action = learning.planned_actions.get()
    assert action.owner == "Head of unit"
    assert "not measurable (M)" in body(client, address(review, "thread_lines"))
    wrong = deed | {"operation": str(uuid4()), "owner_user": "nobody-here"}
    assert client.post(address(review, "change_part", "action", action.pk), wrong).status_code == 422


def test_learning_is_linked_to_the_reasons_it_answers(client: Client, review: Review) -> None:
    reason = add(review, "reason", judgement=add(review, "judgement"))
    told = {
        "operation": str(uuid4()),
        "text": "Share by need.",
        "level": "region",
        "multi_agency": "yes",
        "reasons": [str(reason.pk)],
    }
    client.post(address(review, "add_part", "learning"), told)
    learning = review.learning_points.get()
    assert list(learning.reasons.all()) == [reason]
    assert "checked" in body(client, address(review, "change_part", "learning", learning.pk))


def test_evidence_is_found_among_hundreds_and_only_what_was_shown_is_changed(
    client: Client, review: Review
) -> None:
    judgement = add(review, "judgement")
    many = [scene.entry(review, f"Contact number {number}.", days=number) for number in range(120)]
    kept = many[0]
    commands.rely_on(judgement, add=[kept], by=author_of(review), at=AT)
    page = address(review, "evidence", "judgement", judgement.pk)
    assert "Contact number 77." in body(client, f"{page}?search=number+77")
    told = {"operation": str(uuid4()), "shown_entry": [many[77].pk], "entry": [many[77].pk]}
    client.post(page, told)
    assert set(Evidence.objects.filter(judgement=judgement).values_list("entry", flat=True)) == {
        kept.pk,
        many[77].pk,
    }
    assert "Contact number 77." in body(client, f"{page}?linked=yes")
    told = {"operation": str(uuid4()), "shown_entry": [kept.pk], "then": "stay"}
    assert client.post(page, told)["Location"] == page
    assert list(Evidence.objects.filter(judgement=judgement).values_list("entry", flat=True)) == [many[77].pk]


def test_good_practice_relies_on_one_entry_and_one_interview(client: Client, review: Review) -> None:
    good, shown, heard = add(review, "effective"), scene.entry(review), scene.interview(review)
    page = address(review, "evidence", "effective", good.pk)
    told = {
        "operation": str(uuid4()),
        "shown_entry": [shown.pk],
        "entry": [shown.pk],
        "shown_interview": [heard.pk],
        "interview": [heard.pk],
    }
    client.post(page, told)
    good.refresh_from_db()
    assert (good.entry_id, good.interview_id) == (shown.pk, heard.pk)
    client.post(page, {"operation": str(uuid4()), "shown_entry": [shown.pk]})
    good.refresh_from_db()
    assert (good.entry_id, good.interview_id) == (None, heard.pk)


def test_a_line_is_answered_read_and_taken_back(client: Client, review: Review) -> None:
    reason = add(review, "reason", judgement=add(review, "judgement"))
    where = ("reason-without-learning", f"reason-{reason.pk}")
    page = address(review, "answer_line", *where)
    assert "No learning follows" in body(client, page)
    client.post(page, {"operation": str(uuid4()), "why": "The arrangement has ended."})
    assert LineExplained.objects.get(review=review).why == "The arrangement has ended."
    assert "The arrangement has ended." in body(client, address(review, "thread_lines"))
    assert "The arrangement has ended." in body(client, page)
    client.post(address(review, "withdraw_answer", *where), {"operation": str(uuid4())})
    assert not LineExplained.objects.filter(review=review).exists()
    assert client.get(address(review, "answer_line", "nothing", "review")).status_code == 404


def test_what_was_taken_out_is_put_back_from_its_page(client: Client, review: Review) -> None:
    judgement = add(review, "judgement")
    page = address(review, "take_out_part", "judgement", judgement.pk)
    assert judgement.text in body(client, page)
    client.post(page, {"operation": str(uuid4()), "why": "Twice"})
    assert not Judgement.objects.filter(review=review).exists()
    listed = body(client, address(review, "thread_taken_out"))
    assert judgement.text in listed
    out = review.taken_out.get()
    client.post(address(review, "put_back_part", out.pk), {"operation": str(uuid4())})
    assert Judgement.objects.filter(pk=judgement.pk).exists()
    again = client.post(address(review, "put_back_part", out.pk), {"operation": str(uuid4())}, follow=True)
    assert "already been put back" in again.content.decode()


def test_the_whole_and_the_absence_of_good_practice_are_said(client: Client, review: Review) -> None:
    told = {"operation": str(uuid4()), "reasonable": "partly", "why": "Much was done."}
    client.post(address(review, "judge_whole"), told)
    client.post(address(review, "no_effective"), {"operation": str(uuid4()), "why": "None was found."})
    page = body(client, address(review, "thread"))
    assert "Much was done." in page
    assert "None was found." in page
    assert "Much was done." in body(client, address(review, "judge_whole"))


def test_a_page_that_cannot_change_anything_now_says_why(client: Client, review: Review) -> None:
    Review.objects.filter(pk=review.pk).update(standing_status="suspended")
    page = address(review, "add_part", "level")
    assert "suspended" in body(client, page)
    told = {"operation": str(uuid4()), "level": "region", "why": "Asked."}
    answer = client.post(page, told)
    assert (answer.status_code, "suspended" in answer.content.decode()) == (422, True)
    assert "judgement/add" not in body(client, address(review, "thread"))


def test_the_countersigning_manager_reads_and_changes_nothing(review: Review) -> None:
    add(review, "judgement")
    signer = gathered.on_the_list(review, staff.member("countersigning_manager"))
    Review.objects.filter(pk=review.pk).update(countersigning_manager=signer)
    visitor = Client()
    visitor.force_login(signer)
    for name in ("thread", "thread_lines", "thread_panel", "thread_taken_out"):
        assert "/add" not in body(visitor, address(review, name))
    assert visitor.get(address(review, "add_part", "level")).status_code == 403


def full(review: Review, judgements: int) -> None:
    """Judgements with reasons, evidence, learning and actions."""
    entries = [scene.entry(review, f"Entry {number}", days=number) for number in range(30)]
    for number in range(judgements):
        judgement = add(review, "judgement", text=f"Judgement number {number} of many.")
        reason = add(review, "reason", judgement=judgement)
        for part in (judgement, reason):
            commands.rely_on(part, add=entries[number % 25 : number % 25 + 3], by=author_of(review), at=AT)
        learning = add(review, "learning", reasons=[reason])
        add(review, "action", learning_point=learning)


def test_the_panel_and_the_thread_ask_the_same_number_of_queries_at_any_size(
    client: Client, review: Review
) -> None:
    full(review, 60)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        panel_of(review)
    assert len(asked) <= 6
    with CaptureQueriesContext(connection) as asked:
        whole_thread(review)
    assert len(asked) <= 6
    for name in ("thread", "thread_lines", "thread_panel"):
        with CaptureQueriesContext(connection) as asked:
            body(client, address(review, name))
        # Two of them are the sections and the register, for what the panel says of a reader.
        assert len(asked) <= 22, (name, len(asked))
