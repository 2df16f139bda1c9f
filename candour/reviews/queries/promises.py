"""What each member of staff involved was promised, what was kept, and what is owed since when."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from candour.cases.models import RegisteredPerson, RegisterRole
from candour.reviews.models import Countersignature, Interview, Promise, PromiseKept, Review, ReviewStage

AFTER_SIGNATURE = (Promise.FEEDBACK, Promise.LEARNING, Promise.COPY)
SIGNED = (ReviewStage.COUNTERSIGNED, ReviewStage.SUBMITTED)
WITHOUT_REVIEW = (ReviewStage.NOT_NEEDED, ReviewStage.ENDED)
KEPT, NOT_KEPT, OWED, LATER = "kept", "not_kept", "owed", "later"


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one promise to one person stands."""

    promise: Promise
    state: str
    on: date | None = None
    """When it was kept, or said not to be; or since when it is owed."""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Promised:
    """One member of staff with every promise, in the order in which they fall due."""

    person: RegisteredPerson
    promises: tuple[Standing, ...]

    @property
    def owed(self) -> list[Standing]:
        return [one for one in self.promises if one.state == OWED]

    @property
    def next_owed(self) -> Standing | None:
        """What has been owed longest."""
        return min(self.owed, key=lambda one: one.on or date.max, default=None)


@dataclass(frozen=True, slots=True)
class Owed:
    """One promise that is due and neither kept nor explained."""

    person: RegisteredPerson
    promise: Promise
    since: date


@dataclass(frozen=True, slots=True)
class _Due:
    """From when on each promise is due in one review."""

    opened: date
    signed: date | None
    interviewed: dict[int, date]
    over: bool

    def since(self, promise: Promise, person: int) -> date | None:
        if self.over:
            return None
        if promise in AFTER_SIGNATURE:
            return self.signed
        return self.interviewed.get(person) if promise == Promise.PREPARED else self.opened


def promised_in(review: Review) -> list[Promised]:
    """Every member of staff in the register of the case, with what each was promised. Four queries."""
    kept = _latest(review)
    due = _due(review)
    return [
        Promised(person, tuple(_standing(promise, person, kept, due) for promise in Promise))
        for person in staff_of(review)
    ]


def staff_of(review: Review) -> list[RegisteredPerson]:
    """The members of staff whom the register names: those who worked on the case."""
    named = RegisteredPerson.objects.filter(case_id=review.case_id, role=RegisterRole.STAFF)
    return list(named.select_related("staff_account"))


def promises_owed(review: Review) -> list[Owed]:
    """Every promise that is due and neither kept nor explained, the longest owed first."""
    owed = [
        Owed(each.person, one.promise, one.on)
        for each in promised_in(review)
        for one in each.owed
        if one.on is not None
    ]
    return sorted(owed, key=lambda one: one.since)


def interviewees_not_in_register(review: Review) -> list[Interview]:
    """Interviews that name no member of staff of the register: nobody's promises can be followed there."""
    found = Interview.objects.filter(review=review, person__isnull=True)
    return list(found.exclude(state=Interview.State.NOT_POSSIBLE))


def records_of(review: Review, person: RegisteredPerson, promise: str) -> list[PromiseKept]:
    """What was written down about one promise, the latest first."""
    found = PromiseKept.objects.filter(review=review, person=person, promise=promise)
    return list(found.select_related("by").order_by("-at", "-id"))


def due_since(review: Review, promise: Promise, person: RegisteredPerson) -> date | None:
    """From when on a promise is due, or None where it is not due yet."""
    return _due(review).since(promise, person.pk)


def _standing(
    promise: Promise, person: RegisteredPerson, kept: dict[tuple[int, str], PromiseKept], due: _Due
) -> Standing:
    found = kept.get((person.pk, promise))
    if found is not None:
        return Standing(promise, KEPT if found.kept else NOT_KEPT, found.on, found.note)
    since = due.since(promise, person.pk)
    return Standing(promise, OWED, since) if since is not None else Standing(promise, LATER)


def _latest(review: Review) -> dict[tuple[int, str], PromiseKept]:
    rows = PromiseKept.objects.filter(review=review).order_by("at", "id")
    return {(row.person_id, row.promise): row for row in rows}


def _due(review: Review) -> _Due:
    interviewed: dict[int, date] = defaultdict(lambda: date.max)
    planned = Interview.objects.filter(review=review, person__isnull=False)
    for person, added_at in planned.values_list("person_id", "added_at"):
        if person is not None:
            interviewed[person] = min(interviewed[person], timezone.localdate(added_at))
    return _Due(
        opened=timezone.localdate(review.opened_at),
        signed=_signed_on(review),
        interviewed=dict(interviewed),
        over=review.status in WITHOUT_REVIEW,
    )


def _signed_on(review: Review) -> date | None:
    """The day of the signature that stands; a review that was taken back has none."""
    if review.status not in SIGNED:
        return None
    last = Countersignature.objects.filter(review=review).order_by("at").values_list("at", flat=True).last()
    return timezone.localdate(last) if last is not None else None
