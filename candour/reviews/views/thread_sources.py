"""Pick what a judgement, a reason or good practice relies on, from hundreds of entries and interviews."""

from typing import Any

from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from candour.access.middleware import StaffRequest
from candour.access.permissions import Permission
from candour.access.requires import requires
from candour.design_system.tables import Column, Listing
from candour.reviews.commands import thread as commands
from candour.reviews.forms.thread import OnceForm, SourcesFilter
from candour.reviews.models import ChronologyEntry, EffectivePractice, Evidence, Interview, Review
from candour.reviews.rules.weighing import reasons_against_weighing
from candour.reviews.views.reaching import frame, review_to_change
from candour.reviews.views.thread import part_of
from candour.workflow.refusals import NotNow

COLUMNS = (
    Column("linked", "Linked"),
    Column("on", "What happened, by date", sort=("on", "id")),
)
RELY = {"judgement", "reason", "effective"}


@requires(Permission.WRITE_REVIEW)
def evidence(request: StaffRequest, reference: str, kind: str, number: int) -> HttpResponse:
    review = review_to_change(request, reference, page=f"evidence of the thread: {kind}")
    if kind not in RELY:
        raise Http404
    part = part_of(request, review, kind, number)
    form = OnceForm(request.POST if request.method == "POST" else None)
    against = reasons_against_weighing(review, request.user) if request.method != "POST" else []
    if request.method == "POST" and form.is_valid():
        try:
            _rely(request, review, part, form)
        except NotNow as refusal:
            form.refuse(refusal.reasons)
        else:
            messages.success(request, "Saved what it relies on.")
            return redirect(_onward(request, reference, kind, number))
    return render(
        request,
        "reviews/thread_evidence.html",
        frame(review, "What shows it?", part=part, kind=kind, form=form, against=against)
        | _sources(request, review, part)
        | {"back": f"{reverse('reviews:thread', args=[reference])}#{kind}-{number}"},
        status=422 if form.errors else 200,
    )


def _sources(request: StaffRequest, review: Review, part: Any) -> dict[str, object]:  # noqa: ANN401
    entries, interviews = _linked(request, part)
    narrow = SourcesFilter(request.GET or None)
    listing = Listing(_entries(request, review, narrow, entries), COLUMNS, request.GET, sort="on")
    heard = Interview.objects.visible_to(request.sight).filter(review=review, state=Interview.State.HELD)
    return {
        "filter_form": narrow,
        "listing": listing,
        "interviews": list(heard),
        "linked_entries": entries,
        "linked_interviews": interviews,
    }


def _linked(request: StaffRequest, part: Any) -> tuple[set[int], set[int]]:  # noqa: ANN401
    """What it relies on now, by number."""
    if isinstance(part, EffectivePractice):
        return {part.entry_id or 0} - {0}, {part.interview_id or 0} - {0}
    owner = {part._meta.model_name: part}
    pairs = Evidence.objects.visible_to(request.sight).filter(**owner).values_list("entry", "interview")
    rows = list(pairs)
    return {entry for entry, _one in rows if entry}, {one for _entry, one in rows if one}


def _entries(
    request: StaffRequest, review: Review, narrow: SourcesFilter, linked: set[int]
) -> QuerySet[ChronologyEntry]:
    entries = ChronologyEntry.objects.visible_to(request.sight).filter(
        review=review, taken_out_at__isnull=True
    )
    told = narrow.cleaned_data if narrow.is_valid() else {}
    for word in (told.get("search") or "").split():
        entries = entries.filter(Q(text__icontains=word) | Q(source_detail__icontains=word))
    found: QuerySet[ChronologyEntry] = entries.filter(pk__in=linked) if told.get("linked") else entries
    return found


def _rely(request: StaffRequest, review: Review, part: Any, form: OnceForm) -> None:  # noqa: ANN401
    """Of what the page showed, what is ticked is linked and what is not ticked is unlinked."""
    entries = _asked(request, "entry", ChronologyEntry, review)
    interviews = _asked(request, "interview", Interview, review)
    commands.rely_on(
        part,
        add=[*entries[0], *interviews[0]],
        remove=[*entries[1], *interviews[1]],
        by=request.user,
        at=timezone.now(),
        operation=form.cleaned_data["operation"],
    )


def _asked(
    request: StaffRequest,
    name: str,
    model: Any,  # noqa: ANN401
    review: Review,
) -> tuple[list[Any], list[Any]]:
    shown, ticked = _numbers(request, f"shown_{name}"), _numbers(request, name)
    rows = model.objects.visible_to(request.sight).filter(review=review).in_bulk(shown | ticked)
    return (
        [row for number, row in rows.items() if number in ticked],
        [row for number, row in rows.items() if number not in ticked],
    )


def _numbers(request: StaffRequest, name: str) -> set[int]:
    return {int(number) for number in request.POST.getlist(name) if number.isdecimal() and len(number) < 19}


def _onward(request: StaffRequest, reference: str, kind: str, number: int) -> str:
    """Back to the thread, or on this page where more is to be picked."""
    if request.POST.get("then") == "stay":
        return request.get_full_path()
    return f"{reverse('reviews:thread', args=[reference])}#{kind}-{number}"
