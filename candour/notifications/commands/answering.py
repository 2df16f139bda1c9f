"""Ask eligibility about a case, and keep the answer with the facts it stood on."""

from datetime import datetime

from django.utils import timezone

from candour.notifications.calendar import known_calendar
from candour.notifications.eligibility import Answer, assess
from candour.notifications.facts import facts_of, facts_to_json
from candour.notifications.models import EligibilityAnswer, Notification
from candour.staff.models import User


def ask(notification: Notification, *, at: datetime) -> Answer | None:
    """What eligibility answers today; None while there is no charge to ask about."""
    facts = facts_of(
        notification.case, decided_on=timezone.localdate(at), public_interest=notification.public_interest
    )
    return assess(facts, calendar=known_calendar()) if facts.charges else None


def answer(notification: Notification, *, trigger: str, by: User, at: datetime) -> Answer | None:
    """Ask, keep the answer, and let it stand as the outcome unless somebody decided otherwise."""
    given = ask(notification, at=at)
    if given is None:
        return None
    facts = facts_of(
        notification.case, decided_on=timezone.localdate(at), public_interest=notification.public_interest
    )
    EligibilityAnswer.objects.create(
        case=notification.case,
        at=at,
        by=by,
        trigger=trigger,
        outcome=given.outcome,
        limb=given.limb or "",
        rule_version=given.rule_version,
        facts=facts_to_json(facts),
        answer=given.to_json(),
    )
    if not notification.override_reason:
        notification.outcome, notification.limb = given.outcome, given.limb or ""
        notification.rule_version = given.rule_version
        notification.save(update_fields=["outcome", "limb", "rule_version"])
    return given
