"""The timeline of a review, drawn and as a table, and the gaps in entries and in contacts."""

from collections.abc import Sequence
from datetime import date
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from candour.access.middleware import StaffRequest
from candour.access.permissions import Permission
from candour.access.requires import requires
from candour.cases.models import Case
from candour.cases.queries.facts import mappa_name, supervision_name
from candour.design_system.lanes import Drawing, draw
from candour.reviews.forms.chronology import TimelineForm
from candour.reviews.models import ChronologyEntry, Review, Significance
from candour.reviews.queries.chronology import WEIGHT, entries_of, gaps_of
from candour.reviews.queries.contacts import contact_gaps_of, named_in
from candour.reviews.timeline.drawing import Facts, Happening, drawing, reach
from candour.reviews.timeline.gaps import WEEKS, Gap
from candour.reviews.views.chronology import COLOURS, when
from candour.reviews.views.gathering import gathered
from candour.reviews.views.reaching import review_of


@requires(Permission.VIEW_REVIEW)
def timeline(request: StaffRequest, reference: str) -> HttpResponse:
    """Supervision, risk and MAPPA along the time, the entries on it, and what is not there."""
    review = review_of(request, reference, page="timeline")
    kinds = named_in(review, "kind")
    form = TimelineForm(request.GET, today=timezone.localdate()).offering(kinds)
    chosen = form.cleaned_data if form.is_valid() else {}
    weeks = chosen.get("weeks") or WEEKS
    kind, contact_kind = chosen.get("kind") or "", chosen.get("contact_kind") or ""
    entries = list(entries_of(review).filter(kind=kind) if kind else entries_of(review))
    gaps = gaps_of(review, weeks=weeks, kinds=[kind] if kind else [])
    drawn = _drawing(review, entries, gaps, chosen)
    context = gathered(
        request,
        review,
        "Timeline and gaps",
        "timeline",
        filter_form=form,
        narrowed=[name for name in form.fields if request.GET.get(name) or request.GET.get(f"{name}-year")],
        weeks=weeks,
        default=WEEKS,
        gaps=gaps,
        contact_gaps=contact_gaps_of(review, weeks=weeks, kind=contact_kind),
        contact_kinds=bool(kinds),
        drawing=draw(drawn) if drawn else "",
        lanes=drawn.lanes if drawn else (),
        moments=drawn.moments if drawn else (),
        entries=[entry for entry in entries if drawn and drawn.start <= entry.on <= drawn.end],
        colours=COLOURS,
        when=when,
    )
    return render(request, "reviews/chronology_timeline.html", context)


def _drawing(
    review: Review, entries: Sequence[ChronologyEntry], gaps: Sequence[Gap], chosen: dict[str, object]
) -> Drawing | None:
    facts = _facts(review.case)
    since, until = (_day(chosen.get(name)) for name in ("since", "until"))
    over = reach([entry.on for entry in entries], facts, since=since, until=until)
    if over is None:
        return None
    reference = review.case_reference
    listed = reverse("reviews:chronology", args=[reference])
    happenings = [_happening(entry, reference) for entry in entries]
    title = "Supervision, risk and what happened"
    return drawing(
        title, facts, happenings, gaps, over=over, more=lambda *days: f"{listed}?{_between(*days)}"
    )


def _happening(entry: ChronologyEntry, reference: str) -> Happening:
    words = f"{when(entry)}, {entry.get_kind_display().lower()}: {entry.text}"
    return Happening(
        entry.on,
        words,
        reverse("reviews:entry", args=[reference, entry.pk]),
        WEIGHT[Significance(entry.significance)],
    )


def _facts(case: Case) -> Facts:
    return Facts(
        supervision=tuple((supervision_name(one), one.start, one.end) for one in case.supervision.all()),
        risk=tuple(
            (one.level, one.get_level_display(), one.assessed_on) for one in case.risk_assessments.all()
        ),
        mappa=tuple((one.level, mappa_name(one), one.start, one.end) for one in case.mappa.all()),
        offences=tuple(sorted({charge.alleged_offence_date for charge in case.charges.all()})),
    )


def _day(value: object) -> date | None:
    return value if isinstance(value, date) else None


def _between(start: date, end: date) -> str:
    """The query of the list of entries between two days."""
    parts: dict[str, int] = {}
    for name, day in (("since", start), ("until", end)):
        parts |= {f"{name}-day": day.day, f"{name}-month": day.month, f"{name}-year": day.year}
    return urlencode(parts)
