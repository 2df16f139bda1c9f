"""Marks that are not saved yet: the key to those in the browser, and those that outlived their session."""

import secrets
from datetime import datetime, timedelta

from candour.cases.row_security import every_row
from candour.quality.commands.marking import to_write
from candour.quality.marking import content as marks_content
from candour.quality.models import KeptMarks, Marks, MarksKey
from candour.staff.models import User

KEPT_FOR = timedelta(minutes=30)
BYTES = 32
"""A key of AES-256."""


def key_of(*, marks: Marks, by: User, at: datetime) -> bytes:
    """The key to the assessor's unsaved marks; made once, given to nobody else."""
    row = to_write(marks, by=by, at=at)
    found, _made = MarksKey.objects.get_or_create(
        marks=row,
        defaults={
            "case_id": row.case_id,
            "assessment_id": row.assessment_id,
            "marking_id": row.marking_id,
            "key": secrets.token_bytes(BYTES),
            "made_at": at,
        },
    )
    return bytes(found.key)


def keep_marks(*, marks: int, user: int, content: object, base: int, at: datetime) -> Marks | None:
    """Keep what came with a form whose session had ended. Gives the marks, where they still stand.

    Who wrote it is proved by what the form carried. Nobody is signed in: the service itself does this.
    """
    with every_row():
        KeptMarks.objects.filter(until__lt=at).delete()
        rows = Marks.objects.select_related("assessment__case")
        row: Marks | None = rows.filter(pk=marks, marking__assessor=user).first()
        if row is None:
            return None
        passages = list(row.content.get("passages", []))
        asked = content.get("answers", {}) if isinstance(content, dict) else {}
        kept = marks_content.checked(content, questions=list(asked), passages=passages)
        KeptMarks.objects.update_or_create(
            marks=row,
            defaults={
                "case_id": row.case_id,
                "assessment_id": row.assessment_id,
                "marking_id": row.marking_id,
                "content": kept,
                "base": base,
                "at": at,
                "until": at + KEPT_FOR,
            },
        )
        return row


def forget_marks(*, marks: Marks) -> None:
    """They are saved, or the assessor does not want them."""
    KeptMarks.objects.filter(marks=marks).delete()
