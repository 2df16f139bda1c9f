"""What happened to a case, and what was corrected in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from candour.cases.models import (
    ActionsStatus,
    Case,
    ClosingStatus,
    CourtStatus,
    FactChange,
    ReviewStatus,
    VictimStatus,
)
from candour.cases.models.visibility import Sight
from candour.design_system.words import day
from candour.workflow.models import StatusChange
from candour.workflow.queries import history_of

OTHER_CASE = "other_case"
TRACKS = {
    "review_status": ("Review", ReviewStatus),
    "court_status": ("Court", CourtStatus),
    "victim_status": ("Victims and families", VictimStatus),
    "actions_status": ("Actions", ActionsStatus),
    "closing_status": ("The case", ClosingStatus),
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
    """Every move of the four tracks and of the case itself, the newest first."""
    moves = [move for move in history_of(case) if move.field in TRACKS]
    return [_happened(move) for move in reversed(moves)]


def closed_in(case: Case, history: Sequence[Happened]) -> Happened | None:
    """Who closed a closed case, and when; None while it is open."""
    if case.closing_status != ClosingStatus.CLOSED:
        return None
    return next(happened for happened in history if happened.track == "closing_status")


def closed_as(case: Case) -> Happened | None:
    """The same, where the history is not at hand."""
    return closed_in(case, history_of_case(case))


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


def changes_of(case: Case, *, with_victims: bool, sight: Sight) -> list[Corrected]:
    """Newest first; what concerns victims, or names a case that the reader may not open, is left out."""
    found = FactChange.objects.filter(case=case).select_related("by")
    if not with_victims:
        # Everything about a person who is or was a victim here, from before they were known as one too.
        of_victims = FactChange.objects.filter(case=case, fact="person", about_victim=True).values("fact_id")
        found = found.exclude(about_victim=True).exclude(fact="person", fact_id__in=of_victims)
    changes = list(found)
    unseen = _cases_unseen(changes, sight)
    return [_corrected(change, unseen) for change in changes]


def _cases_unseen(changes: Sequence[FactChange], sight: Sight) -> set[str]:
    """The references of other cases that these changes name and this reader may not open."""
    named = {
        said[OTHER_CASE] for change in changes for said in (change.before, change.after) if OTHER_CASE in said
    }
    seen = Case.objects.visible_to(sight).filter(reference__in=named) if named else Case.objects.none()
    return named - set(seen.values_list("reference", flat=True))


def _corrected(change: FactChange, unseen: set[str]) -> Corrected:
    names = list(dict.fromkeys([*change.before, *change.after]))
    names = [name for name in names if not {change.before.get(name), change.after.get(name)} & unseen]
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
