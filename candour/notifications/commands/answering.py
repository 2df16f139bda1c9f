"""Ask eligibility about a case, and keep the answer with the facts it stood on."""

from datetime import datetime

from django.utils import timezone

from candour.notifications.calendar import known_calendar
from candour.notifications.eligibility import Answer, Facts, assess
from candour.notifications.eligibility.answer import JsonObject
from candour.notifications.facts import facts_of, facts_to_json
from candour.notifications.models import EligibilityAnswer, Notification
from candour.staff.models import User

DAY = "decided_on"


def facts_on_record(notification: Notification, *, at: datetime) -> Facts:
    """What is known of the case, as of a decision made now."""
    today = timezone.localdate(at)
    return facts_of(notification.case, decided_on=today, public_interest=notification.public_interest)


def ask(notification: Notification, *, at: datetime) -> Answer | None:
    """What eligibility answers today; None while there is no charge to ask about."""
    facts = facts_on_record(notification, at=at)
    return assess(facts, calendar=known_calendar()) if facts.charges else None


def answer(notification: Notification, *, trigger: str, by: User, at: datetime) -> Answer | None:
    """Ask, keep an answer that says something new, and let it stand unless somebody decided otherwise."""
    facts = facts_on_record(notification, at=at)
    if not facts.charges:
        return None
    given = assess(facts, calendar=known_calendar())
    _keep(notification, given, facts_to_json(facts), trigger, by, at)
    if not notification.override_reason:
        notification.outcome, notification.limb = given.outcome, given.limb or ""
        notification.rule_version = given.rule_version
        notification.save(update_fields=["outcome", "limb", "rule_version"])
    return given


def _keep(
    notification: Notification, given: Answer, facts: JsonObject, trigger: str, by: User, at: datetime
) -> None:
    last = EligibilityAnswer.objects.filter(case=notification.case).first()
    if last is not None and _says_the_same(last, given, facts):
        return
    EligibilityAnswer.objects.create(
        case=notification.case,
        at=at,
        by=by,
        trigger=trigger,
        outcome=given.outcome,
        limb=given.limb or "",
        rule_version=given.rule_version,
        facts=facts,
        answer=given.to_json(),
    )


def _says_the_same(last: EligibilityAnswer, given: Answer, facts: JsonObject) -> bool:
    """The same facts and the same answer, whatever the day."""
    same_answer = (last.outcome, last.limb, last.rule_version) == (
        given.outcome,
        given.limb or "",
        given.rule_version,
    )
    return same_answer and {**last.facts, DAY: None} == {**facts, DAY: None}
