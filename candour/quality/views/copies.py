"""Copies of an issued report: ask for one, watch it being made."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from candour.access.middleware import StaffRequest
from candour.access.permissions import Permission
from candour.access.requires import requires
from candour.design_system.tables import Column, Listing
from candour.quality.commands import copies as commands
from candour.quality.forms.marking import SendForm
from candour.quality.forms.reporting import CopyForm
from candour.quality.models import Assessment, ReportCopy
from candour.quality.queries import reports as queries
from candour.quality.views.acting import done
from candour.quality.views.reaching import assessment_of, frame, to_change

COLUMNS = (
    Column("copy", "Copy", sort=("copy_number",), numeric=True),
    Column("format", "File", sort=("format",)),
    Column("asked", "Asked for", sort=("asked_at",)),
    Column("state", "State"),
)
LOOK_AGAIN = 4
"""Seconds until the page is fetched again while something is being made."""


def _issued(request: StaffRequest, reference: str, number: int, page: str) -> Assessment:
    assessment = assessment_of(request, reference, number, page=page)
    if not queries.can_be_copied(assessment):
        raise Http404("There is no report of this review yet.")
    return assessment


@requires(Permission.VIEW_QUALITY)
def copies(request: StaffRequest, reference: str, number: int) -> HttpResponse:
    """A copy shows the report exactly as it was issued."""
    assessment = _issued(request, reference, number, "copies of quality report")
    if request.method == "POST":
        to_change(request, assessment)
    form = CopyForm(request.POST or None)
    told = {"assessment": assessment, "format": form.cleaned_data["format"]} if form.is_valid() else {}
    if form.is_valid() and done(request, form, commands.ask, told, "The copy is being made."):
        return redirect("quality:copies", reference, number)
    listing: Listing[ReportCopy] = Listing(
        queries.copies_of(assessment, request.sight), COLUMNS, request.GET, sort="-copy"
    )
    making = queries.being_made(assessment, request.sight)
    context = frame(
        assessment,
        "Copies of the report",
        form=form,
        listing=listing,
        again=SendForm(),
        reading=assessment.case_id in request.sight.reading,
        refresh=LOOK_AGAIN if making and not form.errors else None,
        back=reverse("quality:report", args=[reference, number]),
    )
    return render(request, "quality/copies.html", context)


@require_POST
@requires(Permission.VIEW_QUALITY)
def again(request: StaffRequest, reference: str, number: int, copy: int) -> HttpResponse:
    """Make a copy that failed once more, under its number."""
    assessment = _issued(request, reference, number, f"copy {copy} again")
    to_change(request, assessment)
    found = queries.copies_of(assessment, request.sight).filter(copy_number=copy).first()
    if found is None:
        raise Http404("There is no such copy.")
    form = SendForm(request.POST)
    if not done(request, form, commands.try_again, {"copy": found}, "The copy is being made again."):
        messages.warning(request, " ".join(map(str, form.non_field_errors())) or "Open the page again.")
    return redirect("quality:copies", reference, number)
