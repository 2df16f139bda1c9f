"""How agreement and drift went on from session to session, by standard."""

from collections.abc import Sequence
from dataclasses import dataclass

from candour.cases.models.visibility import Sight
from candour.quality import agreement
from candour.quality.models.benchmarking import BenchmarkSession, SessionStatus
from candour.quality.queries.benchmarking import (
    OFFERED,
    Drift,
    Revealed,
    drift_by_group,
    order_of,
    revealed_of,
)
from candour.quality.standards import named_parts


@dataclass(frozen=True, slots=True)
class Moment:
    """One standard in one session, among those before and after it."""

    session: BenchmarkSession
    reviews: int
    pairs: agreement.Pairs
    ac2: agreement.Estimate
    groups: list[Drift]


@dataclass(frozen=True, slots=True)
class Course:
    """One standard, or the whole, from session to session, the oldest first."""

    key: str
    name: str
    moments: list[Moment]

    @property
    def sentences(self) -> tuple[str, ...]:
        """What the latest session shows beside the one before it."""
        latest = self.moments[-1]
        before = self.moments[-2] if len(self.moments) > 1 else None
        compared = (before.pairs, before.ac2) if before else None
        return agreement.change(compared, (latest.pairs, latest.ac2))


def over_time(sight: Sight) -> list[Course]:
    """Each standard over the latest revealed sessions that this person sees; none before the first."""
    rows = BenchmarkSession.objects.visible_to(sight).filter(status=SessionStatus.REVEALED)
    latest = list(rows.order_by("-revealed_at")[:OFFERED])
    return courses_of(revealed_of(latest[::-1])) if latest else []


def courses_of(sessions: Sequence[Revealed]) -> list[Course]:
    """By standard of the latest version; an earlier session counts where it had the standard."""
    keys = [{key for key, _name in named_parts(found.session.standards_version)} for found in sessions]
    return [
        Course(
            key, name, [_moment(found, key) for found, had in zip(sessions, keys, strict=True) if key in had]
        )
        for key, name in named_parts(sessions[-1].session.standards_version)
    ]


def _moment(found: Revealed, key: str) -> Moment:
    order = order_of(found.session.standards_version)
    units = found.units(key, order)
    ac2 = agreement.gwet(units, agreement.ordinal(len(order)))
    groups = drift_by_group(found, key=key)
    return Moment(found.session, len(found.reviews), agreement.pairs(units), ac2, groups)
