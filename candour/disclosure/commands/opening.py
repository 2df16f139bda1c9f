"""Open a copy for a recipient, in a release set of their own."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from candour.access.permissions import Permission
from candour.cases.commands import open_again
from candour.cases.models.visibility import sight_of
from candour.disclosure.commands.carrying import carry
from candour.disclosure.commands.reaching import write_down
from candour.disclosure.lettering import FAMILY
from candour.disclosure.models import GIVEN, Disclosure, ReleaseSet
from candour.disclosure.queries.recipients import (
    is_own_part,
    reader_of,
    reasons_against_recipient,
    staff_of,
)
from candour.disclosure.words import WordsMissing, words_in
from candour.reviews.models import Review, ReviewStage, Submission
from candour.reviews.queries.disclosing import reasons_against_disclosing
from candour.staff.models import User
from candour.workflow.once import once, remember
from candour.workflow.perform import must_hold
from candour.workflow.refusals import NotAllowed, refuse


@dataclass(frozen=True, kw_only=True, slots=True)
class NewDisclosure:
    """For whom, why and how; `replaces` is the copy that the recipient has now, if any."""

    audience: str
    recipient: str
    purpose: str
    formats: Sequence[str]
    knows: str = ""
    known_people: Sequence[int] = ()
    parts: Sequence[str] = ()
    own_part: int | None = None
    """Of a member of staff: their number in the register of the case."""
    plan: int | None = None
    """Of a victim or relative: the contact plan in which they asked for it."""
    replaces: Disclosure | None = None


@transaction.atomic
def open_for(
    *, review: Review, new: NewDisclosure, by: User, at: datetime, operation: UUID | None = None
) -> Disclosure:
    """Open a copy of the latest submission. With `replaces`, its decisions are carried to unchanged words.

    Raises NotNow with the reasons in words, and NotAllowed.
    """
    must_hold(by, Permission.PREPARE_DISCLOSURE, at=at)
    row = _locked(review, by)
    earlier = once(operation, name="disclosure.opened", by=by, at=at, on=row)
    if earlier is not None:
        found: Disclosure = Disclosure.objects.visible_to(by).get(pk=earlier.record_id)
        return found
    refuse(*_against(row, new, by, at))
    reader = reader_of(row, new.audience, new.plan, new.own_part, sight_of(by, at=at))
    submission: Submission = Submission.objects.filter(review=row)[0]
    numbers = Disclosure.objects.filter(case=row.case_id).aggregate(last=Max("number"))
    made: Disclosure = Disclosure.objects.create(
        case_id=row.case_id,
        review=row,
        submission=submission,
        release_set=_release_set(row, new, at),
        number=(numbers["last"] or 0) + 1,
        audience=new.audience,
        recipient=new.recipient.strip(),
        purpose=new.purpose.strip(),
        knows=new.knows.strip(),
        known_people=sorted(new.known_people),
        recipient_person_id=reader.person if reader is not None else None,
        own_name=reader.name if reader is not None else "",
        plan_id=new.plan if new.audience == FAMILY else None,
        language=submission.content["about"]["language"],
        formats=list(new.formats),
        parts=list(new.parts),
        replaces=new.replaces,
        preparer=by,
        opened_at=at,
    )
    write_down("opened", made, by, at, "audience", "recipient", "purpose", "formats")
    open_again(row.case, why="A copy of the review is being prepared.", by=by, at=at)
    if new.replaces is not None:
        carry(made, new.replaces, by=by, at=at)
    remember(operation, made)
    return made


def _locked(review: Review, by: User) -> Review:
    seen = Review.objects.visible_to(by).select_related("case").select_for_update(of=("self",))
    found: Review | None = seen.filter(pk=review.pk).first()
    if found is None:
        raise NotAllowed("This review is not one that you can open.")
    return found


def _against(review: Review, new: NewDisclosure, by: User, at: datetime) -> list[str | None]:
    independent = reasons_against_disclosing(review, [by])[by.pk]
    return [
        None
        if review.status == ReviewStage.SUBMITTED
        else "The review is not submitted, so there is nothing that could be shared.",
        f"Somebody else must do this: {by.full_name} {'; '.join(independent)}." if independent else None,
        None if new.recipient.strip() else "Say who receives the copy.",
        None if new.purpose.strip() else "Say for what it is shared.",
        None if new.formats else "Choose at least one format.",
        _against_replacing(review, new),
        *_against_language(review),
        *reasons_against_recipient(review, new.audience, new.plan, sight_of(by, at=at)),
        _against_own_part(review, new),
    ]


def _against_language(review: Review) -> list[str]:
    """A pack is in the language of its review, so its fixed words must be there in that language."""
    try:
        words_in(review.language)
    except WordsMissing as missing:
        return [str(missing)]
    return []


def _against_own_part(review: Review, new: NewDisclosure) -> str | None:
    known = {person.pk for person in staff_of(review)}
    if not is_own_part(new.audience) or new.own_part in known:
        return None
    return "Say whose own part it is: choose a member of staff from the register of the case."


def _against_replacing(review: Review, new: NewDisclosure) -> str | None:
    old = new.replaces
    if old is None:
        return None
    if old.case_id != review.case_id or old.status not in GIVEN:
        return "A copy can replace one that was sent in this case."
    return None if old.audience == new.audience else "It replaces a copy for another audience."


def _release_set(review: Review, new: NewDisclosure, at: datetime) -> ReleaseSet:
    """The one of this recipient, or a new one: labels are never shared between recipients."""
    if new.replaces is not None:
        return new.replaces.release_set
    made, _new = ReleaseSet.objects.get_or_create(
        case_id=review.case_id,
        audience=new.audience,
        recipient=new.recipient.strip(),
        defaults={"opened_at": at},
    )
    found: ReleaseSet = made
    return found
