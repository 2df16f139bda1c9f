"""An extract, as the person sees it to whom it was sent. They may not be able to open the case itself."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from candour.access.middleware import StaffRequest
from candour.access.permissions import Permission
from candour.access.requires import requires
from candour.audit.reads import record_read
from candour.paper import MARKING
from candour.reviews.commands import accuracy as commands
from candour.reviews.forms.accuracy import CommentForm
from candour.reviews.forms.signing import ConfirmForm
from candour.reviews.models import AccuracyPack
from candour.reviews.queries.accuracy import extract_for, extracts_for
from candour.workflow.refusals import NotNow

LONGEST_NAME = 80


@requires(Permission.CHECK_ACCURACY)
def list_extracts(request: StaffRequest) -> HttpResponse:
    """What was sent to this person to be checked."""
    context = {
        "packs": extracts_for(request.user),
        "today": timezone.localdate(),
        "title": "Extracts to check",
        "marking": MARKING,
        "back": reverse("home"),
    }
    return render(request, "reviews/extracts.html", context)


@requires(Permission.CHECK_ACCURACY)
def extract(request: StaffRequest, number: int) -> HttpResponse:
    """Read it, comment on a passage, and finish."""
    pack = _reached(request, number)
    chosen = {"passage": request.GET.get("passage", "")}
    form = CommentForm(request.POST or None, passages=_passages(pack), initial=chosen)
    if form.is_valid():
        told = form.cleaned_data
        place = int(told["passage"]) if told["passage"] else None
        new = commands.NewComment(text=told["text"], passage=place)
        try:
            commands.comment(
                pack=pack, new=new, by=request.user, at=timezone.now(), operation=told["operation"]
            )
        except NotNow as refused:
            form.refuse(refused.reasons)
        else:
            messages.success(request, "Your comment is kept. Add another, or finish below.")
            return redirect("reviews:extract", number)
    context = {
        "pack": pack,
        "form": form,
        "comments": list(pack.accuracy_comments.all()),
        "over": pack.is_over,
        "title": "Check for factual accuracy",
        "caption": pack.case.reference,
        "marking": MARKING,
        "back": reverse("reviews:extracts"),
    }
    return render(request, "reviews/extract.html", context)


@requires(Permission.CHECK_ACCURACY)
def finish(request: StaffRequest, number: int) -> HttpResponse:
    """Say that this is everything, with or without comments."""
    pack = _reached(request, number)
    form = ConfirmForm(request.POST or None)
    if form.is_valid():
        try:
            commands.finish(
                pack=pack, by=request.user, at=timezone.now(), operation=form.cleaned_data["operation"]
            )
        except NotNow as refused:
            form.refuse(refused.reasons)
        else:
            messages.success(request, "Thank you. The reviewing manager has been told.")
            return redirect("reviews:extracts")
    context = {
        "pack": pack,
        "form": form,
        "comments": list(pack.accuracy_comments.all()),
        "title": "Finish with this extract",
        "caption": pack.case.reference,
        "marking": MARKING,
        "back": reverse("reviews:extract", args=[number]),
    }
    return render(request, "reviews/extract_finish.html", context)


def _reached(request: StaffRequest, number: int) -> AccuracyPack:
    """The extract, where it was sent to this person; the read stands in the chain of the case."""
    pack = extract_for(request.user, number)
    if pack is None:
        raise Http404("There is no such extract.")
    record_read(
        by=request.user,
        at=timezone.now(),
        case=pack.case.reference,
        page="extract for factual accuracy",
        relation="factual accuracy",
    )
    return pack


def _passages(pack: AccuracyPack) -> list[tuple[str, str]]:
    choices = [("", "The extract as a whole")]
    for place, passage in enumerate(pack.extracts):
        text = passage["text"]
        short = text if len(text) <= LONGEST_NAME else text[:LONGEST_NAME].rstrip() + "…"
        choices.append((str(place), f"{passage['title']}: {short}"))
    return choices
