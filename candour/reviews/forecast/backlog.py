"""The backlog of reviews over time: open, late and extended at the end of each month, submitted in it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, kw_only=True, slots=True)
class Moved:
    """That a due date became another on a day; by an extension, or for another reason."""

    on: date
    due: date
    extension: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Life:
    """One review as days: between which it was open, when it was sent, and what it was due."""

    review: int
    opened: date
    over: tuple[tuple[date, date | None], ...] = ()
    """From when it was over, and until when, where it was opened again."""
    submitted: date | None = None
    first_due: date | None = None
    moves: tuple[Moved, ...] = ()
    stood_still: tuple[tuple[date, date | None], ...] = ()
    """Between which days its clock stood still; without an end it still does."""

    def open_on(self, day: date) -> bool:
        """Whether it was open at the end of the day."""
        return self.opened <= day and not _within(day, self.over)

    def due_on(self, day: date) -> date | None:
        """The due date that stood at the end of the day."""
        known = [move for move in self.moves if move.on <= day]
        return known[-1].due if known else self.first_due

    def late_on(self, day: date) -> bool:
        """Past the date that stood then; not while the clock stood still."""
        due = self.due_on(day)
        return self.open_on(day) and due is not None and due < day and not _within(day, self.stood_still)

    def extended_on(self, day: date) -> bool:
        """Open then, with an extension granted before."""
        return self.open_on(day) and any(move.extension and move.on <= day for move in self.moves)


def _within(day: date, stretches: Iterable[tuple[date, date | None]]) -> bool:
    return any(start <= day and (end is None or end > day) for start, end in stretches)


@dataclass(frozen=True, kw_only=True, slots=True)
class Month:
    """The figures of one month, each with the reviews behind it."""

    end: date
    open: frozenset[int]
    late: frozenset[int]
    extended: frozenset[int]
    submitted: frozenset[int]


def months(lives: Iterable[Life], ends: Sequence[date]) -> list[Month]:
    """What stood at each of these month ends, and what was sent since the first of its month."""
    known = list(lives)
    return [
        Month(
            end=end,
            open=frozenset(life.review for life in known if life.open_on(end)),
            late=frozenset(life.review for life in known if life.late_on(end)),
            extended=frozenset(life.review for life in known if life.extended_on(end)),
            submitted=frozenset(
                life.review
                for life in known
                if life.submitted is not None and end.replace(day=1) <= life.submitted <= end
            ),
        )
        for end in ends
    ]


def month_ends(until: date, *, number: int) -> list[date]:
    """The last days of so many months before this one, and this day for the month that runs."""
    ends = [until]
    while len(ends) < number:
        ends.append(ends[-1].replace(day=1) - timedelta(days=1))
    return ends[::-1]
