"""What keeps a copy from going on is said in words to everybody who would move it."""

from typing import Any

import pytest

from candour.disclosure import transitions
from candour.disclosure.commands import considering, looking
from candour.disclosure.models import Approval, Concern, Disclosure
from candour.reviews.rich_text import from_markup
from candour.staff.models import User
from candour.workflow.perform import reasons_against
from candour.workflow.transition import Transition
from tests.disclosure.desk import scene
from tests.disclosure.desk.scene import AT, People

pytestmark = pytest.mark.django_db


@pytest.fixture
def opened() -> tuple[Disclosure, People]:
    return scene.opened()


def against(move: Transition[Disclosure], copy: Disclosure, by: User) -> list[str]:
    return reasons_against(move, scene.again(copy), by)


def test_nothing_is_prepared_before_suggestions_were_asked_for_and_found(
    opened: tuple[Disclosure, People],
) -> None:
    copy, people = opened
    assert "Nobody has asked for suggestions yet. Ask for them first." in against(
        transitions.PREPARE, copy, people.preparer
    )
    looking.ask_for_a_look(disclosure=copy, by=people.preparer, at=AT)
    assert "The look is still running. Wait until it has ended." in against(
        transitions.PREPARE, copy, people.preparer
    )


def test_a_review_in_which_a_decision_could_mean_two_paragraphs_is_not_prepared(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(scene, "from_markup", with_one_mark)
    copy, people = scene.opened()
    told = "Two paragraphs of the review have the same mark, so a decision could mean either."
    assert told in against(transitions.PREPARE, copy, people.preparer)


def with_one_mark(text: str) -> dict[str, Any]:
    """The same document, with one mark for all of its paragraphs."""
    content = from_markup(text)
    for block in content["content"]:
        block["attrs"]["id"] = "b1"
    return content


def test_a_copy_is_checked_by_whoever_took_it_and_once_the_check_has_begun(
    opened: tuple[Disclosure, People],
) -> None:
    copy, people = opened
    told = against(transitions.CHECK, copy, people.checker)
    assert told[1:] == [
        "Only the person who took this copy to check can do this.",
        "The check has not begun.",
    ]


def test_whoever_checked_a_copy_does_not_approve_it_and_every_file_passed_the_gate(
    opened: tuple[Disclosure, People],
) -> None:
    copy, people = opened
    Disclosure.objects.filter(pk=copy.pk).update(checker=people.checker)
    told = against(transitions.APPROVE, copy, people.checker)
    assert "You checked this copy, so a third person must approve it." in told
    assert "Files that are not made from what is decided now, or did not pass the gate: 1." in told


def test_a_copy_is_sent_as_it_was_approved(opened: tuple[Disclosure, People]) -> None:
    copy, people = opened
    assert "There is no approval that holds." in against(transitions.SEND, copy, people.sender)
    Approval.objects.create(
        case=copy.case,
        disclosure=copy,
        by=people.approver,
        at=AT,
        statement="I read the whole of it.",
        files=[],
        decided_sha256="0" * 64,
    )
    assert "Something changed after the approval, so it no longer holds." in against(
        transitions.SEND, copy, people.sender
    )


def test_a_concern_waits_for_the_national_team_and_its_no_stands(opened: tuple[Disclosure, People]) -> None:
    copy, people = opened
    considering.raise_concern(disclosure=copy, text="He may be found by it.", by=people.preparer, at=AT)
    assert "A concern waits for the national team's answer." in against(transitions.SEND, copy, people.sender)
    considering.answer_concern(
        concern=Concern.objects.get(), answer=Concern.Answer.STOP, text="He may.", by=people.approver, at=AT
    )
    assert "The national team decided that this copy is not to be shared." in against(
        transitions.SEND, copy, people.sender
    )
