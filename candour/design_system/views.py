"""The gallery: every component and every state, on made-up words."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from candour.access.requires import signed_in
from candour.design_system import as_of, samples


@signed_in
def gallery(request: HttpRequest) -> HttpResponse:
    today = timezone.localdate()
    context: dict[str, object] = {
        "form": samples.SampleForm(today=today, prefix="empty"),
        "mistaken": samples.mistaken_form(today),
        "filter_form": samples.SampleFilter(request.GET or None),
        "figures_form": samples.SampleNarrowing(request.GET or None),
        "listing": samples.listing(request.GET),
        "empty_listing": samples.empty_listing(request.GET),
        "earlier": as_of.switch(samples.an_earlier_day(), today=today),
        "samples": samples,
        "today": today,
    }
    return render(request, "design_system/gallery.html", context)


@signed_in
def question(request: HttpRequest) -> HttpResponse:
    """One question, to try its errors; nothing is kept."""
    form = samples.QuestionForm(request.POST or None, today=timezone.localdate())
    context = {"form": form, "title": samples.QUESTION, "back": reverse("design_system:gallery")}
    return render(request, "design_system/question.html", context)
