"""Keep what somebody is typing about a person until it is sent, also when their session has ended."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from candour.cases.row_security import every_row
from candour.families.models import ContactPlan, UnfinishedWords
from candour.staff.models import User

LONGEST = 20_000


@transaction.atomic
def keep(*, plan: ContactPlan, page: str, words: Mapping[str, str], by: User, at: datetime) -> bool:
    """Keep the words of one page; no words take away those that were kept. False where there are none."""
    told = {name: text[:LONGEST] for name, text in words.items() if text.strip()}
    if not told:
        forget(plan=plan, page=page, by=by)
        return False
    UnfinishedWords.objects.update_or_create(plan=plan, by=by, page=page, defaults={"words": told, "at": at})
    return True


def forget(*, plan: ContactPlan, page: str, by: User) -> None:
    """What was sent is no longer unfinished."""
    UnfinishedWords.objects.filter(plan=plan, by=by, page=page).delete()


def keep_without_a_session(
    *, plan: int, user: int, page: str, words: Mapping[str, str], at: datetime
) -> ContactPlan | None:
    """The same for words that came too late, where their writer may still read the plan."""
    writer = User.objects.filter(pk=user, is_active=True).first()
    if writer is None:
        return None
    with every_row():
        seen = ContactPlan.objects.visible_to(writer).readable_by(writer)
        found: ContactPlan | None = seen.filter(pk=plan).first()
        if found is not None:
            keep(plan=found, page=page, words=words, by=writer, at=at)
    return found
