"""Build the records of a publication from a checked draft: a few statements, whatever its size."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone

from candour.action_plans.commands import NewAction, add_actions
from candour.action_plans.models import Origin
from candour.recommendations.doubts import answers_in_doubt, note_on_the_gap
from candour.recommendations.models import (
    Addressee,
    Body,
    CategoryDefinition,
    Footnote,
    LeadIn,
    PlanImport,
    Publication,
    Recommendation,
    RecommendationAction,
)
from candour.staff.models import User


def build(plan_import: PlanImport, *, by: User, at: datetime) -> Publication:
    """The publication and everything in it. The caller's transaction makes it all or nothing."""
    draft = plan_import.draft
    named = [one["addressee"] for one in draft["recommendations"]]
    bodies = _bodies([draft["inspecting_body"], draft["inspected_body"], *named])
    publication = _publication(plan_import, bodies, by, at)
    _front_parts(publication, draft)
    recommendations = _recommendations(publication, draft, bodies)
    _actions(publication, draft, recommendations, by, at)
    return publication


def _bodies(names: Iterable[str | None]) -> dict[str, Body]:
    """Bodies by name in lower case, those that are new made."""
    wanted = {name.lower(): name[:300] for name in names if name}
    Body.objects.bulk_create((Body(name=name) for name in wanted.values()), ignore_conflicts=True)
    found = Body.objects.annotate(lowered=Lower("name")).filter(
        lowered__in=[n.lower() for n in wanted.values()]
    )
    kept = {body.name.lower(): body for body in found}
    return {key: kept[name.lower()] for key, name in wanted.items()}


def _body(bodies: Mapping[str, Body], name: str | None) -> Body | None:
    return bodies[name.lower()] if name else None


def _publication(plan_import: PlanImport, bodies: Mapping[str, Body], by: User, at: datetime) -> Publication:
    draft = plan_import.draft
    submitted, published = _day(draft["submitted_date"]), _day(draft["report_published_date"])
    printed = draft["totals"] or {}
    made: Publication = Publication.objects.create(
        plan_import=plan_import,
        title=draft["title"][:500],
        kind=draft["kind"],
        inspecting_body=_body(bodies, draft["inspecting_body"]),
        inspected_body=_body(bodies, draft["inspected_body"]),
        submitted_on=submitted,
        published_on=published,
        # A response is known once both it and the report that it answers are out.
        known_from=max((day for day in (submitted, published) if day), default=timezone.localdate(at)),
        has_printed_totals=draft["totals"] is not None,
        printed_agreed=printed.get("agreed"),
        printed_partly_agreed=printed.get("partly_agreed"),
        printed_not_agreed=printed.get("not_agreed"),
        printed_total=printed.get("total"),
        missing_numbers=draft["missing_recommendations"],
        imported_by=by,
        imported_at=at,
    )
    return made


def _day(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso else None


def _front_parts(publication: Publication, draft: Mapping[str, Any]) -> None:
    Footnote.objects.bulk_create(
        Footnote(publication=publication, position=place, marker=note["marker"][:20], text=note["text"])
        for place, note in enumerate(draft["footnotes"])
    )
    CategoryDefinition.objects.bulk_create(
        CategoryDefinition(
            publication=publication,
            position=place,
            term=one["term"][:120],
            definition=one["definition"],
            comment=one["comment"] or "",
        )
        for place, one in enumerate(draft["response_categories"])
    )


def _recommendations(
    publication: Publication, draft: Mapping[str, Any], bodies: Mapping[str, Body]
) -> list[Recommendation]:
    parts = draft["recommendations"]
    addressees = _addressees(publication, parts, bodies)
    lead_ins = _lead_ins(publication, parts)
    notes = _notes_on_gaps(publication.plan_import)
    return list(
        Recommendation.objects.bulk_create(
            Recommendation(
                publication=publication,
                position=place,
                number=str(one["number"]),
                addressee=addressees.get(one["addressee"]),
                lead_in=lead_ins.get(one["stem"]),
                text=one["text"],
                category_as_written=(one["response_as_written"] or "")[:120],
                category=(one["response_category"] or "")[:120],
                reason_kinds=one["reason_kinds"],
                rationale=one["rationale"] or "",
                response_text=one["response_text"] or "",
                gap_note=note_on_the_gap(one["number"], notes),
                source_lines=one["lines"],
            )
            for place, one in enumerate(parts)
        )
    )


def _notes_on_gaps(plan_import: PlanImport) -> list[tuple[str, str, str]]:
    """What was noted where a gap still stands; one that a correction has filled needs no note."""
    found = answers_in_doubt(plan_import.draft, on=timezone.localdate(plan_import.started_at))
    gaps = {(gap.code, str(gap.recommendation)) for gap in found}
    settled = plan_import.doubts.values_list("code", "recommendation", "settled_note")
    return [(code, number, note) for code, number, note in settled if (code, number) in gaps]


def _addressees(
    publication: Publication, parts: Iterable[Mapping[str, Any]], bodies: Mapping[str, Body]
) -> dict[str | None, Addressee]:
    names = dict.fromkeys(one["addressee"] for one in parts if one["addressee"])
    made = Addressee.objects.bulk_create(
        Addressee(publication=publication, position=place, name=name[:300], body=bodies[name.lower()])
        for place, name in enumerate(names)
    )
    return dict(zip(names, made, strict=True))


def _lead_ins(publication: Publication, parts: Iterable[Mapping[str, Any]]) -> dict[str | None, LeadIn]:
    texts = dict.fromkeys(one["stem"] for one in parts if one["stem"])
    made = LeadIn.objects.bulk_create(
        LeadIn(publication=publication, position=place, text=text) for place, text in enumerate(texts)
    )
    return dict(zip(texts, made, strict=True))


def _actions(
    publication: Publication,
    draft: Mapping[str, Any],
    recommendations: list[Recommendation],
    by: User,
    at: datetime,
) -> None:
    places = [
        (recommendation, place, action)
        for recommendation, one in zip(recommendations, draft["recommendations"], strict=True)
        for place, action in enumerate(one["actions"])
    ]
    actions = add_actions([_new(publication, one, action) for one, _place, action in places], by=by, at=at)
    RecommendationAction.objects.bulk_create(
        RecommendationAction(recommendation=recommendation, action=action, position=place)
        for (recommendation, place, _one), action in zip(places, actions, strict=True)
    )


def _new(publication: Publication, recommendation: Recommendation, action: Mapping[str, Any]) -> NewAction:
    target = action["target"]
    return NewAction(
        text=action["text"],
        origin=Origin.PUBLISHED,
        origin_label=f"{publication.title[:340]}, recommendation {recommendation.number}",
        origin_path=reverse("recommendations:show", args=[recommendation.pk]),
        known_from=publication.known_from,
        owners_as_printed=action["owner"] or "",
        owners=tuple(action["owners"]),
        target_as_printed=(action["target_date_as_written"] or "")[:300],
        target_kind=target["kind"],
        target=(target["year"], target["month"], target["day"]),
        subject_to_delay=action["subject_to_delay"],
        confidence=action["confidence"],
        note=action["note"] or "",
    )
