"""A draw whose seed is committed, a session whose marks are revealed, and one that is being marked."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from decimal import Decimal

from django.utils import timezone

from candour.policy.load import load_policy
from candour.quality.commands import benchmarking, sampling
from candour.quality.commands.benchmarking import Rated
from candour.quality.models import WHOLE, Assessment, BenchmarkSession
from candour.quality.models.assessment import ISSUED
from candour.quality.queries.sampling import quarter_of
from candour.reviews.queries.independence import reasons_against_marking
from candour.staff.models import User

Staff = Mapping[str, User]

REVEALED = {
    "demo-ines": ("good", "requires_improvement", "good"),
    "demo-tamsin": ("good", "requires_improvement", "outstanding"),
    "demo-emrys": ("good", "inadequate", "good"),
    "demo-colin": ("requires_improvement", "requires_improvement", "good"),
    "demo-gethin": ("outstanding", "good", "outstanding"),
}
"""What each person gives the first, second and third review as a whole."""
OPEN = ("demo-ines", "demo-emrys", "demo-gethin")
WHY = "What was decided is told beside the reason for it; one cause is left open."
SCALE = ("inadequate", "requires_improvement", "good", "outstanding")


def load_sessions(staff: Staff, at: datetime) -> None:
    """Through the same commands as everybody else's."""
    lead = staff["demo-nadia"]
    _plan(staff["demo-tamsin"], at)
    issued = Assessment.objects.filter(status__in=ISSUED, round=1)
    issued = issued.select_related("review__case", "submission__case")
    reviews = list(issued.order_by("pk")[: len(SCALE) - 1])
    people = [staff[name] for name in REVEALED if _independent(staff[name], reviews)]
    session = _open("Calibration workshop", people, reviews, by=lead, at=at - timedelta(days=9))
    for person in people:
        _mark(session, person, REVEALED[person.username], at - timedelta(days=8))
    benchmarking.reveal(session=session, by=lead, at=at - timedelta(days=7))
    asked = [staff[name] for name in OPEN if staff[name] in people]
    under_way = _open("Winter benchmarking", asked, reviews[:2], by=lead, at=at)
    _mark(under_way, asked[0], REVEALED[asked[0].username], at)


def _plan(inspector: User, at: datetime) -> None:
    period = quarter_of(timezone.localdate(at))
    percent = load_policy().quality_limits.on("sample", on=period.first).number
    wanted = sampling.Plan(period.first, period.last, Decimal(percent))
    sampling.plan(wanted=wanted, by=inspector, at=at)


def _independent(person: User, reviews: list[Assessment]) -> bool:
    return not any(reasons_against_marking(one.review, [person])[person.pk] for one in reviews)


def _open(
    title: str, people: list[User], reviews: list[Assessment], *, by: User, at: datetime
) -> BenchmarkSession:
    submissions = [one.submission for one in reviews]
    return benchmarking.open_session(title=title, submissions=submissions, people=people, by=by, at=at)


def _mark(session: BenchmarkSession, person: User, given: tuple[str, ...], at: datetime) -> None:
    scheme = load_policy().scheme_of(session.standards_version)
    for review in session.reviews.all():
        whole = given[review.place - 1]
        below = SCALE[max(0, SCALE.index(whole) - 1)]
        ratings = {row.key: Rated(below if row.key == "C" else whole, WHY) for row in scheme.standards}
        benchmarking.mark(review=review, ratings={**ratings, WHOLE: Rated(whole, WHY)}, by=person, at=at)
    benchmarking.lock(session=session, by=person, at=at)
