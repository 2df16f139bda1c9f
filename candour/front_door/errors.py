"""Pages for when something is refused, missing or broken: what happened, what was kept, what to do."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from candour.workflow.refusals import NotNow


def _page(request: HttpRequest, status: int, title: str, *paragraphs: str) -> HttpResponse:
    context = {"title": title, "paragraphs": paragraphs}
    return render(request, "front_door/refusal.html", context, status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page(
        request,
        400,
        "The page could not read what was sent",
        "Nothing has been changed. Go back, check what you entered, and send it again.",
    )


def not_allowed(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page(
        request,
        403,
        "You cannot open this page",
        str(exception) or "Your role does not open this page.",
        "Nothing has been changed. If your work needs this page, ask your regional lead.",
    )


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page(
        request,
        404,
        "Page not found",
        "There is no such page, or it belongs to a case that you cannot open.",
        "If you typed the address, check it. If you followed a link, the page may have moved.",
    )


def failed(request: HttpRequest) -> HttpResponse:
    return _page(
        request,
        500,
        "Something went wrong on our side",
        "Nothing has been changed by the page you asked for. Try again in a moment.",
    )


def unavailable(request: HttpRequest) -> HttpResponse:
    return _page(
        request,
        503,
        "The service cannot show this page just now",
        "It could not record that you asked for it, and it shows nothing that it cannot record.",
        "Nothing has been changed. Try again in a minute.",
    )


def not_now(request: HttpRequest, refusal: NotNow) -> HttpResponse:
    context = {"title": "This cannot be done yet", "reasons": refusal.reasons}
    return render(request, "front_door/refusal.html", context, status=409)


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The page for a form whose token no longer fits; nothing typed on it was used."""
    return _page(
        request,
        403,
        "The form is too old to be sent",
        "You may have signed in again in another window. Nothing has been changed.",
        "Go back to the form, reload it, and send it again.",
    )
