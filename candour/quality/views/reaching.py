"""Reach an assessment as this person sees it, and record that it was read before anything is shown."""

from django.http import Http404
from django.utils import timezone

from candour.access.middleware import StaffRequest
from candour.cases.commands import note_reading, refuse_who_only_reads
from candour.paper import MARKING
from candour.quality.models import Assessment, Marking, Marks
from candour.quality.queries.assessments import JOINED, assures, with_due
from candour.quality.queries.marking import marking_of


def assessment_of(request: StaffRequest, reference: str, number: int, *, page: str) -> Assessment:
    """One round of a case within sight, or 404; 503 if the read cannot be recorded."""
    seen = with_due(Assessment.objects.visible_to(request.sight)).select_related(*JOINED, "submission")
    found: Assessment | None = seen.filter(case__reference=reference, round=number).first()
    if found is None:
        raise Http404("There is no such assessment.")
    note_reading(found.case, page=page, by=request.user, sight=request.sight, at=timezone.now())
    return found


def assured_by(request: StaffRequest, reference: str, number: int, *, page: str) -> Assessment:
    """The same for pages of those who assess: to the region they are not there."""
    found = assessment_of(request, reference, number, page=page)
    if not assures(request.sight, found):
        raise Http404("There is no such page of this assessment.")
    return found


def to_change(request: StaffRequest, assessment: Assessment) -> None:
    """Emergency access is for reading."""
    refuse_who_only_reads(assessment.case_id, request.sight)


def own_marking(request: StaffRequest, reference: str, number: int, *, page: str) -> Marking:
    """The reader's own seat in a round; nobody reaches another's here."""
    assessment = assured_by(request, reference, number, page=page)
    to_change(request, assessment)
    found = marking_of(reference, number, request.sight)
    if found is None:
        raise Http404("You were not given this review to mark.")
    return found


def own_marks(request: StaffRequest, reference: str, number: int, key: str, *, page: str) -> Marks:
    """One part of the reader's own marks."""
    marking = own_marking(request, reference, number, page=page)
    return marks_in(request, marking, key)


def marks_in(request: StaffRequest, marking: Marking, key: str) -> Marks:
    rows = Marks.objects.visible_to(request.sight).select_related("marking__assessor", "assessment__case")
    found: Marks | None = rows.filter(marking=marking, key=key).first()
    if found is None:
        raise Http404("There is no such part of these marks.")
    found.marking = marking
    return found


def frame(assessment: Assessment, title: str, **more: object) -> dict[str, object]:
    """What every page of an assessment needs besides its own content."""
    case = assessment.case
    rounds = f", round {assessment.round}" if assessment.round > 1 else ""
    return {
        "assessment": assessment,
        "case": case,
        "place": (case.reference, assessment.round),
        "title": title,
        "caption": f"Quality of the review of {case.person_name}, {case.reference}{rounds}",
        "marking": MARKING,
        **more,
    }
