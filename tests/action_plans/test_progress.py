"""What an owner reports and what somebody independent finds are kept apart, and each day keeps its answer."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from candour.action_plans import queries
from candour.action_plans.commands import Finding, Move, Report, report_progress, verify_progress
from candour.action_plans.models import Action, Owner, ProgressUpdate, Verification
from candour.audit.models import Entry
from candour.staff.models import User
from candour.workflow.refusals import NotAllowed, NotNow
from tests.action_plans.actions import NOW, PUBLISHED, action, inspector, owner_user
from tests.factories import staff

pytestmark = pytest.mark.django_db
TODAY = NOW.date()


def on(found: Action, day: date) -> Any:
    return Action.objects.as_of(day).get(pk=found.pk)


def test_a_new_action_stands_as_it_was_published() -> None:
    seen = on(action(), date(2024, 5, 1))
    assert (seen.current_due, seen.times_moved) == (date(2024, 6, 30), 0)
    assert (seen.reported, seen.verified, seen.overdue) == ("not_reported", "not_verified", False)
    assert on(action(), date(2024, 7, 1)).overdue


@pytest.mark.parametrize(
    ("kind", "status"),
    [("complete", "complete"), ("complete_and_ongoing", "continuing"), ("ongoing", "in_progress")],
)
def test_what_the_plan_prints_as_done_is_reported_as_done_and_not_verified(kind: str, status: str) -> None:
    seen = on(action(target_kind=kind, target=(None, None, None)), TODAY)
    assert (seen.reported, seen.verified, seen.current_due) == (status, "not_verified", None)


def test_reported_and_verified_stand_side_by_side() -> None:
    owner = owner_user()
    made = action(owner)
    report_progress(action=made, report=Report(date(2024, 6, 1), "complete", "Sent."), by=owner, at=NOW)
    found = Finding(date(2024, 9, 1), "insufficient", "Two regions do not have it.")
    verify_progress(action=made, finding=found, by=inspector(), at=NOW)
    seen = on(made, TODAY)
    assert (seen.reported, seen.verified) == ("complete", "insufficient")
    assert on(made, date(2024, 8, 31)).verified == "not_verified"


def test_a_moved_target_keeps_the_first_one_with_its_reason_and_approver() -> None:
    owner, approver = owner_user(), staff.member("regional_director")
    made = action(owner)
    move = Move(date(2024, 10, 31), "The contract began late.", approver)
    report_progress(
        action=made, report=Report(date(2024, 6, 3), "in_progress", "Drafted.", move), by=owner, at=NOW
    )
    seen = on(made, TODAY)
    assert (seen.due_on, seen.current_due, seen.times_moved) == (date(2024, 6, 30), date(2024, 10, 31), 1)
    assert on(made, date(2024, 6, 2)).times_moved == 0
    assert queries.moved(queries.actions_as_of(None, TODAY)).get().moved_by.days == 123


@pytest.mark.parametrize(
    ("report", "reason"),
    [
        (Report(date(2026, 3, 4), "complete", "Done."), "today or in the past"),
        (Report(PUBLISHED - timedelta(days=1), "complete", "Done."), "when the action was published"),
        (Report(date(2024, 6, 1), "complete", "  "), "what shows it"),
        (Report(date(2024, 6, 1), "not_reported", "Done."), "not one that can be chosen"),
    ],
)
def test_a_report_that_cannot_stand_is_refused_with_its_reason(report: Report, reason: str) -> None:
    owner = owner_user()
    with pytest.raises(NotNow, match=reason):
        report_progress(action=action(owner), report=report, by=owner, at=NOW)


def test_every_reason_is_given_at_once() -> None:
    owner = owner_user()
    move = Move(date(2024, 6, 30), " ", owner)
    with pytest.raises(NotNow) as refused:
        report_progress(
            action=action(owner), report=Report(date(2027, 1, 1), "complete", "", move), by=owner, at=NOW
        )
    assert len(refused.value.reasons) == 5


def test_only_an_owner_reports_and_only_with_the_permission() -> None:
    made = action(owner_user())
    report = Report(date(2024, 6, 1), "complete", "Done.")
    with pytest.raises(NotNow, match="answers for this action"):
        report_progress(action=made, report=report, by=owner_user(), at=NOW)
    with pytest.raises(NotAllowed):
        report_progress(action=made, report=report, by=staff.practitioner(), at=NOW)


@pytest.mark.parametrize("involved", ["owner", "approver"])
def test_nobody_verifies_what_they_answer_for_or_took_part_in(involved: str) -> None:
    owner = staff.member("action_owner", "inspector", of=None)
    approver = staff.member("inspector", of=None)
    made = action(owner)
    move = Move(date(2024, 12, 31), "Later.", approver)
    report_progress(
        action=made, report=Report(date(2024, 6, 1), "in_progress", "Begun.", move), by=owner, at=NOW
    )
    Owner.objects.update(user=owner if involved == "owner" else None)
    person = owner if involved == "owner" else approver
    with pytest.raises(NotNow, match="somebody else must verify"):
        verify_progress(action=made, finding=Finding(date(2024, 7, 1), "good", "Seen."), by=person, at=NOW)


def test_the_same_form_twice_has_one_effect() -> None:
    owner, operation = owner_user(), uuid4()
    made = action(owner)
    report = Report(date(2024, 6, 1), "complete", "Done.")
    first, second = (
        report_progress(action=made, report=report, by=owner, at=NOW, operation=operation) for _ in range(2)
    )
    assert first == second
    assert ProgressUpdate.objects.count() == 1
    assert Entry.objects.filter(action="action.progress_reported").count() == 1


def test_reports_and_findings_cannot_be_changed_or_taken_away() -> None:
    owner = owner_user()
    made = action(owner)
    report_progress(action=made, report=Report(date(2024, 6, 1), "complete", "Done."), by=owner, at=NOW)
    verify_progress(action=made, finding=Finding(date(2024, 7, 1), "good", "Seen."), by=inspector(), at=NOW)
    for records in (ProgressUpdate.objects.all(), Verification.objects.all()):
        with pytest.raises(DatabaseError), transaction.atomic():
            records.update(evidence="Something else.")
        with pytest.raises(DatabaseError), transaction.atomic():
            records.delete()


def test_the_counts_of_a_desk_are_those_of_its_owner() -> None:
    owner = owner_user()
    action(owner)
    action(owner, owners_as_printed="Head of Training", target=(2026, 3, None))
    Owner.objects.update(user=owner)
    action(owners_as_printed="Somebody else")
    assert queries.my_actions_counts(owner, TODAY) == {"mine": 2, "overdue": 1, "due_soon": 1}


Entries = list[tuple[int, str, int | None, str | None]]
entries = st.lists(
    st.tuples(
        st.integers(0, 600),
        st.sampled_from(["not_started", "in_progress", "complete", "superseded"]),
        st.none() | st.integers(1, 900),
        st.none() | st.sampled_from(["no_progress", "good", "implemented"]),
    ),
    max_size=6,
)


def _tell(made: Action, told: Entries, owner: User, approver: User, checker: User) -> None:
    """The entries in the order of their days; a target that would not move is left where it is."""
    due = made.due_on
    for days, reported, later, found in sorted(told, key=lambda entry: entry[0]):
        day = PUBLISHED + timedelta(days=days)
        target = PUBLISHED + timedelta(days=later) if later else due
        move = Move(target, "Later.", approver) if target and target != due else None
        report_progress(action=made, report=Report(day, reported, "Said.", move), by=owner, at=NOW)
        due = target
        if found:
            verify_progress(action=made, finding=Finding(day, found, "Seen."), by=checker, at=NOW)


@settings(max_examples=25, deadline=None)
@given(told=entries, days=st.integers(0, 650))
def test_what_a_day_showed_is_not_changed_by_what_came_after(told: Entries, days: int) -> None:
    with transaction.atomic():
        owner, approver, checker = owner_user(), staff.member("regional_director"), inspector()
        day = PUBLISHED + timedelta(days=days)
        whole, early = action(owner), action(owner)
        _tell(whole, told, owner, approver, checker)
        _tell(early, [entry for entry in told if entry[0] <= days], owner, approver, checker)
        names = ("current_due", "times_moved", "reported", "verified", "overdue")
        seen, known = on(whole, day), on(early, TODAY)
        assert [getattr(seen, name) for name in names[:-1]] == [getattr(known, name) for name in names[:-1]]
        closed = seen.reported in {"complete", "superseded"}
        assert seen.overdue == (seen.current_due < day and not closed)
        transaction.set_rollback(True)
