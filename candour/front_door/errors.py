"""Pages for when something is refused, missing or broken: what happened, what was kept, what to do."""

import logging
import sys
from urllib.parse import urlsplit

from django.contrib.auth.models import AnonymousUser
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme

from candour.audit.reads import AuditUnavailable
from candour.audit.request import current_request_id
from candour.workflow.refusals import NotNow

log = logging.getLogger(__name__)
UNAVAILABLE = (AuditUnavailable, DatabaseError)
"""What is no fault of the page: it could not be recorded, or the database is away."""
UNCHANGED = "Nothing has been changed."
LAST_RESORT = (
    "<!DOCTYPE html><html lang=en-GB><meta charset=utf-8><title>{title} - Candour</title>"
    "<h1>{title}</h1><p>{unchanged} Try again in a moment.</p>"
    "<p>If you ask for help, give this reference: <strong>{reference}</strong></p></html>"
)


def _page(request: HttpRequest, status: int, title: str, *sentences: str, **more: object) -> HttpResponse:
    context = {"title": title, "sentences": sentences, **more}
    return render(request, "front_door/refusal.html", context, status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page(
        request,
        400,
        "The page could not read what was sent",
        f"{UNCHANGED} Go back, check what you entered, and send it again.",
    )


def not_allowed(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page(
        request,
        403,
        "You cannot open this page",
        str(exception) or "Your role does not open this page.",
        f"{UNCHANGED} If your work needs this page, ask your line manager.",
        back=came_from(request),
    )


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page(
        request,
        404,
        "Page not found",
        "There is no such page, or it belongs to a case that you cannot open.",
        "If you typed the address, check it. If you followed a link, the page may have moved.",
    )


def only_sent_to(request: HttpRequest, allowed: str) -> HttpResponse:
    """For an address that only takes a form: whoever signs in again after sending one is led there."""
    page = _page(
        request,
        405,
        "There is no page to read here",
        f"This address takes what a form sends. {UNCHANGED}",
        "If you were signed out before you sent a form, go back to its page and send it again.",
    )
    page.headers["Allow"] = allowed
    return page


def failed(request: HttpRequest) -> HttpResponse:
    """A database that is away is met before any page, while the session is read: that passes by itself."""
    if isinstance(sys.exception(), UNAVAILABLE):
        return unavailable(request)
    return _broken(request, 500, "Something went wrong on our side", f"{UNCHANGED} Try again in a moment.")


def unavailable(request: HttpRequest) -> HttpResponse:
    return _broken(
        request,
        503,
        "The service cannot show this page just now",
        "It could not record that you asked for it, and it shows nothing that it cannot record.",
        f"{UNCHANGED} Try again in a minute.",
    )


def not_now(request: HttpRequest, refusal: NotNow) -> HttpResponse:
    return _page(request, 409, "This cannot be done yet", reasons=refusal.reasons, back=came_from(request))


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The page for a form whose token no longer fits; nothing typed on it was used."""
    return _page(
        request,
        403,
        "The form is too old to be sent",
        f"You may have signed in again in another window. {UNCHANGED}",
        "Go back to the form, reload it, and send it again.",
        back=came_from(request),
    )


def came_from(request: HttpRequest) -> str:
    """The page of this service that led here, where the browser says so; a form may lead back to itself."""
    address = request.headers.get("referer", "")
    if not url_has_allowed_host_and_scheme(address, {request.get_host()}, require_https=request.is_secure()):
        return ""
    parts = urlsplit(address)
    place = f"{parts.path}?{parts.query}" if parts.query else parts.path
    return "" if request.method == "GET" and place == request.get_full_path() else place


def _broken(request: HttpRequest, status: int, title: str, *sentences: str) -> HttpResponse:
    """In the frame of whoever asks, else in nobody's, and bare where no page can be drawn.

    No trace is ever shown.
    """
    for frame_of in (_whoever_asks, _nobody):
        try:
            return _page(frame_of(request), status, title, *sentences, reference=current_request_id())
        except Exception:
            log.exception("The page of an error could not be drawn")
    bare = LAST_RESORT.format(title=title, unchanged=UNCHANGED, reference=current_request_id())
    return HttpResponse(bare, status=status)


def _whoever_asks(request: HttpRequest) -> HttpRequest:
    return request


def _nobody(request: HttpRequest) -> HttpRequest:
    """The same request without its session, which is in a database that may be away."""
    request.user = AnonymousUser()
    vars(request).pop("_messages", None)
    return request
