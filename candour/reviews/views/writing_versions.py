"""What a section said before: its versions, two of them compared, one of them restored."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from candour.access.middleware import StaffRequest
from candour.access.permissions import Permission
from candour.access.requires import requires
from candour.design_system.tables import Column, Listing
from candour.reviews import rich_text
from candour.reviews.commands import writing
from candour.reviews.forms.writing import CompareForm, RestoreForm
from candour.reviews.models import Section, SectionVersion
from candour.reviews.queries.writing import version_of
from candour.reviews.rules.writing import reasons_against_writing
from candour.reviews.views.reaching import frame, review_of, review_to_change
from candour.reviews.views.writing_reaching import policy_of, section_of
from candour.workflow.refusals import NotNow

COLUMNS = (
    Column("number", "Version", sort=("number",)),
    Column("at", "Saved", sort=("at",)),
    Column("by", "By"),
    Column("words", "Words"),
    Column("actions", "See"),
)


@requires(Permission.VIEW_REVIEW)
def versions(request: StaffRequest, reference: str, key: str) -> HttpResponse:
    """Every save of a section, and a form to compare two of them."""
    review = review_of(request, reference, page="versions of a section")
    row = section_of(request, review, key)
    found = SectionVersion.objects.visible_to(request.sight).filter(section=row)
    listing = Listing(found.select_related("by").defer("content"), COLUMNS, request.GET, sort="-number")
    form = CompareForm(initial={"before": max(row.version - 1, 0), "after": row.version})
    context = frame(
        review,
        "Versions",
        section=row,
        row=policy_of(key),
        listing=listing,
        form=form,
        may_restore=_may_restore(request, row),
        back=reverse("reviews:section", args=[reference, key]),
    )
    return render(request, "reviews/writing_versions.html", context)


@requires(Permission.VIEW_REVIEW)
def compare(request: StaffRequest, reference: str, key: str) -> HttpResponse:
    """Two versions in one text: what came, what went, what moved."""
    review = review_of(request, reference, page="versions of a section compared")
    row = section_of(request, review, key)
    form = CompareForm(request.GET)
    if not form.is_valid():
        return redirect("reviews:section_versions", reference, key)
    before, after = (_content(row, form.cleaned_data[name]) for name in ("before", "after"))
    changes = rich_text.compare(before, after)
    context = frame(
        review,
        f"Version {form.cleaned_data['before']} and version {form.cleaned_data['after']}",
        section=row,
        row=policy_of(key),
        changes=changes,
        changed=sum(change.kind != "same" or change.moved for change in changes),
        after_number=form.cleaned_data["after"],
        may_restore=_may_restore(request, row) and form.cleaned_data["after"] > 0,
        back=reverse("reviews:section_versions", args=[reference, key]),
    )
    return render(request, "reviews/writing_compare.html", context)


def _content(row: Section, number: int) -> rich_text.Node:
    """Version 0 is the section before anything was written."""
    if number == 0:
        return rich_text.empty()
    found = version_of(row, number)
    if found is None:
        raise Http404("There is no such version.")
    content: rich_text.Node = found.content
    return content


@requires(Permission.WRITE_REVIEW)
def restore(request: StaffRequest, reference: str, key: str, number: int) -> HttpResponse:
    """Make an earlier version the text again; nothing that came later is lost."""
    review = review_to_change(request, reference, page="section restored")
    row = section_of(request, review, key)
    found = version_of(row, number)
    if found is None:
        raise Http404("There is no such version.")
    form = RestoreForm(request.POST or None)
    if form.is_valid():
        try:
            writing.restore(
                section=row, number=number, by=request.user, at=timezone.now(), **form.cleaned_data
            )
        except NotNow as refused:
            form.refuse(refused.reasons)
        else:
            messages.success(request, f"Version {number} is the text of the section again.")
            return redirect("reviews:section", reference, key)
    context = frame(
        review,
        f"Restore version {number}",
        section=row,
        row=policy_of(key),
        version=found,
        form=form,
        changes=rich_text.compare(row.content or rich_text.empty(), found.content),
        button="Restore it",
        back=reverse("reviews:section_versions", args=[reference, key]),
    )
    return render(request, "reviews/writing_restore.html", context)


def _may_restore(request: StaffRequest, row: Section) -> bool:
    return request.grants.allow(Permission.WRITE_REVIEW) and not reasons_against_writing(row, request.user)
