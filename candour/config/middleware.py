"""One transaction for each request, limited to the rows that the reader may see."""

from collections.abc import Callable
from typing import cast

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from candour.access.middleware import StaffRequest
from candour.cases.models.visibility import sight_of
from candour.cases.row_security import limit_rows_to
from candour.disclosure.compartment import withheld_opened

FAILED = "candour_failed"
Handler = Callable[[HttpRequest], HttpResponse]


class LimitRowsToTheReader:
    """A page that fails leaves nothing half-done, and nothing is sent before it is committed."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with transaction.atomic():
            asked = cast(StaffRequest, request)
            sight = asked.sight = sight_of(asked.user, at=timezone.now(), grants=asked.grants)
            limit_rows_to(sight, reader=asked.user.pk or 0, opened=withheld_opened(asked.grants))
            response = self.get_response(request)
            if response.status_code >= 500 or getattr(request, FAILED, False):
                transaction.set_rollback(True)
        return response

    def process_exception(self, request: HttpRequest, _error: Exception) -> None:
        setattr(request, FAILED, True)


def limit_rows_to_the_reader(get_response: Handler) -> LimitRowsToTheReader:
    return LimitRowsToTheReader(get_response)
