"""What keeps a review from going on is said in words, and is met by everybody who would move it."""

from typing import Any

import pytest

from candour.reviews import transitions
from candour.reviews.commands import accuracy, early_look, writing
from candour.reviews.models import (
    AccuracyPack,
    AccuracySatisfied,
    ConductedBy,
    EarlyLook,
    Remark,
    Review,
    ReviewStage,
    Section,
    SectionVersion,
    Standing,
    Turn,
)
from candour.reviews.rules.choosing import against_conducting
from candour.staff.models import User
from candour.workflow.perform import reasons_against
from candour.workflow.refusals import NotNow
from candour.workflow.transition import Transition
from tests.factories import reviews, staff
from tests.reviews import gathered
from tests.reviews.writing.documents import document

pytestmark = pytest.mark.django_db
AT = gathered.AT


def against(move: Transition[Review], review: Review, by: User | None = None) -> list[str]:
    return reasons_against(move, fresh(review), by or writer_of(review))


def fresh(review: Review) -> Review:
    joined = ("case__region", "reviewing_manager", "countersigning_manager")
    found: Review = Review.objects.select_related(*joined).get(pk=review.pk)
    return found


def writer_of(review: Review) -> User:
    assert review.reviewing_manager is not None
    return review.reviewing_manager


def with_signer(review: Review) -> User:
    """The countersigning manager, who is given to the review here."""
    signer = gathered.on_the_list(review, staff.member("countersigning_manager"))
    Review.objects.filter(pk=review.pk).update(countersigning_manager=signer)
    return signer


def test_an_early_look_says_what_it_does_not_say_yet() -> None:
    review, lead = reviews.commissioned(), staff.regional_lead()
    move = transitions.COMPLETE_EARLY_LOOK_OF_COMMISSIONED
    assert against(move, review, lead) == ["The early look has not been begun."]
    early_look.begin(review=review, by=lead, at=AT)
    told = {"concern": EarlyLook.Concern.IMMEDIATE, "concern_detail": "A former partner is not safe."}
    early_look.answer(review=review, answers=told, by=lead, at=AT)
    (unsaid,) = against(move, review, lead)
    assert unsaid == (
        "The early look does not say yet: which records were read; what is done at once; why nothing has to "
        "be done at once; whether support was offered to staff, and when; whether a separate route was "
        "raised."
    )
    assert "A review is already commissioned, so it goes on to be allocated." in against(
        transitions.COMPLETE_EARLY_LOOK, review, lead
    )


def test_no_review_is_allocated_before_the_national_team_decided() -> None:
    assert "The national team has not decided yet whether a review follows." in against(
        transitions.COMPLETE_EARLY_LOOK_OF_COMMISSIONED, reviews.notified(), staff.regional_lead()
    )


def test_what_a_complete_early_look_says_stands() -> None:
    review = gathered.being_written()
    with pytest.raises(NotNow, match="The early look is complete, so what it says stands"):
        early_look.begin(review=review, by=staff.regional_lead(), at=AT)
    assert not EarlyLook.objects.exists()


def test_a_review_is_given_to_a_writer_and_to_a_signer() -> None:
    review, lead = reviews.commissioned(), staff.regional_lead()
    assert "Choose who writes the review." in against(transitions.ALLOCATE, review, lead)
    assert "Only the reviewing manager of this review does this." in against(transitions.BEGIN, review, lead)
    Review.objects.filter(pk=review.pk).update(reviewing_manager=staff.reviewing_manager())
    assert "Choose who countersigns the review." in against(transitions.ALLOCATE, review, lead)
    with_signer(review)
    assert not any("Choose who" in reason for reason in against(transitions.ALLOCATE, review, lead))


@pytest.mark.parametrize(
    ("conducted_by", "of", "words"),
    [
        (
            ConductedBy.REGION,
            "Wales",
            "does not work in this region. Say that another conducts the review, and why.",
        ),
        (ConductedBy.OTHER_REGION, "North East", "does not work in another region."),
        (ConductedBy.OTHER_REGION, None, "does not work in another region."),
        (ConductedBy.INSPECTORATE, "Wales", "works in a region, not in the inspectorate."),
    ],
)
def test_who_conducts_a_review_agrees_with_where_its_writer_works(
    conducted_by: str, of: str | None, words: str
) -> None:
    review, writer = reviews.commissioned(), staff.member("reviewing_manager", of=of)
    assert against_conducting(review, writer, conducted_by, "The director managed it.") == [
        f"{writer} {words}"
    ]


def test_a_review_is_sent_for_accuracy_by_its_writer_with_every_section_ready_and_an_extract() -> None:
    review = gathered.being_written()
    sections = Section.objects.filter(review=review)
    assert against(transitions.SEND_FOR_ACCURACY, review) == [
        f"{sections.count()} sections are not marked ready yet.",
        "No extract has been sent to the head of the delivery unit to check for factual accuracy.",
    ]
    assert "Only the reviewing manager of this review does this." in against(
        transitions.SEND_FOR_ACCURACY, review, staff.reviewing_manager()
    )
    sections.exclude(key="assessment").update(progress=Section.Progress.READY)
    (waiting,) = against(transitions.SEND_FOR_ACCURACY, review)[:1]
    assert waiting.startswith("Sections are not marked ready yet: ")
    sections.update(progress=Section.Progress.READY)
    assert len(against(transitions.SEND_FOR_ACCURACY, review)) == 1


def test_nothing_goes_on_without_the_writers_declaration() -> None:
    review = reviews.commissioned()
    writer = gathered.on_the_list(review, staff.reviewing_manager())
    Review.objects.filter(pk=review.pk).update(status=ReviewStage.ALLOCATED, reviewing_manager=writer)
    assert against(transitions.BEGIN, review, writer) == [
        "Declare first that nothing stands between you and an independent view of this case."
    ]


