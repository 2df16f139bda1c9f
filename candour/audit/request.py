"""The number of the request being answered, so that everything one request did can be found together."""

from collections.abc import Callable
from contextvars import ContextVar
from uuid import uuid4

from django.http import HttpRequest, HttpResponse

_request_id: ContextVar[str] = ContextVar("request_id", default="")


def current_request_id() -> str:
    """The request's id, or nothing outside a request (commands, jobs)."""
    return _request_id.get()


def number_the_request(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: every request gets an id of our own making; what a caller sends is not believed."""

    def answer(request: HttpRequest) -> HttpResponse:
        token = _request_id.set(uuid4().hex)
        try:
            response = get_response(request)
            response["X-Request-Id"] = current_request_id()
        finally:
            _request_id.reset(token)
        return response

    return answer
