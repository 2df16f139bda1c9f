"""A review that is being written, with something to rely on."""

from datetime import timedelta
from typing import Any

from candour.cases.models.visibility import Sight, sight_of
from candour.cases.row_security import limit_rows_to
from candour.reviews.commands import thread as commands
from candour.reviews.models import ChronologyEntry, Interview, Review
from candour.staff.models import User
from tests.reviews import gathered

AT = gathered.AT


def author_of(review: Review) -> User:
    assert review.reviewing_manager is not None
    return review.reviewing_manager


def entry(review: Review, text: str = "A home visit was made.", days: int = 0) -> ChronologyEntry:
    made: ChronologyEntry = review.chronology.create(
        case=review.case,
        on=AT.date() - timedelta(days=days),
        text=text,
        added_by=author_of(review),
        added_at=AT,
    )
    return made


def interview(review: Review, level: str = "practitioner") -> Interview:
    made: Interview = review.interviews.create(
        case=review.case,
        role="Probation practitioner",
        level=level,
        state="held",
        held_on=AT.date(),
        added_by=author_of(review),
        added_at=AT,
    )
    return made


def add(review: Review, kind: str, **values: Any) -> Any:
    return commands.add_part(review, kind, DEFAULTS[kind] | values, by=author_of(review), at=AT)


DEFAULTS: dict[str, dict[str, Any]] = {
    "judgement": {
        "area": "delivery",
        "sufficiency": "not_sufficient",
        "text": "The missed tests led to no warning.",
        "missed_opportunity": False,
        "significance": "",
        "themes": ["PD-ENFORCE"],
    },
    "reason": {"text": "Two posts were vacant.", "level": "delivery_unit", "factor": "SF-STAFFING"},
    "learning": {
        "text": "Share cases by need.",
        "level": "region",
        "multi_agency": False,
        "already_done": "",
        "themes": [],
        "reasons": [],
    },
    "action": {
        "text": "The head of unit checks ten cases a month.",
        "owner": "Head of unit",
        "owner_user": None,
        "how": "It was agreed.",
        "measure": "Ten cases a month.",
        "due_on": AT.date() + timedelta(days=30),
    },
    "effective": {"text": "She asked twice.", "theme": "EP-CURIOSITY", "level": "practitioner"},
    "level": {"level": "national", "why": "Policy was read; nothing was found."},
    "diversity": {"characteristic": "age", "text": "Work was fitted to his age."},
}


def as_seen_by(user: User) -> Sight:
    """Narrow the rows of the database to what this person sees."""
    sight = sight_of(user, at=AT)
    limit_rows_to(sight)
    return sight
