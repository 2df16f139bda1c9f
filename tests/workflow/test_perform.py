"""One function changes a status: all or nothing, once, by somebody who may, or by a loud override."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from candour.access.permissions import Permission
from candour.audit.models import Entry
from candour.config import reactions
from candour.notifications import transitions
from candour.notifications.models import Notification, NotificationStatus
from candour.staff.models import User
from candour.workflow.models import StatusChange
from candour.workflow.perform import perform
from candour.workflow.refusals import NotAllowed, NotNow
from tests.factories import notifications, staff

pytestmark = pytest.mark.django_db
AT = notifications.AT + timedelta(days=1)


def refused(_record: Notification, _by: User) -> str:
    return "The file is not complete."


HELD_UP = replace(transitions.SUBMIT, guards=(refused,))
WITH_OVERRIDE = replace(HELD_UP, override=Permission.OVERRIDE_ELIGIBILITY)


def status_of(notification: Notification) -> str:
    return Notification.objects.get(pk=notification.pk).status


def test_a_record_that_the_person_cannot_see_is_not_moved() -> None:
    notification = notifications.review_due(of="London")
    with pytest.raises(NotAllowed, match="not one that you can see"):
        perform(transitions.SUBMIT, on=notification, by=staff.administrator("North East"), at=AT)
    assert status_of(notification) == NotificationStatus.READY


def test_a_guard_refuses_with_its_reason_and_no_override_is_supposed() -> None:
    notification = notifications.review_due()
    with pytest.raises(NotNow) as refusal:
        perform(HELD_UP, on=notification, by=staff.regional_lead(), at=AT, override="It must go today.")
    assert refusal.value.reasons == ["The file is not complete."]


def test_an_override_needs_its_own_permission() -> None:
    notification = notifications.review_due()
    with pytest.raises(NotAllowed, match="override"):
        perform(WITH_OVERRIDE, on=notification, by=staff.administrator(), at=AT, override="It must go.")


def test_an_override_keeps_what_stood_against_it_and_is_loud_in_the_audit() -> None:
    notification = notifications.review_due()
    perform(WITH_OVERRIDE, on=notification, by=staff.regional_lead(), at=AT, override="It must go today.")
    change = StatusChange.objects.filter(record_id=notification.pk, transition=WITH_OVERRIDE.name).get()
    assert (change.note, change.overridden) == ("It must go today.", "The file is not complete.")
    assert Entry.objects.filter(action=f"override {WITH_OVERRIDE.name}").exists()


def test_an_override_does_not_lift_a_wrong_status() -> None:
    notification = notifications.submitted()
    with pytest.raises(NotNow, match="With the national team"):
        perform(WITH_OVERRIDE, on=notification, by=staff.regional_lead(), at=AT, override="Once more.")


def test_the_same_form_sent_twice_moves_once() -> None:
    notification, operation, lead = notifications.review_due(), uuid4(), staff.regional_lead()
    for _time in range(2):
        perform(transitions.SUBMIT, on=notification, by=lead, at=AT, operation=operation)
    assert StatusChange.objects.filter(transition=transitions.SUBMIT.name).count() == 1


def test_a_reaction_that_fails_undoes_the_move(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_record: Notification, **_told: object) -> None:
        raise RuntimeError("The message could not be queued.")

    notification = notifications.review_due()
    monkeypatch.setitem(reactions.REACTIONS, transitions.SUBMIT.name, (fail,))
    with pytest.raises(RuntimeError):
        perform(transitions.SUBMIT, on=notification, by=staff.regional_lead(), at=AT)
    assert status_of(notification) == NotificationStatus.READY
    assert not StatusChange.objects.filter(transition=transitions.SUBMIT.name).exists()
