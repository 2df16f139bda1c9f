"""Imports that wait, and what a changed document says differently."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q

from candour.recommendations.draft import plan_of
from candour.recommendations.models import PlanImport, Publication
from candour.recommendations.models.visibility import ImportQuerySet
from candour.recommendations.plan import PublishedPlan, PublishedRecommendation
from candour.recommendations.queries.publications import plan_of_publication

PARTS = {
    "text": "words",
    "addressee": "addressee",
    "stem": "lead-in",
    "response_as_written": "response",
    "rationale": "reason",
    "response_text": "response in prose",
}


def imports_listed(viewer: object) -> ImportQuerySet:
    """Every import with how many of its doubts are settled."""
    seen = PlanImport.objects.visible_to(viewer).select_related("document", "started_by", "publication")
    found: ImportQuerySet = seen.defer("document__content", "reading", "draft", "sources").annotate(
        doubts_in_all=Count("doubts"),
        doubts_settled=Count("doubts", filter=Q(doubts__settled_at__isnull=False)),
    )
    return found


@dataclass(frozen=True, slots=True)
class Difference:
    """One way in which a new document differs from the plan in the ledger."""

    where: str
    what: str
    before: str
    after: str


def earlier_publication(plan_import: PlanImport) -> Publication | None:
    """The plan of the same title that stands in the ledger, where this document is another version of it."""
    title = plan_import.draft["title"]
    if not title:
        return None
    others = Publication.objects.visible_to(None).filter(title__iexact=title)
    found: Publication | None = others.exclude(plan_import=plan_import).order_by("-known_from", "-pk").first()
    return found


def differences(plan_import: PlanImport, earlier: Publication) -> list[Difference]:
    """What the new document says differently, recommendation by recommendation."""
    before, after = plan_of_publication(earlier), plan_of(plan_import.draft)
    found = [
        Difference("The plan", label, _said(old), _said(new))
        for label, old, new in _front_pairs(before, after)
        if old != new
    ]
    olds = {str(one.number): one for one in before.recommendations}
    news = {str(one.number): one for one in after.recommendations}
    for number in [*olds, *(number for number in news if number not in olds)]:
        found += _between(number, olds.get(number), news.get(number))
    return found


def _front_pairs(before: PublishedPlan, after: PublishedPlan) -> list[tuple[str, Any, Any]]:
    return [
        ("submitted", before.submitted_date, after.submitted_date),
        ("report published", before.report_published_date, after.report_published_date),
        ("footnotes", _notes(before), _notes(after)),
    ]


def _notes(plan: PublishedPlan) -> str:
    return " ".join(note.text for note in plan.footnotes)


def _between(
    number: str, old: PublishedRecommendation | None, new: PublishedRecommendation | None
) -> list[Difference]:
    where = f"Recommendation {number}"
    if old is None or new is None:
        return [Difference(where, "whole", old.text if old else "", new.text if new else "")]
    found = [
        Difference(where, label, _said(getattr(old, name)), _said(getattr(new, name)))
        for name, label in PARTS.items()
        if getattr(old, name) != getattr(new, name)
    ]
    olds, news = _actions(old), _actions(new)
    for place in range(max(len(olds), len(news))):
        one = olds[place] if place < len(olds) else ""
        other = news[place] if place < len(news) else ""
        if one != other:
            found.append(Difference(where, f"action {place + 1}", one, other))
    return found


def _actions(one: PublishedRecommendation) -> list[str]:
    return [
        f"{action.text} — {action.owner or 'no owner'}, {action.target_date_as_written or 'no date'}"
        for action in one.actions
    ]


def _said(value: object) -> str:
    return str(value) if value else "nothing"
