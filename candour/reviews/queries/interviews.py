"""Who was heard, at which level, and which levels have not been heard."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count, TextField, Value

from candour.reviews.models import Interview, Level, LevelConsidered, Review
from candour.reviews.queries.promises import promises_owed

CONSIDERED = "considered"
__all__ = ["LevelHeard", "interviews_of", "levels_heard", "promises_owed"]


@dataclass(frozen=True, slots=True)
class LevelHeard:
    """One level of the organisation: how many interviews were held, are planned and were not possible."""

    level: Level
    held: int = 0
    planned: int = 0
    not_possible: int = 0
    considered: str = ""
    """How it was looked at otherwise, where the author says that nothing was found there."""

    @property
    def is_heard(self) -> bool:
        return self.held > 0

    @property
    def words(self) -> str:
        """How it stands, for a page."""
        if self.held:
            return f"{self.held} held"
        if self.planned:
            return f"Not heard yet, {self.planned} planned"
        return "Not possible" if self.not_possible else "Not heard"


def levels_heard(review: Review) -> list[LevelHeard]:
    """Every level with its interviews, in one query: what `reviews/_levels_heard.html` draws."""
    nothing = Value("", output_field=TextField())
    interviews = Interview.objects.filter(review=review).order_by().values_list("level", "state", nothing)
    otherwise = LevelConsidered.objects.filter(review=review).order_by()
    rows = list(interviews.union(otherwise.values_list("level", Value(CONSIDERED), "why"), all=True))
    counted = Counter((level, state) for level, state, _why in rows)
    considered = {level: why for level, state, why in rows if state == CONSIDERED}
    return [
        LevelHeard(
            level,
            held=counted[level, Interview.State.HELD],
            planned=counted[level, Interview.State.PLANNED],
            not_possible=counted[level, Interview.State.NOT_POSSIBLE],
            considered=considered.get(level, ""),
        )
        for level in Level
    ]


def interviews_of(review: Review) -> list[Interview]:
    """Every interview with the number of points that were raised in it, as `raised`."""
    found = Interview.objects.filter(review=review).select_related("person")
    return list(found.annotate(raised=Count("points")))
