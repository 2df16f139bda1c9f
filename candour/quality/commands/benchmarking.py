"""Open a session, mark in it, lock, and reveal every mark together."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from candour.access.grants import grants_of
from candour.access.permissions import Permission
from candour.audit.record import record as audit
from candour.cases.row_security import every_row
from candour.mail.commands import Notice, queue
from candour.quality import transitions
from candour.quality.models import WHOLE, Body
from candour.quality.models.assessment import ROLES_OF
from candour.quality.models.benchmarking import (
    BenchmarkMark,
    BenchmarkMarker,
    BenchmarkReview,
    BenchmarkSession,
    Group,
    SessionStatus,
)
from candour.quality.standards import against_composite, standards_of, version_on
from candour.reviews.commands.reaching import must_hold
from candour.reviews.models import Submission
from candour.reviews.queries.independence import reasons_against_marking
from candour.staff.models import User
from candour.workflow.once import once, remember
from candour.workflow.perform import perform
from candour.workflow.refusals import NotAllowed, NotNow


@dataclass(frozen=True, slots=True)
class Rated:
    """What a marker gives for one standard, or for the whole."""

    rating: str
    reason: str = ""


@transaction.atomic
def open_session(
    *,
    title: str,
    submissions: Sequence[Submission],
    people: Sequence[User],
    by: User,
    at: datetime,
    operation: UUID | None = None,
) -> BenchmarkSession:
    """Choose reviews and markers. Raises NotNow naming whoever is not independent of a review."""
    must_hold(by, Permission.RUN_BENCHMARKING, at=at)
    if earlier := once(operation, name="benchmarking.opened", by=by, at=at):
        found: BenchmarkSession = BenchmarkSession.objects.get(pk=earlier.record_id or 0)
        return found
    _check(submissions, people, at)
    version = version_on(timezone.localdate(at))
    made: BenchmarkSession = BenchmarkSession.objects.create(
        title=title, standards_version=version, opened_by=by, opened_at=at
    )
    for place, submission in enumerate(submissions, start=1):
        case = submission.case
        BenchmarkReview.objects.create(
            session=made, case=case, submission=submission, reference=case.reference, place=place
        )
        audit(
            action="benchmarking.review_chosen",
            by=by,
            at=at,
            case=case.reference,
            subject_type="benchmarking session",
            subject=str(made.pk),
        )
    for person in people:
        _seat(made, person, by, at)
    remember(operation, made)
    return made


def _check(submissions: Sequence[Submission], people: Sequence[User], at: datetime) -> None:
    day = timezone.localdate(at)
    reasons = [
        f"{person} has no role that takes part in benchmarking."
        for person in people
        if not grants_of(person, on=day).allow(Permission.TAKE_PART_IN_BENCHMARKING)
    ]
    with every_row():
        for submission in submissions:
            for person in people:
                links = reasons_against_marking(submission.review, [person])[person.pk]
                if links:
                    words = "; ".join(links)
                    reasons.append(
                        f"{person} is not independent of {submission.case.reference}: {person} {words}."
                    )
    if len(people) < 2:
        reasons.append("Choose at least two markers: agreement needs two people.")
    if not submissions:
        reasons.append("Choose at least one review.")
    chosen = Counter(submission.case.reference for submission in submissions)
    reasons += [
        f"Choose one round of {reference}: the markers of a session read a review once."
        for reference, rounds in chosen.items()
        if rounds > 1
    ]
    if reasons:
        raise NotNow(reasons)


def _seat(session: BenchmarkSession, person: User, by: User, at: datetime) -> None:
    held = {role.key for role in grants_of(person, on=timezone.localdate(at)).roles}
    group = Group.REGION
    if held & set(ROLES_OF[Body.INSPECTORATE]):
        group = Group.INSPECTORATE
    elif held & set(ROLES_OF[Body.NATIONAL]):
        group = Group.NATIONAL
    region = person.region.name if group == Group.REGION and person.region else ""
    BenchmarkMarker.objects.create(session=session, user=person, group=group, region=region)
    if person != by:
        queue(Notice.CASE_WAITS, to=person, path=reverse("quality:benchmark", args=[session.pk]), at=at)


@transaction.atomic
def mark(
    *,
    review: BenchmarkReview,
    ratings: Mapping[str, Rated],
    by: User,
    at: datetime,
    operation: UUID | None = None,
) -> None:
    """Keep this person's ratings of one review, as long as they have not locked. Raises NotNow."""
    marker = _own_seat(review.session, by, at)
    if once(operation, name="benchmarking.marked", by=by, at=at, on=review):
        return
    for key, given in ratings.items():
        BenchmarkMark.objects.update_or_create(
            marker=marker,
            review=review,
            key=key,
            defaults={"rating": given.rating, "reason": given.reason, "at": at},
        )


