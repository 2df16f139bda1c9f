"""Factual accuracy: send an extract, take comments, answer each, and be satisfied on the record."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from candour.access.permissions import Permission
from candour.cases.row_security import every_row
from candour.mail.commands import Notice, queue
from candour.reviews import extracts
from candour.reviews.commands.conflicts import refuse_if_conflicted
from candour.reviews.commands.reaching import locked, must_hold, refuse, write_down
from candour.reviews.models import (
    AccuracyComment,
    AccuracyPack,
    AccuracySatisfied,
    Review,
    Section,
)
from candour.reviews.models.accuracy import BEFORE_SIGNATURE
from candour.reviews.rules import allocation, standing
from candour.reviews.rules.accuracy import the_extract_is_open
from candour.staff.models import User
from candour.workflow.once import once, remember
from candour.workflow.refusals import NotAllowed

Audience = AccuracyPack.Audience


@dataclass(frozen=True, kw_only=True, slots=True)
class NewPack:
    """An extract to be sent: to whom, by when, and which passages, as pairs of section key and block."""

    audience: str
    recipient: User
    due_on: date
    passages: Sequence[tuple[str, str]]


@transaction.atomic
def send_pack(
    *, review: Review, new: NewPack, by: User, at: datetime, operation: UUID | None = None
) -> AccuracyPack:
    """Freeze the passages as they stand, and offer them to be checked for factual accuracy."""
    must_hold(by, Permission.WRITE_REVIEW, at=at)
    review = locked(review, by=by)
    earlier = once(operation, name="review.accuracy_pack_sent", by=by, at=at, on=review)
    if earlier is not None:
        return AccuracyPack.objects.get(review=review, pk=earlier.record_id or 0)
    refuse_if_conflicted(review, by)
    found = _frozen(review, new.passages)
    refuse(*_against_sending(review, new, found, by, at))
    pack = AccuracyPack.objects.create(
        case_id=review.case_id,
        review=review,
        audience=new.audience,
        recipient=new.recipient,
        extracts=found,
        sha256=extracts.digest_of(found),
        sent_by=by,
        sent_at=at,
        due_on=new.due_on,
    )
    _ask_again(review, at)
    write_down("accuracy_pack_sent", review, by, at, subject=str(pack.pk))
    queue(Notice.EXTRACT_WAITS, to=new.recipient, path=reverse("reviews:extract", args=[pack.pk]), at=at)
    remember(operation, pack)
    return pack


def _against_sending(
    review: Review, new: NewPack, found: Sequence[extracts.Extract], by: User, at: datetime
) -> list[str | None]:
    return [
        allocation.the_person_is_the_reviewing_manager(review, by),
        standing.work_goes_on(review, by),
        None if review.status in BEFORE_SIGNATURE else "The review is not being written now.",
        None if found else "Choose at least one passage that has words.",
        None if new.due_on > timezone.localdate(at) else "Give a date in the future by which to answer.",
        "Send it to somebody else: you write this review." if new.recipient == by else None,
    ]


def _frozen(review: Review, passages: Sequence[tuple[str, str]]) -> list[extracts.Extract]:
    wanted = set(passages)
    titles = extracts.titles()
    sections = Section.objects.filter(review=review, key__in={key for key, _block in wanted})
    return [
        passage
        for section in sections
        for passage in extracts.passages_of(section, titles.get(section.key, section.key))
        if (section.key, passage["block"]) in wanted
    ]


def _ask_again(review: Review, at: datetime) -> None:
    """What somebody was satisfied with was another text."""
    AccuracySatisfied.objects.filter(review=review, withdrawn_at__isnull=True).update(withdrawn_at=at)


def ask_again(review: Review, *, at: datetime) -> None:
    """A return for changes asks both managers again whether they are satisfied."""
    _ask_again(review, at)


@dataclass(frozen=True, kw_only=True, slots=True)
class NewComment:
    """What the reader of an extract says about one passage, or about the whole where no passage is named."""

    text: str
    passage: int | None = None
    """Its place in the extract, counted from 0."""


def comment(
    *, pack: AccuracyPack, new: NewComment, by: User, at: datetime, operation: UUID | None = None
) -> None:
    """A comment by the person the extract was sent to, who may not otherwise see the case."""
    with every_row():
        if once(operation, name="review.accuracy_comment", by=by, at=at, on=pack) is not None:
            return
        pack = _addressed_to(pack, by)
        refuse(
            the_extract_is_open(pack),
            None if new.text.strip() else "Write what is not right, or what is missing.",
        )
        passage = pack.extracts[new.passage] if new.passage is not None else {}
        section = Section.objects.filter(review=pack.review, key=passage.get("section", "")).first()
        AccuracyComment.objects.create(
            case_id=pack.case_id,
            review=pack.review,
            pack=pack,
            section=section,
            block=passage.get("block", ""),
            quoted=passage.get("text", ""),
            text=new.text.strip(),
            by=by,
            at=at,
        )
        write_down("accuracy_comment_made", pack.review, by, at, subject=str(pack.pk))


def finish(*, pack: AccuracyPack, by: User, at: datetime, operation: UUID | None = None) -> None:
    """The reader has said everything, or has nothing to say."""
    with every_row():
        if once(operation, name="review.accuracy_finished", by=by, at=at, on=pack) is not None:
            return
        pack = _addressed_to(pack, by)
        refuse(the_extract_is_open(pack))
        pack.answered_at = at
        pack.nothing_to_say = not pack.accuracy_comments.exists()
        pack.save(update_fields=["answered_at", "nothing_to_say"])
        write_down("accuracy_pack_answered", pack.review, by, at, subject=str(pack.pk))
        author = pack.review.reviewing_manager
        if author is not None:
            path = reverse("reviews:accuracy", args=[pack.case.reference])
            queue(Notice.CASE_WAITS, to=author, path=path, at=at)


def _addressed_to(pack: AccuracyPack, by: User) -> AccuracyPack:
    joined = AccuracyPack.objects.select_related("review__case", "review__reviewing_manager", "case")
    found: AccuracyPack | None = (
        joined.select_for_update(of=("self",)).filter(pk=pack.pk, recipient=by).first()
    )
    if found is None:
        raise NotAllowed("This extract was not sent to you.")
    return found


@transaction.atomic
def answer(
    *,
    comment: AccuracyComment,
    answer: str,
    text: str,
    by: User,
    at: datetime,
    operation: UUID | None = None,
) -> AccuracyComment:
    """Answer one comment in words; what is accepted is then changed in the section."""
    if once(operation, name="review.accuracy_comment_answered", by=by, at=at, on=comment) is not None:
        return comment
    must_hold(by, Permission.WRITE_REVIEW, at=at)
    review = locked(comment.review, by=by)
    refuse_if_conflicted(review, by)
    refuse(
        allocation.the_person_is_the_reviewing_manager(review, by),
        standing.work_goes_on(review, by),
        None if text.strip() else "Say in words how the comment was answered.",
        "This comment was answered before." if comment.answered_at else None,
    )
    comment.answer, comment.answer_text = answer, text.strip()
    comment.answered_by, comment.answered_at = by, at
    comment.save(update_fields=["answer", "answer_text", "answered_by", "answered_at"])
    write_down("accuracy_comment_answered", review, by, at, subject=str(comment.pk))
    return comment


@transaction.atomic
def close_without_answer(
    *, pack: AccuracyPack, why: str, by: User, at: datetime, operation: UUID | None = None
) -> None:
    """The opportunity was given and nobody answered by the day: say so, and go on."""
    if once(operation, name="review.accuracy_pack_closed", by=by, at=at, on=pack) is not None:
        return
    must_hold(by, Permission.WRITE_REVIEW, at=at)
    review = locked(pack.review, by=by)
    refuse_if_conflicted(review, by)
    refuse(
        allocation.the_person_is_the_reviewing_manager(review, by),
        None if why.strip() else "Say what was tried.",
        "It was answered." if pack.answered_at else None,
        None if pack.due_on < timezone.localdate(at) else "The day by which to answer has not passed yet.",
    )
    pack.closed_without_answer_why = why.strip()
    pack.save(update_fields=["closed_without_answer_why"])
    write_down("accuracy_pack_closed", review, by, at, subject=str(pack.pk))


@transaction.atomic
def be_satisfied(
    *, review: Review, by: User, at: datetime, note: str = "", operation: UUID | None = None
) -> AccuracySatisfied:
    """Record that this manager is satisfied that the head of the delivery unit could comment."""
    must_hold(by, Permission.WRITE_REVIEW, Permission.COUNTERSIGN_REVIEW, at=at)
    review = locked(review, by=by)
    earlier = once(operation, name="review.accuracy_satisfied", by=by, at=at, on=review)
    if earlier is not None:
        return AccuracySatisfied.objects.get(review=review, pk=earlier.record_id or 0)
    who = _which_manager(review, by)
    refuse_if_conflicted(review, by)
    refuse(*_against_satisfaction(review, who))
    made = AccuracySatisfied.objects.create(
        case_id=review.case_id, review=review, who=who, by=by, at=at, note=note.strip()
    )
    write_down("accuracy_satisfied", review, by, at, subject=who)
    remember(operation, made)
    return made


def _which_manager(review: Review, by: User) -> str:
    if review.reviewing_manager_id == by.pk:
        return AccuracySatisfied.Who.REVIEWING
    if review.countersigning_manager_id == by.pk:
        return AccuracySatisfied.Who.COUNTERSIGNING
    raise NotAllowed("Only the two managers of this review record this.")


def _against_satisfaction(review: Review, who: str) -> list[str | None]:
    packs = AccuracyPack.objects.filter(review=review)
    open_to_head = packs.filter(
        audience=Audience.HEAD_OF_UNIT, answered_at__isnull=True, closed_without_answer_why=""
    )
    again = AccuracySatisfied.objects.filter(review=review, who=who, withdrawn_at__isnull=True)
    waiting = AccuracyComment.objects.filter(review=review, answered_at__isnull=True)
    return [
        None
        if packs.filter(audience=Audience.HEAD_OF_UNIT).exists()
        else "Nothing was sent to the head of unit.",
        "The head of the delivery unit has not answered yet." if open_to_head.exists() else None,
        "A comment waits for an answer." if waiting.exists() else None,
        "You have recorded this already." if again.exists() else None,
    ]
