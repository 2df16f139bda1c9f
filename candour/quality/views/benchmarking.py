"""Benchmarking sessions: opened, marked, revealed, and what they show of agreement."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from candour.access.middleware import StaffRequest
from candour.access.permissions import Permission
from candour.access.requires import requires
from candour.audit.reads import record_list, record_read
from candour.design_system.tables import Column, Listing
from candour.paper import MARKING
from candour.policy.load import load_policy
from candour.quality.commands import benchmarking as commands
from candour.quality.forms.benchmarking import ConfirmForm, RatingForm, ReasonForm, SessionForm
from candour.quality.models import BenchmarkMarker, BenchmarkReview, BenchmarkSession, SessionStatus
from candour.quality.queries import benchmarking as queries
from candour.quality.rules.benchmarking import everybody_has_locked, there_is_something_to_compare
from candour.quality.standards import composite_rule, named_parts
from candour.quality.views.acting import done
from candour.quality.views.showing_marks import Beside, SectionBeside
from candour.reviews.models import Submission
from candour.staff.models import User

COLUMNS = (
    Column("opened", "Opened", ("opened_at",)),
    Column("title", "Session", ("title",)),
    Column("status", "Where it stands", ("status",)),
    Column("reviews", "Reviews", numeric=True),
    Column("locked", "Marks locked", numeric=True),
)
COLOURS = {SessionStatus.MARKING: "blue", SessionStatus.REVEALED: "green", SessionStatus.ENDED: "grey"}
EITHER = (Permission.RUN_BENCHMARKING, Permission.TAKE_PART_IN_BENCHMARKING)


@requires(*EITHER)
def benchmarks(request: StaffRequest) -> HttpResponse:
    """Sessions that this person runs or marks in."""
    listing: Listing[BenchmarkSession] = Listing(
        queries.sessions_of(request.sight), COLUMNS, request.GET, sort="-opened"
    )
    limit = load_policy().quality_limits.on("benchmarking", on=timezone.localdate())
    context = _frame(
        "Benchmarking",
        listing=listing,
        colours=COLOURS,
        runs=request.grants.allow(Permission.RUN_BENCHMARKING),
        limit=limit,
        back=reverse("quality:desk"),
    )
    page = render(request, "quality/benchmarks.html", context)
    record_list(by=request.user, at=timezone.now(), page="benchmarking", rows=len(listing.rows))
    return page


@requires(Permission.RUN_BENCHMARKING)
def open_benchmark(request: StaffRequest) -> HttpResponse:
    """Choose reviews and markers."""
    reviews = {str(one.pk): one for one in queries.reviews_to_choose(request.sight)}
    people = {str(one.pk): one for one in queries.people_to_choose()}
    form = SessionForm(request.POST or None).offering(
        [(key, _submitted(one)) for key, one in reviews.items()],
        [(key, _named(one)) for key, one in people.items()],
    )
    told: dict[str, Any] = {}
    if form.is_valid():
        said = form.cleaned_data
        told = {
            "title": said["title"],
            "submissions": [reviews[key] for key in said["reviews"]],
            "people": [people[key] for key in said["people"]],
        }
    if done(request, form, commands.open_session, told, "The session is open, and its markers are told."):
        return redirect("quality:benchmarks")
    context = _frame("Open a session", form=form, cancel=reverse("quality:benchmarks"))
    record_list(by=request.user, at=timezone.now(), page="reviews for benchmarking", rows=len(reviews))
    return render(request, "quality/open_benchmark.html", context)


def _submitted(one: Submission) -> str:
    return f"{one.case.reference}, {one.case.region.name}, round {one.round}"


def _named(person: User) -> str:
    return f"{person}, {person.region.name}" if person.region else str(person)


@requires(*EITHER)
def benchmark(request: StaffRequest, pk: int) -> HttpResponse:
    """One session: who has locked, and this person's own marks. Nobody else's before they are revealed."""
    session = _session(request, pk)
    seat = queries.seat_of(session, request.user)
    own = queries.own_marks(seat)
    wanted = len(named_parts(session.standards_version))
    markers = session.markers.select_related("user")
    against = [
        reason
        for rule in (everybody_has_locked, there_is_something_to_compare)
        if (reason := rule(session, request.user))
    ]
    context = _about(
        session,
        session.title,
        status={"text": session.get_status_display(), "colour": COLOURS[SessionStatus(session.status)]},
        markers=markers,
        seat=seat,
        names=queries.names_of([session]),
        reviews=[(one, len(own.get(one.pk, {})), wanted) for one in session.reviews.all()],
        runs=request.grants.allow(Permission.RUN_BENCHMARKING),
        against=against,
        back=reverse("quality:benchmarks"),
    )
    return render(request, "quality/benchmark.html", context)


@requires(Permission.TAKE_PART_IN_BENCHMARKING)
def benchmark_review(request: StaffRequest, pk: int, place: int) -> HttpResponse:
    """The submitted text, and this marker's own ratings of it."""
    session = _session(request, pk)
    seat = queries.seat_of(session, request.user)
    review: BenchmarkReview | None = session.reviews.filter(place=place).first()
    if seat is None or review is None:
        raise Http404("You mark no such review.")
    own = queries.own_marks(seat).get(review.pk, {})
    begins = {f"rating_{key}": one.rating for key, one in own.items()}
    begins |= {f"reason_{key}": one.reason for key, one in own.items()}
    form = RatingForm(request.POST or None, initial=begins)
    form.asking(load_policy().scheme_of(session.standards_version))
    told: dict[str, Any] = {"review": review}
    if form.is_valid():
        told["ratings"] = form.given()
    if done(request, form, commands.mark, told, "Your ratings are kept. Only you see them."):
        return redirect("quality:benchmark", pk)
    record_read(
        by=request.user,
        at=timezone.now(),
        case=review.reference,
        page="benchmarking",
        relation="benchmarking session",
    )
    above = reverse("quality:benchmark", args=[pk])
    named = queries.names_of([session])[review.pk]
    context = _about(session, named, form=form, seat=seat, own=_shown(session, own))
    context |= {"sections": _sections(review), "back": above, "cancel": above, "caption": session.title}
    context["points_decide"] = composite_rule(session.standards_version).decides
    return render(request, "quality/benchmark_review.html", context)


