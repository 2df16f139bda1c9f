"""The inspectorate's draws: planned, closed, drawn, verified, and taken away as files."""

import csv
import json
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from candour.access.middleware import StaffRequest
from candour.access.permissions import Permission
from candour.access.requires import requires
from candour.audit.reads import record_list
from candour.design_system.tables import Column, Listing
from candour.paper import MARKING
from candour.policy.load import load_policy
from candour.quality.commands import sampling as commands
from candour.quality.forms.sampling import CloseForm, DrawForm, PlanForm, WithdrawForm
from candour.quality.models import Assessment, Draw, DrawStatus
from candour.quality.queries import sampling as queries
from candour.quality.sampling.frame import REASON
from candour.quality.views.acting import done

COLUMNS = (
    Column("period", "Submitted", ("period_from",)),
    Column("status", "Where it stands", ("status",)),
    Column("percent", "Percentage", ("percent",), numeric=True),
    Column("drawn", "Drawn", numeric=True),
    Column("planned", "Planned", ("planned_at",)),
)
COVERED = (
    Column("arrived", "Submitted", ("arrived_at",)),
    Column("person", "Person", ("case__sort_name",)),
    Column("body", "Assessed by", ("body",)),
    Column("status", "Where it stands", ("status",)),
    Column("region", "Region", ("case__region__name",)),
)
COLOURS = {
    DrawStatus.COMMITTED: "yellow",
    DrawStatus.CLOSED: "blue",
    DrawStatus.DRAWN: "green",
    DrawStatus.WITHDRAWN: "grey",
}


@requires(Permission.DRAW_SAMPLE)
def draws(request: StaffRequest) -> HttpResponse:
    """Every draw, and how much of the year's reviews the inspectorate took, by region."""
    today = timezone.localdate()
    year = queries.year_of(today)
    covered = queries.coverage(year)
    listing: Listing[Draw] = Listing(queries.draws(), COLUMNS, request.GET, sort="-period")
    context = {
        "title": "Samples of reviews",
        "marking": MARKING,
        "listing": listing,
        "colours": COLOURS,
        "year": year,
        "coverage": [*covered, queries.total(covered)],
        "open_to_you": queries.coverage_open_to(request.sight, year),
        "everywhere": queries.EVERYWHERE,
        "limit": load_policy().quality_limits.on("sample", on=today),
        "back": reverse("quality:desk"),
    }
    page = render(request, "quality/draws.html", context)
    record_list(by=request.user, at=timezone.now(), page="samples of reviews", rows=len(listing.rows))
    return page


@requires(Permission.DRAW_SAMPLE)
def covered(request: StaffRequest) -> HttpResponse:
    """The reviews behind a number of this year's coverage, as far as this person can open them."""
    year = queries.year_of(timezone.localdate())
    region, taken = request.GET.get("region", ""), request.GET.get("taken") == "yes"
    rows = queries.reviews_covered(request.sight, year, region=region, taken=taken)
    listing: Listing[Assessment] = Listing(rows, COVERED, request.GET, sort="-arrived")
    context = {
        "title": "Reviews behind the number",
        "caption": region or queries.EVERYWHERE,
        "marking": MARKING,
        "listing": listing,
        "year": year,
        "taken": taken,
        "back": reverse("quality:draws"),
    }
    page = render(request, "quality/covered.html", context)
    record_list(by=request.user, at=timezone.now(), page="reviews behind coverage", rows=len(listing.rows))
    return page


@requires(Permission.DRAW_SAMPLE)
def plan_draw(request: StaffRequest) -> HttpResponse:
    """Fix the period, the percentage and the seed; only the digest of the seed is shown afterwards."""
    today = timezone.localdate()
    periods = {period.first.isoformat(): period for period in queries.periods(today)}
    limit = load_policy().quality_limits.on("sample", on=today)
    begins = {"percent": str(limit.number), "strata": "all", "period": list(periods)[1]}
    form = PlanForm(request.POST or None, initial=begins)
    form.offering([(key, period.name) for key, period in periods.items()])
    told: dict[str, Any] = {}
    if form.is_valid():
        said = form.cleaned_data
        period = periods[said["period"]]
        strata = "" if said["strata"] == "all" else said["strata"]
        told["wanted"] = commands.Plan(period.first, period.last, said["percent"], strata, said["seed"])
    if done(request, form, commands.plan, told, "The draw is planned and the seed is committed."):
        return redirect("quality:draws")
    context = _frame("Plan a draw", form=form, limit=limit, cancel=reverse("quality:draws"))
    context["length"] = queries.length_of_periods(today)
    return render(request, "quality/plan_draw.html", context)


