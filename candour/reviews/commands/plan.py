"""The review's plan: its actions become actions of `action_plans` when it is signed."""

from datetime import date, datetime

from django.urls import reverse
from django.utils import timezone

from candour.action_plans.commands import NewAction, add_actions, built_on, withdraw_actions
from candour.action_plans.models import Action, Origin, TargetKind
from candour.reviews.models import PlannedAction, Review
from candour.staff.models import User


def make_actions(review: Review, *, by: User, at: datetime) -> list[Action]:
    """Make every planned action a real one, with its owner and date; once each."""
    planned = list(
        PlannedAction.objects.filter(review=review, action__isnull=True).select_related("owner_user")
    )
    made = add_actions([_new(one, review, at) for one in planned], by=by, at=at)
    for one, action in zip(planned, made, strict=True):
        one.action = action
        one.save(update_fields=["action"])
    return made


def take_actions_back(review: Review, *, by: User, at: datetime) -> None:
    """A signature that no longer holds takes its actions with it."""
    planned = PlannedAction.objects.filter(review=review, action__isnull=False).select_related("action")
    actions = [one.action for one in planned if one.action is not None]
    if actions:
        withdraw_actions(actions, by=by, at=at)
        planned.update(action=None)


def take_back_what_can_change(review: Review, *, by: User, at: datetime) -> None:
    """Actions on which nothing was reported yet are planned again; the others go on as they stand."""
    planned = PlannedAction.objects.filter(review=review, action__isnull=False).select_related("action")
    free = [one for one in planned if one.action is not None and not built_on([one.action.pk])]
    if free:
        withdraw_actions([one.action for one in free if one.action is not None], by=by, at=at)
        PlannedAction.objects.filter(pk__in=[one.pk for one in free]).update(action=None)


def _new(planned: PlannedAction, review: Review, at: datetime) -> NewAction:
    due = planned.due_on
    return NewAction(
        text=planned.text,
        origin=Origin.REVIEW,
        origin_label=f"Review {review.case_reference}",
        origin_path=reverse("reviews:show", args=[review.case_reference]),
        known_from=timezone.localdate(at),
        owners_as_printed=planned.owner,
        target_as_printed=_printed(due),
        target_kind=TargetKind.DATE if due else TargetKind.NONE,
        target=(due.year, due.month, due.day) if due else (None, None, None),
        case=review.case,
        answered_for_by=planned.owner_user,
    )


def _printed(due: date | None) -> str:
    return f"{due.day} {due:%B %Y}" if due else ""
