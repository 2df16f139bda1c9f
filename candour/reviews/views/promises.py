"""What every member of staff involved was promised, what was kept, and what is owed."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from candour.access.middleware import StaffRequest
from candour.access.permissions import Permission
from candour.access.requires import requires
from candour.cases.models import RegisteredPerson, RegisterRole
from candour.reviews.commands import promises as commands
from candour.reviews.forms.interviews import KeepForm
from candour.reviews.models import Promise, Review
from candour.reviews.queries.promises import (
    AFTER_SIGNATURE,
    SIGNED,
    due_since,
    interviewees_not_in_register,
    promised_in,
    records_of,
)
from candour.reviews.views.gathering import gathered
from candour.reviews.views.reaching import review_of, review_to_change
from candour.workflow.refusals import NotNow


@requires(Permission.VIEW_REVIEW)
def list_promises(request: StaffRequest, reference: str) -> HttpResponse:
    """A table of people and promises, and what is owed since when."""
    review = review_of(request, reference, page="promises to staff")
    promised = promised_in(review)
    context = gathered(
        request,
        review,
        "What staff were promised",
        "promises",
        promised=promised,
        kinds=list(Promise),
        owed=sum(len(each.owed) for each in promised),
        unnamed=interviewees_not_in_register(review),
        signed=review.status in SIGNED,
        may_keep=_may_keep(request, review),
    )
    return render(request, "reviews/promises_list.html", context)


@requires(Permission.WRITE_REVIEW, Permission.SUBMIT_NOTIFICATION)
def keep(request: StaffRequest, reference: str, person: int, promise: str) -> HttpResponse:
    """Say that one promise to one person was kept, or why it was not."""
    review = review_to_change(request, reference, page="a promise to staff")
    named = _person(request, review, person)
    made = _promise(promise)
    form = KeepForm(request.POST or None, today=timezone.localdate())
    if form.is_valid():
        said = form.cleaned_data
        try:
            commands.keep(
                review=review,
                person=named,
                promise=made,
                on=said["on"],
                kept=said["kept"],
                note=said["note"] or "",
                by=request.user,
                at=timezone.now(),
                operation=said["operation"],
            )
        except NotNow as refused:
            form.refuse(refused.reasons)
        else:
            messages.success(request, f"Written down: {named.display_name}, {made.label.lower()}.")
            return redirect("reviews:promises", reference)
    context = gathered(
        request,
        review,
        made.label,
        "promises",
        above="promises",
        form=form,
        person=named,
        due=due_since(review, made, named),
        after_signature=made in AFTER_SIGNATURE,
        records=records_of(review, named, made),
    )
    return render(request, "reviews/promises_keep.html", context)


def _may_keep(request: StaffRequest, review: Review) -> bool:
    """The reviewing manager of this review, or the region's SFO office; the command asks again."""
    if review.case_id in request.sight.reading:
        return False
    office = request.grants.allow(Permission.SUBMIT_NOTIFICATION)
    return office or review.reviewing_manager_id == request.user.pk


def _person(request: StaffRequest, review: Review, number: int) -> RegisteredPerson:
    seen = RegisteredPerson.objects.visible_to(request.sight)
    staff = seen.filter(case_id=review.case_id, role=RegisterRole.STAFF)
    found: RegisteredPerson = get_object_or_404(staff, pk=number)
    return found


def _promise(key: str) -> Promise:
    if key not in Promise.values:
        raise Http404("There is no such promise.")
    return Promise(key)
