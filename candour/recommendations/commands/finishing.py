"""Finish an import: settle, import all or nothing, put aside, or take back on the same day."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from candour.action_plans.commands import withdraw_actions
from candour.action_plans.models import Action
from candour.recommendations import transitions
from candour.recommendations.commands.building import build
from candour.recommendations.models import PlanImport, Publication
from candour.staff.models import User
from candour.workflow.perform import perform
from candour.workflow.refusals import NotNow


def finish_checking(
    *, plan_import: PlanImport, by: User, at: datetime, operation: UUID | None = None
) -> PlanImport:
    """Say that everything was looked at. Raises NotNow with what still stands in the way."""
    return perform(transitions.SETTLE, on=plan_import, by=by, at=at, operation=operation)


def check_again(
    *, plan_import: PlanImport, by: User, at: datetime, operation: UUID | None = None
) -> PlanImport:
    """Go back to correcting."""
    return perform(transitions.REOPEN, on=plan_import, by=by, at=at, operation=operation)


@transaction.atomic
def import_plan(
    *, plan_import: PlanImport, by: User, at: datetime, operation: UUID | None = None
) -> Publication:
    """Put a checked plan into the ledger, all or nothing; the same operation again gives the same one."""
    done = perform(
        transitions.IMPORT, on=plan_import, by=by, at=at, setting={"imported_at": at}, operation=operation
    )
    made: Publication | None = Publication.objects.filter(plan_import=done).first()
    return made or build(done, by=by, at=at)


def discard(*, plan_import: PlanImport, by: User, at: datetime, operation: UUID | None = None) -> PlanImport:
    """Put a reading aside; the document may be brought in again."""
    return perform(transitions.DISCARD, on=plan_import, by=by, at=at, operation=operation)


@transaction.atomic
def withdraw(*, plan_import: PlanImport, by: User, at: datetime, operation: UUID | None = None) -> PlanImport:
    """Take an import back on the day it was made. Its rows stay, marked, and leave every page."""
    imported_at = plan_import.imported_at
    if imported_at is not None and timezone.localdate(imported_at) != timezone.localdate(at):
        raise NotNow(
            ["An import can be taken back only on the day it was made. Correct it in the ledger instead."]
        )
    done = perform(transitions.WITHDRAW, on=plan_import, by=by, at=at, operation=operation)
    if not Publication.objects.filter(plan_import=done, withdrawn_at__isnull=True).update(withdrawn_at=at):
        return done
    actions = Action.objects.filter(recommendation_link__recommendation__publication__plan_import=done)
    withdraw_actions(list(actions), by=by, at=at)
    return done
