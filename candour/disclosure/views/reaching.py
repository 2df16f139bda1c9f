"""Reach a copy as this person sees it, and record that it was read before anything is shown."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils import timezone

from candour.access.middleware import StaffRequest
from candour.access.permissions import Permission
from candour.cases.commands import note_reading, refuse_who_only_reads
from candour.cases.models import Case
from candour.disclosure.models import Disclosure, Status
from candour.disclosure.queries.checks import present_check_of, shows_both
from candour.disclosure.views.rows import WORDS
from candour.paper import MARKING

JOINED = (
    "case__region",
    "review",
    "submission",
    "release_set",
    "preparer",
    "checker",
    "approver",
    "replaces__submission",
)


def case_of(request: StaffRequest, reference: str, *, page: str) -> Case:
    """The case within sight, or 404; 503 if the read cannot be recorded."""
    found: Case | None = (
        Case.objects.visible_to(request.sight).select_related("region").filter(reference=reference).first()
    )
    if found is None:
        raise Http404("There is no such case.")
    note_reading(found, page=page, by=request.user, sight=request.sight, at=timezone.now())
    return found


def copy_of(request: StaffRequest, reference: str, number: int, *, page: str) -> Disclosure:
    """The copy of a case within sight, or 404."""
    seen = Disclosure.objects.visible_to(request.sight).select_related(*JOINED)
    found: Disclosure | None = seen.filter(case__reference=reference, number=number).first()
    if found is None:
        raise Http404("There is no such copy.")
    note_reading(
        found.case,
        page=f"copy {number}, {page}",
        by=request.user,
        sight=request.sight,
        at=timezone.now(),
    )
    return found


def copy_to_change(request: StaffRequest, reference: str, number: int, *, page: str) -> Disclosure:
    """The same, for a page that changes it: emergency access is for reading."""
    found = copy_of(request, reference, number, page=page)
    refuse_who_only_reads(found.case_id, request.sight)
    return found


def copy_inside(request: StaffRequest, reference: str, number: int, *, page: str) -> Disclosure:
    """The same, for a page that shows what is withheld or why."""
    found = copy_of(request, reference, number, page=page)
    if not request.grants.allow(Permission.VIEW_WITHHELD) or found.case_id in request.sight.reading:
        raise PermissionDenied("What is withheld is not there for your role.")
    if not sees_decisions(request, found):
        raise PermissionDenied(
            "Nobody but the preparer sees what was decided until somebody has checked it without seeing it."
        )
    return found


def copy_at_work(request: StaffRequest, reference: str, number: int, *, page: str) -> Disclosure:
    """The same, for a page on which the preparer decides."""
    found = copy_inside(request, reference, number, page=page)
    if request.method == "POST" and found.preparer_id != request.user.pk:
        raise PermissionDenied("Only the person who prepares this copy decides in it.")
    return found


def sees_decisions(request: StaffRequest, copy: Disclosure) -> bool:
    """The preparer always; others once the blind check has an answer to every passage."""
    if copy.preparer_id == request.user.pk:
        return True
    if copy.status == Status.DRAFT:
        return False
    if copy.status == Status.PREPARED:
        return copy.checker_id == request.user.pk and shows_both(present_check_of(copy))
    return True


def decides(request: StaffRequest, copy: Disclosure) -> bool:
    """Whether this person decides on passages now."""
    mine = copy.preparer_id == request.user.pk and request.grants.allow(Permission.PREPARE_DISCLOSURE)
    return mine and copy.status == Status.DRAFT and copy.case_id not in request.sight.reading


def frame(copy: Disclosure, title: str, **more: object) -> dict[str, object]:
    """What every page of a copy needs besides its own content."""
    return {
        "copy": copy,
        "case": copy.case,
        "title": title,
        "caption": f"Copy {copy.number} for {copy.recipient}, {copy.case.reference}",
        "marking": MARKING,
        **WORDS,
        **more,
    }
