"""Reach one section of a review as this person sees it."""

import json
from typing import Any
from urllib.parse import quote
from uuid import UUID

from django.core import signing
from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils import timezone

from candour.access.middleware import StaffRequest
from candour.access.permissions import Permission
from candour.policy.load import load_policy
from candour.policy.review import ReviewSection
from candour.reviews import rich_text
from candour.reviews.commands import drafts
from candour.reviews.models import Review, Section
from candour.reviews.queries.writing import PersonToName, people_to_name

JOINED = (
    "review__case__region",
    "review__case__delivery_unit",
    "review__case__holder",
    "review__reviewing_manager",
    "review__countersigning_manager",
    "saved_by",
    "lock__user",
)
WRITER = "candour.reviews.writer"
LONGEST_SESSION = 12 * 60 * 60  # seconds
EMPTY: rich_text.Node = {}


def policy_of(key: str) -> ReviewSection:
    row = next((row for row in load_policy().review_sections if row.key == key), None)
    if row is None:
        raise Http404("There is no such section.")
    return row


def section_of(request: StaffRequest, review: Review, key: str) -> Section:
    """The section of a review that was reached already."""
    policy_of(key)
    seen = Section.objects.visible_to(request.sight).select_related(*JOINED)
    found: Section | None = seen.filter(review=review, key=key).first()
    if found is None:
        raise Http404("There is no such section.")
    return found


def section_for_its_page(request: StaffRequest, reference: str, key: str) -> Section:
    """For what an open page sends by itself: it shows nothing, and the page's own read is recorded."""
    seen = Section.objects.visible_to(request.sight).select_related(*JOINED)
    found: Section | None = seen.filter(case__reference=reference, key=key).first()
    if found is None or found.case_id in request.sight.reading:
        raise Http404("There is no such section.")
    return found


def people_for(request: StaffRequest, review: Review) -> list[PersonToName]:
    with_victims = request.grants.allow(Permission.VIEW_VICTIMS)
    return people_to_name(review.case, with_victims=with_victims)


def sent_json(request: HttpRequest) -> dict[str, Any]:
    """What the editor sent. Raises NotADocument where it is nothing of the kind."""
    try:
        sent = json.loads(request.body)
    except ValueError:
        sent = None
    if not isinstance(sent, dict):
        raise rich_text.NotADocument("What was sent could not be read.")
    return sent


def uuid_of(given: object) -> UUID:
    """Raises NotADocument."""
    try:
        return UUID(str(given))
    except ValueError:
        raise rich_text.NotADocument("What was sent could not be read.") from None


def wants_json(request: HttpRequest) -> bool:
    return request.headers.get("Accept") == "application/json"


def writer_token(request: StaffRequest, section: Section) -> str:
    """Says whose words a form holds, also when its session has ended."""
    return signing.dumps({"user": request.user.pk, "section": section.pk}, salt=WRITER)


def keep_what_was_sent(request: HttpRequest) -> HttpResponseBase | None:
    """The answer to words that came without a session or with an old token: none of them is thrown away."""
    if wants_json(request):
        return _told(request)
    try:
        writer = signing.loads(request.POST.get("writer", ""), salt=WRITER, max_age=LONGEST_SESSION)
        content = _words_of(request)
    except (signing.BadSignature, rich_text.NotADocument):
        return None
    case = drafts.keep_words(
        section=writer["section"],
        user=writer["user"],
        content=content,
        base=_number(request.POST.get("base", "")),
        at=timezone.now(),
    )
    match = request.resolver_match
    if case is None or match is None:
        return None
    kept = reverse("reviews:section_kept", args=[case.reference, match.kwargs["key"]])
    return HttpResponseRedirect(f"{reverse('sign_in')}?next={quote(kept)}" if _is_out(request) else kept)


def _told(request: HttpRequest) -> JsonResponse:
    if _is_out(request):
        return JsonResponse({"refused": "session", "reasons": ["You are signed out."]}, status=401)
    return JsonResponse({"refused": "token"}, status=403)


def _is_out(request: HttpRequest) -> bool:
    return not request.user.is_authenticated


def _words_of(request: HttpRequest) -> rich_text.Node:
    if given := request.POST.get("mine"):
        try:
            return rich_text.checked(json.loads(given))
        except ValueError:
            raise rich_text.NotADocument("What was sent could not be read.") from None
    return rich_text.from_markup(request.POST.get("markup", ""))


def _number(given: str) -> int:
    return int(given) if given.isascii() and given.isdigit() and len(given) < 10 else 0
