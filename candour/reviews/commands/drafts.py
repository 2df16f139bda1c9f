"""Words that are not saved yet: the key to those in the browser, and those that outlived their session."""

import secrets
from datetime import datetime, timedelta

from candour.cases.models import Case
from candour.cases.row_security import every_row
from candour.reviews import rich_text
from candour.reviews.commands.writing import locked_section
from candour.reviews.models import DraftKey, KeptWords, Section
from candour.staff.models import User

KEPT_FOR = timedelta(minutes=30)
BYTES = 32
"""A key of AES-256."""


def key_of(*, section: Section, by: User, at: datetime) -> bytes:
    """The key to this person's unsaved words of this section; made once, given to nobody else."""
    row = locked_section(section, by=by)
    found, _made = DraftKey.objects.get_or_create(
        section=row,
        user=by,
        defaults={
            "case_id": row.case_id,
            "review_id": row.review_id,
            "key": secrets.token_bytes(BYTES),
            "made_at": at,
        },
    )
    return bytes(found.key)


def keep_words(*, section: int, user: int, content: rich_text.Node, base: int, at: datetime) -> Case | None:
    """Keep what came with a form whose session had ended. Gives its case, where that still stands.

    Who wrote it is proved by what the form carried. Nobody is signed in: the service itself does this.
    """
    with every_row():
        KeptWords.objects.filter(until__lt=at).delete()
        row = Section.objects.select_related("case").filter(pk=section).first()
        writer = User.objects.filter(pk=user, is_active=True).first()
        if row is None or writer is None:
            return None
        case: Case = row.case
        KeptWords.objects.update_or_create(
            section=row,
            user=writer,
            defaults={
                "case": case,
                "review_id": row.review_id,
                "content": content,
                "base": base,
                "at": at,
                "until": at + KEPT_FOR,
            },
        )
        return case


def forget_words(*, section: Section, by: User) -> None:
    """They are saved, or their writer does not want them."""
    KeptWords.objects.filter(section=section, user=by).delete()
