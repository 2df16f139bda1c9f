"""Open the notifications of many cases at once, each in the state that its facts allow."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db.models import prefetch_related_objects
from django.utils import timezone

from candour.audit.record import Act, record_many
from candour.cases.models import Case
from candour.notifications.calendar import known_calendar
from candour.notifications.deadline_days import due_day
from candour.notifications.eligibility import Answer, assess
from candour.notifications.facts import facts_of, facts_to_json
from candour.notifications.models import Deadline, EligibilityAnswer, Notification, NotificationStatus
from candour.policy.load import load_policy
from candour.staff.models import User

BATCH = 2000


def open_for_many(cases: Sequence[Case], *, by: User, at: datetime) -> None:
    """Notifications, answers and deadlines of new cases, in a few statements for all of them."""
    prefetch_related_objects(cases, "charges", "supervision", "risk_assessments")
    today, calendar = timezone.localdate(at), known_calendar()
    asked = [(case, facts_of(case, decided_on=today, public_interest=None)) for case in cases]
    answers = [(case, facts, assess(facts, calendar=calendar)) for case, facts in asked]
    Notification.objects.bulk_create((_notification(case, given) for case, _facts, given in answers), BATCH)
    EligibilityAnswer.objects.bulk_create(
        (
            EligibilityAnswer(
                case=case,
                at=at,
                by=by,
                trigger=EligibilityAnswer.Trigger.RECORDED,
                outcome=given.outcome,
                limb=given.limb or "",
                rule_version=given.rule_version,
                facts=facts_to_json(facts),
                answer=given.to_json(),
            )
            for case, facts, given in answers
        ),
        BATCH,
    )
    _start_deadlines(cases)
    record_many(_acts(cases, by, at))


def _notification(case: Case, given: Answer) -> Notification:
    waiting = case.first_court_appearance is None
    return Notification(
        case=case,
        status=NotificationStatus.AWAITING_COURT if waiting else NotificationStatus.READY,
        outcome=given.outcome,
        limb=given.limb or "",
        rule_version=given.rule_version,
    )


def _start_deadlines(cases: Iterable[Case]) -> None:
    """The notification is due from each first court appearance; cases without one wait."""
    calendar, policy = known_calendar(), load_policy()
    started, moved = [], []
    for case, appeared in ((case, case.first_court_appearance) for case in cases):
        if appeared is None:
            continue
        period = policy.deadlines.on("notification", on=appeared)
        due = due_day(period=period, started_on=appeared, calendar=calendar)
        started.append(
            Deadline(case=case, step="notification", started_on=appeared, original_due=due, due=due)
        )
        case.next_step, case.next_due = period.name, due
        moved.append(case)
    Deadline.objects.bulk_create(started, BATCH)
    Case.objects.bulk_update(moved, ["next_step", "next_due"], batch_size=BATCH)


def _acts(cases: Iterable[Case], by: User, at: datetime) -> list[Act]:
    return [Act(action="notification.opened", by=by, at=at, case=case.reference) for case in cases]
