"""Publications, their totals, and a publication as the structure that writers and scripts use."""

from datetime import date
from typing import Any

from django.db.models import Count

from candour.action_plans.models import Action
from candour.recommendations.counting import Reconciled, reconciled
from candour.recommendations.models import Publication, Recommendation
from candour.recommendations.models.visibility import LedgerQuerySet
from candour.recommendations.plan import (
    CategoryDefinition,
    Confidence,
    Footnote,
    PlanKind,
    PlannedAction,
    PrintedTotals,
    PublishedPlan,
    PublishedRecommendation,
    Target,
    TargetKind,
)


def publications_as_of(viewer: object, day: date) -> LedgerQuerySet:
    """The plans published by a day, each with the number of its recommendations."""
    seen = Publication.objects.visible_to(viewer).filter(known_from__lte=day)
    found: LedgerQuerySet = seen.select_related(
        "inspecting_body", "inspected_body", "plan_import__document", "imported_by"
    ).defer(
        "plan_import__document__content", "plan_import__reading", "plan_import__draft", "plan_import__sources"
    )
    counted: LedgerQuerySet = found.annotate(number=Count("recommendations"))
    return counted


def totals_of(publication: Publication, categories: list[str]) -> list[Reconciled]:
    """The counts of its responses beside the totals that it prints."""
    printed = {
        "agreed": publication.printed_agreed,
        "partly_agreed": publication.printed_partly_agreed,
        "not_agreed": publication.printed_not_agreed,
        "total": publication.printed_total,
    }
    return reconciled(categories, printed if publication.has_printed_totals else None)


def plan_of_publication(publication: Publication) -> PublishedPlan:
    """The publication as it was published, with later corrections of the ledger."""
    recommendations = publication.recommendations.select_related("addressee", "lead_in").prefetch_related(
        "action_links__action"
    )
    return PublishedPlan(
        **_front(publication),
        footnotes=tuple(Footnote(note.marker, note.text) for note in publication.footnotes.all()),
        response_categories=tuple(
            CategoryDefinition(one.term, one.definition, one.comment or None)
            for one in publication.categories.all()
        ),
        totals=_printed(publication),
        missing_recommendations=tuple(publication.missing_numbers),
        recommendations=tuple(_recommendation(one) for one in recommendations),
    )


def _front(publication: Publication) -> dict[str, Any]:
    bodies = publication.inspecting_body, publication.inspected_body
    return {
        "title": publication.title,
        "kind": PlanKind(publication.kind),
        "submitted_date": _iso(publication.submitted_on),
        "report_published_date": _iso(publication.published_on),
        "inspecting_body": bodies[0].name if bodies[0] else None,
        "inspected_body": bodies[1].name if bodies[1] else None,
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _printed(publication: Publication) -> PrintedTotals | None:
    if not publication.has_printed_totals:
        return None
    return PrintedTotals(
        publication.printed_agreed,
        publication.printed_partly_agreed,
        publication.printed_not_agreed,
        publication.printed_total,
    )


def _recommendation(one: Recommendation) -> PublishedRecommendation:
    return PublishedRecommendation(
        number=int(one.number) if one.number.isdigit() else one.number,
        addressee=one.addressee.name if one.addressee else None,
        stem=one.lead_in.text if one.lead_in else None,
        text=one.text,
        response_category=one.category or None,
        response_as_written=one.category_as_written or None,
        rationale=one.rationale or None,
        response_text=one.response_text or None,
        actions=tuple(_action(link.action) for link in one.action_links.all()),
    )


def _action(action: Action) -> PlannedAction:
    return PlannedAction(
        text=action.text,
        owner=action.owners_as_printed or None,
        target_date_as_written=action.target_as_printed or None,
        target=Target(
            TargetKind(action.target_kind), action.target_year, action.target_month, action.target_day
        ),
        subject_to_delay=action.subject_to_delay,
        confidence=Confidence(action.confidence),
        note=action.note or None,
    )


def source_of(recommendation: Recommendation) -> list[tuple[int, str]]:
    """The numbered lines of the document that a recommendation was read from."""
    found = Publication.objects.filter(pk=recommendation.publication_id).values_list(
        "plan_import__sources__lines", flat=True
    )
    lines = found.first() or []
    return [(number, lines[number - 1]) for number in recommendation.source_lines if number <= len(lines)]