@requires(Permission.DRAW_SAMPLE)
def draw(request: StaffRequest, pk: int) -> HttpResponse:
    """One draw: what was committed, what is in the frame, what was drawn, and whether it repeats."""
    found = _draw(pk)
    drawn = queries.as_drawn(found)
    rows = queries.drawn_of(found, request.sight)
    stayed = queries.not_taken(found)
    context = _frame(
        str(found),
        draw=found,
        drawn=drawn,
        changes=queries.changes_of(found),
        rows=[(reference, rows.get(reference), stayed.get(reference)) for reference in found.selected],
        excluded=[row for row in found.frame if row[REASON]],
        status={"text": found.get_status_display(), "colour": COLOURS[DrawStatus(found.status)]},
        over=timezone.localdate() > found.period_until,
        back=reverse("quality:draws"),
    )
    page = render(request, "quality/draw.html", context)
    record_list(by=request.user, at=timezone.now(), page=f"draw {pk}", rows=len(found.frame))
    return page


@requires(Permission.DRAW_SAMPLE)
def close_frame(request: StaffRequest, pk: int) -> HttpResponse:
    """Freeze the frame, with whatever is left out and why."""
    found = _draw(pk)
    form = CloseForm(request.POST or None)
    told: dict[str, Any] = {"draw": found}
    if form.is_valid():
        told["left_out"] = form.cleaned_data["left_out"]
    if done(request, form, commands.close_frame, told, "The frame is closed. Its digest is on this page."):
        return redirect("quality:draw", pk)
    return render(request, "quality/close_frame.html", _about(found, "Close the frame", form))


@requires(Permission.DRAW_SAMPLE)
def draw_now(request: StaffRequest, pk: int) -> HttpResponse:
    """Draw, and reveal the seed."""
    found = _draw(pk)
    form = DrawForm(request.POST or None)
    said = "The sample is drawn, and the seed is revealed."
    if done(request, form, commands.draw_sample, {"draw": found}, said):
        return redirect("quality:draw", pk)
    return render(request, "quality/draw_now.html", _about(found, "Draw the sample", form))


@requires(Permission.DRAW_SAMPLE)
def withdraw_draw(request: StaffRequest, pk: int) -> HttpResponse:
    """Give a planned draw up, with the reason."""
    found = _draw(pk)
    form = WithdrawForm(request.POST or None)
    told: dict[str, Any] = {"draw": found}
    if form.is_valid():
        told["reason"] = form.cleaned_data["reason"]
    if done(request, form, commands.withdraw, told, "The draw is given up."):
        return redirect("quality:draw", pk)
    return render(request, "quality/withdraw_draw.html", _about(found, "Give the draw up", form))


@requires(Permission.DRAW_SAMPLE)
def draw_file(request: StaffRequest, pk: int) -> HttpResponse:
    """The draw as `candour sample verify` reads it, once it is drawn."""
    found = _draw(pk)
    drawn = queries.as_drawn(found)
    if drawn is None:
        raise Http404("This draw is not made yet, so there is nothing to take away.")
    record_list(by=request.user, at=timezone.now(), page=f"draw {pk}, file", rows=len(found.frame))
    text = json.dumps(drawn.to_json(), ensure_ascii=False, indent=2) + "\n"
    return _attachment(text, "application/json", f"draw-{found.period_from:%Y-%m-%d}.json")


@requires(Permission.DRAW_SAMPLE)
def frame_file(request: StaffRequest, pk: int) -> HttpResponse:
    """The closed frame as CSV, to keep before the draw."""
    found = _draw(pk)
    if not found.frame:
        raise Http404("The frame is not closed yet.")
    record_list(by=request.user, at=timezone.now(), page=f"draw {pk}, frame", rows=len(found.frame))
    answer = _attachment("", "text/csv", f"frame-{found.period_from:%Y-%m-%d}.csv")
    writer = csv.DictWriter(answer, list(found.frame[0]))
    writer.writeheader()
    writer.writerows(found.frame)
    return answer


def _attachment(text: str, kind: str, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(text, content_type=f"{kind}; charset=utf-8", headers=headers)


def _draw(pk: int) -> Draw:
    found: Draw | None = queries.draws().defer(None).filter(pk=pk).first()
    if found is None:
        raise Http404("There is no such draw.")
    return found


def _frame(title: str, **more: object) -> dict[str, object]:
    return {"title": title, "marking": MARKING, **more}


def _about(found: Draw, title: str, form: object) -> dict[str, object]:
    above = reverse("quality:draw", args=[found.pk])
    return _frame(title, draw=found, form=form, caption=str(found), back=above, cancel=above)
