"""What happened to a case, and what was corrected in it."""

from dataclasses import dataclass
from datetime import date

from candour.cases.models import (
    ActionsStatus,
    Case,
    CourtStatus,
    FactChange,
    ReviewStatus,
    VictimStatus,
)
from candour.design_system.words import day
from candour.workflow.models import StatusChange
from candour.workflow.queries import history_of

TRACKS = {
    "review_status": ("Review", ReviewStatus),
    "court_status": ("Court", CourtStatus),
    "victim_status": ("Victims and families", VictimStatus),
    "actions_status": ("Actions", ActionsStatus),
}
FACTS = {
    "charge": "Charge",
    "supervision": "Supervision",
    "risk": "Risk assessment",
    "mappa": "MAPPA",
    "transfer": "Transfer",
    "parallel": "Process beside the review",
    "co_defendant": "Co-defendant",
    "person": "Register of people",
    "details": "Details",
}


@dataclass(frozen=True, slots=True)
class Happened:
    """One entry of a timeline."""

    title: str
    when: object
    by: object
    text: str
    track: str = ""


def history_of_case(case: Case) -> list[Happened]:
    """Every move of the four tracks, the newest first."""
    moves = [move for move in history_of(case) if move.field in TRACKS]
    return [_happened(move) for move in reversed(moves)]


def _happened(move: StatusChange) -> Happened:
    named, statuses = TRACKS[move.field]
    status = dict(statuses.choices).get(move.to_status, move.to_status)
    return Happened(f"{named}: {status}", move.at, move.by, move.note, move.field)


@dataclass(frozen=True, slots=True)
class Corrected:
    """One fact added, corrected or taken out, field by field."""

    title: str
    when: object
    by: object
    reason: str
    rows: list[tuple[str, str, str]]


def changes_of(case: Case, *, with_victims: bool) -> list[Corrected]:
    """Newest first; what concerns victims is absent for those who may not see them."""
    found = FactChange.objects.filter(case=case).select_related("by")
    return [_corrected(change) for change in (found if with_victims else found.filter(about_victim=False))]


def _corrected(change: FactChange) -> Corrected:
    names = list(dict.fromkeys([*change.before, *change.after]))
    rows = [
        (name.replace("_", " ").capitalize(), _shown(change.before.get(name)), _shown(change.after.get(name)))
        for name in names
    ]
    title = f"{FACTS.get(change.fact, change.fact)} {change.get_kind_display().lower()}"
    return Corrected(title, change.at, change.by, change.reason, [row for row in rows if row[1] or row[2]])


def _shown(kept: str | None) -> str:
    """A kept ISO date is shown as a date; everything else as it was kept."""
    try:
        return day(date.fromisoformat(kept)) if kept else ""
    except ValueError:
        return str(kept)
