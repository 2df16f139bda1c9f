"""Open the notifications of many cases at once, each in the state that its facts allow.

Everything goes to the database as one document a table. The answers keep outcome, limb, rule version and
facts; their explanation is worked out when somebody first reads it (`facts.answer_of`), because nobody reads
thousands of explanations on the day of an intake, and writing them took most of its time.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime

from django.utils import timezone

from candour.cases.commands import NewCase
from candour.cases.commands.bulk import insert_all
from candour.cases.commands.rows import Row, Rows
from candour.cases.models import Case, WaitsFor
from candour.notifications.calendar import known_calendar
from candour.notifications.commands.deadlines import WAITING
from candour.notifications.deadline_days import due_day
from candour.notifications.eligibility import outcome_and_limb
from candour.notifications.eligibility.rules import rules_for
from candour.notifications.facts import facts_of_new, facts_to_json
from candour.notifications.models import Deadline, EligibilityAnswer, Notification, NotificationStatus
from candour.policy.load import load_policy
from candour.staff.models import User


def with_next_steps(new_cases: Sequence[NewCase]) -> list[NewCase]:
    """The notification is due from the first court appearance; a case without one waits for it."""
    due = due_days(new.first_court_appearance for new in new_cases)
    step, waits = WAITING[NotificationStatus.AWAITING_COURT]
    return [
        replace(new, next_step=step, waits_for=waits)
        if new.first_court_appearance is None
        else replace(
            new,
            next_step=due[new.first_court_appearance][0],
            next_due=due[new.first_court_appearance][1],
            waits_for=WaitsFor.REGION,
        )
        for new in new_cases
    ]


def due_days(appearances: Iterable[date | None]) -> dict[date, tuple[str, date]]:
    """The step and its day for each day of a first appearance."""
    policy, calendar = load_policy(), known_calendar()
    found = {}
    for day in set(filter(None, appearances)):
        period = policy.deadlines.on("notification", on=day)
        found[day] = (period.name, due_day(period=period, started_on=day, calendar=calendar))
    return found


def open_for_many(cases: Sequence[Case], told: Sequence[NewCase], *, by: User, at: datetime) -> None:
    """Notifications, answers and deadlines of cases that were just recorded as they were told.

    The audit record has one entry for each case, that it was recorded, and one for the intake.
    """
    if cases:
        insert_all(opening_rows([case.pk for case in cases], told, by=by, at=at))


def opening_rows(numbers: Sequence[int], told: Sequence[NewCase], *, by: User, at: datetime) -> Rows:
    """The rows of the notifications, answers and deadlines of the cases of those numbers."""
    policy, calendar = load_policy(), known_calendar()
    today = timezone.localdate(at)
    rule = rules_for(policy, calendar).rule(on=today)
    rows: Rows = {Notification: [], EligibilityAnswer: [], Deadline: []}
    for number, new in zip(numbers, told, strict=True):
        facts = facts_of_new(new, decided_on=today)
        outcome, limb = outcome_and_limb(facts, policy=policy, calendar=calendar)
        given: Row = {"outcome": outcome, "limb": limb or "", "rule_version": rule.key, "case_id": number}
        rows[Notification].append(_notification(new, given))
        rows[EligibilityAnswer].append(
            _answer(given, by, at) | {"facts": facts_to_json(facts), "answer": {"rule_name": rule.name}}
        )
        if new.first_court_appearance is not None:
            rows[Deadline].append(_deadline(number, new.first_court_appearance, new.next_due))
    return rows


def _notification(new: NewCase, given: Row) -> Row:
    waiting = new.first_court_appearance is None
    return {
        **given,
        "status": NotificationStatus.AWAITING_COURT if waiting else NotificationStatus.READY,
        "override_reason": "",
        "proposed_public_interest": "",
        "public_interest_reason": "",
    }


def _answer(given: Row, by: User, at: datetime) -> Row:
    trigger = EligibilityAnswer.Trigger.RECORDED
    return {**given, "at": at, "by_id": by.pk, "trigger": trigger}


def _deadline(number: int, appeared: date, due: date | None) -> Row:
    return {
        "case_id": number,
        "step": "notification",
        "started_on": appeared,
        "original_due": due,
        "due": due,
        "extended_by_days": 0,
        "paused_by_days": 0,
    }
