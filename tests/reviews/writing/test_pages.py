"""The pages of sections, with and without scripts."""

import json
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from candour.audit.models import Entry
from candour.cases.models import RegisteredPerson, RegisterRole
from candour.reviews import rich_text
from candour.reviews.commands import remarks
from candour.reviews.models import KeptWords, Remark, Section, SectionVersion
from candour.staff.models import User
from tests.reviews.writing.documents import document
from tests.reviews.writing.scene import AT, Scene, scene

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> Scene:
    return scene()


def client_of(user: User, **more: Any) -> Client:
    client = Client(**more)
    client.force_login(user)
    return client


@pytest.fixture
def writer(here: Scene) -> Client:
    return client_of(here.writer)


def page(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status, address
    return response.content.decode()


def sent(here: Scene, client: Client, name: str, **more: Any) -> Any:
    body = {"writer": here.writer.pk, "section": here.section.pk, **more}
    return client.post(
        here.address(name),
        json.dumps(body),
        content_type="application/json",
        headers={"accept": "application/json"},
    )


def form_of(here: Scene, **more: Any) -> dict[str, Any]:
    return {"operation": str(uuid4()), "base": "0", "markup": "Typed **plainly**.", **more}


def test_the_list_says_how_far_each_section_is(here: Scene, writer: Client) -> None:
    here.save("Four words of text.")
    drawn = page(writer, f"/reviews/{here.review.case_reference}/writing/")
    assert "Analysis: assessment" in drawn
    assert "OFFICIAL-SENSITIVE" in drawn
    assert str(here.writer) in drawn


def test_the_page_of_a_section_brings_the_editor_and_works_without_it(here: Scene, writer: Client) -> None:
    drawn = page(writer, here.address())
    assert "editor/editor.min.js" in drawn
    assert "<textarea" in drawn
    assert "Was the assessment sufficient?" in drawn
    assert "style=" not in drawn


@pytest.mark.parametrize("rest", ["", "versions/", "versions/compare?before=0&after=1", "names", "signed-in"])
def test_every_page_keeps_to_its_number_of_queries_and_records_its_read(
    here: Scene, writer: Client, rest: str, django_assert_max_num_queries: Any
) -> None:
    for number in range(8):
        here.save(f"Version {number}", "and Sarah Whitcombe")
        remarks.add_remark(section=here.section, block="", text="Why?", by=here.writer, at=AT)
    before = Entry.objects.filter(action="case.read").count()
    with django_assert_max_num_queries(20):
        page(writer, here.address(rest))
    assert Entry.objects.filter(action="case.read").count() == before + 1


def test_a_section_is_saved_without_scripts(here: Scene, writer: Client) -> None:
    response = writer.post(here.address(), form_of(here))
    assert response.status_code == 302
    assert here.text() == "Typed plainly."
    assert "Saved" in page(writer, here.address())


def test_what_cannot_be_saved_is_shown_again(here: Scene, writer: Client) -> None:
    Section.objects.filter(pk=here.section.pk).update(turn="countersigner")
    response = writer.post(here.address(), form_of(here, markup="Do not lose me"))
    assert response.status_code == 422
    drawn = response.content.decode()
    assert "Do not lose me" in drawn
    assert "turn of" in drawn


def test_a_save_without_scripts_that_was_overtaken_shows_both_texts_and_a_choice_keeps_both(
    here: Scene, writer: Client
) -> None:
    here.save("Theirs alone.", by=here.second_writer())
    response = writer.post(here.address(), form_of(here, markup="Mine alone."))
    assert response.status_code == 409
    drawn = response.content.decode()
    assert "Mine alone." in drawn
    assert "Theirs alone." in drawn
    form = response.context["form"] if response.context else None
    mine = json.dumps(rich_text.from_markup("Mine alone."))
    settled = writer.post(
        here.address("conflict"),
        {
            "operation": str(uuid4()),
            "seen": "1",
            "mine": mine,
            "choice": "merged",
            "merged": "Mine alone.\n\nTheirs alone.",
        },
    )
    assert settled.status_code == 302, form
    assert here.text() == "Mine alone.\n\nTheirs alone."
    assert SectionVersion.objects.filter(section=here.section).count() == 3


def test_a_conflict_without_a_choice_is_asked_again(here: Scene, writer: Client) -> None:
    here.save("Theirs.")
    mine = json.dumps(document("Mine."))
    first = writer.post(here.address("conflict"), {"mine": mine, "base": "0"})
    assert first.status_code == 200
    again = writer.post(here.address("conflict"), {"mine": mine, "seen": "1", "operation": str(uuid4())})
    assert again.status_code == 422
    assert "Choose which text stands" in again.content.decode()
    damaged = writer.post(here.address("conflict"), {"mine": "{"})
    assert damaged.status_code == 302


def test_the_editor_saves_and_is_told_the_version(here: Scene, writer: Client) -> None:
    answer = sent(here, writer, "save", content=document("From the editor."), base=0, operation=str(uuid4()))
    assert answer.status_code == 200
    assert answer.json()["version"] == 1
    assert here.text() == "From the editor."


def test_the_editor_is_told_that_it_was_overtaken_with_both_texts(here: Scene, writer: Client) -> None:
    here.save("Theirs.")
    answer = sent(here, writer, "save", content=document("Mine."), base=0, operation=str(uuid4()))
    assert answer.status_code == 409
    told = answer.json()
    assert rich_text.plain_text(told["mine"]) == "Mine."
    assert rich_text.plain_text(told["theirs"]) == "Theirs."


@pytest.mark.parametrize(
    ("more", "status", "refused"),
    [
        ({"content": {"type": "doc", "content": [{"type": "image"}]}, "base": 0}, 422, "document"),
        ({"content": {}, "base": "0"}, 422, "document"),
        ({"content": {}, "base": 0, "operation": "x"}, 422, "document"),
        ({"content": {}, "base": 0, "writer": 0}, 403, "writer"),
        ({"content": {}, "base": 0, "section": 0}, 403, "section"),
    ],
)
def test_what_the_editor_sends_is_checked(
    here: Scene, writer: Client, more: dict[str, Any], status: int, refused: str
) -> None:
    answer = sent(here, writer, "save", **{"operation": str(uuid4()), **more})
    assert answer.status_code == status
    assert answer.json()["refused"] == refused
    assert answer.json()["reasons"]


def test_what_is_no_json_is_refused_in_words(here: Scene, writer: Client) -> None:
    for body in ("{", "[]"):
        answer = writer.post(here.address("save"), body, content_type="application/json")
        assert answer.status_code == 422


def test_presence_key_and_leaving(here: Scene, writer: Client) -> None:
    one = str(uuid4())
    assert sent(here, writer, "presence", page=one).json()["mine"] is True
    assert sent(here, writer, "presence", page=str(uuid4())).json()["same_person"] is True
    assert len(sent(here, writer, "key").json()["key"]) == 44
    assert sent(here, writer, "leave", page=one).status_code == 200
    assert page(writer, here.address("state")) == json.dumps({"writer": here.writer.pk})


def test_an_ended_session_is_answered_with_401_and_never_with_a_page(here: Scene) -> None:
    answer = sent(here, Client(), "save", content=document("Mine."), base=0, operation=str(uuid4()))
    assert answer.status_code == 401
    assert answer.json()["refused"] == "session"


def test_an_old_token_is_answered_as_such(here: Scene) -> None:
    strict = client_of(here.writer, enforce_csrf_checks=True)
    answer = sent(here, strict, "save", content=document("Mine."), base=0, operation=str(uuid4()))
    assert answer.status_code == 403
    assert answer.json()["refused"] == "token"


def writer_token(drawn: str) -> str:
    return drawn.split('name="writer" value="')[1].split('"')[0]


@pytest.mark.parametrize("why", ["session", "token"])
def test_a_form_that_comes_too_late_gives_its_words_back(here: Scene, writer: Client, why: str) -> None:
    token = writer_token(page(writer, here.address()))
    late = Client() if why == "session" else client_of(here.writer, enforce_csrf_checks=True)
    response = late.post(here.address(), form_of(here, markup="Do not lose me", writer=token))
    assert response.status_code == 302
    assert ("sign-in" in response["Location"]) == (why == "session")
    drawn = page(writer, here.address("kept"))
    assert "Do not lose me" in drawn
    assert "See them" in page(writer, here.address())
    stranger = client_of(here.second_writer())
    assert stranger.get(here.address("kept")).status_code == 302
    saved = writer.post(here.address(), form_of(here, markup="Do not lose me"))
    assert saved.status_code == 302
    assert here.text() == "Do not lose me"
    assert not KeptWords.objects.exists()


def test_a_text_of_a_conflict_that_comes_too_late_is_kept_too(here: Scene, writer: Client) -> None:
    token = writer_token(page(writer, here.address()))
    mine = json.dumps(document("Mine."))
    Client().post(here.address("conflict"), {"mine": mine, "base": "3", "writer": token})
    assert 'value="3"' in page(writer, here.address("kept"))
    writer.post(here.address("kept"))
    assert not KeptWords.objects.exists()


def test_words_that_nobody_can_be_shown_to_have_written_are_not_kept(here: Scene) -> None:
    response = Client().post(here.address(), form_of(here, writer="forged"))
    assert response.status_code == 302
    assert not KeptWords.objects.exists()


def test_progress_is_marked(here: Scene, writer: Client) -> None:
    here.save("One.")
    writer.post(here.address("progress"), {"operation": str(uuid4()), "progress": "ready"})
    here.section.refresh_from_db()
    assert here.section.progress == "ready"


def test_a_section_without_words_is_not_marked_ready_and_its_page_says_why(
    here: Scene, writer: Client
) -> None:
    marked = {"operation": str(uuid4()), "progress": "ready"}
    answer = writer.post(here.address("progress"), marked, follow=True)
    assert "Write the section first: it has no words yet." in answer.content.decode()
    assert here.section.progress == "not_started"


def test_a_typed_name_of_the_register_becomes_a_reference(here: Scene, writer: Client) -> None:
    person = RegisteredPerson.objects.create(
        case=here.review.case,
        role=RegisterRole.STAFF,
        title="Ms",
        given_names="Ruth",
        family_name="Brannigan",
    )
    here.save("Ms Brannigan came, and Sarah Whitcombe.")
    drawn = page(writer, here.address())
    assert "Sarah Whitcombe, 1 time" in drawn
    writer.post(here.address("people"), {"register": person.pk, "words": "Ms Brannigan"})
    here.section.refresh_from_db()
    assert rich_text.people_in(here.section.content) == {person.pk}
    assert writer.post(here.address("people"), {"register": person.pk, "words": "Else"}).status_code == 404


def test_versions_are_compared_and_restored(here: Scene, writer: Client) -> None:
    here.save("The plan was sufficient.")
    here.save("The plan was not sufficient.")
    drawn = page(writer, here.address("versions/compare?before=1&after=2"))
    assert "<ins>" in drawn
    assert writer.get(here.address("versions/compare?before=x")).status_code == 302
    assert writer.get(here.address("versions/compare?before=1&after=9")).status_code == 404
    assert writer.get(here.address("versions/9/restore")).status_code == 404
    assert "What would change" in page(writer, here.address("versions/1/restore"))
    writer.post(here.address("versions/1/restore"), {"operation": str(uuid4())})
    assert here.text() == "The plan was sufficient."


def test_a_reader_remarks_and_the_writer_answers(here: Scene, writer: Client) -> None:
    here.save("The plan was sufficient.")
    reader = client_of(here.reader("countersigning_manager"))
    drawn = page(reader, here.address())
    assert "editor.min.js" not in drawn
    assert "Add a remark" in drawn
    form = {"operation": str(uuid4()), "block": "", "text": "Why?"}
    assert reader.post(here.address("remarks"), form).status_code == 302
    assert reader.post(here.address("remarks"), form | {"text": ""}).status_code == 422
    remark = Remark.objects.get()
    assert "Why?" in page(writer, here.address(f"remarks/{remark.pk}"))
    answered = writer.post(
        here.address(f"remarks/{remark.pk}"), {"operation": str(uuid4()), "answer": "Said so."}
    )
    assert answered.status_code == 302
    assert "Said so." in page(writer, here.address())


def test_the_whole_text_stands_on_one_page(here: Scene, writer: Client) -> None:
    here.save("The plan was sufficient.")
    drawn = page(writer, f"/reviews/{here.review.case_reference}/writing/whole")
    assert "The plan was sufficient." in drawn
    assert drawn.count("<h1") == 1


def test_a_section_that_no_policy_knows_is_not_there(here: Scene, writer: Client) -> None:
    page(writer, f"/reviews/{here.review.case_reference}/writing/nothing/", 404)
