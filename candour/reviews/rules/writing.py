"""Whether the sections are ready to be read by others."""

from candour.cases.models import AccessEntry, Relation
from candour.policy.load import load_policy
from candour.reviews.independence import Work
from candour.reviews.models import Remark, Review, ReviewStage, Section, Standing, Turn
from candour.reviews.rules import allocation
from candour.staff.models import User

MOST_NAMED = 4
"""Up to so many sections are named; more are counted."""


def every_section_is_ready(review: Review, actor: User) -> str | None:
    waiting = Section.objects.filter(review=review).exclude(progress=Section.Progress.READY)
    keys = list(waiting.values_list("key", flat=True))
    if not keys and Section.objects.filter(review=review).exists():
        return None
    if len(keys) > MOST_NAMED:
        return f"{len(keys)} sections are not marked ready yet."
    names = {row.key: row.title for row in load_policy().review_sections}
    return "Sections are not marked ready yet: " + ", ".join(names.get(key, key) for key in keys) + "."


def every_remark_is_answered(review: Review, actor: User) -> str | None:
    waiting = Remark.objects.filter(review=review, answered_at__isnull=True).count()
    if not waiting:
        return None
    told = "1 remark in the margin waits" if waiting == 1 else f"{waiting} remarks in the margin wait"
    return f"{told} for an answer."


WRITTEN_IN = (ReviewStage.WRITING, ReviewStage.FACTUAL_ACCURACY)
READ_BY_OTHERS_IN = (*WRITTEN_IN, ReviewStage.COUNTERSIGNING)


def reasons_against_writing(section: Section, actor: User) -> list[str]:
    """Everything that stands in the way of this person's writing in the section now, in words."""
    against = (
        the_section_is_theirs(section, actor),
        the_review_is_not_suspended(section.review, actor),
        allocation.not_independent(section.review, actor, Work.WRITE),
    )
    return [reason for reason in against if reason]


def the_section_is_theirs(section: Section, actor: User) -> str | None:
    """Its turn, its stage and its author."""
    if section.review.status not in WRITTEN_IN:
        return "The review is not being written now, so its sections are only read."
    if section.turn != Turn.AUTHOR:
        return f"It is the turn of: {section.get_turn_display()}. You can read the section and remark on it."
    return the_person_writes_the_review(section.review, actor)


def the_person_writes_the_review(review: Review, actor: User) -> str | None:
    """The reviewing manager, and colleagues whom the access list names as reviewing managers of the case."""
    if review.reviewing_manager_id == actor.pk:
        return None
    beside = AccessEntry.objects.filter(
        case=review.case_id, user=actor, relation=Relation.REVIEWING_MANAGER, barred=False, until__isnull=True
    )
    if beside.exists():
        return None
    return "Only those who write this review write in its sections."


def the_review_is_not_suspended(review: Review, actor: User) -> str | None:
    """A pause stops the clock and not the pen: words on their way are kept."""
    if review.standing_status == Standing.SUSPENDED:
        return "The review is suspended because a conflict of interest was found. It has to be settled first."
    return None


def remarks_can_be_made(review: Review, actor: User) -> str | None:
    if review.status in READ_BY_OTHERS_IN:
        return None
    return "Remarks are made while the review is written, checked and countersigned, which is not now."
