"""The home page, and what the service says of itself."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from candour.access.middleware import StaffRequest
from candour.access.requires import open_to_anyone, signed_in
from candour.design_system.tables import Column, Listing
from candour.front_door.desks import desk_of
from candour.front_door.queries.outbox import messages_queued
from candour.working_days import load_calendar

OUTBOX = (
    Column("queued", "Queued", ("queued_at",)),
    Column("to", "To", ("to__full_name",)),
    Column("message", "Message"),
    Column("sent", "Sent", ("sent_at",)),
)


@signed_in
def home(request: StaffRequest) -> HttpResponse:
    desk = desk_of(request, today=timezone.localdate())
    return render(request, "front_door/home.html", {"desk": desk})


@open_to_anyone
def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "front_door/accessibility.html")


@open_to_anyone
def privacy(request: HttpRequest) -> HttpResponse:
    return render(request, "front_door/privacy.html")


@open_to_anyone
def limits(request: HttpRequest) -> HttpResponse:
    calendar = load_calendar()
    context = {
        "calendar_source": calendar.source,
        "calendar_first": calendar.first_day,
        "calendar_last": calendar.last_day,
    }
    return render(request, "front_door/limits.html", context)


@open_to_anyone
def healthy(request: HttpRequest) -> HttpResponse:
    """For the machine that watches: the server answers and the database too."""
    return HttpResponse("ok", content_type="text/plain")


@signed_in
def outbox(request: StaffRequest) -> HttpResponse:
    """Demo only: which messages leave, so that anybody can see that they say nothing of a case."""
    if not settings.DEMO:
        raise Http404
    listing = Listing(messages_queued(), OUTBOX, request.GET, sort="-queued")
    return render(request, "front_door/outbox.html", {"title": "Messages", "listing": listing})
