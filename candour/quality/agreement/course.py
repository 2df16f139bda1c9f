"""How agreement went on from one session to the next: pairs of markers counted, and read in plain words."""

from dataclasses import dataclass

from candour.quality.agreement.estimate import Estimate, Units

ONE_SESSION = "One session alone: there is nothing to compare it with yet."
NO_PAIRS = "In one of the two sessions no review was marked by two people, so they cannot be compared."
NO_INTERVAL = "One of the two has no interval of AC2, so nothing can be said of chance."
OVERLAP = "The intervals of AC2 overlap: chance alone could have made the difference."
APART = "The intervals of AC2 do not overlap: the difference is more than chance is likely to make."


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of markers who rated the same review, and how many of them gave the same rating."""

    alike: int
    of: int

    @property
    def percent(self) -> int | None:
        """Rounded half up; None of no pair."""
        return (200 * self.alike + self.of) // (2 * self.of) if self.of else None

    @property
    def words(self) -> str:
        return f"{self.alike} of {self.of} ({self.percent}%)" if self.of else "No pairs"


def pairs(units: Units) -> Pairs:
    """Every pair of markers on each review, counted together."""
    alike = of = 0
    for unit in units:
        given = [step for step in unit if step is not None]
        alike += sum(_two(given.count(step)) for step in set(given))
        of += _two(len(given))
    return Pairs(alike, of)


def _two(many: int) -> int:
    return many * (many - 1) // 2


def change(before: tuple[Pairs, Estimate] | None, after: tuple[Pairs, Estimate]) -> tuple[str, ...]:
    """What differs between two sessions, how far it may be chance, in whole sentences."""
    if before is None:
        return (ONE_SESSION,)
    (first, earlier), (last, later) = before, after
    if first.percent is None or last.percent is None:
        return (NO_PAIRS,)
    points = last.percent - first.percent
    moved = f"{abs(points)} points {'more' if points > 0 else 'fewer'}" if points else "as often as before"
    told = (
        f"{last.alike} of {last.of} pairs gave the same rating, {first.alike} of {first.of} before: {moved}."
    )
    return told, _chance(earlier, later)


def _chance(earlier: Estimate, later: Estimate) -> str:
    if earlier.low is None or earlier.high is None or later.low is None or later.high is None:
        return NO_INTERVAL
    return OVERLAP if earlier.low <= later.high and later.low <= earlier.high else APART
