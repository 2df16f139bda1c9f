"""Remarks in the margin of a section, and their answers."""

from datetime import datetime
from uuid import UUID

from candour.access.permissions import Permission
from candour.reviews import rich_text
from candour.reviews.commands.conflicts import refuse_if_conflicted
from candour.reviews.commands.reaching import must_hold, refuse, write_down
from candour.reviews.commands.writing import locked_section
from candour.reviews.models import Remark, Section
from candour.reviews.rules import writing as rules
from candour.staff.models import User
from candour.workflow.once import once, remember
from candour.workflow.refusals import NotAllowed

MAY_REMARK = (Permission.WRITE_REVIEW, Permission.COUNTERSIGN_REVIEW, Permission.ALLOCATE_REVIEW)


def add_remark(
    *, section: Section, block: str, text: str, by: User, at: datetime, operation: UUID | None = None
) -> Remark:
    """Beside a block, or beside the whole section where the block is not one of it."""
    row = locked_section(section, by=by)
    must_hold(by, *MAY_REMARK, at=at)
    refuse(rules.remarks_can_be_made(row.review, by))
    refuse_if_conflicted(row.review, by)
    if earlier := once(operation, name="review.remark_added", by=by, at=at, on=row):
        first: Remark = Remark.objects.get(section=row, pk=earlier.record_id or 0)
        return first
    known = {one.id for one in rich_text.blocks(row.content)}
    made = Remark.objects.create(
        case_id=row.case_id,
        review_id=row.review_id,
        section=row,
        block=block if block in known else "",
        text=text,
        by=by,
        at=at,
    )
    remember(operation, made)
    write_down("remark_added", row.review, by, at, subject=row.key)
    return made


def answer_remark(*, remark: Remark, answer: str, by: User, at: datetime) -> Remark:
    """By those who write the review; a person may also withdraw their own remark with a word of why."""
    row = locked_section(remark.section, by=by)
    must_hold(by, *MAY_REMARK, at=at)
    if remark.by_id != by.pk and rules.the_person_writes_the_review(row.review, by):
        raise NotAllowed("A remark is answered by those who write the review, or by whoever made it.")
    refuse(rules.remarks_can_be_made(row.review, by))
    refuse_if_conflicted(row.review, by)
    standing: Remark = Remark.objects.select_for_update().get(pk=remark.pk)
    if standing.answered_at is None:
        standing.answer, standing.answered_by, standing.answered_at = answer, by, at
        standing.save(update_fields=["answer", "answered_by", "answered_at"])
        write_down("remark_answered", row.review, by, at, "answer", subject=row.key)
    return standing
