"""Two texts of one section: both are shown, neither is lost, and the writer says which stands."""

import json
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST
from markupsafe import Markup

from candour.access.middleware import StaffRequest
from candour.access.permissions import Permission
from candour.access.requires import keeps_words, requires
from candour.reviews import rich_text
from candour.reviews.commands import drafts, writing
from candour.reviews.forms.writing import ConflictForm
from candour.reviews.models import Review, Section
from candour.reviews.queries.writing import version_of
from candour.reviews.views.reaching import frame, review_to_change
from candour.reviews.views.writing_reaching import keep_what_was_sent, policy_of, section_of, writer_token
from candour.workflow.refusals import NotNow


@keeps_words(keep_what_was_sent)
@requires(Permission.WRITE_REVIEW)
@require_POST
def conflict(request: StaffRequest, reference: str, key: str) -> HttpResponse:
    """Show both texts; with a choice, keep both and let the chosen one stand."""
    review = review_to_change(request, reference, page="section conflict")
    row = section_of(request, review, key)
    try:
        mine = rich_text.checked(json.loads(request.POST.get("mine", "{}")))
    except (ValueError, rich_text.NotADocument):
        messages.error(request, "The text could not be read. It is still kept where you wrote it.")
        return redirect("reviews:section", reference, key)
    if "choice" not in request.POST and "seen" not in request.POST:
        return _both(request, review, row, mine, base=_number(request.POST.get("base", "")))
    return _settle(request, review, row, mine)


def conflict_page(request: StaffRequest, review: Review, overtaken: writing.Overtaken) -> HttpResponse:
    """For a save without scripts that another one overtook."""
    base = _number(request.POST.get("base", ""))
    return _both(request, review, overtaken.section, overtaken.mine, base=base, status=409)


def _settle(request: StaffRequest, review: Review, row: Section, mine: rich_text.Node) -> HttpResponse:
    form = ConflictForm(request.POST)
    if not form.is_valid():
        return _both(request, review, row, mine, form=form, status=422)
    given = form.cleaned_data
    try:
        writing.settle(
            section=row,
            mine=mine,
            chosen=_chosen(given, row, mine),
            seen=_number(given["seen"]),
            by=request.user,
            at=timezone.now(),
            operation=given["operation"],
        )
    except writing.Overtaken as again:
        messages.info(request, "Meanwhile the other text was saved again. Here it is as it is now.")
        return _both(request, review, again.section, mine, status=409)
    except (NotNow, rich_text.NotADocument) as refused:
        form.refuse(refused.reasons if isinstance(refused, NotNow) else [refused.reason])
        return _both(request, review, row, mine, form=form, status=422)
    drafts.forget_words(section=row, by=request.user)
    messages.success(request, "Your choice is saved. Both texts are kept among the versions.")
    return redirect("reviews:section", review.case_reference, row.key)


def _chosen(given: dict[str, Any], row: Section, mine: rich_text.Node) -> rich_text.Node:
    if given["choice"] == ConflictForm.MINE:
        return mine
    theirs: rich_text.Node = row.content or rich_text.empty()
    if given["choice"] == ConflictForm.THEIRS:
        return theirs
    return rich_text.keep_ids(theirs, rich_text.from_markup(given["merged"]))


def _both(
    request: StaffRequest,
    review: Review,
    row: Section,
    mine: rich_text.Node,
    *,
    base: int = 0,
    form: ConflictForm | None = None,
    status: int = 200,
) -> HttpResponse:
    earlier = version_of(row, base)
    theirs = row.content or rich_text.empty()
    merged = rich_text.merge(earlier.content if earlier else rich_text.empty(), mine, theirs)
    initial = {"seen": row.version, "mine": json.dumps(mine), "merged": rich_text.to_markup(merged)}
    context = frame(
        review,
        "Two texts of one section",
        section=row,
        row=policy_of(row.key),
        form=form or ConflictForm(initial=initial),
        changes=rich_text.compare(theirs, mine),
        mine=Markup(rich_text.to_html(mine, prefix="", lower=1)),  # noqa: S704  # escaped there
        theirs=Markup(rich_text.to_html(theirs, prefix="", lower=1)),  # noqa: S704  # escaped there
        theirs_by=row.saved_by,
        writer_token=writer_token(request, row),
        back=reverse("reviews:section", args=[review.case_reference, row.key]),
    )
    return render(request, "reviews/writing_conflict.html", context, status=status)


def _number(given: str) -> int:
    return int(given) if given.isascii() and given.isdigit() and len(given) < 10 else 0
