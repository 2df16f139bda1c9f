"""Every move of a case: of the tracks that the court sets off, and its closing; one row each."""

from candour.access.permissions import Permission
from candour.cases import rules
from candour.cases.court_effects import CONCLUDED, OPEN_STATUSES
from candour.cases.models import Case, ClosingStatus, CourtStatus, ReviewStatus, VictimStatus
from candour.cases.queries import closing
from candour.workflow.transition import Transition

_BEFORE = {
    CourtStatus.SENT: frozenset({CourtStatus.CHARGED}),
    CourtStatus.AWAITING_TRIAL: frozenset({CourtStatus.CHARGED, CourtStatus.SENT}),
}


def _court(target: CourtStatus) -> Transition[Case]:
    return Transition(
        name=f"court.{target}",
        field="court_status",
        source=frozenset(_BEFORE.get(target, OPEN_STATUSES)),
        target=target,
        permission=Permission.RECORD_COURT_OUTCOME,
        sentence=f"The court track moves on: {target.label.lower()}.",
    )


def _correction(target: CourtStatus) -> Transition[Case]:
    return Transition(
        name=f"court.corrected_to_{target}",
        field="court_status",
        source=frozenset(set(CourtStatus) - {target}),
        target=target,
        permission=Permission.RECORD_COURT_OUTCOME,
        sentence="What was recorded was wrong, or an appeal changed it. A reason is compulsory.",
    )


COURT = {target: _court(target) for target in CourtStatus if target != CourtStatus.CHARGED}
CORRECTIONS = {target: _correction(target) for target in CourtStatus}

CHARGE_LATER = Transition[Case](
    name="court.charged_later",
    field="court_status",
    source=CONCLUDED,
    target=CourtStatus.CHARGED,
    permission=Permission.RECORD_COURT_OUTCOME,
    sentence="A further charge is brought for the same incident after an outcome.",
)

END_REVIEW = Transition[Case](
    name="case.review_ended",
    field="review_status",
    source=frozenset({ReviewStatus.NOT_DECIDED, ReviewStatus.REQUIRED}),
    target=ReviewStatus.ENDED,
    permission=Permission.RECORD_COURT_OUTCOME,
    sentence="The charges were dropped before the review was finished.",
)
REOPEN_REVIEW = Transition[Case](
    name="case.review_reopened",
    field="review_status",
    source=frozenset({ReviewStatus.ENDED}),
    target=ReviewStatus.NOT_DECIDED,
    permission=Permission.RECORD_COURT_OUTCOME,
    sentence="A later charge, or a corrected outcome, opens the review again.",
)


def _victims(target: VictimStatus) -> Transition[Case]:
    return Transition(
        name=f"case.victims_{target}",
        field="victim_status",
        source=frozenset(set(VictimStatus) - {target}),
        target=target,
        permission=Permission.RECORD_COURT_OUTCOME,
        sentence="The victim track follows the outcome in court.",
    )


VICTIMS = {target: _victims(target) for target in VictimStatus}


def _decision(target: VictimStatus) -> Transition[Case]:
    return Transition(
        name=f"case.disclosure_decided_{target}",
        field="victim_status",
        source=frozenset({VictimStatus.NATIONAL_DECISION}),
        target=target,
        permission=Permission.DECIDE_NOTIFICATION,
        sentence="The national team decides on disclosure where there is no conviction of the offence.",
    )


DECIDE_DISCLOSURE = {target: _decision(target) for target in (VictimStatus.OPEN, VictimStatus.CLOSED)}

CLOSE = Transition[Case](
    name="case.closed",
    field="closing_status",
    source=frozenset({ClosingStatus.OPEN}),
    target=ClosingStatus.CLOSED,
    permission=Permission.CLOSE_CASE,
    guards=(
        rules.the_review_has_come_to_an_end,
        rules.the_court_has_finished,
        rules.disclosure_is_decided,
        closing.nothing_is_left_in_any_slice,
    ),
    sentence="Nothing is left to do on any track. What must be done first is inferred: a default.",
)
OPEN_AGAIN = Transition[Case](
    name="case.reopened",
    field="closing_status",
    source=frozenset({ClosingStatus.CLOSED}),
    target=ClosingStatus.OPEN,
    permission=Permission.CLOSE_CASE,
    by_service=True,
    sentence="The national team opens it for a reason; or something is to be done in it again.",
)
