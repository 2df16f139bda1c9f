"""Reach a plan as this person may read it, and record that it was read before anything is shown."""

from typing import Any

from django.conf import settings
from django.db.models import TextChoices
from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.module_loading import import_string

from candour.access.middleware import StaffRequest
from candour.access.permissions import Permission
from candour.cases.commands import note_reading
from candour.cases.models import Case
from candour.cases.queries import Panel
from candour.design_system.words import listed
from candour.families.models import ContactPlan, CopyFormat, Way
from candour.paper import MARKING

JOINED = ("case__region", "person", "charge", "liaison_officer")


def plan_of(request: StaffRequest, number: int, *, page: str) -> ContactPlan:
    """The plan of somebody whose contact this person may read, or 404; 503 if the read cannot be recorded."""
    seen = ContactPlan.objects.visible_to(request.sight).readable_by(request.sight).select_related(*JOINED)
    found: ContactPlan | None = seen.filter(pk=number).first()
    if found is None:
        raise Http404("There is no such plan.")
    _record(request, found.case, f"family, {page}")
    return found


def case_of_families(request: StaffRequest, reference: str, *, page: str) -> Case:
    """A case within sight, not by emergency access, which opens no contact with families."""
    seen = Case.objects.visible_to(request.sight).select_related("region").filter(reference=reference)
    case: Case | None = seen.exclude(pk__in=request.sight.reading).first()
    if case is None:
        raise Http404("There is no such case.")
    _record(request, case, f"families, {page}")
    return case


def _record(request: StaffRequest, case: Case, page: str) -> None:
    note_reading(case, page=page, by=request.user, sight=request.sight, at=timezone.now())


def later_panels(request: StaffRequest, plan: ContactPlan | None = None) -> list[Panel]:
    """What later slices show on the page of one person, or on the list; named in the settings."""
    makers = [import_string(path) for path in settings.FAMILY_PANELS]
    return [panel for make in makers if (panel := make(request, plan)) is not None]


def keeps(request: StaffRequest, plan: ContactPlan) -> bool:
    """Whether this person writes here: the named contact, or a lead. The commands ask again."""
    if not request.grants.allow(Permission.KEEP_CONTACT):
        return False
    return plan.liaison_officer_id == request.user.pk or request.grants.allow(Permission.ALLOCATE_LIAISON)


def _labels(choices: type[TextChoices], values: list[str]) -> str:
    """The chosen ones in the order of the list, as a sentence would name them."""
    return listed(
        [choice.label if not n else _small(choice.label) for n, choice in enumerate(_chosen(choices, values))]
    )


def _chosen(choices: type[TextChoices], values: list[str]) -> list[TextChoices]:
    return [choice for choice in choices if choice in values]


def _small(label: str) -> str:
    """Small in the middle of a sentence; PDF and E-mail keep what they need."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def frame(plan: ContactPlan, title: str, **more: object) -> dict[str, Any]:
    """What every page of a plan needs: the person is named as they wish to be, and nobody else is."""
    return {
        "plan": plan,
        "title": title,
        "caption": f"{plan.addressed_as}, {plan.case_reference}",
        "marking": MARKING,
        "ways_of": lambda plan: _labels(Way, plan.ways),
        "unsafe_ways_of": lambda plan: _labels(Way, plan.unsafe_ways),
        "formats_of": lambda plan: _labels(CopyFormat, plan.formats),
        "back": reverse("families:plan", args=[plan.pk]),
        "cancel": reverse("families:plan", args=[plan.pk]),
        **more,
    }
