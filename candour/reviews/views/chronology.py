"""The chronology: its list, one entry, many at once, and the page to print."""

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from candour.access.middleware import StaffRequest
from candour.access.permissions import Permission
from candour.access.requires import requires
from candour.design_system.tables import Column, Listing
from candour.design_system.words import day, month
from candour.documents.models import Document
from candour.reviews.commands import chronology as commands
from candour.reviews.forms.chronology import EntryFilterForm, EntryForm, ManyForm, TakeOutForm
from candour.reviews.models import ChronologyEntry, Precision, Review, Significance, SourceKind
from candour.reviews.queries.chronology import (
    earlier_wordings,
    entries_of,
    gaps_of,
    narrowed,
    reliance_by_entry,
    reliance_on,
    with_reliance,
)
from candour.reviews.timeline.gaps import WEEKS
from candour.reviews.views.acting import done, said_in
from candour.reviews.views.gathering import gathered, may_gather
from candour.reviews.views.reaching import review_of, review_to_change
from candour.workflow.refusals import NotNow

COLUMNS = (
    Column("on", "When", sort=("on",)),
    Column("text", "What happened"),
    Column("significance", "Matters", sort=("weight", "on")),
    Column("source", "Source", sort=("source", "on")),
    Column("relied_on", "Relied on by", sort=("relied_on", "on"), numeric=True),
)
COLOURS = {Significance.KEY: "purple", Significance.SIGNIFICANT: "blue", Significance.ROUTINE: "grey"}


@requires(Permission.VIEW_REVIEW)
def list_entries(request: StaffRequest, reference: str) -> HttpResponse:
    """The entries that stand, or those that were taken out."""
    review = review_of(request, reference, page="chronology")
    form = EntryFilterForm(request.GET, today=timezone.localdate())
    chosen = form.cleaned_data if form.is_valid() else {}
    taken_out = chosen.get("show") == "taken_out"
    rows = narrowed(with_reliance(entries_of(review, taken_out=taken_out)), chosen)
    context = gathered(
        request,
        review,
        "Chronology",
        "chronology",
        listing=Listing(rows, COLUMNS, request.GET, sort="on", per_page=50),
        filter_form=form,
        taken_out=taken_out,
        gaps=gaps_of(review),
        weeks=WEEKS,
        colours=COLOURS,
        when=when,
    )
    return render(request, "reviews/chronology_list.html", context)


@requires(Permission.VIEW_REVIEW)
def print_entries(request: StaffRequest, reference: str) -> HttpResponse:
    """Every entry that stands, on one page."""
    review = review_of(request, reference, page="chronology to print")
    entries = list(entries_of(review))
    context = gathered(
        request,
        review,
        "The whole chronology",
        "chronology",
        above="chronology",
        entries=entries,
        relying=reliance_by_entry(review),
        when=when,
    )
    return render(request, "reviews/chronology_print.html", context)


@requires(Permission.VIEW_REVIEW)
def show_entry(request: StaffRequest, reference: str, number: int) -> HttpResponse:
    """One entry, what relies on it, its documents, and what it said before."""
    review = review_of(request, reference, page="chronology entry")
    entry = _entry(request, review, number)
    context = gathered(
        request,
        review,
        when(entry),
        "chronology",
        above="chronology",
        entry=entry,
        colour=COLOURS[Significance(entry.significance)],
        relying=reliance_on(entry),
        documents=list(entry.documents.all()),
        earlier=[_wording(before) for before in earlier_wordings(entry)],
    )
    return render(request, "reviews/chronology_show.html", context)


@requires(Permission.WRITE_REVIEW)
def add_entry(request: StaffRequest, reference: str) -> HttpResponse:
    review = review_to_change(request, reference, page="add an entry")
    papers = _papers(request, review)
    initial = {"significance": Significance.SIGNIFICANT, "source": SourceKind.NDELIUS}
    form = EntryForm(request.POST or None, initial=initial).offering(_as_choices(papers))
    if form.is_valid():
        try:
            entry = commands.add_entry(
                review=review,
                by=request.user,
                at=timezone.now(),
                operation=form.cleaned_data["operation"],
                documents=_chosen(form, papers),
                **form.told(),
            )
        except NotNow as refused:
            form.refuse(refused.reasons)
        else:
            messages.success(request, f"Added: {when(entry)}.")
            return redirect("reviews:chronology", reference)
    context = _form_page(request, review, "Add an entry", form, button="Add the entry")
    return render(request, "reviews/chronology_form.html", context)


@requires(Permission.WRITE_REVIEW)
def add_many(request: StaffRequest, reference: str) -> HttpResponse:
    """Many entries, one a line: all of them or, with every error at once, none."""
    review = review_to_change(request, reference, page="add many entries")
    initial = {"significance": Significance.SIGNIFICANT, "source": SourceKind.NDELIUS}
    form = ManyForm(request.POST or None, initial=initial)
    if form.is_valid():
        told = form.cleaned_data
        try:
            added = commands.add_many(
                review=review,
                entries=told["lines"],
                significance=told["significance"],
                source=told["source"],
                by=request.user,
                at=timezone.now(),
                operation=told["operation"],
            )
        except NotNow as refused:
            form.refuse(refused.reasons)
        else:
            messages.success(request, f"Entries added: {added:,}.")
            return redirect("reviews:chronology", reference)
    context = _form_page(request, review, "Add many entries", form, button="Add the entries")
    return render(request, "reviews/chronology_many.html", context)


