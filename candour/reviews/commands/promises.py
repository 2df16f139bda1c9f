"""Say that a promise to a member of staff was kept, or why it could not be. What was said stays."""

from datetime import date, datetime
from typing import Required, TypedDict, Unpack
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from candour.access.permissions import Permission
from candour.cases.models import RegisteredPerson, RegisterRole
from candour.reviews.commands.reaching import locked, must_hold, refuse, write_down
from candour.reviews.models import Promise, PromiseKept, Review
from candour.reviews.queries.promises import AFTER_SIGNATURE, due_since
from candour.reviews.rules.gathering import reasons_against_keeping
from candour.staff.models import User
from candour.workflow.once import once
from candour.workflow.perform import may


class Keeping(TypedDict, total=False):
    """When a promise was kept, or the day and the reason for which it was not."""

    on: Required[date]
    kept: bool
    note: str


@transaction.atomic
def keep(
    *,
    review: Review,
    person: RegisteredPerson,
    promise: str,
    by: User,
    at: datetime,
    operation: UUID | None = None,
    **said: Unpack[Keeping],
) -> PromiseKept | None:
    """Write down that a promise was kept, or why not; sent twice, the second gives None.

    The reviewing manager may at any stage, and so may the region's SFO office. Raises NotNow or NotAllowed.
    """
    review = locked(review, by=by)
    must_hold(by, Permission.WRITE_REVIEW, Permission.SUBMIT_NOTIFICATION, at=at)
    if not may(by, Permission.SUBMIT_NOTIFICATION, at=at):
        refuse(*reasons_against_keeping(review, by))
    if once(operation, name="review.promise_kept", by=by, at=at, on=review) is not None:
        return None
    refuse(*_against(review, person, promise, said, at))
    return write(review=review, person=person, promise=promise, by=by, at=at, **said)


def write(
    *,
    review: Review,
    person: RegisteredPerson,
    promise: str,
    by: User,
    at: datetime,
    **said: Unpack[Keeping],
) -> PromiseKept:
    """The row itself, for a caller that has asked everything already."""
    row: PromiseKept = PromiseKept.objects.create(
        case_id=review.case_id, review=review, person=person, promise=promise, by=by, at=at, **said
    )
    write_down("promise_kept" if row.kept else "promise_not_kept", review, by, at, promise)
    return row


def _against(
    review: Review, person: RegisteredPerson, promise: str, said: Keeping, at: datetime
) -> list[str | None]:
    told = said.get("kept", True)
    due = due_since(review, Promise(promise), person)
    return [
        _not_staff(review, person),
        "The day lies in the future." if said["on"] > timezone.localdate(at) else None,
        "Say why it was not kept." if not told and not said.get("note", "").strip() else None,
        "This is given once the review is countersigned."
        if due is None and promise in AFTER_SIGNATURE
        else None,
    ]


def _not_staff(review: Review, person: RegisteredPerson) -> str | None:
    if person.case_id == review.case_id and person.role == RegisterRole.STAFF:
        return None
    return "Promises are made to the members of staff whom the register of this case names."
