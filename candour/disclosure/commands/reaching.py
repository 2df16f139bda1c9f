"""Reach a copy for a change that is no move: locked, seen, permitted."""

from datetime import datetime

from django.urls import reverse

from candour.audit.record import record as audit
from candour.disclosure.models import Disclosure
from candour.disclosure.redacted import measure
from candour.disclosure.standing import Standing, standing_of
from candour.mail.commands import Notice, queue
from candour.staff.models import User
from candour.workflow.refusals import NotAllowed

JOINED = ("case", "review", "submission", "release_set")


def locked(disclosure: Disclosure, *, by: User) -> Disclosure:
    """The row itself, locked, with what it hangs on, as this person sees it."""
    seen = Disclosure.objects.visible_to(by).select_related(*JOINED)
    found: Disclosure | None = seen.select_for_update(of=("self",)).filter(pk=disclosure.pk).first()
    if found is None:
        raise NotAllowed("This copy is not one that you can change.")
    return found


def write_down(
    action: str, disclosure: Disclosure, by: User, at: datetime, *changed: str, subject: str = ""
) -> None:
    """An audit entry in the chain of the case: which fields changed, never what they hold."""
    audit(
        action=f"disclosure.{action}",
        by=by,
        at=at,
        case=disclosure.case_reference,
        subject_type="disclosure",
        subject=subject or str(disclosure.pk),
        changed=changed,
    )


def tell(disclosure: Disclosure, person: User | None, by: User, at: datetime) -> None:
    """A message without content, with the way to the page."""
    if person is not None and person != by:
        path = reverse("disclosure:show", args=[disclosure.case_reference, disclosure.number])
        queue(Notice.CASE_WAITS, to=person, path=path, at=at)


def count_open(disclosure: Disclosure) -> Standing:
    """Work out what is open and how much is withheld, and keep the counts for lists."""
    standing = standing_of(disclosure)
    looked = standing.look is not None
    disclosure.open_passages = len(standing.open) if looked else None
    amount = measure(standing.original, standing.plain).whole
    disclosure.words, disclosure.words_withheld = amount.words, amount.withheld
    disclosure.save(update_fields=["open_passages", "words", "words_withheld"])
    return standing
