"""What the page of a draft shows: every part beside its source lines, and what still has to be checked."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from candour.access.middleware import StaffRequest
from candour.recommendations import transitions
from candour.recommendations.commands import Started
from candour.recommendations.counting import Reconciled, reconciled
from candour.recommendations.forms import StepForm
from candour.recommendations.models import Doubt, ImportStatus, PlanImport, Publication
from candour.recommendations.queries import Difference, differences, earlier_publication
from candour.staff.models import User
from candour.workflow.perform import reasons_against

Lines = list[tuple[int, str]]
MOST_LINES = 60


@dataclass(frozen=True, slots=True)
class CheckedAction:
    number: int
    draft: dict[str, Any]
    source: Lines


@dataclass(frozen=True, slots=True)
class CheckedRecommendation:
    place: int
    anchor: str
    draft: dict[str, Any]
    source: Lines
    actions: list[CheckedAction]
    doubts: list[Doubt]

    @property
    def waiting(self) -> int:
        return sum(1 for doubt in self.doubts if doubt.settled_at is None)


@dataclass(frozen=True, slots=True)
class CheckedPlan:
    recommendations: list[CheckedRecommendation]
    doubts: list[tuple[Doubt, str, Lines]]
    settled: int
    in_all: int


def page_of(plan_import: PlanImport) -> CheckedPlan:
    """The draft, part by part."""
    doubts = list(plan_import.doubts.select_related("settled_by"))
    lines = plan_import.sources["lines"]
    parts = [
        _recommendation(place, one, doubts, lines)
        for place, one in enumerate(plan_import.draft["recommendations"])
    ]
    anchors = {str(part.draft["number"]): part.anchor for part in parts}
    return CheckedPlan(
        recommendations=parts,
        doubts=[
            (doubt, anchors.get(doubt.recommendation, "plan"), _numbered(doubt.source_lines, lines))
            for doubt in doubts
        ],
        settled=sum(1 for doubt in doubts if doubt.settled_at),
        in_all=len(doubts),
    )


def _recommendation(
    place: int, one: dict[str, Any], doubts: Iterable[Doubt], lines: list[str]
) -> CheckedRecommendation:
    return CheckedRecommendation(
        place=place,
        anchor=f"recommendation-{place}",
        draft=one,
        source=_numbered(one["lines"], lines),
        actions=[
            CheckedAction(number, action, _numbered(action["lines"], lines))
            for number, action in enumerate(one["actions"])
        ],
        doubts=[doubt for doubt in doubts if doubt.recommendation == str(one["number"])],
    )


def _numbered(wanted: Iterable[int], lines: list[str]) -> Lines:
    return [(number, lines[number - 1]) for number in wanted if 0 < number <= len(lines)][:MOST_LINES]


def after(plan_import: PlanImport, doubt: Doubt) -> str:
    """Where to go on: the next doubt that waits, or the end of the list."""
    waiting = plan_import.doubts.filter(settled_at__isnull=True).order_by("position")
    later = waiting.filter(position__gt=doubt.position).first() or waiting.first()
    return f"#doubt-{later.pk}" if later else "#finish"


@dataclass(frozen=True, slots=True)
class Summary:
    recommendations: int
    actions: int
    totals: list[Reconciled]
    missing: list[int]
    earlier: Publication | None
    differences: list[Difference]


def summary_of(plan_import: PlanImport) -> Summary:
    """What an import would add, beside what the document prints and what the ledger already holds."""
    draft = plan_import.draft
    parts = draft["recommendations"]
    earlier = earlier_publication(plan_import)
    return Summary(
        recommendations=len(parts),
        actions=sum(len(one["actions"]) for one in parts),
        totals=reconciled([one["response_category"] or "" for one in parts], draft["totals"]),
        missing=draft["missing_recommendations"],
        earlier=earlier,
        differences=differences(plan_import, earlier) if earlier else [],
    )


def operation_of(request: StaffRequest) -> UUID:
    """The operation that came with a button; a page sent without one is not ours."""
    form = StepForm(request.POST)
    if not form.is_valid():
        raise Http404
    operation: UUID = form.cleaned_data["operation"]
    return operation


def where_it_stands(plan_import: PlanImport) -> str:
    """The page that an import has now."""
    if plan_import.status == ImportStatus.IMPORTED:
        return reverse("recommendations:publication", args=[plan_import.publication.pk])
    pages = {ImportStatus.DRAFT: "check", ImportStatus.SETTLED: "confirm"}
    name = pages.get(ImportStatus(plan_import.status))
    return (
        reverse(f"recommendations:{name}", args=[plan_import.pk])
        if name
        else reverse("recommendations:imports")
    )


def say_how_it_went(request: StaffRequest, started: Started) -> None:
    """A document that was brought in before leads to where it stands."""
    if not started.already:
        return
    name, status = started.plan_import.document.name, started.plan_import.get_status_display()
    if started.plan_import.status == ImportStatus.IMPORTED:
        messages.info(request, f"“{name}” is already imported: this is the plan in the ledger.")
    else:
        messages.info(request, f"“{name}” was brought in before. It is “{status}”.")


def may_withdraw(plan_import: PlanImport, user: User, at: datetime) -> bool:
    """Whether this person may still take the import back."""
    made = plan_import.imported_at
    if plan_import.status != ImportStatus.IMPORTED or made is None:
        return False
    same_day = timezone.localdate(made) == timezone.localdate(at)
    return same_day and not reasons_against(transitions.WITHDRAW, plan_import, user)
