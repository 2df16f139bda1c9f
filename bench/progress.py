"""What years of work add to cases: decisions, reviews, outcomes, holders, access lists and history.

Added to the rows of a new case before any is written: `perform` and `hand_over` lock, check and write one
record at a time, some two hundred a second. The rows are of the kinds that those write, in the state
that they leave, without their rows of audit: no page reads those.
"""

from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from random import Random

from bench.facts import pick
from bench.people import Office, Staff
from candour.cases.commands.bulk import take_numbers
from candour.cases.commands.rows import Row, Rows
from candour.cases.models import AccessEntry, Case, CaseHolding, CourtStatus, Relation, Transfer
from candour.notifications.models import Deadline, Notification
from candour.notifications.models.notification import Outcome
from candour.workflow.models import StatusChange

DECIDED_AS = {
    Outcome.REVIEW_MANDATORY: ("review", "notification.review_commissioned", "required"),
    Outcome.NOTIFY_ONLY: ("notify_only", "notification.closed_notify_only", "not_required"),
    Outcome.NOT_SFO: ("not_sfo", "notification.refused_not_sfo", "not_required"),
}
OUTCOMES = (CourtStatus.CONVICTED, CourtStatus.CONVICTED, CourtStatus.CONVICTED_LESSER, CourtStatus.ACQUITTED)
REVIEW_TAKES = timedelta(days=92)
COURT_TAKES = timedelta(days=270)
NOT_YET = {"submitted_by_id": None, "submitted_at": None, "decided_by_id": None, "decided_at": None}


def move_on(rows: Rows, offices: Sequence[Office], staff: Staff, *, at: datetime, chance: Random) -> None:
    """Bring each case of a batch to where its age would have brought it."""
    moves = Moves(rows, staff, at, chance)
    numbers = take_numbers(Notification, len(rows[Case]))
    together = zip(rows[Case], rows[Notification], numbers, offices, strict=True)
    for case, notification, number, office in together:
        notification |= {"id": number, **NOT_YET}
        moves.take(case, notification, office)
    moves.finish()


class Moves:
    """The rows of one batch, changed and added to case by case."""

    def __init__(self, rows: Rows, staff: Staff, at: datetime, chance: Random) -> None:
        self.staff, self.at, self.chance = staff, at, chance
        self.age = datetime.now(UTC) - at
        self.submitted, self.decided = at + timedelta(days=3), at + timedelta(days=9)
        self.rows = rows
        self.added: Rows = defaultdict(list)
        self.met: dict[int, date | None] = {}

    def take(self, case: Row, notification: Row, office: Office) -> None:
        case |= {"victim_status": "not_open", "court_status": "charged", "review_status": "not_decided"}
        outcome = notification["outcome"]
        if outcome in DECIDED_AS and self.decided < datetime.now(UTC):
            case |= self._decide(case["id"], notification, office)
        case |= self._court(case["id"])
        case |= self._hold(case["id"], office, ended=case["review_status"] != "required")
        if self.chance.random() < 0.05:
            self.added[Transfer].append(_transfer(case["id"], office, self.at.date()))

    def finish(self) -> None:
        """Every deadline says whether it was met, as rows of one table must name the same columns."""
        for deadline in self.rows[Deadline]:
            deadline["met_on"] = self.met.get(deadline["case_id"])
        for model, rows in self.added.items():
            self.rows.setdefault(model, []).extend(rows)

    def _decide(self, case: int, notification: Row, office: Office) -> Row:
        status, move, review = DECIDED_AS[notification["outcome"]]
        by, national = office.administrator.pk, self.staff.national.pk
        notification |= {"status": status, "submitted_by_id": by, "submitted_at": self.submitted}
        notification |= {"decided_by_id": national, "decided_at": self.decided}
        self.met[case] = self.at.date()
        kind, number = "notifications.notification", notification["id"]
        self._remember(kind, number, "status", "notification.submitted", "ready", "submitted", by)
        self._remember(kind, number, "status", move, "submitted", status, national)
        self._remember("cases.case", case, "review_status", f"case.{review}", "not_decided", review, national)
        closed: Row = {"review_status": review, "next_step": "", "next_due": None, "waits_for": ""}
        return closed if review == "not_required" else closed | self._review(case)

    def _review(self, case: int) -> Row:
        """Most reviews of some age are complete; one in twenty drags on."""
        due = self.submitted.date() + REVIEW_TAKES
        complete = self.age > REVIEW_TAKES * 1.5 and self.chance.random() < 0.95
        self.added[Deadline].append(
            {"case_id": case, "step": "review", "started_on": self.submitted.date(), "original_due": due}
            | {"due": due, "extended_by_days": 0, "paused_by_days": 0, "met_on": due if complete else None}
        )
        if complete:
            return {"review_status": "complete"}
        return {"next_step": "Review submitted", "next_due": due, "waits_for": "region"}

    def _court(self, case: int) -> Row:
        if self.age < COURT_TAKES or self.chance.random() < 0.2:
            return {}
        status, on = pick(OUTCOMES, self.chance), (self.at + COURT_TAKES).date()
        victim = "open" if status == CourtStatus.CONVICTED else "closed"
        national = self.staff.national.pk
        self._remember("cases.case", case, "court_status", f"court.{status}", "charged", status, national)
        return {"court_status": status, "court_outcome_on": on, "victim_status": victim}

    def _hold(self, case: int, office: Office, *, ended: bool) -> Row:
        """A reviewing manager holds the case while it is open, and stands on its list as long."""
        if self.chance.random() < 0.2:
            return {}
        holder, until = pick(office.holders, self.chance).pk, self.decided if ended else None
        given = {"case_id": case, "since": self.at, "until": until, "given_by_id": self.staff.recorder.pk}
        self.added[CaseHolding].append(given | {"holder_id": holder, "reason": ""})
        self.added[AccessEntry].append(
            given
            | {"user_id": holder, "relation": Relation.HOLDER, "barred": False, "reason": "Holds the case"}
        )
        return {} if ended else {"holder_id": holder, "held_since": self.at}

    def _remember(
        self, kind: str, number: int, field: str, move: str, before: str, after: str, by: int
    ) -> None:
        self.added[StatusChange].append(
            {"record_type": kind, "record_id": number, "field": field, "transition": move}
            | {"from_status": before, "to_status": after, "by_id": by, "at": self.decided}
            | {"note": "", "overridden": ""}
        )


def _transfer(case: int, office: Office, on: date) -> Row:
    first, second = office.units[0], office.units[1]
    return {"case_id": case, "moved_on": on, "from_unit_id": first.pk, "to_unit_id": second.pk, "note": ""}
