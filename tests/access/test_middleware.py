"""A page that declares nothing is opened by nobody."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from candour.access.middleware import refuse_by_default
from candour.access.permissions import Permission
from candour.access.requires import open_to_anyone, requires, signed_in
from candour.staff.models import User
from tests.factories import staff

pytestmark = pytest.mark.django_db


def page(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("read")


def asked_by(user: User | AnonymousUser, view: object) -> object:
    request = RequestFactory().get("/somewhere")
    request.user = user
    middleware = refuse_by_default(lambda _request: HttpResponse())
    middleware(request)
    return middleware.process_view(request, view, (), {})  # type: ignore[arg-type]


def test_silence_is_refused_even_to_a_national_lead() -> None:
    def silent(_request: HttpRequest) -> HttpResponse:
        return HttpResponse("read")

    with pytest.raises(PermissionDenied):
        asked_by(staff.member("national_lead"), silent)


def test_an_open_page_is_opened_by_a_stranger() -> None:
    assert asked_by(AnonymousUser(), open_to_anyone(lambda request: page(request))) is None


def test_a_stranger_is_sent_to_sign_in_and_back() -> None:
    answer = asked_by(AnonymousUser(), signed_in(lambda request: page(request)))
    assert isinstance(answer, HttpResponse)
    assert answer["Location"] == "/sign-in?next=/somewhere"


def test_any_one_of_the_permissions_opens_a_page() -> None:
    view = requires(Permission.IMPORT_PLAN, Permission.VIEW_AUDIT)(lambda request: page(request))
    assert asked_by(staff.member("auditor"), view) is None
    with pytest.raises(PermissionDenied):
        asked_by(staff.administrator(), view)
