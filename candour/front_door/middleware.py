"""Outside everything else: refusals are written down, and what cannot be recorded is not shown."""

import logging
from collections.abc import Callable

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone

from candour.audit.record import REFUSED, record
from candour.front_door import errors, signing_in
from candour.workflow.refusals import NotNow

log = logging.getLogger(__name__)

Handler = Callable[[HttpRequest], HttpResponse]
PRIVATE = {
    "Cache-Control": "no-store",
    "Permissions-Policy": "",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class AnswerPlainly:
    """Turn what a page raised into a page in plain words; nothing that was refused is half-done."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        try:
            response = self._answer(request)
        except errors.UNAVAILABLE:
            log.exception("A page could not be served")
            response = errors.unavailable(request)
        if response.status_code == 403:
            _write_down(request)
        for name, value in PRIVATE.items():
            response.setdefault(name, value)
        return response

    def _answer(self, request: HttpRequest) -> HttpResponse:
        """No text in the database holds this character, so no page has it in its address."""
        if "\0" in request.path:
            return errors.not_found(request, Http404())
        response = self.get_response(request)
        if response.status_code == 405 and request.method == "GET":
            return errors.only_sent_to(request, response.headers["Allow"])
        return response

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if isinstance(error, NotNow):
            return errors.not_now(request, error)
        if isinstance(error, errors.UNAVAILABLE):
            log.error("A page could not be served: %s", type(error).__name__)
            return errors.unavailable(request)
        return None


def answer_plainly(get_response: Handler) -> AnswerPlainly:
    return AnswerPlainly(get_response)


def end_old_sessions(get_response: Handler) -> Handler:
    """A session ends twelve hours after it began; thirty quiet minutes end it too (SESSION_COOKIE_AGE)."""

    def answer(request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            if signing_in.is_too_old(request):
                signing_in.end(request)
            else:
                signing_in.keep_open(request)
        return get_response(request)

    return answer


def _write_down(request: HttpRequest) -> None:
    """A refusal is recorded in a transaction of its own, as the request's own was undone."""
    user = getattr(request, "user", None)
    try:
        with transaction.atomic():
            record(
                action="page.refused",
                by=user if user is not None and user.is_authenticated else signing_in.ANYONE,
                at=timezone.now(),
                subject_type="page",
                subject=request.path[:200],
                outcome=REFUSED,
            )
    except (*errors.UNAVAILABLE, PermissionDenied):
        log.exception("A refusal could not be recorded")
