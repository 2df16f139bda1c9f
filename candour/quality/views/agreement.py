"""What a revealed session shows: agreement, drift, every mark, and a pack to take away."""

import csv
from collections.abc import Callable

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from candour.access.middleware import StaffRequest
from candour.access.requires import requires
from candour.audit.reads import record_list
from candour.paper import MARKING
from candour.quality.agreement.reading import CONVENTION
from candour.quality.calibration_pack import pack_of
from candour.quality.models import BenchmarkSession
from candour.quality.queries import benchmarking as queries
from candour.quality.queries.over_time import over_time
from candour.quality.standards import named_parts
from candour.quality.views.benchmarking import EITHER
from candour.quality.words import interval, steps
from candour.reviews.queries.printing import Printed, to_docx, to_pdf

TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


@requires(*EITHER)
def agreement_page(request: StaffRequest, pk: int) -> HttpResponse:
    """Agreement by standard with intervals and a reading, drift, and the marks themselves."""
    found = _revealed(request, pk)
    context = {
        "title": "How far the markers agree",
        "caption": found.session.title,
        "marking": MARKING,
        "session": found.session,
        "rows": queries.agreed(found),
        "said": interval,
        "convention": CONVENTION,
        "by_marker": queries.drift_by_marker(found),
        "by_group": queries.drift_by_group(found),
        "steps": steps,
        "by_standard": queries.drift_by_standard(found),
        "found": found,
        "keys": named_parts(found.session.standards_version),
        "back": reverse("quality:benchmark", args=[pk]),
    }
    _written(request, pk, "agreement", found)
    return render(request, "quality/agreement.html", context)


@requires(*EITHER)
def over_time_page(request: StaffRequest) -> HttpResponse:
    """Agreement and drift from session to session, by standard, of the sessions that this person sees."""
    courses = over_time(request.sight)
    context = {
        "title": "Agreement from session to session",
        "marking": MARKING,
        "courses": courses,
        "said": interval,
        "steps": steps,
        "back": reverse("quality:benchmarks"),
    }
    sessions = len(courses[0].moments) if courses else 0
    record_list(by=request.user, at=timezone.now(), page="agreement over time", rows=sessions)
    return render(request, "quality/over_time.html", context)


@requires(*EITHER)
def pack_pdf(request: StaffRequest, pk: int) -> HttpResponse:
    """The calibration pack: agreement, drift and every mark with its reason, without the reviews' text."""
    return _pack(request, pk, "pdf", to_pdf)


@requires(*EITHER)
def pack_docx(request: StaffRequest, pk: int) -> HttpResponse:
    """The same pack to write on in a workshop."""
    return _pack(request, pk, "docx", to_docx)


def _pack(request: StaffRequest, pk: int, kind: str, made: Callable[[Printed], bytes]) -> HttpResponse:
    found = _revealed(request, pk)
    _written(request, pk, "calibration pack", found)
    content = made(pack_of(found, over_time(request.sight), on=timezone.localdate()))
    headers = {"Content-Disposition": f'attachment; filename="calibration-{pk}.{kind}"'}
    return HttpResponse(content, content_type=TYPES[kind], headers=headers)


@requires(*EITHER)
def pack_csv(request: StaffRequest, pk: int) -> HttpResponse:
    """Every mark on a line, for whoever works the figures out again."""
    found = _revealed(request, pk)
    _written(request, pk, "calibration marks", found)
    headers = {"Content-Disposition": f'attachment; filename="calibration-{pk}.csv"'}
    answer = HttpResponse(content_type="text/csv; charset=utf-8", headers=headers)
    writer = csv.writer(answer)
    writer.writerow(["review", "marker", "works_for", "standard", "rating"])
    for review in found.reviews:
        for marker in found.markers:
            for key, _name in named_parts(found.session.standards_version):
                mark = found.marks.get((review.pk, marker.pk, key))
                rating = mark.rating if mark else ""
                writer.writerow([found.names[review.pk], marker.pk, marker.works_for, key, rating])
    return answer


def _revealed(request: StaffRequest, pk: int) -> queries.Revealed:
    session = BenchmarkSession.objects.visible_to(request.sight).filter(pk=pk).first()
    found = queries.revealed(session) if session else None
    if found is None:
        raise Http404("The marks of this session are not revealed.")
    return found


def _written(request: StaffRequest, pk: int, page: str, found: queries.Revealed) -> None:
    record_list(by=request.user, at=timezone.now(), page=f"session {pk}, {page}", rows=len(found.marks))
