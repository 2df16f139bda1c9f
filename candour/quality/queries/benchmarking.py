"""Sessions of a person, what they mark, and how far the markers of a revealed session agree."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from statistics import fmean

from django.db.models import Count, Prefetch, Q, QuerySet, prefetch_related_objects

from candour.access.permissions import Permission
from candour.access.roles import ALL_ROLES
from candour.cases.models.visibility import Sight
from candour.cases.row_security import every_row
from candour.policy.load import load_policy
from candour.quality import agreement
from candour.quality.models import Assessment
from candour.quality.models.assessment import BLIND
from candour.quality.models.benchmarking import (
    BenchmarkMark,
    BenchmarkMarker,
    BenchmarkReview,
    BenchmarkSession,
    SessionStatus,
)
from candour.quality.standards import named_parts
from candour.reviews.models import Submission
from candour.reviews.queries.submitted import SubmittedSection, submitted_text
from candour.staff.models import User

OFFERED = 40
"""How many reviews are offered for a session, the latest first."""


@dataclass(frozen=True, slots=True)
class Agreed:
    """How far the markers agree on one standard, or on the whole."""

    key: str
    name: str
    percentage: agreement.Estimate
    ac2: agreement.Estimate
    alpha: agreement.Estimate
    kappa: agreement.Estimate | None
    """Where there are exactly two markers."""
    reading: agreement.Reading


@dataclass(frozen=True, slots=True)
class Drift:
    """How far somebody's ratings lie from those of the others, in steps: above 0 is kinder."""

    name: str
    steps: float | None
    compared: int
    """How many ratings could be compared."""


@dataclass(frozen=True, slots=True)
class Revealed:
    """The marks of a revealed session, by review, marker and standard."""

    session: BenchmarkSession
    markers: list[BenchmarkMarker]
    reviews: list[BenchmarkReview]
    marks: Mapping[tuple[int, int, str], BenchmarkMark]
    names: Mapping[int, str] = field(default_factory=dict)
    """Of the reviews: the reference, with the round where there is more than one. For one session alone."""

    def units(self, key: str, order: Mapping[str, int]) -> list[list[int | None]]:
        """For each review the steps that the markers gave."""
        return [
            [self.step(review.pk, marker.pk, key, order) for marker in self.markers]
            for review in self.reviews
        ]

    def step(self, review: int, marker: int, key: str, order: Mapping[str, int]) -> int | None:
        found = self.marks.get((review, marker, key))
        return None if found is None else order[found.rating]


def sessions_of(sight: Sight) -> QuerySet[BenchmarkSession]:
    """Sessions that this person sees, with how many mark and how many have locked."""
    standing = Q(markers__excused_at__isnull=True)
    rows: QuerySet[BenchmarkSession] = BenchmarkSession.objects.visible_to(sight)
    return rows.select_related("opened_by").annotate(
        marking=Count("markers", filter=standing, distinct=True),
        locked=Count("markers", filter=standing & Q(markers__locked_at__isnull=False), distinct=True),
        chosen=Count("reviews", distinct=True),
    )


def reviews_to_choose(sight: Sight) -> list[Submission]:
    """The latest submitted reviews within sight, without those that are still to be marked blind."""
    open_rounds = Assessment.objects.filter(status__in=BLIND).values("submission")
    rows = Submission.objects.visible_to(sight).exclude(pk__in=open_rounds).defer("content")
    return list(rows.select_related("case__region", "review__case").order_by("-at")[:OFFERED])


def people_to_choose() -> list[User]:
    """Everybody who may mark in a session, by name."""
    roles = [role.key for role in ALL_ROLES if Permission.TAKE_PART_IN_BENCHMARKING in role.permissions]
    people = User.objects.filter(is_active=True, roles_held__role__in=roles, roles_held__until=None)
    return list(people.select_related("region").distinct().order_by("full_name"))


def seat_of(session: BenchmarkSession, user: User) -> BenchmarkMarker | None:
    """This person's seat, where they mark in the session."""
    found: BenchmarkMarker | None = session.markers.filter(user=user, excused_at=None).first()
    return found


def own_marks(seat: BenchmarkMarker | None) -> dict[int, dict[str, BenchmarkMark]]:
    """What this person gave so far, by review and standard."""
    found: dict[int, dict[str, BenchmarkMark]] = {}
    for one in BenchmarkMark.objects.filter(marker=seat) if seat else ():
        found.setdefault(one.review_id, {})[one.key] = one
    return found


def text_of(review: BenchmarkReview) -> list[SubmittedSection]:
    """The submitted review as a marker of the session reads it. The view has the read recorded."""
    with every_row():
        return submitted_text(Submission.objects.get(pk=review.submission_id))


