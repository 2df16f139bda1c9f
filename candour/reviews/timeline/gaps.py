"""Stretches of time in which nothing is written down."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

WEEKS = 4
"""From how many weeks on a stretch is pointed out. This service's own default; no published rule says."""
LEAST, MOST = 1, 52


@dataclass(frozen=True, slots=True)
class Gap:
    """From the last day with something written down to the next one."""

    after: date
    before: date

    @property
    def days(self) -> int:
        return (self.before - self.after).days

    @property
    def weeks(self) -> int:
        """Whole weeks."""
        return self.days // 7


def gaps(
    spans: Iterable[tuple[date, date]],
    *,
    weeks: int = WEEKS,
    since: date | None = None,
    until: date | None = None,
) -> list[Gap]:
    """Each stretch of more than so many weeks between spans of time, in order.

    `since` and `until` are the ends of the period covered, where it is known: what lies outside counts not.
    """
    longest = timedelta(weeks=weeks)
    return [gap for gap in _between(spans, since, until) if gap.before - gap.after > longest]


def _between(spans: Iterable[tuple[date, date]], since: date | None, until: date | None) -> Iterator[Gap]:
    reached = since
    for start, end in sorted(spans):
        if until is not None and start > until:
            break
        if reached is not None and start > reached:
            yield Gap(reached, start)
        reached = max(end, reached) if reached is not None else end
    if reached is not None and until is not None and until > reached:
        yield Gap(reached, until)
