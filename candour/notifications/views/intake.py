"""Bring an extract, see what would become of each row, settle what is in doubt, and take it in one step."""

import re
from datetime import date
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.db.models import Count, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from candour.access.middleware import StaffRequest
from candour.access.permissions import Permission
from candour.access.requires import requires
from candour.audit.reads import record_list
from candour.audit.record import record
from candour.cases.models import Case
from candour.design_system.tables import Column, Listing
from candour.design_system.words import day as in_words
from candour.notifications.commands import intake as commands
from candour.notifications.commands.settling import settle
from candour.notifications.forms.drafts import OperationForm
from candour.notifications.forms.intake import TAKE, ExtractForm, SettleForm
from candour.notifications.intake.columns import BY_KEY, COLUMNS
from candour.notifications.intake.exporting import rows_as_csv, template
from candour.notifications.intake.reading import UnreadableFile
from candour.notifications.models import Intake, IntakeRow, IntakeStatus, RowState
from candour.notifications.reasons import hide_unseen, named_in, unseen_among, without
from candour.paper import MARKING
from candour.workflow.refusals import NotNow

LIST = (
    Column("checked", "Brought", sort=("checked_at",)),
    Column("name", "File", sort=("name",)),
    Column("by", "By"),
    Column("rows", "Rows", sort=("lines",), numeric=True),
    Column("status", "Status", sort=("status",)),
)
ROWS = (
    Column("line", "Line", sort=("line",), numeric=True),
    Column("person", "Person"),
    Column("reasons", "What becomes of it, and why"),
)
STATES = (
    (RowState.TAKEN, "Taken"),
    (RowState.NEW, "To be taken"),
    (RowState.DOUBTFUL, "Parked"),
    (RowState.NOT_TAKEN, "Not taken"),
    (RowState.ERROR, "Errors"),
)
ISO = re.compile(r"\d{4}-\d\d-\d\d")
COLOURS = {IntakeStatus.CHECKED: "yellow", IntakeStatus.TAKEN: "green", IntakeStatus.DISCARDED: "grey"}


@requires(Permission.IMPORT_INTAKE)
def list_intakes(request: StaffRequest) -> HttpResponse:
    """The files that were brought before, and the form for another."""
    form = ExtractForm(request.POST or None, request.FILES or None)
    if _is_too_large(request):
        form.errors.pop("extract", None)
        form.add_error("extract", "The file is larger than 25 megabytes. Divide it, and bring the parts.")
    elif form.is_valid() and (made := _check(request, form)) is not None:
        return redirect("notifications:intake_result", made.pk)
    seen = Intake.objects.visible_to(request.sight).defer("content").select_related("by")
    context = {
        "form": form,
        "listing": Listing(seen, LIST, request.GET, sort="-checked"),
        "columns": COLUMNS,
        "colours": COLOURS,
        "marking": MARKING,
        "breadcrumbs": _crumbs(),
    }
    return render(request, "notifications/intake_list.html", context)


def _is_too_large(request: StaffRequest) -> bool:
    """Whether a file was sent that is too large to be kept in memory; Django leaves it out without a word."""
    sent = int(request.META.get("CONTENT_LENGTH") or 0)
    return bool(request.POST) and not request.FILES and sent > settings.FILE_UPLOAD_MAX_MEMORY_SIZE


def _check(request: StaffRequest, form: ExtractForm) -> Intake | None:
    file = form.cleaned_data["extract"]
    try:
        return commands.check_extract(
            name=file.name,
            content=file.read(),
            by=request.user,
            at=timezone.now(),
            operation=form.cleaned_data["operation"],
        )
    except UnreadableFile as refused:
        form.add_error("extract", str(refused))
        return None


@requires(Permission.IMPORT_INTAKE)
def guide(request: StaffRequest) -> HttpResponse:
    """A CSV file with the headings and one invented row."""
    return _as_file(template(), "extract-template.csv")


