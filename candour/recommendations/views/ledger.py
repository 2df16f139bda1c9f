"""The ledger: its list, the plans in it, one recommendation, and what leaves it."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from candour.access.middleware import StaffRequest
from candour.access.permissions import Permission
from candour.access.requires import requires
from candour.design_system.as_of import AsOf, as_of, switch
from candour.design_system.tables import Listing
from candour.recommendations import commands, queries
from candour.recommendations.forms import CorrectForm, LedgerFilter, RepeatForm, offer
from candour.recommendations.models import Recommendation
from candour.recommendations.queries.repeats import says_it_repeats
from candour.recommendations.views import checking, drawing, files
from candour.recommendations.views.drawing import drawn
from candour.workflow.refusals import NotNow


@requires(Permission.VIEW_LEDGER)
def ledger(request: StaffRequest) -> HttpResponse:
    """Every recommendation as of a day, narrowed and sorted in the database."""
    form, chosen = _asked(request)
    found = queries.ledger_as_of(request.sight, chosen.day)
    narrowed = queries.narrowed(found, drawing.narrowing(form), chosen.day)
    listing = Listing(queries.with_actions(narrowed, chosen.day), drawing.COLUMNS, request.GET, sort="number")
    counts = drawing.counts_to_follow(queries.counts_of(found, chosen.day), chosen)
    context: dict[str, object] = {
        "filter_form": form,
        "as_of": chosen,
        "counts": counts,
        "export_address": lambda kind: (
            f"{reverse('recommendations:export_view', args=[kind])}?{request.GET.urlencode()}"
        ),
    }
    return drawn(request, "ledger", "Recommendations", listing=listing, **context)


def _asked(request: StaffRequest) -> tuple[LedgerFilter, AsOf]:
    """The filters and the day that the address asks for."""
    form = LedgerFilter(request.GET, today=timezone.localdate())
    day = switch(request.GET, today=timezone.localdate()).day
    offer(form, queries.choices(request.sight, day))
    return form, as_of(form, today=timezone.localdate())


@requires(Permission.VIEW_LEDGER)
def publications(request: StaffRequest) -> HttpResponse:
    """The plans themselves."""
    chosen = switch(request.GET, today=timezone.localdate())
    found = queries.publications_as_of(request.sight, chosen.day)
    listing = Listing(found, drawing.PUBLICATION_COLUMNS, request.GET, sort="-known")
    return drawn(request, "publications", "Published plans", listing=listing, as_of=chosen)


@requires(Permission.VIEW_LEDGER)
def publication(request: StaffRequest, pk: int) -> HttpResponse:
    """One plan in the order of its document, its totals beside those that it prints."""
    chosen = switch(request.GET, today=timezone.localdate())
    found = get_object_or_404(queries.publications_as_of(request.sight, chosen.day), pk=pk)
    recommendations = queries.with_actions_and_owners(
        queries.ledger_as_of(request.sight, chosen.day).filter(publication=found).order_by("position"),
        chosen.day,
    )
    rows = list(recommendations)
    context: dict[str, object] = {
        "publication": found,
        "recommendations": rows,
        "totals": queries.totals_of(found, [row.category for row in rows]),
        "as_of": chosen,
        "caption": found.get_kind_display(),
        "export_address": lambda kind: reverse("recommendations:export", args=[pk, kind]),
        "withdrawable": checking.may_withdraw(found.plan_import, request.user, timezone.now()),
    }
    return drawn(request, "publication", found.title, **context)


@requires(Permission.VIEW_LEDGER)
def show(request: StaffRequest, pk: int) -> HttpResponse:
    """One recommendation: its words, its response, its actions, what it repeats and where it was read."""
    chosen = switch(request.GET, today=timezone.localdate())
    seen = queries.with_actions_and_owners(queries.ledger_as_of(request.sight, chosen.day), chosen.day)
    one = get_object_or_404(seen, pk=pk)
    context: dict[str, object] = {
        "one": one,
        "as_of": chosen,
        "caption": one.publication.title,
        "repeats": one.repeats.select_related("earlier__publication", "added_by"),
        "repeated_by": one.repeated_by.select_related("recommendation__publication"),
        "says_so": says_it_repeats(one.text),
        "corrections": one.corrections.select_related("by"),
        "source": queries.source_of(one),
    }
    return drawn(request, "show", f"Recommendation {one.number}", **context)


@requires(Permission.CORRECT_PLAN)
def correct(request: StaffRequest, pk: int) -> HttpResponse:
    """Mend a recommendation that is already in the ledger."""
    one = get_object_or_404(Recommendation.objects.visible_to(request.sight), pk=pk)
    initial = {name: getattr(one, name) for name in commands.CORRECTABLE}
    form = CorrectForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        values = {name: form.cleaned_data[name] for name in commands.CORRECTABLE}
        given = {"reason": form.cleaned_data["reason"], "operation": form.cleaned_data["operation"]}
        try:
            commands.correct_recommendation(
                recommendation=one, values=values, by=request.user, at=timezone.now(), **given
            )
        except NotNow as refused:
            form.refuse(refused.reasons)
        else:
            messages.success(request, "The correction was saved; what stood before is kept.")
            return redirect("recommendations:show", pk=pk)
    return drawn(request, "correct", f"Correct recommendation {one.number}", form=form, one=one)


@requires(Permission.CORRECT_PLAN)
def repeats(request: StaffRequest, pk: int) -> HttpResponse:
    """Earlier recommendations that are alike, for a person to decide."""
    seen = Recommendation.objects.visible_to(request.sight).select_related("publication")
    one = get_object_or_404(seen, pk=pk)
    candidates = queries.repeat_candidates(one)
    form = RepeatForm(request.POST or None)
    form.offer_candidates(files.candidate_choices(candidates))
    if request.method == "POST" and form.is_valid():
        earlier = next(
            found.recommendation
            for found in candidates
            if str(found.recommendation.pk) == form.cleaned_data["earlier"]
        )
        given = {"note": form.cleaned_data["note"], "operation": form.cleaned_data["operation"]}
        commands.link_repeat(recommendation=one, earlier=earlier, by=request.user, at=timezone.now(), **given)
        messages.success(request, "The earlier recommendation was linked.")
        return redirect("recommendations:show", pk=pk)
    context: dict[str, object] = {"form": form, "one": one, "candidates": candidates}
    return drawn(request, "repeats", "Does it repeat an earlier one?", **context)


@requires(Permission.VIEW_LEDGER)
@require_POST
def export(request: StaffRequest, pk: int, form: str) -> HttpResponse:
    """One plan as a file in the published layout, entered in the register of exports."""
    found = get_object_or_404(queries.publications_as_of(request.sight, timezone.localdate()), pk=pk)
    if form not in files.WRITERS:
        raise Http404
    number = commands.record_export(
        what=f"publication {found.pk}", form=form, by=request.user, at=timezone.now()
    )
    content = files.WRITERS[form](queries.plan_of_publication(found))
    return files.answer(content, form, f"{found.title[:60]} {number}")


@requires(Permission.VIEW_LEDGER)
@require_POST
def export_view(request: StaffRequest, form: str) -> HttpResponse:
    """The ledger as it is narrowed and dated now, as a table."""
    if form not in files.TABLES:
        raise Http404
    filters, chosen = _asked(request)
    found = queries.narrowed(
        queries.ledger_as_of(request.sight, chosen.day), drawing.narrowing(filters), chosen.day
    )
    number = commands.record_export(
        what=f"ledger as of {chosen.day.isoformat()}", form=form, by=request.user, at=timezone.now()
    )
    rows = files.ledger_rows(
        queries.with_actions_and_owners(found.order_by("publication", "position"), chosen.day)
    )
    return files.answer(files.TABLES[form](rows), form, f"recommendations {chosen.day.isoformat()} {number}")
