"""Invented cases in which nothing is left to do; each is reached by the commands that reach it in use."""

from datetime import date, timedelta
from typing import Any

from candour.action_plans.commands import NewAction, add_actions
from candour.action_plans.commands.progress import Report, report_progress
from candour.action_plans.models import Action, Origin, Owner
from candour.cases.commands import add_fact, close_case, record_court_outcome
from candour.cases.models import Case, CourtStatus, RegisterRole
from candour.cases.new_case import NewOutcome
from candour.notifications.commands import notifying
from candour.quality.commands import reporting
from candour.quality.models import Amendment
from candour.reviews.commands import promises
from candour.reviews.models import Review
from candour.reviews.queries.promises import promises_owed
from candour.staff.models import User
from tests.factories import notifications, quality, staff

AT = quality.AT + timedelta(days=30)
TODAY = AT.date()


def not_sfo(**facts: Any) -> Case:
    """The region found that the facts make no serious further offence: nothing is left to do."""
    notification = notifications.not_sfo(**facts)
    by = staff.administrator(notification.case.region.name)
    notifying.close_as_not_sfo(notification=notification, by=by, at=notifications.AT)
    return again(notification.case)


def closed(*, by: User | None = None, **facts: Any) -> Case:
    """Closed by the national team."""
    return again(close_case(not_sfo(**facts), by=by or staff.national_officer(), at=AT))


def reviewed() -> Case:
    """A review whose quality report is issued, after an acquittal.

    Promises to a member of staff, an action and an amendment are open.
    """
    case = quality.issued().case
    outcome(case, CourtStatus.ACQUITTED)
    person = {"family_name": "Brannigan", "given_names": "Rhodri", "role": RegisterRole.STAFF}
    add_fact(again(case), "person", person, by=staff.administrator(case.region.name), at=AT)
    add_actions([_action(case)], by=staff.administrator(case.region.name), at=AT)
    return again(case)


def _action(case: Case) -> NewAction:
    return NewAction(
        text="Issue a handover note to every team.",
        origin=Origin.REVIEW,
        origin_label=f"Review {case.reference}",
        origin_path=f"/reviews/{case.reference}/",
        known_from=TODAY,
        owners_as_printed="Head of the unit",
        case=case,
    )


def finished() -> Case:
    """The same, with every promise kept, every action reported and every amendment answered."""
    case = reviewed()
    keep_promises(case)
    report_actions(case)
    answer_amendments(case)
    return again(case)


def outcome(case: Case, outcome: CourtStatus, *, on: date = TODAY, note: str = "") -> Case:
    told = NewOutcome(outcome=outcome, on=on, offence_title="Murder")
    by = staff.administrator(case.region.name)
    return record_court_outcome(again(case), told, by=by, at=AT, note=note)


def keep_promises(case: Case, *, but: tuple[str, ...] = ()) -> None:
    review = Review.objects.get(case=case)
    by = staff.administrator(case.region.name)
    for one in promises_owed(review):
        if one.promise not in but:
            told: dict[str, Any] = {"review": review, "person": one.person, "promise": one.promise}
            promises.keep(**told, by=by, at=AT, on=TODAY)


def report_actions(case: Case, *, reported: str = "complete") -> None:
    report = Report(TODAY, reported, "As the log of the unit shows.")
    for action in Action.objects.filter(case=case):
        owner = staff.member("action_owner")
        Owner.objects.filter(actions=action).update(user=owner)
        report_progress(action=action, report=report, by=owner, at=AT)


def answer_amendments(case: Case) -> None:
    lead = staff.regional_lead(case.region.name)
    for amendment in Amendment.objects.filter(case=case):
        reporting.answer_amendment(amendment=amendment, done="done", text="In paragraph 4.", by=lead, at=AT)


def again(case: Case) -> Case:
    found: Case = Case.objects.select_related("region", "holder").get(pk=case.pk)
    return found
