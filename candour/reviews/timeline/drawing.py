"""What is drawn along the time of a review: supervision, risk and MAPPA, the entries, and the gaps."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from candour.design_system.lanes import Band, Drawing, Lane, Mark, Moment, Stretch
from candour.reviews.timeline.gaps import Gap

RISK_TONES = {"low": "done", "medium": "plain", "high": "soon", "very_high": "late"}
MAPPA_TONES = {1: "plain", 2: "soon", 3: "late"}
ROOM = timedelta(days=14)
LONGEST = 120
"""How much of an entry a mark tells, in characters."""


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts of the case that stand along the time: words, first day, last day (none while it runs)."""

    supervision: tuple[tuple[str, date, date | None], ...] = ()
    risk: tuple[tuple[str, str, date], ...] = ()
    """Key of the level, its words, the day of the assessment; in order."""
    mappa: tuple[tuple[int, str, date, date | None], ...] = ()
    """Level, its words, first and last day."""
    offences: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class Happening:
    """An entry as a mark."""

    on: date
    words: str
    href: str
    weight: int


def reach(
    days: Iterable[date], facts: Facts, *, since: date | None = None, until: date | None = None
) -> tuple[date, date] | None:
    """From when to when is drawn: what was asked for, else all entries and offences, else supervision."""
    shown = [*days, *facts.offences] or [start for _words, start, _end in facts.supervision]
    if since is None and not shown and until is None:
        return None
    start = since or (min(shown) - ROOM if shown else (until or date.max) - 13 * ROOM)
    end = until or (max(shown) + ROOM if shown else start + 13 * ROOM)
    return (start, end) if start < end else (start, start + ROOM)


def drawing(
    title: str,
    facts: Facts,
    happenings: Sequence[Happening],
    gaps: Sequence[Gap] = (),
    *,
    over: tuple[date, date],
    more: Callable[[date, date], str] | None = None,
) -> Drawing:
    """Everything that falls between two days, cut at both."""
    start, end = over
    return Drawing(
        title=title,
        start=start,
        end=end,
        lanes=tuple(_lanes(facts, start, end)),
        marks=tuple(Mark(one.on, _short(one.words), one.href, one.weight) for one in happenings),
        bands=tuple(_bands(gaps, start, end)),
        moments=tuple(Moment("Alleged offence", day) for day in facts.offences if start <= day <= end),
        more=more,
    )


def _lanes(facts: Facts, start: date, end: date) -> Iterable[Lane]:
    supervision = [Stretch(words, first, last or end) for words, first, last in facts.supervision]
    mappa = [
        Stretch(words, first, last or end, MAPPA_TONES.get(level, "plain"))
        for level, words, first, last in facts.mappa
    ]
    yield Lane("Supervision", _cut(supervision, start, end))
    yield Lane("Risk of serious harm", _cut(_risk(facts, end), start, end))
    yield Lane("MAPPA", _cut(mappa, start, end))


def _risk(facts: Facts, end: date) -> list[Stretch]:
    """Each level from its assessment to the next one."""
    following = [day for _key, _words, day in facts.risk[1:]] + [max(end, date.min)]
    return [
        Stretch(words, day, max(until, day), RISK_TONES.get(key, "plain"))
        for (key, words, day), until in zip(facts.risk, following, strict=False)
    ]


def _cut(stretches: Iterable[Stretch], start: date, end: date) -> tuple[Stretch, ...]:
    return tuple(
        Stretch(one.words, max(one.start, start), min(one.end, end), one.tone)
        for one in stretches
        if one.start <= end and one.end >= start
    )


def _bands(gaps: Sequence[Gap], start: date, end: date) -> Iterable[Band]:
    for gap in gaps:
        if gap.after <= end and gap.before >= start:
            yield Band(f"{gap.weeks} weeks", max(gap.after, start), min(gap.before, end))


def _short(words: str) -> str:
    return words if len(words) <= LONGEST else f"{words[:LONGEST].rstrip()}…"
