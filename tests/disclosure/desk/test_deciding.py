"""Deciding on passages: grounds, undoing, what does not come back, and what a failed look means."""

from datetime import timedelta
from unittest.mock import patch
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from candour.cases.models import RegisteredPerson, RegisterRole
from candour.disclosure import engine, rules
from candour.disclosure.commands import deciding, looking, moving
from candour.disclosure.commands.choosing import choose_paragraphs, section_of
from candour.disclosure.commands.deciding import Choice
from candour.disclosure.labels import initials_shared
from candour.disclosure.models import Action, Decision, LabelGiven, Look, Status
from candour.disclosure.queries.choosing import names_them
from candour.disclosure.redacted import units_of
from candour.disclosure.redacted.model import places
from candour.disclosure.standing import Anchor, original_of, standing_of
from candour.disclosure.withheld_names import near, terms_of
from candour.workflow.refusals import NotAllowed, NotNow
from tests.disclosure.desk import scene

pytestmark = pytest.mark.django_db


def test_every_name_that_was_typed_is_proposed_for_the_person_of_the_register() -> None:
    copy, _people = scene.looked()
    found = {item.words: item for item in standing_of(copy).items}
    assert found["Daniel Okafor"].entity.isdigit()
    assert found["Marsha Quill"].suggestion is not None
    assert copy.open_passages == len(standing_of(copy).open) > 3


@pytest.mark.parametrize(
    ("choice", "reason"),
    [
        (Choice(action=Action.WITHHOLD, note="Why"), "Choose at least one ground."),
        (Choice(action=Action.WITHHOLD, grounds=["personal_information"]), "necessary and proportionate"),
        (Choice(action=Action.GENERALISE, grounds=["personal_information"], note="Why"), "stand there"),
        (Choice(action=Action.KEEP), "Say why it is kept."),
        (Choice(action="burn"), "Choose what should happen"),
        (Choice(action=Action.WITHHOLD, grounds=["because"], note="Why"), "grounds from the list"),
    ],
)
def test_nothing_is_decided_without_what_it_needs(choice: Choice, reason: str) -> None:
    copy, people = scene.looked()
    anchor = standing_of(copy).open[0].anchor
    with pytest.raises(NotNow) as refused:
        deciding.decide(disclosure=copy, anchors=[anchor], choice=choice, by=people.preparer, at=scene.AT)
    assert reason in " ".join(refused.value.reasons)


def test_a_suggestion_that_was_kept_does_not_come_back_with_the_next_look() -> None:
    copy, people = scene.looked()
    item = standing_of(copy).open[0]
    deciding.decide(
        disclosure=copy, anchors=[item.anchor], choice=scene.KEEP, by=people.preparer, at=scene.AT
    )
    look = looking.ask_for_a_look(disclosure=copy, by=people.preparer, at=scene.AT)
    assert look is not None
    looking.look(look.pk, now=timezone.now)
    again = standing_of(copy).at(item.anchor)
    assert again is not None
    assert again.suggestion is not None
    assert not again.is_open


def test_undoing_takes_the_last_act_back_and_both_stay_on_record() -> None:
    copy, people = scene.looked()
    anchors = [item.anchor for item in standing_of(copy).open if item.entity]
    deciding.decide(disclosure=copy, anchors=anchors, choice=scene.LABEL, by=people.preparer, at=scene.AT)
    before = len(standing_of(copy).open)
    act = deciding.undo(disclosure=copy, by=people.preparer, at=scene.AT)
    assert act is not None
    assert len(standing_of(copy).open) == before + len(anchors)
    assert Decision.objects.filter(disclosure=copy).count() == len(anchors)
    with pytest.raises(NotNow, match="nothing to take back"):
        deciding.undo(disclosure=copy, by=people.preparer, at=scene.AT)


