"""Correct what a case itself says: the person's details, the sentence, the court, media and ministers."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from candour.access.permissions import Permission
from candour.audit.record import record as audit
from candour.cases import rules
from candour.cases.commands.facts import CHANGED, in_words, rename
from candour.cases.commands.reaching import locked, must_hold
from candour.cases.models import Case, FactChange, RegisterRole
from candour.staff.models import User
from candour.workflow.once import once
from candour.workflow.perform import react
from candour.workflow.refusals import NotAllowed, NotNow

INTEREST = frozenset({"media_interest", "media_note", "ministers_told_on"})
DETAILS = INTEREST | {
    "crn",
    "date_of_birth",
    "sex",
    "ethnicity",
    "index_offence",
    "index_sentence",
    "delivery_unit",
    "first_court_appearance",
    "court",
}


def correct_details(
    case: Case,
    values: Mapping[str, Any],
    *,
    by: User,
    at: datetime,
    reason: str = "",
    operation: UUID | None = None,
) -> Case:
    """Correct some details; what they said before stays readable. The national team notes interest too."""
    with transaction.atomic():
        earlier = once(operation, name="case.details_corrected", by=by, at=at, on=case)
        _may_correct(values, by, at)
        row = locked(case, by=by)
        if earlier is not None:
            return row
        before = {name: in_words(row, name) for name in values}
        for name, value in values.items():
            setattr(row, name, value)
        changed = [name for name in values if in_words(row, name) != before[name]]
        if wrong := rules.wrong_with_details(row, on=timezone.localdate(at)):
            raise NotNow(wrong)
        if changed:
            _write(row, changed, before, reason, by, at)
    return row


def _may_correct(values: Mapping[str, Any], by: User, at: datetime) -> None:
    if unknown := values.keys() - DETAILS:
        raise NotAllowed(f"Not a detail that is corrected here: {', '.join(sorted(unknown))}.")
    if values.keys() <= INTEREST:
        must_hold(by, Permission.EDIT_CASE, Permission.DECIDE_NOTIFICATION, at=at)
    else:
        must_hold(by, Permission.EDIT_CASE, at=at)


def _write(
    case: Case, changed: list[str], before: dict[str, str], reason: str, by: User, at: datetime
) -> None:
    case.save(update_fields=changed)
    if "crn" in changed:
        rename(case, case.register.get(role=RegisterRole.PERSON_ON_PROBATION))
    FactChange.objects.create(
        case=case,
        kind=FactChange.Kind.CORRECTED,
        fact="details",
        fact_id=case.pk,
        before={name: before[name] for name in changed},
        after={name: in_words(case, name) for name in changed},
        reason=reason[:300],
        by=by,
        at=at,
    )
    audit(
        action="case.details_corrected",
        by=by,
        at=at,
        subject_type="cases.case",
        subject=case.reference,
        case=case.reference,
        changed=changed,
    )
    react(CHANGED, case, by=by, at=at)
