"""A new version of the review: unchanged words carry their decision, changed words are decided again."""

import pytest
from django.utils import timezone

from candour.disclosure.commands import looking, moving, opening, sending
from candour.disclosure.models import Disclosure, Sending, Status
from candour.disclosure.queries.differing import differing_releases
from candour.disclosure.standing import standing_of
from candour.staff.models import User
from candour.workflow.refusals import NotNow
from tests.disclosure.desk import scene

pytestmark = pytest.mark.django_db
CHANGED = scene.TEXT.replace("Quill was afraid.", "Quill was afraid, and said so twice.")


def sent() -> tuple[Disclosure, scene.People]:
    copy, people = scene.approved()
    sending.send(
        disclosure=copy, recipient=copy.recipient, how=Sending.How.POST, by=people.preparer, at=scene.AT
    )
    return scene.again(copy), people


def newer(old: Disclosure, preparer: User, text: str = CHANGED) -> Disclosure:
    scene.submit(old.review, text, round_=2)
    new = opening.NewDisclosure(
        audience=old.audience,
        recipient=old.recipient,
        purpose=old.purpose,
        formats=["html"],
        replaces=old,
    )
    made = opening.open_for(review=old.review, new=new, by=preparer, at=scene.AT)
    look = looking.ask_for_a_look(disclosure=made, by=preparer, at=scene.AT)
    assert look is not None
    looking.look(look.pk, now=timezone.now)
    return scene.again(made)


def test_decisions_on_unchanged_words_are_carried_and_the_others_decided_again() -> None:
    old, people = sent()
    standing = standing_of(newer(old, people.preparer))
    carried = [item for item in standing.items if item.decision is not None]
    assert carried
    assert all(one.decision.carried_from_id for one in carried if one.decision)
    again = {
        item.words for item in standing.open if item.suggestion and item.suggestion.rule == "changed.again"
    }
    assert "14 Fern Road" in again
    assert "14 Fern Road" not in {item.words for item in carried}


def test_labels_stay_the_same_in_the_copies_of_one_recipient() -> None:
    old, people = sent()
    new = newer(old, people.preparer)
    assert new.release_set_id == old.release_set_id
    assert standing_of(new).labels.items() >= standing_of(old).labels.items()


def test_nothing_goes_on_while_a_passage_must_be_decided_again() -> None:
    old, people = sent()
    new = newer(old, people.preparer)
    scene.considered(new, people)
    with pytest.raises(NotNow, match="undecided"):
        moving.prepare(disclosure=new, by=people.preparer, at=scene.AT)


def test_two_copies_that_hide_different_things_are_named_together() -> None:
    old, people = sent()
    other, _people = scene.approved(
        review=old.review, people=people, recipient="The police", audience="other_agency", open_address=True
    )
    found = differing_releases(old.case, scene.sight())
    assert [(pair.one, pair.other, pair.paragraphs) for pair in found] == [(old, other, 1)]
    assert scene.again(old).status == Status.SENT
