"""Who is writing in a section: said on the page, taken over with a notice, and never in the way of a save.

The version of a text decides what may be saved; a lock only keeps two people from starting at once.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from candour.reviews.commands.reaching import write_down
from candour.reviews.commands.writing import locked_section, to_write
from candour.reviews.models import Section, SectionLock
from candour.staff.models import User

LASTS = timedelta(seconds=45)
"""A page renews its lock every fifteen seconds; three missed renewals free the section."""


@dataclass(frozen=True, slots=True)
class Presence:
    """Who holds the section, seen from one page."""

    mine: bool
    name: str
    until: datetime
    same_person: bool
    """Whether it is another window of the person who asks."""


def hold(*, section: Section, page: UUID, by: User, at: datetime, take_over: bool = False) -> Presence:
    """Take the section for this page or renew it; what another page holds is only taken over on purpose.

    Raises NotAllowed or NotNow where this person may not write in it.
    """
    row = to_write(section, by=by, at=at)
    lock = SectionLock.objects.filter(section=row).select_related("user").first()
    if lock is not None and lock.page != page and lock.until > at and not take_over:
        same_person = lock.user_id == by.pk
        return Presence(mine=False, name=str(lock.user), until=lock.until, same_person=same_person)
    began = lock is None or lock.page != page
    _take(row, lock, page=page, by=by, at=at)
    if began:
        write_down("section_held", row.review, by, at, subject=row.key)
    return Presence(mine=True, name=str(by), until=at + LASTS, same_person=True)


def let_go(*, section: Section, page: UUID, by: User) -> None:
    """The page is closed; a lock that another page has taken over stays."""
    row = locked_section(section, by=by)
    SectionLock.objects.filter(section=row, page=page, user=by).delete()


def _take(row: Section, lock: SectionLock | None, *, page: UUID, by: User, at: datetime) -> None:
    same_page = lock is not None and lock.page == page
    still_held = lock is not None and not same_page and lock.until > at
    changes: dict[str, object] = {"user": by, "page": page, "until": at + LASTS}
    if not same_page:
        changes |= {"since": at, "taken_from": lock.user if lock is not None and still_held else None}
    SectionLock.objects.update_or_create(
        section=row, defaults={"case_id": row.case_id, "review_id": row.review_id, **changes}
    )
