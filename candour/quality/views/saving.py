"""What the page of the marks sends by itself: marks to save, the key to a draft, who is signed in."""

import base64
from typing import Any

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_GET, require_POST

from candour.access.middleware import StaffRequest
from candour.access.permissions import Permission
from candour.access.requires import keeps_words, requires
from candour.quality.commands import drafts
from candour.quality.commands import marking as commands
from candour.quality.marking.content import NotMarks
from candour.quality.models import Marks
from candour.quality.queries.marking import marking_of
from candour.quality.views.keeping import keep_what_was_sent, sent_json
from candour.quality.views.reaching import frame, own_marks
from candour.quality.views.uuids import uuid_of
from candour.workflow.refusals import NotAllowed, NotNow


@keeps_words(keep_what_was_sent)
@requires(Permission.MARK_REVIEW)
@require_POST
def save(request: StaffRequest, reference: str, number: int, key: str) -> HttpResponse:
    """Keep the marks. The answer has the version and the clock of what is committed, or 409."""
    row = own_marks(request, reference, number, key, page=f"save marks, {key}")
    try:
        sent = sent_json(request)
        if sent.get("writer") != request.user.pk:
            return _refused("writer", ["Somebody else is signed in now."], 403)
        return _save(request, row, sent)
    except NotMarks as wrong:
        return _refused("document", [wrong.reason], 422)
    except NotNow as refused:
        return _refused("now", refused.reasons, 403)
    except NotAllowed as refused:
        return _refused("allowed", [str(refused)], 403)


def _save(request: StaffRequest, row: Marks, sent: dict[str, Any]) -> JsonResponse:
    base, after = sent.get("base"), sent.get("after")
    if type(base) is not int:
        raise NotMarks("What was sent could not be read.")
    try:
        saved = commands.save_marks(
            marks=row,
            content=sent.get("content"),
            base=base,
            by=request.user,
            at=timezone.now(),
            operation=uuid_of(sent.get("operation")),
            after=uuid_of(after) if after else None,
        )
    except commands.Overtaken as overtaken:
        clock = (
            timezone.localtime(overtaken.marks.saved_at).strftime("%H:%M") if overtaken.marks.saved_at else ""
        )
        return JsonResponse(
            {"refused": "overtaken", "version": overtaken.marks.version, "clock": clock, "by": "You"},
            status=409,
        )
    return JsonResponse({"version": saved.version, "at": saved.at.isoformat(), "clock": saved.clock})


def _refused(kind: str, reasons: list[str], status: int) -> JsonResponse:
    return JsonResponse({"refused": kind, "reasons": reasons}, status=status)


@requires(Permission.MARK_REVIEW)
@require_POST
def draft_key(request: StaffRequest, reference: str, number: int, key: str) -> HttpResponse:
    """The key to the marks that this browser keeps until the server has them."""
    row = own_marks(request, reference, number, key, page=f"key of marks, {key}")
    try:
        made = drafts.key_of(marks=row, by=request.user, at=timezone.now())
    except NotNow as refused:
        return _refused("now", refused.reasons, 403)
    return JsonResponse({"key": base64.b64encode(made).decode()})


@ensure_csrf_cookie
@requires(Permission.MARK_REVIEW)
@require_GET
def state(request: StaffRequest, reference: str, number: int, key: str) -> HttpResponse:
    """Whether the assessor is signed in, with a fresh token; it shows nothing, so no read is recorded."""
    if marking_of(reference, number, request.sight) is None:
        raise Http404("You were not given this review to mark.")
    return JsonResponse({"writer": request.user.pk})


@requires(Permission.MARK_REVIEW)
def signed_in_again(request: StaffRequest, reference: str, number: int, key: str) -> HttpResponse:
    """Where an assessor lands who signed in beside the page on which they were marking."""
    row = own_marks(request, reference, number, key, page="signed in to go on marking")
    context = frame(row.assessment, "You are signed in again", row=row)
    return render(request, "quality/signed_in.html", context)
