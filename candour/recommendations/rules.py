"""What stands in the way of an import, in words for the person who makes it."""

from candour.recommendations.doubts import answers_in_doubt
from candour.recommendations.draft import numbers_printed_twice
from candour.recommendations.models import PlanImport, RecommendationAction
from candour.staff.models import User


def every_doubt_is_settled(plan_import: PlanImport, actor: User) -> str | None:
    waiting = plan_import.doubts.filter(settled_at__isnull=True).count()
    if not waiting:
        return None
    return (
        "1 thing still has to be checked." if waiting == 1 else f"{waiting} things still have to be checked."
    )


def every_gap_is_explained(plan_import: PlanImport, actor: User) -> str | None:
    """A response without the action or the reason that it needs was looked at by a person."""
    settled = set(plan_import.doubts.filter(settled_at__isnull=False).values_list("code", "recommendation"))
    for gap in answers_in_doubt(plan_import.draft, on=plan_import.started_on):
        if (gap.code, str(gap.recommendation)) not in settled:
            return f"Recommendation {gap.recommendation}: {gap.message}"
    return None


def it_has_a_title(plan_import: PlanImport, actor: User) -> str | None:
    return None if plan_import.draft["title"] else "The plan has no title."


def it_has_recommendations(plan_import: PlanImport, actor: User) -> str | None:
    return None if plan_import.draft["recommendations"] else "The plan has no recommendations."


def every_number_stands_once(plan_import: PlanImport, actor: User) -> str | None:
    twice = numbers_printed_twice(plan_import.draft)
    return f"More than one recommendation has the number {', '.join(twice)}." if twice else None


def everything_has_words(plan_import: PlanImport, actor: User) -> str | None:
    for one in plan_import.draft["recommendations"]:
        if not (one["text"] or "").strip():
            return f"Recommendation {one['number']} has no words."
        if any(not (action["text"] or "").strip() for action in one["actions"]):
            return f"An action of recommendation {one['number']} has no words."
    return None


def it_is_mine(plan_import: PlanImport, actor: User) -> str | None:
    """Only the person who imported takes an import back; what was not imported is nobody's to take."""
    publication = getattr(plan_import, "publication", None)
    return (
        None
        if publication is None or publication.imported_by_id == actor.pk
        else "Only the person who imported it may take it back."
    )


def nothing_was_built_on_it(plan_import: PlanImport, actor: User) -> str | None:
    publication = getattr(plan_import, "publication", None)
    if publication is None:
        return None
    recommendations = publication.recommendations.all()
    if any(one.repeats.exists() or one.repeated_by.exists() for one in recommendations):
        return "A recommendation of this plan has been linked to another."
    if any(one.corrections.exists() for one in recommendations):
        return "A recommendation of this plan has been corrected since."
    links = RecommendationAction.objects.filter(recommendation__in=recommendations).select_related("action")
    if any(link.action.updates.exists() or link.action.verifications.exists() for link in links):
        return "Progress has been reported or verified on an action of this plan."
    return None
