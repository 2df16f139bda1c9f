"""Bring contacts from nDelius, see what would come in, take them, and pick the ones that matter."""

from collections.abc import Callable, Iterable
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from candour.access.middleware import StaffRequest
from candour.access.permissions import Permission
from candour.access.requires import requires
from candour.design_system.tables import Column, Listing
from candour.design_system.words import plural
from candour.reviews.commands import contacts as commands
from candour.reviews.contacts.columns import BY_KEY
from candour.reviews.contacts.columns import COLUMNS as KNOWN_COLUMNS
from candour.reviews.contacts.reading import UnreadableFile
from candour.reviews.forms.contacts import (
    AS_SUGGESTED,
    BRING_BACK,
    MOST_AT_ONCE,
    PICK,
    PUT_ASIDE,
    BringForm,
    ColumnsForm,
    ContactFilterForm,
    PickForm,
    TakeForm,
)
from candour.reviews.models import ContactExtract, ContactFile, ExtractedContact, Review
from candour.reviews.queries.contacts import (
    TO_LOOK_AT,
    DryRun,
    contacts_of,
    dry_run_of,
    narrowed,
    staged_in,
)
from candour.reviews.views.gathering import gathered
from candour.reviews.views.reaching import review_of, review_to_change
from candour.workflow.refusals import NotNow

COLUMNS = (
    Column("pick", "Pick"),
    Column("on", "When", sort=("on", "at_time", "line")),
    Column("kind", "Type and outcome", sort=("kind", "on")),
    Column("officer", "Officer", sort=("officer", "on")),
    Column("text", "Notes"),
)
PER_PAGE = 50
PICKING = "picking"
"""Before the names of this form's fields: the filter on the same page has a type too."""
SHOWN = 50
"""How many problems, and how many first lines, a page shows of a file."""


@requires(Permission.VIEW_REVIEW)
def list_contacts(request: StaffRequest, reference: str) -> HttpResponse:
    """The staged contacts; what is ticked becomes entries, or is put aside."""
    review = review_of(request, reference, page="contacts")
    staged = staged_in(review)
    form = ContactFilterForm(request.GET, today=timezone.localdate())
    form.offering(kinds=staged.kinds, officers=staged.officers)
    chosen = form.cleaned_data if form.is_valid() else {}
    rows = narrowed(contacts_of(review, chosen.get("show") or TO_LOOK_AT), chosen)
    listing = Listing(rows.select_related("entry"), COLUMNS, request.GET, sort="on", per_page=PER_PAGE)
    context = gathered(
        request,
        review,
        "Contacts",
        "contacts",
        listing=listing,
        filter_form=form,
        show=chosen.get("show") or TO_LOOK_AT,
        counts=staged.counts,
        pick_form=PickForm(prefix=PICKING),
        most=MOST_AT_ONCE,
    )
    return render(request, "reviews/contacts_list.html", context)


@requires(Permission.VIEW_REVIEW)
def list_files(request: StaffRequest, reference: str) -> HttpResponse:
    """The files that were taken, and those that wait."""
    review = review_of(request, reference, page="files of contacts")
    context = gathered(
        request,
        review,
        "Files of contacts",
        "contacts",
        above="contacts",
        extracts=list(review.contact_extracts.select_related("by")),
        waiting=list(review.contact_files.defer("content").select_related("by")),
    )
    return render(request, "reviews/contacts_files.html", context)


@requires(Permission.WRITE_REVIEW)
def pick(request: StaffRequest, reference: str) -> HttpResponse:
    """What becomes of the contacts that were ticked, or of all that fit the filter."""
    review = review_to_change(request, reference, page="pick contacts")
    back = f"{reverse('reviews:contacts', args=[reference])}?{request.GET.urlencode()}"
    form = PickForm(request.POST or None, prefix=PICKING)
    if form.is_valid():
        chosen = _chosen(request, review)
        try:
            messages.success(request, _done(request, review, form, chosen))
        except NotNow as refused:
            messages.error(request, " ".join(refused.reasons))
    return redirect(back)


def _chosen(request: StaffRequest, review: Review) -> list[int]:
    """The numbers of the contacts that were ticked, or of all that fit the filter in the address."""
    seen: QuerySet[Any] = ExtractedContact.objects.visible_to(request.sight).filter(review=review)
    if request.POST.get("all") != "yes":
        ticked = [int(number) for number in request.POST.getlist("contact") if number.isdecimal()]
        return list(seen.filter(pk__in=ticked).values_list("pk", flat=True))
    kind, officer = request.GET.get("kind", ""), request.GET.get("officer", "")
    form = ContactFilterForm(request.GET, today=timezone.localdate())
    form.offering(kinds=[kind], officers=[officer])
    chosen = form.cleaned_data if form.is_valid() else {}
    rows = narrowed(contacts_of(review, chosen.get("show") or TO_LOOK_AT), chosen)
    return list(rows.order_by("on", "pk").values_list("pk", flat=True))


