"""Copies of a review as documents: ask for one, watch it being made, see who has which."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from candour.access.middleware import StaffRequest
from candour.access.permissions import Permission
from candour.access.requires import requires
from candour.design_system.tables import Column, Listing
from candour.reviews.commands import renditions as commands
from candour.reviews.forms.renditions import AgainForm, CopyForm
from candour.reviews.models import Rendition, ReviewStage
from candour.reviews.queries.renditions import being_made, renditions_of
from candour.reviews.views.reaching import frame, review_of, review_to_change
from candour.workflow.refusals import NotNow

COLUMNS = (
    Column("copy", "Copy", sort=("copy_number",), numeric=True),
    Column("paper", "Paper", sort=("kind", "format")),
    Column("shows", "What it shows"),
    Column("asked", "Asked for", sort=("asked_at",)),
    Column("state", "State"),
)
COLOURS = {Rendition.State.READY: "green", Rendition.State.FAILED: "red"}
LOOK_AGAIN = 4
"""Seconds until the page is fetched again while something is being made."""


@requires(Permission.VIEW_REVIEW)
def documents(request: StaffRequest, reference: str) -> HttpResponse:
    """A copy is made of what the review says when the work begins; one that was submitted is frozen."""
    reach = review_to_change if request.method == "POST" else review_of
    review = reach(request, reference, page="copies")
    form = CopyForm(request.POST or None)
    if form.is_valid():
        try:
            made = commands.ask(review=review, by=request.user, at=timezone.now(), **form.cleaned_data)
        except NotNow as refused:
            form.refuse(refused.reasons)
        else:
            messages.success(request, f"Copy {made.copy_number} is being made.")
            return redirect("reviews:documents", reference)
    copies = renditions_of(review)
    context = frame(
        review,
        "Documents of the review",
        form=form,
        listing=Listing(copies, COLUMNS, request.GET, sort="-copy"),
        colours=COLOURS,
        again=AgainForm(),
        submitted=review.status == ReviewStage.SUBMITTED,
        reading=review.case_id in request.sight.reading,
        refresh=LOOK_AGAIN if not form.errors and being_made(review) else None,
        back=reverse("reviews:show", args=[reference]),
    )
    return render(request, "reviews/documents.html", context)


@require_POST
@requires(Permission.VIEW_REVIEW)
def again(request: StaffRequest, reference: str, number: int) -> HttpResponse:
    """Make a copy that failed once more, under its number."""
    review = review_to_change(request, reference, page=f"copy {number} again")
    copy = renditions_of(review).filter(copy_number=number).first()
    if copy is None:
        raise Http404("There is no such copy.")
    form = AgainForm(request.POST)
    if form.is_valid():
        try:
            commands.try_again(rendition=copy, by=request.user, at=timezone.now(), **form.cleaned_data)
        except NotNow as refused:
            messages.warning(request, " ".join(refused.reasons))
    return redirect("reviews:documents", reference)