def revealed(session: BenchmarkSession) -> Revealed | None:
    """Every mark of everybody who locked, once they are revealed; before that nothing."""
    if session.status != SessionStatus.REVEALED:
        return None
    return replace(revealed_of([session])[0], names=names_of([session]))


def revealed_of(sessions: list[BenchmarkSession]) -> list[Revealed]:
    """The marks of revealed sessions, in three questions to the database, however many sessions."""
    locked = BenchmarkMarker.objects.filter(locked_at__isnull=False).select_related("user")
    prefetch_related_objects(sessions, Prefetch("markers", locked, to_attr="locked_markers"), "reviews")
    rows = BenchmarkMark.objects.filter(review__session__in=sessions, marker__locked_at__isnull=False)
    marks = {(row.review_id, row.marker_id, row.key): row for row in rows}
    found = []
    for session in sessions:
        reviews, markers = list(session.reviews.all()), session.locked_markers  # type: ignore[attr-defined]
        places = {review.pk for review in reviews}
        own = {place: mark for place, mark in marks.items() if place[0] in places}
        found.append(Revealed(session, markers, reviews, own))
    return found


def names_of(sessions: Sequence[BenchmarkSession]) -> dict[int, str]:
    """What the reviews of sessions are called: a round is named where the review has more than one."""
    with every_row():
        rows = BenchmarkReview.objects.filter(session__in=sessions)
        counted = rows.annotate(rounds=Count("submission__review__submissions")).order_by()
        told = counted.values_list("pk", "reference", "submission__round", "rounds")
        return {
            pk: f"{reference}, round {number}" if rounds > 1 else reference
            for pk, reference, number, rounds in told
        }


def order_of(version: str) -> dict[str, int]:
    """The step of each rating, from the worst."""
    return {row.key: row.order for row in load_policy().scheme_of(version).ratings}


def agreed(found: Revealed) -> list[Agreed]:
    """Agreement by standard and on the whole."""
    version = found.session.standards_version
    order = order_of(version)
    return [_agreed(key, name, found.units(key, order), len(order)) for key, name in named_parts(version)]


def _agreed(key: str, name: str, units: agreement.Units, steps: int) -> Agreed:
    ac2 = agreement.gwet(units, agreement.ordinal(steps))
    return Agreed(
        key=key,
        name=name,
        percentage=agreement.percentage(units, steps),
        ac2=ac2,
        alpha=agreement.krippendorff(units, steps),
        kappa=_kappa(units, steps),
        reading=agreement.reading(ac2),
    )


def _kappa(units: agreement.Units, steps: int) -> agreement.Estimate | None:
    if {len(unit) for unit in units} != {2}:
        return None
    pairs = [(one, other) for one, other in units if one is not None and other is not None]
    return agreement.cohen(pairs, agreement.quadratic(steps))


def drift_by_marker(found: Revealed) -> list[Drift]:
    """Each marker against the others of the same session."""
    return [
        _drift(f"{marker.user}, {marker.works_for}", _distances(found, [marker])) for marker in found.markers
    ]


def drift_by_group(found: Revealed, *, key: str = "") -> list[Drift]:
    """Each body and region against everybody else: on every standard, or on one."""
    groups = _groups(found)
    return [_drift(name, _distances(found, members, key)) for name, members in sorted(groups.items())]


def drift_by_standard(found: Revealed) -> list[tuple[str, list[Drift]]]:
    """Each body and region against everybody else, by the name of each standard and of the whole."""
    parts = named_parts(found.session.standards_version)
    return [(name, drift_by_group(found, key=key)) for key, name in parts]


def _groups(found: Revealed) -> dict[str, list[BenchmarkMarker]]:
    groups: dict[str, list[BenchmarkMarker]] = {}
    for marker in found.markers:
        groups.setdefault(marker.works_for, []).append(marker)
    return groups


def _distances(found: Revealed, members: Iterable[BenchmarkMarker], only: str = "") -> list[float]:
    """For each rating by these markers, how far it lies from the mean of everybody else's."""
    order = order_of(found.session.standards_version)
    inside = {marker.pk for marker in members}
    places = {(review, key) for review, _marker, key in found.marks if only in {"", key}}
    distances = []
    for review, key in sorted(places):
        given = {marker.pk: found.step(review, marker.pk, key, order) for marker in found.markers}
        others = [step for pk, step in given.items() if pk not in inside and step is not None]
        own = [step for pk, step in given.items() if pk in inside and step is not None]
        if others:
            distances += [step - fmean(others) for step in own]
    return distances


def _drift(name: str, distances: list[float]) -> Drift:
    return Drift(name, fmean(distances) if distances else None, len(distances))