@requires(Permission.WRITE_REVIEW)
def change_entry(request: StaffRequest, reference: str, number: int) -> HttpResponse:
    review = review_to_change(request, reference, page="change an entry")
    entry = _entry(request, review, number)
    papers = _papers(request, review)
    form = EntryForm(request.POST or None, initial=_as_typed(entry)).offering(_as_choices(papers))
    told: dict[str, Any] = {"entry": entry}
    if form.is_valid():
        told |= {"documents": _chosen(form, papers), **form.told()}
    if done(request, form, commands.change_entry, told, "Saved. What the entry said before is kept."):
        return redirect("reviews:entry", reference, number)
    context = _form_page(request, review, "Change this entry", form, relying=reliance_on(entry))
    return render(request, "reviews/chronology_form.html", context)


@requires(Permission.WRITE_REVIEW)
def take_out(request: StaffRequest, reference: str, number: int) -> HttpResponse:
    """An entry that something relies on goes only when that is said."""
    review = review_to_change(request, reference, page="take an entry out")
    entry = _entry(request, review, number)
    relying = reliance_on(entry)
    form = TakeOutForm(request.POST or None).asking(relied_on=bool(relying))
    told = {"entry": entry, **said_in(form)}
    told["although_relied_on"] = bool(told.get("although_relied_on"))
    if done(request, form, commands.take_out, told, "The entry is taken out. You can put it back."):
        return redirect("reviews:entry", reference, number)
    context = _form_page(
        request, review, "Take this entry out", form, entry=entry, relying=relying, when=when(entry)
    )
    return render(request, "reviews/chronology_take_out.html", context)


@requires(Permission.WRITE_REVIEW)
def put_back(request: StaffRequest, reference: str, number: int) -> HttpResponse:
    """One button on the page of an entry that was taken out."""
    review = review_to_change(request, reference, page="put an entry back")
    entry = _entry(request, review, number)
    if request.method == "POST":
        try:
            commands.put_back(entry=entry, by=request.user, at=timezone.now())
        except NotNow as refused:
            messages.error(request, " ".join(refused.reasons))
        else:
            messages.success(request, "The entry stands in the chronology again.")
    return redirect("reviews:entry", reference, number)


def when(entry: ChronologyEntry) -> str:
    """The day as exactly as it is known, in words."""
    said = month(entry.on) if entry.precision == Precision.MONTH else day(entry.on)
    said = f"About {said}" if entry.precision == Precision.ABOUT else said
    return f"{said} to {day(entry.until)}" if entry.until else said


def _entry(request: StaffRequest, review: Review, number: int) -> ChronologyEntry:
    seen = ChronologyEntry.objects.visible_to(request.sight).filter(review=review)
    found: ChronologyEntry = get_object_or_404(
        seen.select_related("review", "added_by", "taken_out_by", "contact__extract"), pk=number
    )
    return found


def _papers(request: StaffRequest, review: Review) -> QuerySet[Document]:
    """The documents of the case that can be linked."""
    seen: QuerySet[Document] = Document.objects.visible_to(request.sight)
    return seen.filter(case_id=review.case_id, taken_out_at__isnull=True, replaced_by__isnull=True)


def _as_choices(papers: QuerySet[Document]) -> list[tuple[str, str]]:
    return [(str(paper.pk), paper.name) for paper in papers]


def _chosen(form: EntryForm, papers: QuerySet[Document]) -> list[Document]:
    wanted = set(form.cleaned_data.get("documents") or ())
    return [paper for paper in papers if str(paper.pk) in wanted]


def _as_typed(entry: ChronologyEntry) -> dict[str, Any]:
    plain = ("text", "kind", "significance", "source", "source_detail")
    documents = [str(number) for number in entry.documents.values_list("pk", flat=True)]
    return {name: getattr(entry, name) for name in plain} | {"when": when(entry), "documents": documents}


WORDED = {
    "on": "When",
    "until": "Until",
    "text": "What happened",
    "kind": "Type",
    "significance": "How much it matters",
    "source": "Source",
    "source_detail": "Where in the source",
    "precision": "How exactly the day is known",
}


def _wording(before: Any) -> dict[str, object]:  # noqa: ANN401 - an EntryBefore
    """One earlier wording for the page: who changed it, and what stood there."""
    said = [f"{WORDED[name]}: {value or 'nothing'}" for name, value in before.said.items()]
    return {"title": "Before this change", "when": before.at, "by": before.by, "text": "; ".join(said)}


def _form_page(
    request: StaffRequest, review: Review, title: str, form: object, **more: object
) -> dict[str, object]:
    against = [] if may_gather(request, review) else ["The review is not yours to change now."]
    return gathered(
        request, review, title, "chronology", above="chronology", form=form, against=against, **more
    )
