"""A timeline of several lanes with marks that lead somewhere, drawn on the server as SVG.

The lanes are stretches of time, such as supervision and levels of risk; the marks are what happened.
Whoever prefers a table is given one beside it.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta

from markupsafe import Markup

from candour.design_system.words import day, plural

WIDTH = 1000
MARGIN = 14
TOP = 30
LABEL, BAR, LANE = 18, 24, 52
STEP = 26
"""Between two marks, in pixels: what a finger or a pointer needs."""
MOST = 5
"""How many marks stand above one another before the rest are counted in one."""
SHAPES = {
    3: Markup('<path d="M{x} {above}L{right} {y}L{x} {below}L{left} {y}Z"/>'),
    2: Markup('<circle cx="{x}" cy="{y}" r="8"/>'),
    1: Markup('<circle class="candour-lanes__ring" cx="{x}" cy="{y}" r="6"/>'),
    0: Markup(
        '<circle class="candour-lanes__ring" cx="{x}" cy="{y}" r="11"/>'
        '<text class="candour-lanes__count" x="{x}" y="{text}">+</text>'
    ),
}
"""By weight; 0 stands for all that do not fit."""
LETTER = 7.4
MONTH_ROOM = 58


@dataclass(frozen=True, slots=True)
class Stretch:
    """Part of a lane; `tone` is plain, done, soon or late, and never says what the words do not."""

    words: str
    start: date
    end: date
    tone: str = "plain"


@dataclass(frozen=True, slots=True)
class Lane:
    name: str
    stretches: tuple[Stretch, ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """Something on a day. `weight` 3 is drawn as a diamond, 2 as a disc, 1 as a ring."""

    on: date
    words: str
    href: str
    weight: int = 2


@dataclass(frozen=True, slots=True)
class Band:
    """A stretch across the marks, such as a gap, with words under it."""

    words: str
    start: date
    end: date


@dataclass(frozen=True, slots=True)
class Moment:
    """A day that everything else is seen against."""

    words: str
    on: date


@dataclass(frozen=True, slots=True)
class Drawing:
    """All that is drawn, from one day to another."""

    title: str
    start: date
    end: date
    lanes: tuple[Lane, ...] = ()
    marks: tuple[Mark, ...] = ()
    bands: tuple[Band, ...] = ()
    moments: tuple[Moment, ...] = ()
    marks_name: str = "Entries"
    more: Callable[[date, date], str] | None = None
    """The address that lists the marks from one day to another, for those that do not fit."""
    name: str = field(default="lanes")

    def at(self, when: date) -> float:
        """How far from the left a day stands, in pixels."""
        whole = max((self.end - self.start).days, 1)
        part = (min(max(when, self.start), self.end) - self.start).days / whole
        return round(MARGIN + (WIDTH - 2 * MARGIN) * part, 1)

    def day_at(self, left: float) -> date:
        part = (left - MARGIN) / (WIDTH - 2 * MARGIN)
        return self.start + timedelta(days=round((self.end - self.start).days * min(max(part, 0), 1)))


def draw(drawing: Drawing) -> Markup:
    """The drawing, which scrolls sideways where the page is narrow; its marks are links."""
    columns = _columns(drawing)
    rows = max((len(marks) for marks in columns.values()), default=1)
    floor = TOP + LABEL + rows * STEP
    below = floor + 24
    height = below + LANE * len(drawing.lanes) + 8
    parts = [
        *_months(drawing, height),
        *(_band(drawing, band, floor) for band in drawing.bands),
        _text("candour-lanes__name", MARGIN, TOP + 12, drawing.marks_name),
        *_lanes(drawing, below),
        *(_moment(drawing, moment, height) for moment in drawing.moments),
        *_marks(drawing, columns, floor),
    ]
    return Markup(
        '<div class="candour-scroll candour-lanes" role="region" aria-label="{1}" tabindex="0">'
        '<svg class="candour-lanes__drawing" role="group" aria-labelledby="{0}-title" width="{2}" '
        'height="{3}" viewBox="0 0 {2} {3}" xmlns="http://www.w3.org/2000/svg">'
        '<title id="{0}-title">{1}</title>{4}</svg></div>'
    ).format(drawing.name, drawing.title, WIDTH, height, Markup().join(parts))


def _columns(drawing: Drawing) -> dict[int, list[Mark]]:
    """The marks by the place along the line where they stand, the weightiest first."""
    columns: dict[int, list[Mark]] = {}
    for mark in drawing.marks:
        if drawing.start <= mark.on <= drawing.end:
            columns.setdefault(int((drawing.at(mark.on) - MARGIN) // STEP), []).append(mark)
    return {
        place: _fitting(drawing, place, sorted(marks, key=lambda mark: (-mark.weight, mark.on)))
        for place, marks in columns.items()
    }


def _fitting(drawing: Drawing, place: int, marks: list[Mark]) -> list[Mark]:
    """As many as fit; the others as one mark of weight 0 that leads to all of these days."""
    if len(marks) <= MOST:
        return marks
    shown, others = marks[: MOST - 1], marks[MOST - 1 :]
    start, end = min(mark.on for mark in marks), max(mark.on for mark in marks)
    href = drawing.more(start, end) if drawing.more else ""
    stretch = f"on {day(start)}" if start == end else f"from {day(start)} to {day(end)}"
    words = f"{plural(len(others), 'more entry', 'more entries')} {stretch}"
    return [*shown, Mark(marks[0].on, words, href, weight=0)]


def _months(drawing: Drawing, height: int) -> list[Markup]:
    mark = Markup(
        '<line class="candour-lanes__line" x1="{0}" x2="{0}" y1="20" y2="{1}"/>'
        '<text class="candour-lanes__month" x="{2}" y="14">{3}</text>'
    )
    return [
        mark.format(drawing.at(first), height, drawing.at(first) + 3, f"{first:%b %Y}")
        for first in _firsts(drawing)
    ]


def _firsts(drawing: Drawing) -> list[date]:
    """The first of each month, thinned so that their names do not run into each other."""
    firsts = [
        date(year, month, 1)
        for year in range(drawing.start.year, drawing.end.year + 1)
        for month in range(1, 13)
        if drawing.start <= date(year, month, 1) <= drawing.end - timedelta(days=1)
    ]
    whole = max((drawing.end - drawing.start).days, 1)
    each = (WIDTH - 2 * MARGIN) * 30 / whole
    thinned = next((every for every in (1, 2, 3, 6, 12) if each * every >= MONTH_ROOM), 24)
    return [first for first in firsts if (first.month - 1 + 12 * first.year) % thinned == 0]


def _band(drawing: Drawing, band: Band, floor: int) -> Markup:
    left, right = drawing.at(band.start), drawing.at(band.end)
    room = right - left
    words = band.words if len(band.words) * LETTER <= room else ""
    return Markup(
        '<g><title>{5}</title><rect class="candour-lanes__band" x="{0}" y="{1}" width="{2}" height="{3}"/>'
        '<text class="candour-lanes__band-words" x="{4}" y="{6}">{7}</text></g>'
    ).format(
        *(left, TOP + LABEL, max(round(room, 1), 2), floor - TOP - LABEL + 4, round((left + right) / 2, 1)),
        *(f"{band.words}: {day(band.start)} to {day(band.end)}", floor + 18, words),
    )


def _lanes(drawing: Drawing, top: int) -> list[Markup]:
    drawn: list[Markup] = []
    for place, lane in enumerate(drawing.lanes):
        above = top + LANE * place
        drawn.append(_text("candour-lanes__name", MARGIN, above + 12, lane.name))
        drawn += [_stretch(drawing, stretch, above + LABEL) for stretch in lane.stretches]
        if not lane.stretches:
            drawn.append(_text("candour-lanes__none", MARGIN, above + LABEL + 17, "None recorded"))
    return drawn


def _stretch(drawing: Drawing, stretch: Stretch, top: int) -> Markup:
    left, right = drawing.at(stretch.start), drawing.at(stretch.end)
    room = max(round(right - left - 1, 1), 3)
    words = stretch.words if len(stretch.words) * LETTER + 8 <= room else ""
    said = f"{stretch.words}: {day(stretch.start)} to {day(stretch.end)}"
    return Markup(
        '<g><title>{0}</title><rect class="candour-lanes__stretch candour-lanes__stretch--{1}" '
        'x="{2}" y="{3}" width="{4}" height="{5}" rx="2"/><text '
        'class="candour-lanes__inside candour-lanes__inside--{1}" x="{6}" y="{7}">{8}</text></g>'
    ).format(said, stretch.tone, left, top, room, BAR, left + 6, top + 16, words)


def _moment(drawing: Drawing, moment: Moment, height: int) -> Markup:
    left = drawing.at(moment.on)
    return Markup(
        "<g><title>{0}: {1}</title>"
        '<line class="candour-lanes__moment" x1="{2}" x2="{2}" y1="20" y2="{3}"/></g>'
    ).format(moment.words, day(moment.on), left, height)


def _marks(drawing: Drawing, columns: dict[int, list[Mark]], floor: int) -> list[Markup]:
    drawn: list[Markup] = []
    for place in sorted(columns):
        middle = round(MARGIN + place * STEP + STEP / 2, 1)
        in_time = sorted(columns[place], key=lambda mark: (mark.weight == 0, mark.on))
        drawn += [_mark(mark, middle, floor - STEP * row - STEP / 2) for row, mark in enumerate(in_time)]
    return drawn


def _mark(mark: Mark, middle: float, height: float) -> Markup:
    places = {"x": middle, "y": height, "left": middle - 10, "right": middle + 10, "text": height + 5}
    shape = SHAPES[mark.weight].format(**places, above=height - 10, below=height + 10)
    return Markup(
        '<a class="candour-lanes__mark" href="{href}" aria-label="{words}"><title>{words}</title>'
        '<rect class="candour-lanes__place" x="{across}" y="{up}" width="{step}" height="{step}"/>{shape}</a>'
    ).format(
        href=mark.href,
        words=mark.words,
        across=middle - STEP / 2,
        up=height - STEP / 2,
        step=STEP,
        shape=shape,
    )


def _text(style: str, left: float, top: float, words: str) -> Markup:
    return Markup('<text class="{}" x="{}" y="{}">{}</text>').format(style, left, top, words)
