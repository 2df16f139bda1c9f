"""The first pages: sign in, home, and what the service says of itself."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from candour.access.middleware import StaffRequest
from candour.access.requires import open_to_anyone, signed_in
from candour.front_door import errors, signing_in
from candour.front_door.desks import desk_of
from candour.front_door.forms import SignInForm
from candour.front_door.queries import demo_staff


@open_to_anyone
def sign_in(request: HttpRequest) -> HttpResponse:
    form = SignInForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        user = signing_in.by_password(request, **form.cleaned_data)
        if user is not None:
            signing_in.begin(request, user)
            return redirect(_next(request))
        form.add_error("username", "The username or the password is not right")
    context = {"form": form, "demo_staff": demo_staff() if settings.DEMO else [], "next": _next(request)}
    return render(request, "front_door/sign_in.html", context)


@open_to_anyone
@require_POST
def sign_in_as(request: HttpRequest, username: str) -> HttpResponse:
    """Demo only: become one of the listed people without a password."""
    if not settings.DEMO:
        raise Http404
    person = next((member for member in demo_staff() if member.user.username == username), None)
    if person is None:
        raise Http404
    signing_in.begin(request, person.user)
    return redirect(_next(request))


@open_to_anyone
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    signing_in.end(request)
    response = redirect("sign_in")
    response["Clear-Site-Data"] = '"cache", "storage"'
    return response


@signed_in
def home(request: StaffRequest) -> HttpResponse:
    return render(request, "front_door/home.html", {"desk": desk_of(request)})


@open_to_anyone
def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "front_door/accessibility.html")


@open_to_anyone
def privacy(request: HttpRequest) -> HttpResponse:
    return render(request, "front_door/privacy.html")


@open_to_anyone
def limits(request: HttpRequest) -> HttpResponse:
    return render(request, "front_door/limits.html")


@open_to_anyone
def healthy(request: HttpRequest) -> HttpResponse:
    """For the machine that watches: the server answers and the database too."""
    return HttpResponse("ok", content_type="text/plain")


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    return errors.form_expired(request, reason)


def too_many_attempts(request: HttpRequest, *_arguments: object, **_named: object) -> HttpResponse:
    """Five wrong passwords: the same page whether or not the account exists."""
    form = SignInForm()
    context = {"form": form, "demo_staff": demo_staff() if settings.DEMO else [], "locked": True}
    return render(request, "front_door/sign_in.html", context, status=429)


def _next(request: HttpRequest) -> str:
    """Where to go after signing in: a page of this service, or home."""
    wanted = request.POST.get("next") or request.GET.get("next") or "/"
    if not url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()}):
        raise PermissionDenied("The address to return to is not one of ours.")
    return wanted
