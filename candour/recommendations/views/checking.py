"""What the page of a draft shows: every part beside its source lines, and what still has to be checked."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.conf import settings
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
MOST_LINES = 400


@dataclass(frozen=True, slots=True)
class CheckedDoubt:
    doubt: Doubt
    source: Lines
    following: str
    """Where the next thing to check stands on the page, or the end of it."""


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
    doubts: list[CheckedDoubt]
    open: bool
    """Shown without being asked for: something waits in it, or the reader was unsure of an action."""

    @property
    def waiting(self) -> int:
        return sum(1 for one in self.doubts if one.doubt.settled_at is None)

    @property
    def settled(self) -> int:
        return len(self.doubts) - self.waiting


@dataclass(frozen=True, slots=True)
class CheckedPlan:
    recommendations: list[CheckedRecommendation]
    doubts: list[CheckedDoubt]
    submitted: date | None
    published: date | None

    @property
    def in_all(self) -> int:
        return len(self.doubts)

    @property
    def settled(self) -> int:
        return sum(1 for one in self.doubts if one.doubt.settled_at)

    @property
    def waiting(self) -> list[CheckedDoubt]:
        return [one for one in self.doubts if one.doubt.settled_at is None]

    @property
    def about_the_plan(self) -> list[CheckedDoubt]:
        """Those that belong to no recommendation that is still in the draft."""
        placed = {one.doubt.pk for part in self.recommendations for one in part.doubts}
        return [one for one in self.doubts if one.doubt.pk not in placed]

    @property
    def actions(self) -> int:
        return sum(len(part.actions) for part in self.recommendations)

    @property
    def certain(self) -> int:
        return sum(1 for part in self.recommendations if not part.waiting)


def page_of(plan_import: PlanImport, opened: str = "") -> CheckedPlan:
    """The draft, part by part; `opened` is the place of a part that is shown whether doubtful or not."""
    lines, draft = plan_import.sources["lines"], plan_import.draft
    doubts = _doubts(list(plan_import.doubts.select_related("settled_by")), lines)
    return CheckedPlan(
        recommendations=[
            _recommendation(place, one, doubts, lines, opened)
            for place, one in enumerate(draft["recommendations"])
        ],
        doubts=doubts,
        submitted=_day(draft["submitted_date"]),
        published=_day(draft["report_published_date"]),
    )


def _doubts(found: list[Doubt], lines: list[str]) -> list[CheckedDoubt]:
    waiting = [doubt for doubt in found if doubt.settled_at is None]
    return [
        CheckedDoubt(doubt, _numbered(doubt.source_lines, lines), _next(doubt, waiting)) for doubt in found
    ]


def _next(doubt: Doubt, waiting: list[Doubt]) -> str:
    others = [one for one in waiting if one.pk != doubt.pk]
    later = [one for one in others if one.position > doubt.position] or others
    return f"#doubt-{later[0].pk}" if later else "#finish"


def _day(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso else None


def _recommendation(
    place: int, one: dict[str, Any], doubts: Iterable[CheckedDoubt], lines: list[str], opened: str
) -> CheckedRecommendation:
    own = [found for found in doubts if found.doubt.recommendation == str(one["number"])]
    waits = any(found.doubt.settled_at is None for found in own)
    unsure = not own and any(action["confidence"] == "low" for action in one["actions"])
    return CheckedRecommendation(
        place=place,
        anchor=f"recommendation-{place}",
        draft=one,
        source=_numbered(one["lines"], lines),
        actions=[
            CheckedAction(number, action, _numbered(action["lines"], lines))
            for number, action in enumerate(one["actions"])
        ],
        doubts=own,
        open=waits or unsure or opened == str(place),
    )


def _numbered(wanted: Iterable[int], lines: list[str]) -> Lines:
    return [(number, lines[number - 1]) for number in wanted if 0 < number <= len(lines)][:MOST_LINES]


def after(plan_import: PlanImport, doubt: Doubt) -> str:
    """Where to go on: the next doubt that waits, or the end of the list."""
    return _next(doubt, list(plan_import.doubts.filter(settled_at__isnull=True)))


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


def too_much_came(request: StaffRequest) -> bool:
    """Whether files were sent that are too large to be kept in memory; Django leaves those out."""
    length = request.META.get("CONTENT_LENGTH") or "0"
    most = settings.FILE_UPLOAD_MAX_MEMORY_SIZE
    return request.method == "POST" and not request.FILES and length.isdigit() and int(length) > most


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
        messages.info(
            request,
            f"“{name}” was brought in before. This is that reading: {status[:1].lower()}{status[1:]}.",
        )


def may_withdraw(plan_import: PlanImport, user: User, at: datetime) -> bool:
    """Whether this person may still take the import back."""
    made = plan_import.imported_at
    if plan_import.status != ImportStatus.IMPORTED or made is None:
        return False
    same_day = timezone.localdate(made) == timezone.localdate(at)
    return same_day and not reasons_against(transitions.WITHDRAW, plan_import, user)
