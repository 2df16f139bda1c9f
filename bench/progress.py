"""What years of work add to cases: decisions, reviews, outcomes, holders, access lists and history.

Set by set instead of act by act: `perform` and `hand_over` lock, check and write one record at a time, some
two hundred a second. The rows written here are of the kinds that they write, without their rows
of audit: no page reads those.
"""

import json
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from random import Random

from django.db import connection

from bench.people import Office, Staff
from candour.cases.commands.bulk import insert
from candour.cases.models import AccessEntry, Case, CaseHolding, CourtStatus, Relation, Transfer
from candour.notifications.models import Deadline, Notification
from candour.notifications.models.notification import Outcome
from candour.workflow.models import StatusChange

Row = dict[str, object]

MOVE_CASES = """
    UPDATE cases_case AS moved SET
        review_status = to_be.review_status, court_status = to_be.court_status,
        victim_status = to_be.victim_status, court_outcome_on = to_be.court_outcome_on,
        holder_id = to_be.holder_id, held_since = to_be.held_since,
        next_step = to_be.next_step, next_due = to_be.next_due, waits_for = to_be.waits_for
    FROM json_populate_recordset(NULL::cases_case, %s) AS to_be WHERE moved.id = to_be.id
"""
MOVE_NOTIFICATIONS = """
    UPDATE notifications_notification AS moved SET
        status = to_be.status, submitted_by_id = to_be.submitted_by_id, submitted_at = to_be.submitted_at,
        decided_by_id = to_be.decided_by_id, decided_at = to_be.decided_at
    FROM json_populate_recordset(NULL::notifications_notification, %s) AS to_be
    WHERE moved.case_id = to_be.case_id
"""
MEET_DEADLINES = """
    UPDATE notifications_deadline AS met SET met_on = %s WHERE case_id = ANY(%s) AND step = 'notification'
"""
DECIDED_AS = {
    Outcome.REVIEW_MANDATORY: ("review", "notification.review_commissioned", "required"),
    Outcome.NOTIFY_ONLY: ("notify_only", "notification.closed_notify_only", "not_required"),
    Outcome.NOT_SFO: ("not_sfo", "notification.refused_not_sfo", "not_required"),
}
OUTCOMES = (CourtStatus.CONVICTED, CourtStatus.CONVICTED, CourtStatus.CONVICTED_LESSER, CourtStatus.ACQUITTED)
REVIEW_TAKES = timedelta(days=92)
COURT_TAKES = timedelta(days=270)


