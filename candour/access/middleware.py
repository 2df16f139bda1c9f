"""Refused by default: a page opens only if it declares who may open it, and this person is one of them."""

from collections.abc import Callable
from typing import Any, cast

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotAllowed
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from candour.access.grants import Grants, grants_of
from candour.access.requires import declaration_of, kept_by
from candour.staff.models import User

Handler = Callable[[HttpRequest], HttpResponse]
SERVED = ("GET", "HEAD", "POST")
"""What a page may be asked by; a page that takes fewer says so itself (`require_POST`)."""


class StaffRequest(HttpRequest):
    """A request as a page receives it: who asks, what they may do, and how far they see."""

    user: User
    grants: Grants
    sight: Any
    """A `cases.models.visibility.Sight`, to be given to `visible_to`."""


class RefuseByDefault:
    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Work the grants out once for each request, and only when something asks."""
        staff_request = cast(StaffRequest, request)
        staff_request.grants = cast(
            Grants, SimpleLazyObject(lambda: grants_of(request.user, on=timezone.localdate()))
        )
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], _arguments: object, _keywords: object
    ) -> HttpResponseBase | None:
        """None lets the request through; a refusal is raised, a stranger is sent to sign in."""
        if request.method not in SERVED:
            return HttpResponseNotAllowed(SERVED)
        declaration = declaration_of(view)
        if declaration is None:
            raise PermissionDenied("This page does not say who may open it, so nobody may.")
        if declaration.anyone:
            return None
        if not request.user.is_authenticated:
            return kept_by(view, request) or redirect_to_login(request.get_full_path())
        grants = cast(StaffRequest, request).grants
        if declaration.permissions and not any(map(grants.allow, declaration.permissions)):
            raise PermissionDenied("Your role does not open this page.")
        return None


def refuse_by_default(get_response: Handler) -> RefuseByDefault:
    return RefuseByDefault(get_response)
