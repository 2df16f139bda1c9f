"""The four tracks of a case, side by side."""

from collections.abc import Sequence
from dataclasses import dataclass

from candour.cases.models import ActionsStatus, Case, CourtStatus, ReviewStatus, VictimStatus
from candour.cases.queries.history import Happened

COLOURS: dict[str, str] = {
    ReviewStatus.NOT_DECIDED: "grey",
    ReviewStatus.REQUIRED: "blue",
    ReviewStatus.NOT_REQUIRED: "grey",
    ReviewStatus.COMPLETE: "green",
    ReviewStatus.ENDED: "grey",
    CourtStatus.CHARGED: "blue",
    CourtStatus.SENT: "blue",
    CourtStatus.AWAITING_TRIAL: "blue",
    VictimStatus.NATIONAL_DECISION: "yellow",
    VictimStatus.OPEN: "turquoise",
    ActionsStatus.OPEN: "blue",
    ActionsStatus.COMPLETE: "green",
}


@dataclass(frozen=True, slots=True)
class Track:
    name: str
    status: str
    colour: str
    since: object


def tracks_of(case: Case, history: Sequence[Happened]) -> list[Track]:
    """Each with its status and since when: its last move, or the recording of the case."""
    last = {happened.track: happened.when for happened in reversed(history)}
    fields = {
        "review_status": "Review",
        "court_status": "Court outcome",
        "victim_status": "Victims and families",
        "actions_status": "Actions",
    }
    statuses = [(field, name, str(getattr(case, field))) for field, name in fields.items()]
    displays = {field: getattr(case, f"get_{field}_display")() for field in fields}
    return [
        Track(name, displays[field], COLOURS.get(status, "grey"), last.get(field, case.recorded_at))
        for field, name, status in statuses
    ]
