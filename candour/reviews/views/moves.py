"""One page for each move of a review: what it will do, then one button that says it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from candour.access.middleware import StaffRequest
from candour.access.permissions import Permission
from candour.access.requires import requires
from candour.reviews.views.move_table import BY_KEY
from candour.reviews.views.reaching import frame, review_to_change
from candour.workflow.perform import reasons_against
from candour.workflow.refusals import NotNow


@requires(Permission.WRITE_REVIEW, Permission.COUNTERSIGN_REVIEW, Permission.SUBMIT_REVIEW)
def move(request: StaffRequest, reference: str, key: str) -> HttpResponse:
    """Show what a move brings with it, and make it."""
    wanted = BY_KEY.get(key)
    if wanted is None:
        raise Http404("There is no such move.")
    review = review_to_change(request, reference, page=f"review, {key}")
    if not request.grants.allow(wanted.transition.permission):
        raise PermissionDenied("Your role does not make this move.")
    form = wanted.form(request.POST or None, today=timezone.localdate())
    if form.is_valid():
        try:
            wanted.do(review, form.cleaned_data, request.user, timezone.now())
        except NotNow as refused:
            form.refuse(refused.reasons)
        else:
            messages.success(request, wanted.done)
            return redirect("reviews:show", reference)
    against = [] if request.method == "POST" else reasons_against(wanted.transition, review, request.user)
    back = reverse("reviews:show", args=[reference])
    context = frame(review, wanted.title, move=wanted, form=form, against=against, back=back)
    return render(request, "reviews/move.html", context)