@requires(Permission.IMPORT_INTAKE)
def result(request: StaffRequest, number: int) -> HttpResponse:
    """How the rows of one file add up, and the rows of one kind at a time."""
    intake = _intake(request, number)
    counts = _counts(request, intake)
    kinds = [key for key, _text in STATES if counts[key]]
    chosen = request.GET.get("show", "")
    chosen = chosen if chosen in kinds else next((key for key in _first_to_see(intake) if key in kinds), "")
    rows = _rows(request, intake).filter(state=chosen).select_related("case")
    listing = Listing(rows, ROWS, request.GET, sort="line")
    hide_unseen(listing.rows, request.sight)
    _record(request, intake, f"rows: {chosen or 'none'}")
    context = {
        "intake": intake,
        "counts": counts,
        "unseen": intake.lines - sum(counts.values()),
        "states": [(key, text) for key, text in STATES],
        "tabs": [_tab(key, text, counts, active=key == chosen) for key, text in STATES if counts[key]],
        "chosen": chosen,
        "read_out": _read_out,
        "listing": listing,
        "status_colour": COLOURS[IntakeStatus(intake.status)],
        "marking": MARKING,
        "breadcrumbs": _crumbs(intake.name),
    }
    return render(request, "notifications/intake_result.html", context)


@requires(Permission.IMPORT_INTAKE)
def row(request: StaffRequest, number: int, line: int) -> HttpResponse:
    """One row beside the cases that are held of the same person; a parked one is settled here."""
    intake = _intake(request, number)
    found = get_object_or_404(_rows(request, intake).select_related("case"), line=line)
    hide_unseen([found], request.sight)
    form = SettleForm(request.POST or None)
    if form.is_valid() and _settle(request, form, found):
        return redirect(f"{reverse('notifications:intake_result', args=[number])}?show={RowState.DOUBTFUL}")
    crn = found.values.get("crn", "")
    cases = list(_of_person(request, crn)) if crn else []
    together = _rows(request, intake).filter(key=found.key).exclude(pk=found.pk) if found.key else ()
    _record(request, intake, f"line {line}")
    context = {
        "intake": intake,
        "row": found,
        "form": form if found.state == RowState.DOUBTFUL else None,
        "values": [(BY_KEY[key].heading, _read_out(value)) for key, value in _in_order(found.values)],
        "cases": cases,
        "together": together,
        "marking": MARKING,
        "back": f"{reverse('notifications:intake_result', args=[number])}?show={found.state}",
    }
    page = render(request, "notifications/intake_row.html", context)
    record_list(by=request.user, at=timezone.now(), page="cases beside a row", rows=len(cases), words=crn)
    return page


def _of_person(request: StaffRequest, crn: str) -> QuerySet[Case]:
    seen: QuerySet[Case] = Case.objects.visible_to(request.sight).filter(crn=crn)
    return seen.select_related("region").prefetch_related("charges")


def _settle(request: StaffRequest, form: SettleForm, row: IntakeRow) -> bool:
    told = form.cleaned_data
    try:
        settled = settle(
            row=row,
            take_it=told["decision"] == TAKE,
            reason=told["reason"],
            by=request.user,
            at=timezone.now(),
            operation=told["operation"],
        )
    except NotNow as refused:
        form.refuse(refused.reasons)
        return False
    what = "taken" if told["decision"] == TAKE else "left out"
    lines = " and ".join(str(each.line) for each in settled) or str(row.line)
    messages.success(request, f"Settled. Line {lines}: {what}.")
    return True


@requires(Permission.IMPORT_INTAKE)
def take(request: StaffRequest, number: int) -> HttpResponse:
    """What taking the file does, then one button."""
    intake = _intake(request, number)
    form = OperationForm(request.POST or None)
    if form.is_valid():
        try:
            made = commands.take(
                intake=intake, by=request.user, at=timezone.now(), operation=form.cleaned_data["operation"]
            )
        except NotNow as refused:
            form.refuse(refused.reasons)
        else:
            messages.success(request, f"The file is taken. Cases recorded: {made:,}." if made else "Done.")
            return redirect("notifications:intake_result", number)
    return render(request, "notifications/intake_take.html", _confirmation(request, intake, form))


