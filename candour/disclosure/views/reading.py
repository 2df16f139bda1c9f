"""A copy as the recipient will read it, how much is withheld, the schedules, and differences."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from candour.access.middleware import StaffRequest
from candour.access.permissions import Permission
from candour.access.requires import requires
from candour.disclosure import redacted
from candour.disclosure.models import Action, Disclosure, Status
from candour.disclosure.queries.copies import copies_of
from candour.disclosure.queries.differing import model_for_schedule, model_in, model_of, shows_other
from candour.disclosure.queries.packing import reading_of_parts
from candour.disclosure.queries.people import register_of
from candour.disclosure.redacted import (
    CannotRedact,
    Difference,
    measure,
    releasable_schedule,
    sentences_without_sense,
    still_said,
)
from candour.disclosure.standing import Standing, digest_of_decisions, original_of, standing_of
from candour.disclosure.views.grounds import ground_names
from candour.disclosure.views.reaching import copy_inside, copy_of, frame, sees_decisions
from candour.disclosure.withheld_names import near
from candour.disclosure.words import words_in

INSIDE = (Permission.PREPARE_DISCLOSURE, Permission.VIEW_WITHHELD)
CHANGES = {
    "added": "Only here",
    "taken_out": "Only there",
    "shows_more": "Shows more here",
    "shows_less": "Hides more here",
    "reworded": "Other words",
}


@requires(*INSIDE)
def preview(request: StaffRequest, reference: str, number: int) -> HttpResponse:
    """Exactly the words that the recipient will read, and what is still said of each person."""
    copy = copy_inside(request, reference, number, page="preview")
    standing = standing_of(copy)
    problems: tuple[redacted.Problem, ...] = ()
    model = None
    try:
        model = standing.model()
    except CannotRedact as cannot:
        problems = cannot.problems
    context = frame(
        copy,
        "As the recipient will read it",
        model=model,
        problems=list(dict.fromkeys(problem.why for problem in problems)),
        left=len(standing.open),
        near=near(copy, standing, model) if model is not None else [],
        said=still_said(model) if model is not None else {},
        names=_names(copy, standing),
        withheld=words_in(standing.original.language)("withheld"),
        parts=reading_of_parts(copy, standing),
        back=reverse("disclosure:show", args=[reference, number]),
    )
    return render(request, "disclosure/preview.html", context)


def _names(copy: Disclosure, standing: Standing) -> dict[str, str]:
    """Who stands behind each label, for those who may read what is withheld."""
    register = {str(one.pk): one.display_name for one in register_of(copy)}
    return {label: register.get(entity, entity) for entity, label in standing.labels.items()}


@requires(*INSIDE)
def meter(request: StaffRequest, reference: str, number: int) -> HttpResponse:
    """How much is withheld, by section and by ground, and sentences that make little sense any more."""
    copy = copy_inside(request, reference, number, page="how much is withheld")
    standing = standing_of(copy)
    measured = measure(standing.original, standing.plain)
    model = model_in(standing)
    context = frame(
        copy,
        "How much is withheld",
        meter=measured,
        titles=standing.original.titles,
        grounds=ground_names(),
        thin=sentences_without_sense(model) if model is not None else (),
        left=len(standing.open),
        back=reverse("disclosure:show", args=[reference, number]),
    )
    return render(request, "disclosure/meter.html", context)


@requires(*INSIDE)
def internal(request: StaffRequest, reference: str, number: int) -> HttpResponse:
    """What is shown as something else, with the words, the grounds, the notes and who decided."""
    copy = copy_inside(request, reference, number, page="internal schedule")
    standing = standing_of(copy)
    context = frame(
        copy,
        "Internal schedule",
        items=[item for item in standing.items if item.action],
        titles=standing.original.titles,
        grounds=ground_names(),
        actions=dict(Action.choices),
        labels=standing.labels,
        digest=digest_of_decisions(copy, standing),
        back=reverse("disclosure:show", args=[reference, number]),
    )
    return render(request, "disclosure/internal_schedule.html", context)


@requires(Permission.VIEW_DISCLOSURE)
def schedule(request: StaffRequest, reference: str, number: int) -> HttpResponse:
    """Where, why and how often, and never what; from the approval on, for everybody who sees the copy."""
    copy = copy_of(request, reference, number, page="schedule")
    inside = request.grants.allow(Permission.VIEW_WITHHELD) and sees_decisions(request, copy)
    approved = copy.approved_at is not None
    model = model_for_schedule(copy) if approved or inside else None
    context = frame(
        copy,
        "Schedule that may be released",
        lines=releasable_schedule(model) if model is not None else None,
        approved=approved,
        grounds=ground_names(),
        actions=dict(Action.choices),
        back=reverse("disclosure:show", args=[reference, number]),
    )
    return render(request, "disclosure/schedule.html", context)


@requires(*INSIDE)
def differences(request: StaffRequest, reference: str, number: int) -> HttpResponse:
    """Against the version before, and against every other copy of the case that was approved or sent."""
    copy = copy_inside(request, reference, number, page="differences")
    mine = model_of(copy)
    others = (
        copies_of(copy.case, request.sight)
        .select_related("submission")
        .exclude(pk=copy.pk)
        .exclude(status__in=[Status.DRAFT, Status.PREPARED, Status.CHECKED, Status.ENDED])
    )
    compared = [(other, model_of(other)) for other in others[:8]]
    context = frame(
        copy,
        "Differences from other copies",
        ready=mine is not None,
        pairs=[
            (other, _changed(copy, other), shows_other(theirs, mine))
            for other, theirs in compared
            if mine is not None and theirs is not None
        ],
        titles=original_of(copy).titles,
        changes=CHANGES,
        back=reverse("disclosure:show", args=[reference, number]),
    )
    return render(request, "disclosure/differences.html", context)


def _changed(copy: Disclosure, other: Disclosure) -> tuple[Difference, ...]:
    """What changed between the two versions of the review itself, before anything was withheld."""
    if copy.submission_id == other.submission_id:
        return ()
    before, after = (standing_of(one) for one in (other, copy))
    entities = {item.entity for each in (before, after) for item in each.items if item.entity}
    labels = dict.fromkeys(entities, "[a person]")
    return redacted.differences(
        redacted.redact(before.original, (), labels), redacted.redact(after.original, (), labels)
    )