@transaction.atomic
def lock(*, session: BenchmarkSession, by: User, at: datetime, operation: UUID | None = None) -> None:
    """Finish: nothing is changed afterwards. Raises NotNow while a rating is missing, or cannot stand."""
    if once(operation, name="benchmarking.locked", by=by, at=at, on=session):
        return
    marker = _own_seat(session, by, at)
    if reasons := list(_against_locking(session, marker)):
        raise NotNow(reasons)
    marker.locked_at = at
    marker.save(update_fields=["locked_at"])
    _write_down("locked", session, by, at)


def _against_locking(session: BenchmarkSession, marker: BenchmarkMarker) -> Iterator[str]:
    """A rating that is missing, or a composite that the policy does not let stand, by review."""
    keys = {*(standard.key for standard in standards_of(session.standards_version)), WHOLE}
    given: dict[int, dict[str, str]] = {}
    for place, key, rating in marker.marks.values_list("review", "key", "rating"):
        given.setdefault(place, {})[key] = rating
    for review in session.reviews.all():
        ratings = given.get(review.pk, {})
        if keys - ratings.keys():
            yield f"Rate each standard and the whole of {review.reference}."
        elif against := against_composite(session.standards_version, ratings, ratings[WHOLE]):
            yield f"{review.reference}: {against}"


def _own_seat(session: BenchmarkSession, by: User, at: datetime) -> BenchmarkMarker:
    must_hold(by, Permission.TAKE_PART_IN_BENCHMARKING, at=at)
    seats = BenchmarkMarker.objects.select_for_update(of=("self",)).select_related("session")
    marker: BenchmarkMarker | None = seats.filter(session=session, user=by, excused_at=None).first()
    if marker is None:
        raise NotAllowed("You do not mark in this session.")
    if marker.locked_at or marker.session.status != SessionStatus.MARKING:
        raise NotNow(["Your marks are locked. Nobody changes them any more."])
    return marker


@transaction.atomic
def excuse(
    *, marker: BenchmarkMarker, reason: str, by: User, at: datetime, operation: UUID | None = None
) -> None:
    """Go on without somebody who cannot finish; what they marked stays hidden. Raises NotNow when locked."""
    must_hold(by, Permission.RUN_BENCHMARKING, at=at)
    if once(operation, name="benchmarking.excused", by=by, at=at, on=marker):
        return
    row = BenchmarkMarker.objects.select_for_update(of=("self",)).select_related("session").get(pk=marker.pk)
    if row.locked_at or row.excused_at or row.session.status != SessionStatus.MARKING:
        raise NotNow(["This marker has locked the marks or was excused already."])
    row.excused_at, row.excused_why = at, reason
    row.save(update_fields=["excused_at", "excused_why"])
    _write_down("excused", row.session, by, at)


def reveal(
    *, session: BenchmarkSession, by: User, at: datetime, operation: UUID | None = None
) -> BenchmarkSession:
    """Show every mark to everybody in the session, all at once."""
    setting = {"revealed_by": by, "revealed_at": at}
    move = transitions.REVEAL
    return perform(move, on=session, by=by, at=at, setting=setting, operation=operation)


def end(
    *, session: BenchmarkSession, reason: str, by: User, at: datetime, operation: UUID | None = None
) -> BenchmarkSession:
    """Give a session up: its marks are never shown."""
    setting = {"ended_why": reason}
    move = transitions.END_SESSION
    return perform(move, on=session, by=by, at=at, note=reason, setting=setting, operation=operation)


def _write_down(action: str, session: BenchmarkSession, by: User, at: datetime) -> None:
    audit(
        action=f"benchmarking.{action}",
        by=by,
        at=at,
        subject_type="benchmarking session",
        subject=str(session.pk),
    )