class Moves:
    """The rows of one batch, gathered case by case."""

    def __init__(self, staff: Staff, at: datetime, chance: Random) -> None:
        self.staff, self.at, self.chance = staff, at, chance
        self.age = datetime.now(UTC) - at
        self.submitted, self.decided = at + timedelta(days=3), at + timedelta(days=9)
        self.cases: list[Row] = []
        self.notifications: list[Row] = []
        self.met: list[int] = []
        self.deadlines: list[Row] = []
        self.holdings: list[Row] = []
        self.access: list[Row] = []
        self.transfers: list[Row] = []
        self.history: list[Row] = []

    def take(self, case: Case, office: Office, notification: int, outcome: str) -> None:
        row: Row = {"id": case.pk, "next_step": case.next_step, "next_due": case.next_due}
        row |= {"waits_for": case.waits_for, "victim_status": "not_open", "court_status": "charged"}
        row["review_status"] = "not_decided"
        if outcome in DECIDED_AS and self.decided < datetime.now(UTC):
            row |= self._decide(case, office, notification, Outcome(outcome))
        row |= self._court(case) | self._hold(case, office, ended=row["review_status"] != "required")
        if self.chance.random() < 0.05:
            self.transfers.append(_transfer(case, office, self.at.date()))
        self.cases.append(row)

    def _decide(self, case: Case, office: Office, notification: int, outcome: Outcome) -> Row:
        status, move, review = DECIDED_AS[outcome]
        by, national = office.administrator.pk, self.staff.national.pk
        self.notifications.append(
            {"case_id": case.pk, "status": status, "submitted_by_id": by, "submitted_at": self.submitted}
            | {"decided_by_id": national, "decided_at": self.decided}
        )
        self.met.append(case.pk)
        kind = "notifications.notification"
        self._remember(kind, notification, "status", "notification.submitted", "ready", "submitted", by)
        self._remember(kind, notification, "status", move, "submitted", status, national)
        self._remember(
            "cases.case", case.pk, "review_status", f"case.{review}", "not_decided", review, national
        )
        closed: Row = {"review_status": review, "next_step": "", "next_due": None, "waits_for": ""}
        return closed if review == "not_required" else closed | self._review(case)

    def _review(self, case: Case) -> Row:
        """Most reviews of some age are complete; one in twenty drags on."""
        due = self.submitted.date() + REVIEW_TAKES
        complete = self.age > REVIEW_TAKES * 1.5 and self.chance.random() < 0.95
        self.deadlines.append(
            {"case_id": case.pk, "step": "review", "started_on": self.submitted.date(), "original_due": due}
            | {"due": due, "extended_by_days": 0, "met_on": due if complete else None}
        )
        if complete:
            return {"review_status": "complete"}
        return {"next_step": "Review submitted", "next_due": due, "waits_for": "region"}

    def _court(self, case: Case) -> Row:
        if self.age < COURT_TAKES or self.chance.random() < 0.2:
            return {}
        status, on = self.chance.choice(OUTCOMES), (self.at + COURT_TAKES).date()
        victim = "open" if status == CourtStatus.CONVICTED else "closed"
        national = self.staff.national.pk
        self._remember("cases.case", case.pk, "court_status", f"court.{status}", "charged", status, national)
        return {"court_status": status, "court_outcome_on": on, "victim_status": victim}

    def _hold(self, case: Case, office: Office, *, ended: bool) -> Row:
        """A reviewing manager holds the case while it is open, and stands on its list as long."""
        if self.chance.random() < 0.2:
            return {}
        holder, until = self.chance.choice(office.holders).pk, self.decided if ended else None
        given = {"case_id": case.pk, "since": self.at, "until": until, "given_by_id": self.staff.recorder.pk}
        self.holdings.append(given | {"holder_id": holder, "reason": ""})
        self.access.append(
            given
            | {"user_id": holder, "relation": Relation.HOLDER, "barred": False, "reason": "Holds the case"}
        )
        return {} if ended else {"holder_id": holder, "held_since": self.at}

    def _remember(
        self, kind: str, number: int, field: str, move: str, before: str, after: str, by: int
    ) -> None:
        self.history.append(
            {"record_type": kind, "record_id": number, "field": field, "transition": move}
            | {"from_status": before, "to_status": after, "by_id": by, "at": self.decided}
            | {"note": "", "overridden": ""}
        )


def _transfer(case: Case, office: Office, on: date) -> Row:
    first, second = office.units[0], office.units[1]
    return {"case_id": case.pk, "moved_on": on, "from_unit_id": first.pk, "to_unit_id": second.pk, "note": ""}


def move_on(
    cases: Sequence[Case], offices: Sequence[Office], staff: Staff, *, at: datetime, chance: Random
) -> None:
    """Bring each case of a batch to where its age would have brought it."""
    moves = Moves(staff, at, chance)
    opened = Notification.objects.filter(case__in=[case.pk for case in cases])
    found = {case: (number, outcome) for case, number, outcome in opened.values_list("case", "pk", "outcome")}
    for case, office in zip(cases, offices, strict=True):
        moves.take(case, office, *found[case.pk])
    _write(moves, at)


def _write(moves: Moves, at: datetime) -> None:
    _send(MOVE_CASES, [_document(moves.cases)])
    _send(MOVE_NOTIFICATIONS, [_document(moves.notifications)])
    _send(MEET_DEADLINES, [at.date(), moves.met])
    insert(Deadline, moves.deadlines)
    insert(CaseHolding, moves.holdings)
    insert(AccessEntry, moves.access)
    insert(Transfer, moves.transfers)
    insert(StatusChange, moves.history)


def _send(statement: str, values: Sequence[str | date | list[int]]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def _document(rows: Iterable[Row]) -> str:
    return json.dumps(list(rows), default=str, ensure_ascii=False)
