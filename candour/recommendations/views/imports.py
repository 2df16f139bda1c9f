"""The journey of an import: bring in, check, confirm, take back."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from candour.access.middleware import StaffRequest
from candour.access.permissions import Permission
from candour.access.requires import requires
from candour.design_system.tables import Listing
from candour.recommendations import commands, queries, transitions
from candour.recommendations.forms import SettleForm, StepForm, UploadForm
from candour.recommendations.models import Doubt, ImportStatus, PlanImport
from candour.recommendations.views import checking, drawing
from candour.recommendations.views.drawing import drawn
from candour.workflow.perform import reasons_against
from candour.workflow.refusals import NotNow


@requires(Permission.IMPORT_PLAN)
def imports(request: StaffRequest) -> HttpResponse:
    """Every import, the newest first."""
    found = queries.imports_listed(request.sight)
    listing = Listing(found, drawing.IMPORT_COLUMNS, request.GET, sort="-at")
    return drawn(request, "imports", "Imports of plans", listing=listing)


@requires(Permission.IMPORT_PLAN)
def upload(request: StaffRequest) -> HttpResponse:
    """Bring documents in; nothing is kept of one that cannot be read."""
    form = UploadForm(request.POST or None, request.FILES or None, too_much=checking.too_much_came(request))
    if request.method == "POST" and form.is_valid():
        chosen = request.FILES.getlist("documents")
        return _read(request, form, [(file.name or "document", file.read()) for file in chosen])
    return drawn(
        request, "upload", "Import a published plan", form=form, back=reverse("recommendations:imports")
    )


def _read(request: StaffRequest, form: UploadForm, files: list[tuple[str, bytes]]) -> HttpResponse:
    operation = form.cleaned_data["operation"]
    try:
        started = commands.start_imports(files=files, by=request.user, at=timezone.now(), operation=operation)
    except commands.NotReadable as problem:
        for message in problem.messages:
            form.add_error("documents", message)
        return drawn(
            request, "upload", "Import a published plan", form=form, back=reverse("recommendations:imports")
        )
    for one in started:
        checking.say_how_it_went(request, one)
    if len(started) == 1:
        return redirect(checking.where_it_stands(started[0].plan_import))
    return redirect("recommendations:imports")


@requires(Permission.IMPORT_PLAN)
def check(request: StaffRequest, pk: int) -> HttpResponse:
    """Everything that was read, beside the lines it was read from; what to look at stands on top."""
    found = get_object_or_404(PlanImport.objects.visible_to(request.sight).select_related("document"), pk=pk)
    if found.status != ImportStatus.DRAFT:
        return redirect(checking.where_it_stands(found))
    context: dict[str, object] = {
        "checked": checking.page_of(found, opened=request.GET.get("open", "")),
        "seen": commands.version_of(found),
        "caption": found.document.name,
        "back": reverse("recommendations:imports"),
    }
    return drawn(
        request, "check", found.draft["title"] or "Plan without a title", plan_import=found, **context
    )


@requires(Permission.IMPORT_PLAN)
@require_POST
def settle(request: StaffRequest, pk: int, doubt: int) -> HttpResponse:
    """Note that a doubt was looked at."""
    found = get_object_or_404(PlanImport.objects.visible_to(request.sight), pk=pk)
    one: Doubt = get_object_or_404(found.doubts, pk=doubt)
    form = SettleForm(request.POST)
    if not form.is_valid():
        raise NotNow(["Say what you found when you looked."])
    commands.settle_doubt(
        doubt=one,
        note=form.cleaned_data["note"],
        by=request.user,
        at=timezone.now(),
        operation=form.cleaned_data["operation"],
    )
    return redirect(reverse("recommendations:check", args=[pk]) + checking.after(found, one))


@requires(Permission.IMPORT_PLAN)
@require_POST
def finish(request: StaffRequest, pk: int) -> HttpResponse:
    """Everything was looked at."""
    found = get_object_or_404(PlanImport.objects.visible_to(request.sight), pk=pk)
    commands.finish_checking(
        plan_import=found, by=request.user, at=timezone.now(), operation=checking.operation_of(request)
    )
    return redirect("recommendations:confirm", pk=pk)


@requires(Permission.IMPORT_PLAN)
@require_POST
def again(request: StaffRequest, pk: int) -> HttpResponse:
    """Back to correcting."""
    found = get_object_or_404(PlanImport.objects.visible_to(request.sight), pk=pk)
    commands.check_again(
        plan_import=found, by=request.user, at=timezone.now(), operation=checking.operation_of(request)
    )
    return redirect("recommendations:check", pk=pk)


@requires(Permission.IMPORT_PLAN)
def confirm(request: StaffRequest, pk: int) -> HttpResponse:
    """The counts, and what differs from an earlier version; then the import, all or nothing."""
    found = get_object_or_404(PlanImport.objects.visible_to(request.sight).select_related("document"), pk=pk)
    if request.method == "POST":
        made = commands.import_plan(
            plan_import=found, by=request.user, at=timezone.now(), operation=checking.operation_of(request)
        )
        messages.success(request, "The plan was imported. You can take it back today from its page.")
        return redirect("recommendations:publication", pk=made.pk)
    if found.status != ImportStatus.SETTLED:
        return redirect(checking.where_it_stands(found))
    context: dict[str, object] = {
        "summary": checking.summary_of(found),
        "against": reasons_against(transitions.IMPORT, found, request.user),
        "form": StepForm(),
        "caption": found.document.name,
        "back": reverse("recommendations:imports"),
    }
    return drawn(request, "confirm", f"Import “{found.draft['title']}”?", plan_import=found, **context)


@requires(Permission.IMPORT_PLAN)
def discard(request: StaffRequest, pk: int) -> HttpResponse:
    """Put a reading aside."""
    found = get_object_or_404(PlanImport.objects.visible_to(request.sight).select_related("document"), pk=pk)
    if request.method == "POST":
        commands.discard(
            plan_import=found, by=request.user, at=timezone.now(), operation=checking.operation_of(request)
        )
        messages.success(request, "The reading was put aside. Nothing was imported.")
        return redirect("recommendations:imports")
    back = reverse("recommendations:check", args=[pk])
    return drawn(request, "discard", "Put this reading aside?", plan_import=found, form=StepForm(), back=back)


@requires(Permission.IMPORT_PLAN)
def withdraw(request: StaffRequest, pk: int) -> HttpResponse:
    """Take an import back on the day it was made."""
    found = get_object_or_404(PlanImport.objects.visible_to(request.sight).select_related("document"), pk=pk)
    if request.method == "POST":
        commands.withdraw(
            plan_import=found, by=request.user, at=timezone.now(), operation=checking.operation_of(request)
        )
        messages.success(request, "The import was taken back. The plan is no longer in the ledger.")
        return redirect("recommendations:imports")
    if not checking.may_withdraw(found, request.user, timezone.now()):
        return redirect(checking.where_it_stands(found))
    back = reverse("recommendations:publication", args=[found.publication.pk])
    return drawn(request, "withdraw", "Take this import back?", plan_import=found, form=StepForm(), back=back)