def _sections(review: BenchmarkReview) -> list[SectionBeside]:
    """The submitted text with its numbers; nothing of it is picked here."""
    return [
        SectionBeside(section.key, section.title, [Beside(one, picked=False) for one in section.paragraphs])
        for section in queries.text_of(review)
    ]


def _shown(session: BenchmarkSession, own: dict[str, Any]) -> list[tuple[str, str, str]]:
    names = named_parts(session.standards_version)
    return [(name, own[key].get_rating_display(), own[key].reason) for key, name in names if key in own]


@requires(Permission.TAKE_PART_IN_BENCHMARKING)
def lock_benchmark(request: StaffRequest, pk: int) -> HttpResponse:
    """Finish marking in a session."""
    session = _session(request, pk)
    form = ConfirmForm(request.POST or None)
    told = {"session": session}
    if done(request, form, commands.lock, told, "Your marks are locked. They are shown with everybody's."):
        return redirect("quality:benchmark", pk)
    return _confirm(request, session, form, "Lock your marks", LOCKING)


@requires(Permission.RUN_BENCHMARKING)
def reveal_benchmark(request: StaffRequest, pk: int) -> HttpResponse:
    """Show every mark to everybody in the session."""
    session = _session(request, pk)
    form = ConfirmForm(request.POST or None)
    if done(request, form, commands.reveal, {"session": session}, "Every mark is shown now."):
        return redirect("quality:benchmark_agreement", pk)
    return _confirm(request, session, form, "Reveal the marks", REVEALING)


@requires(Permission.RUN_BENCHMARKING)
def end_benchmark(request: StaffRequest, pk: int) -> HttpResponse:
    """Give a session up."""
    session = _session(request, pk)
    form = ReasonForm(request.POST or None)
    told: dict[str, Any] = {"session": session}
    if form.is_valid():
        told["reason"] = form.cleaned_data["reason"]
    if done(request, form, commands.end, told, "The session is ended. Its marks are never shown."):
        return redirect("quality:benchmark", pk)
    return _confirm(request, session, form, "End the session", ENDING)


@requires(Permission.RUN_BENCHMARKING)
def excuse_marker(request: StaffRequest, pk: int, marker: int) -> HttpResponse:
    """Go on without a marker who cannot finish."""
    session = _session(request, pk)
    found: BenchmarkMarker | None = session.markers.select_related("user").filter(pk=marker).first()
    if found is None:
        raise Http404("There is no such marker.")
    form = ReasonForm(request.POST or None)
    told: dict[str, Any] = {"marker": found}
    if form.is_valid():
        told["reason"] = form.cleaned_data["reason"]
    if done(request, form, commands.excuse, told, f"The session goes on without {found.user}."):
        return redirect("quality:benchmark", pk)
    return _confirm(request, session, form, f"Go on without {found.user}", EXCUSING)


LOCKING = "Nobody changes your marks afterwards, and nobody sees them before everybody has locked."
REVEALING = "Everybody in the session sees every mark with the name of who gave it. This cannot be undone."
ENDING = "The marks given so far stay hidden for ever."
EXCUSING = "What this person has marked so far stays hidden and is not counted."


def _confirm(
    request: StaffRequest, session: BenchmarkSession, form: object, title: str, words: str
) -> HttpResponse:
    above = reverse("quality:benchmark", args=[session.pk])
    context = _about(session, title, form=form, words=words, caption=session.title, back=above, cancel=above)
    return render(request, "quality/benchmark_confirm.html", context)


def _session(request: StaffRequest, pk: int) -> BenchmarkSession:
    seen = BenchmarkSession.objects.visible_to(request.sight).select_related("opened_by", "revealed_by")
    found: BenchmarkSession | None = seen.filter(pk=pk).first()
    if found is None:
        raise Http404("There is no such session.")
    return found


def _frame(title: str, **more: object) -> dict[str, object]:
    return {"title": title, "marking": MARKING, **more}


def _about(session: BenchmarkSession, title: str, **more: object) -> dict[str, object]:
    return _frame(title, session=session, **more)
