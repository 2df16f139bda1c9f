"""Confidential notes: write one, read those that one may read, and answer."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from candour.access.middleware import StaffRequest
from candour.access.permissions import Permission
from candour.access.requires import requires
from candour.audit.reads import record_list
from candour.cases.commands import note_reading
from candour.paper import MARKING
from candour.reviews.commands import confidential as commands
from candour.reviews.forms.allocation import AnswerForm, NoteForm
from candour.reviews.models import ConfidentialNote
from candour.reviews.queries.confidential import notes_for
from candour.reviews.views.acting import done
from candour.reviews.views.reaching import frame, review_to_change


@requires(Permission.WRITE_REVIEW)
def send(request: StaffRequest, reference: str) -> HttpResponse:
    """For the reviewing manager of this review alone; the read is recorded as of the review."""
    review = review_to_change(request, reference, page="review")
    if review.reviewing_manager_id != request.user.pk:
        raise Http404("This review is not given to you.")
    form = NoteForm(request.POST or None)
    told: dict[str, Any] = {"review": review}
    if form.is_valid():
        told["text"] = form.cleaned_data["text"]
    if done(request, form, commands.send_note, told, "Your note is with the national team."):
        return redirect("reviews:notes")
    back = reverse("reviews:allocation", args=[reference])
    context = frame(review, "Write to the national team in confidence", form=form, back=back, cancel=back)
    return render(request, "reviews/confidential_send.html", context)


@requires(Permission.WRITE_REVIEW, Permission.READ_CONFIDENTIAL_NOTE)
def notes(request: StaffRequest) -> HttpResponse:
    """What was written and answered: everything for the national team, their own for whoever wrote."""
    at = timezone.now()
    national = request.grants.allow(Permission.READ_CONFIDENTIAL_NOTE)
    found = notes_for(request.user, request.sight, at=at)
    if national:
        record_list(by=request.user, at=at, page="confidential notes", rows=len(found))
    context = {"title": "Confidential notes", "notes": found, "national": national, "marking": MARKING}
    return render(request, "reviews/confidential_notes.html", context)


@requires(Permission.READ_CONFIDENTIAL_NOTE)
def answer(request: StaffRequest, number: int) -> HttpResponse:
    """The national team answers a note; the read is recorded as of the review, which tells nobody."""
    seen = ConfidentialNote.objects.visible_to(request.sight).select_related("case__region", "by")
    note = get_object_or_404(seen, pk=number)
    note_reading(note.case, page="review", by=request.user, sight=request.sight, at=timezone.now())
    form = AnswerForm(request.POST or None)
    told: dict[str, Any] = {"note": note}
    if form.is_valid():
        told["answer"] = form.cleaned_data["answer"]
    if done(request, form, commands.answer_note, told, "Your answer is kept, and its writer is told."):
        return redirect("reviews:notes")
    back = reverse("reviews:notes")
    context = {
        "title": "Answer a confidential note",
        "form": form,
        "note": note,
        "back": back,
        "cancel": back,
        "marking": MARKING,
    }
    return render(request, "reviews/confidential_answer.html", context)
