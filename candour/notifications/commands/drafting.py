"""Keep what is typed of a new notification, answer by answer, and make a case of it at the end."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from candour.access.permissions import Permission
from candour.cases.commands import record_case
from candour.cases.models import Case
from candour.mail.commands import Notice, queue
from candour.notifications import drafted
from candour.notifications.commands import notifying
from candour.notifications.models import Draft
from candour.notifications.queries import administrators_of
from candour.staff.models import DeliveryUnit, Region, User
from candour.workflow.perform import may
from candour.workflow.refusals import NotAllowed, NotNow

MOST_ITEMS = 60


@transaction.atomic
def start(*, by: User, at: datetime, operation: UUID | None = None) -> Draft:
    """An empty draft; the same form sent twice begins one."""
    if not may(by, Permission.RECORD_CASE, at=at):
        raise NotAllowed("Your role does not record cases.")
    if operation is not None:
        draft, _made = Draft.objects.get_or_create(
            pk=operation, defaults={"by": by, "started_at": at, "saved_at": at}
        )
        if draft.by_id != by.pk:
            raise NotAllowed("This form was already used for something else. Open the page again.")
        return draft
    made: Draft = Draft.objects.create(by=by, started_at=at, saved_at=at)
    return made


@transaction.atomic
def save(draft: Draft, key: str, values: dict[str, Any] | None, *, at: datetime) -> Draft:
    """Keep the answer to one question; None takes it away."""
    row = _locked(draft)
    if values is None:
        row.answers.pop(key, None)
    else:
        row.answers[key] = _plain(values)
    return _saved(row, at)


@transaction.atomic
def save_item(draft: Draft, key: str, place: int | None, values: dict[str, Any], *, at: datetime) -> Draft:
    """Add one of several, or change the one at a place."""
    row = _locked(draft)
    items = list(drafted.items(row.answers, key))
    if place is None and len(items) >= MOST_ITEMS:
        raise NotNow([f"A notification holds at most {MOST_ITEMS} of these."])
    if place is None:
        items.append(_plain(values))
    elif place < len(items):
        items[place] = _plain(values)
    row.answers[key] = {"items": items}
    return _saved(row, at)


@transaction.atomic
def remove_item(draft: Draft, key: str, place: int, *, at: datetime) -> Draft:
    """Take one of several out again."""
    row = _locked(draft)
    items = drafted.items(row.answers, key)
    row.answers[key] = {"items": [item for index, item in enumerate(items) if index != place]}
    return _saved(row, at)


@transaction.atomic
def discard(draft: Draft) -> None:
    """Nothing was recorded from it, so nothing stays."""
    Draft.objects.open().filter(pk=draft.pk).delete()


@transaction.atomic
def record(draft: Draft, *, by: User, at: datetime, operation: UUID | None = None) -> Case:
    """Make a case and its notification of the draft, all or nothing, once.

    Raises NotNow with everything that is missing or wrong.
    """
    row = Draft.objects.visible_to(by).select_for_update(of=("self",)).get(pk=draft.pk)
    if row.finished_as_id is not None:
        return _case_of(row, by)
    if missing := drafted.what_is_missing(row.answers):
        raise NotNow(missing)
    region, unit = _place(row.answers)
    new = drafted.new_case(row.answers, region=region, delivery_unit=unit)
    case = record_case(new, by=by, at=at, operation=operation)
    notifying.open_for(case, by=by, at=at)
    row.finished_as, row.answers, row.saved_at = case, {}, at
    row.save()
    _tell_the_region(case, by, at)
    return case


def _case_of(draft: Draft, by: User) -> Case:
    found: Case | None = Case.objects.visible_to(by).filter(pk=draft.finished_as_id).first()
    if found is None:
        raise NotAllowed("The case is recorded, and is no longer one that you can open.")
    return found


def _place(answers: drafted.Answers) -> tuple[Region, DeliveryUnit | None]:
    region = Region.objects.get(code=answers["region"]["region"])
    named = answers.get("unit", {}).get("unit")
    return region, DeliveryUnit.objects.filter(region=region, name=named).first() if named else None


def _tell_the_region(case: Case, by: User, at: datetime) -> None:
    """A practitioner cannot submit: the administrators of the region take it from here."""
    if may(by, Permission.SUBMIT_NOTIFICATION, at=at) and by.region_id == case.region_id:
        return
    path = reverse("notifications:show", args=[case.reference])
    for administrator in administrators_of(case.region, on=timezone.localdate(at)):
        queue(Notice.CASE_WAITS, to=administrator, path=path, at=at)


def _locked(draft: Draft) -> Draft:
    row: Draft | None = Draft.objects.open().select_for_update().filter(pk=draft.pk).first()
    if row is None:
        raise NotNow(["This draft has become a case, or was deleted. Nothing more can be changed in it."])
    return row


def _saved(row: Draft, at: datetime) -> Draft:
    row.saved_at = at
    row.save(update_fields=["answers", "saved_at"])
    return row


def _plain(values: dict[str, Any]) -> dict[str, Any]:
    """As it is kept: dates as text."""
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in values.items()
        if name != "operation"
    }
