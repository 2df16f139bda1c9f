"""Sign in, choose a password, sign out."""

from collections.abc import Mapping
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from candour.access.requires import kept_by, open_to_anyone
from candour.front_door import errors, signing_in
from candour.front_door.forms.signing_in import OwnPasswordForm, SignInForm
from candour.front_door.queries.demo import demo_staff
from candour.staff.models import User

WRONG = "The username or the password is not right"


@open_to_anyone
def sign_in(request: HttpRequest) -> HttpResponse:
    wanted = _next(request)
    form = SignInForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        user = signing_in.by_password(request, **form.cleaned_data)
        if user is not None:
            return _let_in(request, user, wanted)
        form.add_error("username", WRONG)
    context = {"form": form, "demo_staff": demo_staff(), "next": wanted}
    return render(request, "front_door/sign_in.html", context)


@open_to_anyone
@require_POST
def sign_in_as(request: HttpRequest, username: str) -> HttpResponse:
    """Demo only: become one of the listed people without a password."""
    person = next((member for member in demo_staff() if member.user.username == username), None)
    if person is None:
        raise Http404
    wanted = _next(request)
    signing_in.begin(request, person.user)
    return redirect(wanted)


@open_to_anyone
def choose_password(request: HttpRequest) -> HttpResponse:
    """The first sign-in: the one-time password is right, and the person chooses their own."""
    user, wanted = signing_in.who_waits(request), _next(request)
    if user is None:
        return redirect("sign_in")
    form = OwnPasswordForm(request.POST if request.method == "POST" else None)
    form.for_user(user)
    if request.method == "POST" and form.is_valid():
        signing_in.begin_with_own_password(request, user, form.cleaned_data["password"])
        return redirect(wanted)
    context = {"form": form, "title": "Choose your own password", "next": wanted}
    return render(request, "front_door/choose_password.html", context)


@open_to_anyone
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    signing_in.end(request)
    response = redirect("sign_in")
    response["Clear-Site-Data"] = '"cache", "storage"'
    return response


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponseBase:
    """The page may keep what was written; any other form is to be sent again."""
    match = request.resolver_match
    kept = kept_by(match.func, request) if match is not None else None
    return kept or errors.form_expired(request, reason)


def too_many_attempts(
    request: HttpRequest, _response: HttpResponse | None, credentials: Mapping[str, str] | None
) -> HttpResponse:
    """Five wrong passwords: the same page whether or not the account exists."""
    signing_in.note_lockout((credentials or {}).get("username", ""))
    context = {"form": SignInForm(), "demo_staff": demo_staff(), "locked": True, "next": _next(request)}
    return render(request, "front_door/sign_in.html", context, status=429)


def _let_in(request: HttpRequest, user: User, wanted: str) -> HttpResponse:
    if signing_in.needs_own_password(user):
        signing_in.wait_for_own_password(request, user)
        return redirect(f"{reverse('choose_password')}?{urlencode({'next': wanted})}")
    signing_in.begin(request, user)
    return redirect(wanted)


def _next(request: HttpRequest) -> str:
    """Where to go after signing in: a page of this service, or home."""
    wanted = request.POST.get("next") or request.GET.get("next") or "/"
    ours = url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()})
    if not (ours and wanted.startswith("/")):
        raise PermissionDenied("The address to return to is not one of ours.")
    return wanted
