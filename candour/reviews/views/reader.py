"""A review as its readers will read it: what could stop them or hurt them, never in the way."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from candour.access.middleware import StaffRequest
from candour.access.permissions import Permission
from candour.access.requires import requires
from candour.reviews.commands.glossary import explain_term
from candour.reviews.commands.writing import Overtaken
from candour.reviews.forms.reader import TermForm
from candour.reviews.queries.reader import section_read, whole_read
from candour.reviews.views.reaching import frame, review_of, review_to_change
from candour.reviews.views.thread import may_change
from candour.workflow.refusals import NotNow


@requires(Permission.VIEW_REVIEW)
def reader(request: StaffRequest, reference: str) -> HttpResponse:
    review = review_of(request, reference, page="reader's view")
    return render(
        request,
        "reviews/reader.html",
        frame(
            review,
            "As a reader sees it",
            read=whole_read(review, on=timezone.localdate()),
            may_change=may_change(request, review),
            back=f"/reviews/{reference}/",
        ),
    )


@requires(Permission.VIEW_REVIEW)
def read_section(request: StaffRequest, reference: str, key: str) -> HttpResponse:
    review = review_of(request, reference, page=f"reader's view: {key}")
    shown = section_read(review, key, on=timezone.localdate())
    if shown is None:
        raise Http404("There is no such section.")
    return render(
        request,
        "reviews/reader_section.html",
        frame(
            review,
            shown.read.title,
            shown=shown,
            may_change=may_change(request, review),
            back=reverse("reviews:reader", args=[reference]),
        ),
    )


@requires(Permission.WRITE_REVIEW)
def add_term(request: StaffRequest, reference: str) -> HttpResponse:
    """A term and its meaning, for the glossary."""
    review = review_to_change(request, reference, page="add to the glossary")
    begun = {name: request.GET.get(name, "") for name in ("term", "meaning")}
    form = TermForm(request.POST if request.method == "POST" else None, initial=begun)
    here = reverse("reviews:reader", args=[reference])
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        words = {"term": told["term"], "meaning": told["meaning"]}
        try:
            explain_term(review, **words, by=request.user, at=timezone.now(), operation=told["operation"])
        except NotNow as refusal:
            form.refuse(refusal.reasons)
        except Overtaken:
            form.refuse(["Somebody has just saved the glossary. Send this again."])
        else:
            messages.success(request, f"The glossary explains {told['term']}.")
            return redirect(here)
    context = frame(review, "Add to the glossary", form=form, back=here, cancel=here)
    return render(request, "reviews/thread_form.html", context, status=422 if form.errors else 200)
