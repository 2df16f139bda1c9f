"""Answer a broken link with a reason, for everybody who signs, and take the answer back."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from candour.reviews.commands.reaching import refuse, write_down
from candour.reviews.commands.thread.reaching import to_weigh
from candour.reviews.commands.thread.taking_out import keep_out
from candour.reviews.models import LineExplained, Review
from candour.reviews.thread.of_review import lines_of
from candour.staff.models import User
from candour.workflow.once import once


def answer_line(
    review: Review,
    rule: str,
    subject: str,
    why: str,
    *,
    by: User,
    at: datetime,
    operation: UUID | None = None,
) -> None:
    """Say why a line stands as it is. Raises NotNow where only work can mend it, or it stands no more."""
    with transaction.atomic():
        if once(operation, name="review.line_answered", by=by, at=at, on=review):
            return
        row = to_weigh(review, by=by, at=at)
        line = next((one for one in lines_of(row) if (one.rule, one.subject) == (rule, subject)), None)
        if line is None:
            refuse("This line stands no more: what it asked for is there.")
            return
        refuse(None if line.answerable else "This line cannot be answered. Only what it asks for mends it.")
        LineExplained.objects.update_or_create(
            review=row,
            rule=rule,
            subject=subject,
            defaults={
                "case": row.case,
                "mark": line.mark,
                "sentence": line.sentence,
                "why": why,
                "by": by,
                "at": at,
            },
        )
        write_down("line_answered", row, by, at, rule, subject=subject)


def withdraw_answer(
    review: Review, rule: str, subject: str, *, by: User, at: datetime, operation: UUID | None = None
) -> None:
    """The line stands again; the answer is kept with what was taken out, and can be put back."""
    with transaction.atomic():
        if once(operation, name="review.answer_withdrawn", by=by, at=at, on=review):
            return
        row = to_weigh(review, by=by, at=at)
        answer = LineExplained.objects.filter(review=row, rule=rule, subject=subject).first()
        if answer is None:
            return
        keep_out(answer, row, [answer], by=by, at=at)
        answer.delete()
        write_down("answer_withdrawn", row, by, at, rule, subject=subject)
