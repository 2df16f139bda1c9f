"""Marks that come after their session or token has ended: none of them is thrown away."""

import json
from typing import Any
from urllib.parse import quote

from django.core import signing
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils import timezone

from candour.access.middleware import StaffRequest
from candour.quality.commands import drafts
from candour.quality.forms.marking import ANSWER, NOTE
from candour.quality.marking.content import NotMarks
from candour.quality.models import Marks

WRITER = "candour.quality.assessor"
LONGEST_SESSION = 12 * 60 * 60  # seconds


def writer_token(request: StaffRequest, marks: Marks) -> str:
    """Says whose marks a form holds, also when its session has ended."""
    return signing.dumps({"user": request.user.pk, "marks": marks.pk}, salt=WRITER)


def keep_what_was_sent(request: HttpRequest) -> HttpResponseBase | None:
    """The answer to marks that came without a session or with an old token; None where whose is not known."""
    if request.headers.get("Accept") == "application/json":
        return _told(request)
    try:
        writer = signing.loads(request.POST.get("writer", ""), salt=WRITER, max_age=LONGEST_SESSION)
        kept = drafts.keep_marks(
            marks=writer["marks"],
            user=writer["user"],
            content=content_of(request),
            base=_number(request.POST.get("base", "")),
            at=timezone.now(),
        )
    except (signing.BadSignature, NotMarks):
        return None
    if kept is None:
        return None
    page = reverse("quality:mark", args=[kept.case_reference, kept.assessment.round, kept.key])
    return HttpResponseRedirect(f"{reverse('sign_in')}?next={quote(page)}" if _is_out(request) else page)


def content_of(request: HttpRequest) -> dict[str, Any]:
    """The marks in a form as it was sent, before anybody has checked them."""
    sent = request.POST
    questions = [name.removeprefix(ANSWER) for name in sent if name.startswith(ANSWER)]
    questions += [name.removeprefix(NOTE) for name in sent if name.startswith(NOTE)]
    return {
        "answers": {
            key: {"answer": sent.get(ANSWER + key, ""), "note": sent.get(NOTE + key, "")} for key in questions
        },
        **{name: sent.get(name, "") for name in ("rating", "reason", "improve", "practice")},
    }


def sent_json(request: HttpRequest) -> dict[str, Any]:
    """What the page sent by itself. Raises NotMarks where it is nothing of the kind."""
    try:
        sent = json.loads(request.body)
    except ValueError:
        sent = None
    if not isinstance(sent, dict):
        raise NotMarks("What was sent could not be read.")
    return sent


def _told(request: HttpRequest) -> JsonResponse:
    if _is_out(request):
        return JsonResponse({"refused": "session", "reasons": ["You are signed out."]}, status=401)
    return JsonResponse({"refused": "token"}, status=403)


def _is_out(request: HttpRequest) -> bool:
    return not request.user.is_authenticated


def _number(given: str) -> int:
    return int(given) if given.isascii() and given.isdigit() and len(given) < 10 else 0
