"""Shares of ratings and answers, each with its base: counts are kept, and percentages made on display."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

GOOD = ("good", "outstanding")
YES = "yes"
NOT_APPLICABLE = "not_applicable"
WHOLE = "whole"


@dataclass(frozen=True, slots=True)
class Marked:
    """The settled marks of one round of a review, as figures need them."""

    period: str
    region: str
    ratings: Mapping[str, str]
    """By standard, and `whole`."""
    answers: Mapping[str, str]
    """By sub-question."""


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many; `left_out` says how many do not count at all."""

    number: int
    of: int
    left_out: int = 0

    @property
    def percent(self) -> int | None:
        """Rounded half up to a whole one, as published shares are; None of nothing."""
        return (200 * self.number + self.of) // (2 * self.of) if self.of else None

    @property
    def words(self) -> str:
        shown = "None marked" if self.percent is None else f"{self.number} of {self.of} ({self.percent}%)"
        return f"{shown}, {self.left_out} not applicable" if self.left_out else shown


@dataclass(frozen=True, slots=True)
class Figures:
    """Everything that a table shows of some reviews."""

    reviews: int
    ratings: dict[str, dict[str, Share]] = field(default_factory=dict)
    """By standard or `whole`, then by rating."""
    answers: dict[str, Share] = field(default_factory=dict)
    """By sub-question: answered yes, of those to which it applied."""

    def good(self, key: str) -> Share:
        """Rated Good or Outstanding."""
        shares = [self.ratings[key][rating] for rating in GOOD if rating in self.ratings.get(key, {})]
        return Share(sum(one.number for one in shares), shares[0].of if shares else 0)


def figures(
    rows: Sequence[Marked], *, keys: Sequence[str], scale: Sequence[str], asked: Sequence[str]
) -> Figures:
    """Ratings by standard and answers by sub-question, of these reviews."""
    return Figures(
        reviews=len(rows),
        ratings={key: _ratings(rows, key, scale) for key in keys},
        answers={question: answered_yes(rows, question) for question in asked},
    )


def _ratings(rows: Sequence[Marked], key: str, scale: Sequence[str]) -> dict[str, Share]:
    given = [row.ratings[key] for row in rows if key in row.ratings]
    return {rating: Share(given.count(rating), len(given)) for rating in scale}


def answered_yes(rows: Iterable[Marked], question: str) -> Share:
    """“Not applicable” is left out of the base, and counted."""
    given = [row.answers[question] for row in rows if question in row.answers]
    left_out = given.count(NOT_APPLICABLE)
    return Share(given.count(YES), len(given) - left_out, left_out)


def grouped(rows: Iterable[Marked], by: Callable[[Marked], str]) -> dict[str, list[Marked]]:
    """Rows by period or region, in the order of the names."""
    found: dict[str, list[Marked]] = {}
    for row in rows:
        found.setdefault(by(row), []).append(row)
    return dict(sorted(found.items()))


@dataclass(frozen=True, slots=True)
class Difference:
    """How a sub-question was answered in reviews rated Good or better, and in the others."""

    question: str
    good: Share
    others: Share

    @property
    def points(self) -> int | None:
        """Percentage points between the two; None where one of them is of nothing."""
        if self.good.percent is None or self.others.percent is None:
            return None
        return self.good.percent - self.others.percent


def what_distinguishes(rows: Sequence[Marked], asked: Sequence[str]) -> list[Difference]:
    """Sub-questions by how far Good reviews lie above the others, the widest first."""
    good = [row for row in rows if row.ratings.get(WHOLE) in GOOD]
    others = [row for row in rows if WHOLE in row.ratings and row.ratings[WHOLE] not in GOOD]
    found = [Difference(one, answered_yes(good, one), answered_yes(others, one)) for one in asked]
    return sorted(found, key=lambda one: -(one.points if one.points is not None else -1000))


def possible(percent: int, of: int) -> bool:
    """Whether any whole number of so many rounds to the percentage."""
    return any(Share(number, of).percent == percent for number in range(of + 1))


def bases(percent: int, most: int, *, least: int = 1) -> list[int]:
    """Every base up to `most` in which the percentage is possible, the largest first."""
    return [of for of in range(most, least - 1, -1) if possible(percent, of)]