def pack_of(review: Review, **facts: Any) -> AccuracyPack:
    head = staff.member("head_of_delivery_unit")
    given: dict[str, Any] = {
        "case": review.case,
        "review": review,
        "audience": AccuracyPack.Audience.HEAD_OF_UNIT,
        "recipient": head,
        "extracts": [],
        "sha256": "0" * 64,
        "sent_by": writer_of(review),
        "sent_at": AT,
        "due_on": AT.date() + 7 * reviews.DAY,
    }
    made: AccuracyPack = AccuracyPack.objects.create(**given | facts)
    return made


def test_every_comment_on_accuracy_is_answered_and_nothing_is_added_after_the_last_word() -> None:
    review = gathered.being_written(stage=ReviewStage.FACTUAL_ACCURACY)
    pack = pack_of(review)
    for words in ("1 comment on factual accuracy waits", "2 comments on factual accuracy wait"):
        new = accuracy.NewComment(text="It was three times.")
        accuracy.comment(pack=pack, new=new, by=pack.recipient, at=AT)
        assert f"{words} for an answer." in against(transitions.SEND_FOR_SIGNATURE, review)
    accuracy.finish(pack=pack, by=pack.recipient, at=AT)
    with pytest.raises(NotNow, match="You have already finished with this extract"):
        accuracy.comment(pack=pack, new=new, by=pack.recipient, at=AT)
    assert review.accuracy_comments.count() == 2


def test_both_managers_say_that_the_head_of_the_unit_could_comment() -> None:
    review = gathered.being_written(stage=ReviewStage.COUNTERSIGNING)
    signer = with_signer(review)
    writers = (
        "The reviewing manager has not recorded that the head of the delivery unit had the opportunity to "
        "comment."
    )
    signers = (
        "You have not recorded that you are satisfied that the head of the delivery unit had the opportunity "
        "to comment."
    )
    for who, by, told in (
        (AccuracySatisfied.Who.REVIEWING, writer_of(review), writers),
        (AccuracySatisfied.Who.COUNTERSIGNING, signer, signers),
    ):
        assert told in against(transitions.COUNTERSIGN, review, signer)
        AccuracySatisfied.objects.create(case=review.case, review=review, who=who, by=by, at=AT)
    left = against(transitions.COUNTERSIGN, review, signer)
    assert not {writers, signers} & set(left)


def test_a_signature_is_the_countersigning_managers_over_answered_remarks_and_a_whole_thread() -> None:
    review = gathered.being_written(stage=ReviewStage.COUNTERSIGNING)
    signer = with_signer(review)
    section = Section.objects.filter(review=review)[0]
    assert "Only the countersigning manager of this review does this." in against(
        transitions.COUNTERSIGN, review
    )
    for words in ("1 remark in the margin waits", "2 remarks in the margin wait"):
        Remark.objects.create(
            case=review.case, review=review, section=section, text="Says who?", by=signer, at=AT
        )
        assert f"{words} for an answer." in against(transitions.COUNTERSIGN, review, signer)
    (thread,) = (told for told in against(transitions.COUNTERSIGN, review, signer) if "thread" in told)
    assert thread.startswith("The learning thread is broken in ")
    assert thread.endswith(" more.")


def test_what_nobody_signed_is_not_sent() -> None:
    review = gathered.being_written(stage=ReviewStage.COUNTERSIGNED)
    assert against(transitions.SUBMIT, review) == ["The review is not countersigned."]


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        (
            {"status": ReviewStage.COUNTERSIGNED},
            "The review is not being written now, so its sections are only read.",
        ),
        (
            {"standing_status": Standing.SUSPENDED},
            "The review is suspended because a conflict of interest was found. It has to be settled first.",
        ),
    ],
)
def test_a_section_is_written_while_its_review_is(facts: dict[str, str], words: str) -> None:
    review = gathered.being_written()
    Review.objects.filter(pk=review.pk).update(**facts)
    assert words in refused_to_write(review, writer_of(review))


def test_a_section_is_written_by_its_author_in_turn() -> None:
    review = gathered.being_written()
    colleague = gathered.on_the_list(review, staff.reviewing_manager())
    assert refused_to_write(review, colleague) == ["Only those who write this review write in its sections."]
    Section.objects.filter(review=review).update(turn=Turn.COUNTERSIGNER)
    (told,) = refused_to_write(review, writer_of(review))
    assert told.startswith("It is the turn of: ")
    assert told.endswith(". You can read the section and remark on it.")


def refused_to_write(review: Review, by: User) -> list[str]:
    section = Section.objects.select_related("review").filter(review=review)[0]
    with pytest.raises(NotNow) as refused:
        writing.save_section(section=section, content=document("Too late."), base=0, by=by, at=AT)
    assert not SectionVersion.objects.exists()
    return list(refused.value.reasons)


@pytest.mark.parametrize(
    ("standing", "words"),
    [
        (Standing.PAUSED, "The review is paused. Resume it first."),
        (Standing.SUSPENDED, "is suspended because"),
    ],
)
def test_no_step_is_taken_while_the_work_stands_still(standing: str, words: str) -> None:
    review = gathered.being_written()
    Review.objects.filter(pk=review.pk).update(standing_status=standing)
    assert any(words in told for told in against(transitions.SEND_FOR_ACCURACY, review))


def test_a_review_that_is_over_is_neither_paused_nor_suspended() -> None:
    review = gathered.being_written(stage=ReviewStage.ENDED)
    for move in (transitions.PAUSE, transitions.SUSPEND):
        assert against(move, review, staff.regional_lead()) == ["This review is over."]