def test_a_wider_passage_that_is_withheld_covers_the_suggestions_inside() -> None:
    copy, people = scene.looked()
    sentence = scene.words_at(copy, "Brannigan rang Marsha Quill, who lived at 14 Fern Road.")
    deciding.mark(disclosure=copy, anchors=sentence, choice=scene.WITHHOLD, by=people.preparer, at=scene.AT)
    standing = standing_of(copy)
    inside = [item for item in standing.items if item.words == "Marsha Quill"]
    assert [(item.covered, item.is_open) for item in inside] == [(True, False)]


def test_labels_give_no_hint_and_belong_to_one_recipient() -> None:
    copy, people = scene.decided()
    other, _same = scene.opened(copy.review, people, recipient="Somebody else", audience="other_agency")
    labels = dict(LabelGiven.objects.filter(release_set=copy.release_set).values_list("entity", "label"))
    assert labels
    assert not LabelGiven.objects.filter(release_set=other.release_set).exists()
    names = {item.entity: item.words for item in standing_of(copy).items if item.entity in labels}
    for entity, words in names.items():
        assert not initials_shared(labels[entity], [words]), labels[entity]


def test_only_the_preparer_decides_and_only_while_it_is_being_prepared() -> None:
    copy, people = scene.prepared()
    anchor = standing_of(copy).items[0].anchor
    for person, refusal in ((people.preparer, NotNow), (people.checker, NotNow), (people.sender, NotAllowed)):
        with pytest.raises(refusal):
            deciding.decide(disclosure=copy, anchors=[anchor], choice=scene.LABEL, by=person, at=scene.AT)


def test_a_look_that_failed_is_not_a_look_that_found_nothing() -> None:
    copy, people = scene.decided()
    scene.considered(copy, people)
    look = looking.ask_for_a_look(disclosure=copy, by=people.preparer, at=scene.AT)
    assert look is not None
    with patch.object(engine, "suggest_blocks", side_effect=RuntimeError("broken on purpose")):
        looking.look(look.pk, now=timezone.now)
    look.refresh_from_db()
    assert (look.state, look.found) == (Look.State.FAILED, 0)
    with pytest.raises(NotNow, match="The last look failed"):
        moving.prepare(disclosure=copy, by=people.preparer, at=scene.AT)


def test_the_same_copy_goes_on_once_a_look_has_ended_well() -> None:
    """The control of the test above: nothing else stood in the way."""
    copy, _people = scene.prepared()
    assert copy.status == Status.PREPARED


def test_a_look_that_stopped_without_a_word_is_taken_up_again_and_then_fails() -> None:
    copy, people = scene.opened()
    look = looking.ask_for_a_look(disclosure=copy, by=people.preparer, at=scene.AT)
    assert look is not None
    for _time in range(looking.MOST_TRIES):
        look.tries += 1
        look.save()
        assert looking.recover(at=timezone.now() + timedelta(days=900)) == 1
    look.refresh_from_db()
    assert look.state == Look.State.FAILED


def test_words_that_are_taken_out_in_one_place_and_read_in_another_are_told_before_the_gate() -> None:
    words = "was afraid"
    review = scene.shared_review(f"{scene.TEXT}\n\nA person next door {words} too.")
    copy, people = scene.decided(review=review)
    first, second = scene.words_at(copy, words)

    def told(anchor: Anchor, choice: Choice) -> bool:
        deciding.mark(disclosure=copy, anchors=[anchor], choice=choice, by=people.preparer, at=scene.AT)
        standing = standing_of(copy)
        return words in [one.words for one in near(copy, standing, standing.model())]

    assert told(first, scene.WITHHOLD)
    assert "“was afraid” taken out in another place" in str(
        rules.the_second_look_is_settled(copy, people.preparer)
    )
    assert not told(second, scene.WITHHOLD), "the control: it is read nowhere"
    assert not told(second, scene.KEEP), "a person kept it and said why"