def _done(request: StaffRequest, review: Review, form: PickForm, chosen: list[int]) -> str:
    told = form.cleaned_data
    what = request.POST.get("do", "")
    if not chosen:
        raise NotNow(["Tick the contacts first."])
    about: dict[str, Any] = {
        "review": review,
        "contacts": chosen,
        "by": request.user,
        "at": timezone.now(),
        "operation": told["operation"],
    }
    if what == PICK:
        if len(chosen) > MOST_AT_ONCE:
            raise NotNow(
                [f"{len(chosen):,} contacts fit. At most {MOST_AT_ONCE} are added at once: narrow the list."]
            )
        picked = commands.pick(**about, significance=told["significance"], kind=_kind(told["kind"]))
        return f"Added to the chronology: {plural(picked, 'contact')}."
    moves: dict[str, tuple[Callable[..., int], str]] = {
        PUT_ASIDE: (commands.put_aside, "Put aside"),
        BRING_BACK: (commands.bring_back, "Brought back"),
    }
    if what not in moves:
        raise NotNow(["Say what is to become of the contacts."])
    move, said = moves[what]
    return f"{said}: {plural(move(**about), 'contact')}."


def _kind(chosen: str) -> str:
    return "" if chosen == AS_SUGGESTED else chosen


@requires(Permission.WRITE_REVIEW)
def bring(request: StaffRequest, reference: str) -> HttpResponse:
    """Choose a file; it is read, and nothing is taken yet."""
    review = review_to_change(request, reference, page="bring contacts")
    form = BringForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        file = form.cleaned_data["extract"]
        try:
            kept = commands.check(
                review=review, name=file.name, content=file.read(), by=request.user, at=timezone.now()
            )
        except UnreadableFile as refused:
            form.add_error("extract", str(refused))
        except NotNow as refused:
            form.refuse(refused.reasons)
        else:
            return redirect("reviews:contact_file", reference, kept.pk)
    context = gathered(
        request,
        review,
        "Bring contacts from nDelius",
        "contacts",
        above="contacts",
        form=form,
        columns=KNOWN_COLUMNS,
    )
    return render(request, "reviews/contacts_bring.html", context)


@requires(Permission.WRITE_REVIEW)
def show_file(request: StaffRequest, reference: str, number: int) -> HttpResponse:
    """The dry run: what would come in, what is here already, every problem; then one button."""
    review = review_to_change(request, reference, page="file of contacts")
    file = _file(request, review, number)
    run = dry_run_of(file)
    if run.checked is None:
        return redirect("reviews:contact_columns", reference, number)
    form = TakeForm(request.POST or None)
    if form.is_valid():
        try:
            taken = commands.take(
                file=file, by=request.user, at=timezone.now(), operation=form.cleaned_data["operation"]
            )
        except (NotNow, UnreadableFile) as refused:
            form.refuse(getattr(refused, "reasons", [str(refused)]))
        else:
            if taken is not None:
                messages.success(
                    request, f"Taken: {plural(taken.lines, 'contact')}. Now pick the ones that matter."
                )
            return redirect("reviews:contacts", reference)
    context = _file_page(request, review, file, run, form=form)
    return render(request, "reviews/contacts_file.html", context)


@requires(Permission.WRITE_REVIEW)
def say_columns(request: StaffRequest, reference: str, number: int) -> HttpResponse:
    """Say which column of a file holds what."""
    review = review_to_change(request, reference, page="columns of a file of contacts")
    file = _file(request, review, number)
    run = dry_run_of(file)
    initial = {key: str(place) for key, place in run.match.places.items()}
    form = ColumnsForm(request.POST or None, initial=initial).reading(run.table.headings)
    if form.is_valid():
        try:
            commands.say_columns(file=file, columns=form.columns(), by=request.user, at=timezone.now())
        except NotNow as refused:
            form.refuse(refused.reasons)
        else:
            return redirect("reviews:contact_file", reference, number)
    context = _file_page(request, review, file, run, form=form, first=run.table.rows[:4])
    return render(request, "reviews/contacts_columns.html", context)


@requires(Permission.WRITE_REVIEW)
def discard(request: StaffRequest, reference: str, number: int) -> HttpResponse:
    """Put a waiting file away."""
    review = review_to_change(request, reference, page="put a file of contacts away")
    file = _file(request, review, number)
    if request.method == "POST":
        try:
            commands.discard(file=file, by=request.user, at=timezone.now())
        except NotNow as refused:
            messages.error(request, " ".join(refused.reasons))
        else:
            messages.success(request, "The file is put away. Nothing was taken from it.")
    return redirect("reviews:contacts", reference)


@requires(Permission.VIEW_REVIEW)
def show_extract(request: StaffRequest, reference: str, number: int) -> HttpResponse:
    """A file that was taken, and its lines that could not be read."""
    review = review_of(request, reference, page="contacts that were taken")
    seen = ContactExtract.objects.visible_to(request.sight).filter(review=review)
    extract = get_object_or_404(seen.select_related("by"), pk=number)
    context = gathered(request, review, extract.name, "contacts", above="contacts", extract=extract)
    return render(request, "reviews/contacts_extract.html", context)


def _file(request: StaffRequest, review: Review, number: int) -> ContactFile:
    seen = ContactFile.objects.visible_to(request.sight).filter(review=review)
    found: ContactFile = get_object_or_404(seen.select_related("review", "by"), pk=number)
    return found


def _file_page(
    request: StaffRequest, review: Review, file: ContactFile, run: DryRun, **more: object
) -> dict[str, object]:
    return gathered(
        request,
        review,
        file.name,
        "contacts",
        above="contacts",
        file=file,
        run=run,
        read_from=list(_read_from(run)),
        shown=SHOWN,
        **more,
    )


def _read_from(run: DryRun) -> Iterable[tuple[str, str]]:
    """What each column of the file is read as."""
    for key, column in BY_KEY.items():
        place = run.match.places.get(key)
        yield column.name, run.table.headings[place] if place is not None else "Not in the file"