@requires(Permission.IMPORT_INTAKE)
def discard(request: StaffRequest, number: int) -> HttpResponse:
    """Put the file aside; its rows are removed."""
    intake = _intake(request, number)
    form = OperationForm(request.POST or None)
    if form.is_valid():
        try:
            commands.discard(
                intake=intake, by=request.user, at=timezone.now(), operation=form.cleaned_data["operation"]
            )
        except NotNow as refused:
            form.refuse(refused.reasons)
        else:
            messages.success(request, "The file is put aside. Nothing was taken from it.")
            return redirect("notifications:intake")
    return render(request, "notifications/intake_discard.html", _confirmation(request, intake, form))


def _confirmation(request: StaffRequest, intake: Intake, form: OperationForm) -> dict[str, Any]:
    new = _rows(request, intake).filter(state=RowState.NEW)
    return {
        "intake": intake,
        "form": form,
        "counts": _counts(request, intake),
        "cases": new.aggregate(incidents=Count("key", distinct=True))["incidents"],
        "marking": MARKING,
        "back": reverse("notifications:intake_result", args=[intake.pk]),
    }


@requires(Permission.IMPORT_INTAKE)
def download(request: StaffRequest, number: int, state: str) -> HttpResponse:
    """The rows of one kind with their reasons, to be mended and sent again."""
    intake = _intake(request, number)
    wanted = state.replace("-", "_")
    rows = _rows(request, intake).filter(state=wanted if wanted in RowState.values else "")
    _record(request, intake, f"download: {state}")
    reasons = rows.values_list("reasons", flat=True).iterator()
    unseen = unseen_among(set().union(*map(named_in, reasons)), request.sight)
    kept = rows.values_list("line", "reasons", "values").iterator()
    text = rows_as_csv((line, without(unseen, said), values) for line, said, values in kept)
    return _as_file(text, f"intake-{number}-{state}.csv")


def _intake(request: StaffRequest, number: int) -> Intake:
    seen = Intake.objects.visible_to(request.sight).defer("content").select_related("by", "region")
    found: Intake = get_object_or_404(seen, pk=number)
    return found


def _rows(request: StaffRequest, intake: Intake) -> Any:  # noqa: ANN401 - a queryset of rows
    return IntakeRow.objects.visible_to(request.sight).filter(intake=intake)


def _counts(request: StaffRequest, intake: Intake) -> dict[str, int]:
    counted = _rows(request, intake).order_by().values_list("state").annotate(Count("pk"))
    return {str(key): 0 for key, _text in STATES} | dict(counted)


def _first_to_see(intake: Intake) -> tuple[RowState, ...]:
    """What needs somebody comes first; once a file is taken, its cases."""
    if intake.status == IntakeStatus.TAKEN:
        return (RowState.DOUBTFUL, RowState.TAKEN, RowState.NOT_TAKEN, RowState.ERROR)
    return (RowState.ERROR, RowState.DOUBTFUL, RowState.NEW, RowState.NOT_TAKEN)


def _tab(key: str, text: str, counts: dict[str, int], *, active: bool) -> dict[str, object]:
    return {"text": text, "href": f"?show={key}", "active": active, "count": counts[key]}


def _in_order(values: dict[str, str]) -> list[tuple[str, str]]:
    return [(column.key, values[column.key]) for column in COLUMNS if column.key in values]


def _read_out(value: str) -> str:
    """A date in words; everything else as the file has it."""
    try:
        return in_words(date.fromisoformat(value)) if ISO.fullmatch(value) else value
    except ValueError:
        return value


def _record(request: StaffRequest, intake: Intake, what: str) -> None:
    """An extract speaks of people who have no case yet, so reading it is recorded too."""
    record(
        action="intake.read",
        by=request.user,
        at=timezone.now(),
        subject_type="intake",
        subject=f"{intake.pk} {what}",
    )


def _crumbs(name: str = "") -> list[dict[str, str]]:
    home = {"text": "Notifications", "href": reverse("notifications:list")}
    if not name:
        return [home, {"text": "Extracts"}]
    return [home, {"text": "Extracts", "href": reverse("notifications:intake")}, {"text": name}]


def _as_file(text: str, name: str) -> HttpResponse:
    return HttpResponse(
        text.encode(),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