def test_whoever_reads_their_own_part_finds_their_own_name_and_everybody_else_a_label() -> None:
    copy, _people = scene.own_part()
    standing = standing_of(copy)
    name = copy.own_name
    read = "\n".join(place.text for place in places(standing.model()))
    assert f"spoke with {name}.\n{name} rang " in read
    assert "Quill" not in read
    forbidden = {one.words for one in terms_of(copy, standing)}
    assert not forbidden & {name, "Brannigan"}
    assert "Marsha Quill" in forbidden, "the control"
    assert not LabelGiven.objects.filter(entity=str(copy.recipient_person_id)).exists()


def test_an_own_part_is_that_of_a_member_of_staff_in_the_register() -> None:
    review = scene.shared_review()
    victim = RegisteredPerson.objects.get(case=review.case, role=RegisterRole.VICTIM)
    for person in (None, victim.pk):
        with pytest.raises(NotNow, match="Say whose own part it is"):
            scene.opened(review=review, audience="staff_member", own_part=person)


def test_an_own_part_is_chosen_by_paragraph_and_nothing_else_of_the_review_is_in_the_copy() -> None:
    copy, people = scene.own_part()
    assert rules.the_own_part_is_chosen(copy, people.preparer) is not None
    client = Client()
    client.force_login(people.preparer)
    address = f"/disclosure/{copy.case_reference}/{copy.number}/parts"
    section = section_of(copy, "delivery")
    assert section is not None
    heading, came, rang, plan = units_of(section)
    assert names_them(copy, section) == {came.key, rang.key}
    assert "checked" in client.get(f"{address}/delivery").content.decode()
    sent = client.post(f"{address}/delivery", {"operation": str(uuid4()), "units": [heading.key, came.key]})
    assert sent.status_code == 302
    assert "2 of 4 paragraphs" in client.get(address).content.decode()
    copy = scene.again(copy)
    read = "\n".join(place.text for place in places(standing_of(copy).model()))
    assert "What happened" in read
    assert plan.text not in read
    assert rules.the_own_part_is_chosen(copy, people.preparer) is None
    assert "other words" in str(rules.the_look_is_of_these_words(copy, people.preparer))


def test_sections_are_left_out_on_one_form_and_chosen_paragraphs_stay_chosen() -> None:
    copy, people = scene.own_part()
    section = section_of(copy, "delivery")
    assert section is not None
    first = units_of(section)[0].key
    choose_paragraphs(disclosure=copy, section="delivery", units=[first], by=people.preparer, at=scene.AT)
    client = Client()
    client.force_login(people.preparer)
    address = f"/disclosure/{copy.case_reference}/{copy.number}/parts"
    assert "Choose at least one section" in client.post(address, {"operation": str(uuid4())}).content.decode()
    client.post(address, {"operation": str(uuid4()), "sections": ["delivery"]})
    (left,) = original_of(scene.again(copy)).sections
    assert (left.key, [unit.key for unit in units_of(left)]) == ("delivery", [first])
    client.post(address, {"operation": str(uuid4()), "sections": ["delivery", "heard"]})
    assert scene.again(copy).chosen_blocks["delivery"], "what was chosen in it stays chosen"


def test_somebody_is_given_at_least_one_paragraph_and_all_of_them_are_the_whole_section() -> None:
    copy, people = scene.opened()
    keys = [unit.key for section in original_of(copy).sections for unit in units_of(section)]
    for section in ("findings", "what_will_change", "chronology_of_events", "heard"):
        if section_of(copy, section) is not None:
            choose_paragraphs(disclosure=copy, section=section, units=[], by=people.preparer, at=scene.AT)
    with pytest.raises(NotNow, match="Nothing would be shared"):
        choose_paragraphs(disclosure=copy, section="delivery", units=[], by=people.preparer, at=scene.AT)
    choose_paragraphs(disclosure=copy, section="delivery", units=keys, by=people.preparer, at=scene.AT)
    assert "delivery" not in scene.again(copy).chosen_blocks
