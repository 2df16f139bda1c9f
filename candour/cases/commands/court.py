"""Record what the court did, with everything that follows for the review and for victims."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from candour.cases import rules, transitions
from candour.cases.commands.closing import open_again
from candour.cases.commands.facts import add_fact
from candour.cases.commands.reaching import locked
from candour.cases.court_effects import CONCLUDED, CONVICTIONS, Effect, effects_of
from candour.cases.models import Case, CourtStatus, VictimStatus
from candour.cases.new_case import NewOutcome
from candour.mail.commands import Notice, queue
from candour.staff.models import User
from candour.workflow.once import once
from candour.workflow.perform import perform
from candour.workflow.refusals import NotNow
from candour.workflow.transition import Transition


def record_court_outcome(
    case: Case,
    told: NewOutcome,
    *,
    by: User,
    at: datetime,
    note: str = "",
    operation: UUID | None = None,
) -> Case:
    """Move the court track on and make what follows happen, all or nothing.

    After an outcome this is a correction, and `note` must say why. A conviction names its offence,
    which is kept beside the charges. Raises NotNow with every reason.
    """
    with transaction.atomic():
        if once(operation, name="court.recorded", by=by, at=at, on=case) is not None:
            return case
        row = locked(case, by=by)
        move = move_to(row, told.outcome)
        correcting = is_correction(row, told.outcome)
        today = timezone.localdate(at)
        if wrong := rules.wrong_with_outcome(row, told, note, correcting=correcting, today=today):
            raise NotNow(wrong)
        _make(move, row, _what_was_found(told), by, at, note)
        _tell_holder(row, by, at)
    return row


def move_to(case: Case, outcome: CourtStatus) -> Transition[Case]:
    """The next move where there is one, else a correction."""
    onward = [move for move in transitions.COURT.values() if move.target == outcome]
    return next(
        (move for move in onward if case.court_status in move.source), transitions.CORRECTIONS[outcome]
    )


def is_correction(case: Case, outcome: CourtStatus) -> bool:
    """Whether recording this outcome would correct an earlier one; it then needs a reason."""
    return move_to(case, outcome) is transitions.CORRECTIONS[outcome]


def _what_was_found(told: NewOutcome) -> dict[str, Any]:
    convicted = told.outcome in CONVICTIONS
    return {
        "court_outcome_on": told.on if told.outcome in CONCLUDED else None,
        "convicted_offence_code": told.offence_code if convicted else "",
        "convicted_offence_title": told.offence_title if convicted else "",
    }


def _make(
    move: Transition[Case], case: Case, setting: Mapping[str, Any], by: User, at: datetime, note: str
) -> None:
    effects, before = effects_of(case, CourtStatus(move.target)), case.court_status
    perform(move, on=case, by=by, at=at, note=note, setting=setting)
    for effect in effects:
        if following := _following(effect):
            perform(following, on=case, by=by, at=at, note=effect.sentence)
    if CONCLUDED & {before, move.target}:
        open_again(case, why="News came from the court.", by=by, at=at)
    case.refresh_from_db()


def _following(effect: Effect) -> Transition[Case] | None:
    if effect.target is None:
        return None
    if effect.track == "victim":
        return transitions.VICTIMS[VictimStatus(effect.target)]
    review = (transitions.END_REVIEW, transitions.REOPEN_REVIEW)
    return next(move for move in review if move.target == effect.target)


def charge_later(
    case: Case,
    values: Mapping[str, Any],
    *,
    by: User,
    at: datetime,
    note: str = "",
    operation: UUID | None = None,
) -> Case:
    """Add a charge brought after an outcome: the court track begins again, eligibility is answered anew."""
    with transaction.atomic():
        if once(operation, name="court.charged_later", by=by, at=at, on=case) is not None:
            return case
        row = locked(case, by=by)
        setting = _what_was_found(NewOutcome(outcome=CourtStatus.CHARGED, on=timezone.localdate(at)))
        _make(transitions.CHARGE_LATER, row, setting, by, at, note)
        add_fact(row, "charge", values, by=by, at=at)
        _tell_holder(row, by, at)
    return row


def decide_disclosure(
    case: Case, *, disclose: bool, reason: str, by: User, at: datetime, operation: UUID | None = None
) -> Case:
    """The national team's decision on disclosure where no conviction decides it."""
    if rules.reason_is_enough(reason):
        raise NotNow([rules.reason_is_enough(reason) or ""])
    target = VictimStatus.OPEN if disclose else VictimStatus.CLOSED
    return perform(
        transitions.DECIDE_DISCLOSURE[target], on=case, by=by, at=at, note=reason, operation=operation
    )


def _tell_holder(case: Case, by: User, at: datetime) -> None:
    if case.holder is not None and case.holder != by:
        queue(Notice.COURT_NEWS, to=case.holder, path=reverse("cases:show", args=[case.reference]), at=at)
