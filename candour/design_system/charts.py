"""Charts drawn on the server as accessible SVG; the table of the same figures belongs beside them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.text import slugify
from markupsafe import Markup

from candour.design_system.words import day, number

WIDTH = 720
COLUMNS_HEIGHT = 220
AXIS = 34
COLUMNS_ROOM = COLUMNS_HEIGHT - AXIS - 20
ROW_HEIGHT = 34
LABELS = 200
MONTH_LABEL_ROOM = 46


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time in a timeline; `tone` is plain, done, late or waiting."""

    label: str
    start: date
    end: date
    tone: str = "plain"


def bar(value: float, most: float) -> Markup:
    """A bar for a table's cell, as wide as the value is of the most; the figure itself stands beside it."""
    width = round(100 * value / most, 1) if most > 0 else 0
    return Markup(
        '<svg class="candour-bar" width="100%" height="18" aria-hidden="true" focusable="false">'
        '<rect class="candour-bar__rest" width="100%" height="18"/>'
        '<rect class="candour-bar__value" width="{}%" height="18"/></svg>'
    ).format(max(0, min(width, 100)))


def columns(title: str, figures: Sequence[tuple[str, float]]) -> Markup:
    """Columns side by side, such as actions due in each month; the highest fills the drawing."""
    most = max((value for _label, value in figures), default=0) or 1
    return _columns(title, [_Column(label, value / most, str(number(value))) for label, value in figures])


def shares(title: str, figures: Sequence[tuple[str, float]]) -> Markup:
    """Columns of per cent: a hundred fills the drawing, so that a third looks like a third."""
    drawn = [_Column(label, value / 100, f"{number(value)}%") for label, value in figures]
    return _columns(title, drawn, behind=Markup().join(_height_of(percent) for percent in (50, 100)))


def _height_of(percent: int) -> Markup:
    top = COLUMNS_HEIGHT - AXIS - round(COLUMNS_ROOM * percent / 100, 1)
    return Markup(
        '<line class="candour-chart__line" x1="0" x2="{0}" y1="{1}" y2="{1}"/>'
        '<text class="candour-chart__month" x="0" y="{2}">{3}%</text>'
    ).format(WIDTH, top, top - 4, percent)


@dataclass(frozen=True, slots=True)
class _Column:
    label: str
    part: float
    """Of the height of the drawing, from 0 to 1."""
    figure: str


def _columns(title: str, figures: Sequence[_Column], *, behind: Markup | None = None) -> Markup:
    step = WIDTH / max(len(figures), 1)
    drawn = [_column(place * step, step, each) for place, each in enumerate(figures)]
    inside = Markup().join([behind or Markup(), *drawn])
    described = "; ".join(f"{each.label}: {each.figure}" for each in figures)
    return _drawing(title, described or "No figures", COLUMNS_HEIGHT, inside)


def _column(left: float, step: float, one: _Column) -> Markup:
    height = round(COLUMNS_ROOM * one.part, 1)
    top = COLUMNS_HEIGHT - AXIS - height
    middle = round(left + step / 2, 1)
    return Markup(
        '<rect class="candour-chart__column" x="{}" y="{}" width="{}" height="{}"/>'
        '<text class="candour-chart__figure" x="{}" y="{}">{}</text>'
        '<text class="candour-chart__label" x="{}" y="{}">{}</text>'
    ).format(
        *(round(left + step * 0.15, 1), round(top, 1), round(step * 0.7, 1), height),
        *(middle, round(top - 6, 1), one.figure),
        *(middle, COLUMNS_HEIGHT - 10, one.label),
    )


def timeline(title: str, spans: Sequence[Span], today: date | None = None) -> Markup:
    """Stretches of time under one another, with the months along the top and a line for today."""
    if not spans:
        return _drawing(title, "Nothing to show", AXIS, Markup())
    start = min(span.start for span in spans).replace(day=1)
    end = max(span.end for span in spans) + timedelta(days=15)
    scale = _Scale(start, end)
    height = AXIS + ROW_HEIGHT * len(spans)
    rows = [_span_row(span, AXIS + ROW_HEIGHT * place, scale) for place, span in enumerate(spans)]
    described = "; ".join(f"{span.label}: {_stretch(span)}" for span in spans)
    inside = Markup().join([*_months(scale, height), *rows, _today_line(today, scale, height)])
    return _drawing(title, described, height, inside)


@dataclass(frozen=True, slots=True)
class _Scale:
    start: date
    end: date

    def at(self, when: date) -> float:
        part = (when - self.start).days / max((self.end - self.start).days, 1)
        return round(LABELS + (WIDTH - LABELS) * part, 1)

    def months(self) -> list[date]:
        """The first of each month, thinned so that their names do not run into each other."""
        firsts = [
            date(year, month, 1)
            for year in range(self.start.year, self.end.year + 1)
            for month in range(1, 13)
            if self.start <= date(year, month, 1) <= self.end
        ]
        fits = max(1, int((WIDTH - LABELS) / MONTH_LABEL_ROOM))
        return firsts[:: -(-len(firsts) // fits)]


def _months(scale: _Scale, height: int) -> list[Markup]:
    mark = Markup(
        '<line class="candour-chart__line" x1="{0}" x2="{0}" y1="{1}" y2="{2}"/>'
        '<text class="candour-chart__month" x="{3}" y="16">{4}</text>'
    )
    return [
        mark.format(scale.at(first), 22, height, scale.at(first) + 3, f"{first:%b %y}")
        for first in scale.months()
    ]


def _span_row(span: Span, top: int, scale: _Scale) -> Markup:
    left, right = scale.at(span.start), scale.at(span.end)
    tone = slugify(span.tone) or "plain"
    return Markup(
        '<text class="candour-chart__row" x="0" y="{}">{}</text>'
        '<rect class="candour-chart__span candour-chart__span--{}" x="{}" y="{}" width="{}" '
        'height="16" rx="3"/>'
    ).format(top + 19, _shortened(span.label), tone, left, top + 7, max(round(right - left, 1), 6))


def _shortened(label: str, longest: int = 25) -> str:
    return label if len(label) <= longest else f"{label[: longest - 1].rstrip()}…"


def _today_line(today: date | None, scale: _Scale, height: int) -> Markup:
    if today is None or not scale.start <= today <= scale.end:
        return Markup()
    line = Markup('<line class="candour-chart__today" x1="{0}" x2="{0}" y1="22" y2="{1}"/>')
    return line.format(scale.at(today), height)


def _stretch(span: Span) -> str:
    return day(span.end) if span.start == span.end else f"{day(span.start)} to {day(span.end)}"


def _drawing(title: str, described: str, height: int, inside: Markup) -> Markup:
    name = f"chart-{slugify(title)}"
    return Markup(
        '<div class="candour-scroll" role="region" aria-label="{1}" tabindex="0">'
        '<svg class="candour-chart" role="img" aria-labelledby="{0}-title {0}-words" '
        'viewBox="0 0 {3} {4}" xmlns="http://www.w3.org/2000/svg">'
        '<title id="{0}-title">{1}</title><desc id="{0}-words">{2}</desc>{5}</svg></div>'
    ).format(name, title, described, WIDTH, height, inside)
