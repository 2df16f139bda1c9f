"""A pack to take away from a benchmarking session: agreement, drift, and every mark with its reason."""

import hashlib
from collections.abc import Iterator, Sequence
from datetime import date

from candour.paper.pieces import Block, Paragraph, told
from candour.quality.agreement.reading import CONVENTION
from candour.quality.models import BenchmarkSession
from candour.quality.queries.benchmarking import (
    Agreed,
    Drift,
    Revealed,
    agreed,
    drift_by_group,
    drift_by_marker,
    drift_by_standard,
)
from candour.quality.queries.over_time import Course
from candour.quality.standards import named_parts
from candour.quality.words import interval, steps
from candour.reviews.queries.printing import Copy, Printed, heading, said, table

HOW = (
    "AC2 (Gwet 2008) and alpha (Krippendorff 2011) count how far marks agree beyond chance, 1 being perfect; "
    "steps close on the scale agree more than steps far apart. The percentage counts equal marks only."
)
SEEN = (
    "The sessions that whoever took this copy away could see. Each marks other reviews, often with other "
    "markers: a change can lie in the reviews as well as in those who mark."
)


def pack_of(found: Revealed, courses: Sequence[Course], *, on: date) -> Printed:
    """The pack of a revealed session. It holds nothing of the reviews but their references and rounds.

    The courses are those of the sessions that whoever takes it away sees.
    """
    copy = Copy(
        reference=f"Benchmarking session {found.session.pk}",
        number=1,
        made_on=_day(on),
        digest=_digest(found),
        submitted_on=_revealed_on(found.session),
    )
    return Printed(
        title="Calibration pack",
        subtitle=found.session.title,
        language="en",
        copy=copy,
        lines=(f"{len(found.reviews)} reviews, {len(found.markers)} markers",),
        blocks=tuple(_blocks(found, courses)),
        standing_words=f"Marks revealed {copy.submitted_on}",
    )


def _digest(found: Revealed) -> str:
    rows = sorted((review, marker, key, mark.rating) for (review, marker, key), mark in found.marks.items())
    return hashlib.sha256(repr(rows).encode()).hexdigest()


def _blocks(found: Revealed, courses: Sequence[Course]) -> Iterator[Block]:
    rows = agreed(found)
    yield heading(2, "How far the markers agree")
    yield table(
        "Agreement by standard, with 95 per cent intervals",
        (28, 24, 24, 24),
        ("Standard", "Same rating", "AC2", "Alpha"),
        [_agreement(row) for row in rows],
    )
    for row in rows:
        yield said(f"{row.name}: {' '.join(row.reading.sentences)}")
    yield said(f"{HOW} {CONVENTION}", quiet=True)
    yield heading(2, "Kinder and stricter")
    yield _drifts("By marker", drift_by_marker(found))
    yield _drifts("By body and region", drift_by_group(found))
    for name, drifts in drift_by_standard(found):
        yield _drifts(f"{name}, by body and region", drifts)
    yield heading(2, "From session to session")
    yield said(SEEN, quiet=True)
    for course in courses:
        yield _course(course)
        yield said(" ".join(course.sentences))
    for review in found.reviews:
        yield heading(2, found.names[review.pk])
        yield from _marks(found, review.pk)


def _agreement(row: Agreed) -> tuple[tuple[Block, ...], ...]:
    share = interval(row.percentage, percent=True)
    return (said(row.name),), (said(share),), (said(interval(row.ac2)),), (said(interval(row.alpha)),)


def _drifts(caption: str, rows: list[Drift]) -> Block:
    cells: list[tuple[tuple[Block, ...], ...]] = [
        ((said(row.name),), (said(steps(row)),), (said(str(row.compared)),)) for row in rows
    ]
    return table(caption, (50, 30, 20), ("Who", "Beside the others", "Ratings compared"), cells)


def _course(course: Course) -> Block:
    """One standard from session to session, with the number of pairs behind each figure."""
    cells: list[tuple[tuple[Block, ...], ...]] = [
        (
            (said(f"{moment.session.title}, {_revealed_on(moment.session)}"),),
            (said(moment.pairs.words),),
            (said(interval(moment.ac2)),),
        )
        for moment in course.moments
    ]
    return table(course.name, (44, 28, 28), ("Session", "Same rating, of pairs", "AC2"), cells)


def _revealed_on(session: BenchmarkSession) -> str:
    return _day(session.revealed_at.date()) if session.revealed_at else ""


def _marks(found: Revealed, review: int) -> Iterator[Block]:
    for key, name in named_parts(found.session.standards_version):
        yield heading(3, name)
        for marker in found.markers:
            mark = found.marks.get((review, marker.pk, key))
            if mark:
                yield said(f"{marker.user}, {marker.works_for}: {mark.get_rating_display()}")
                yield from _reason(mark.reason)


def _reason(text: str) -> tuple[Paragraph, ...]:
    return told(text)


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
