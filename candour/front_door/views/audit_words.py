"""Acts of the audit record in words."""

from dataclasses import dataclass

from candour.access.roles import ROLES
from candour.audit.models import Entry
from candour.audit.record import SERVICE

ACTIONS = {
    "account.disabled": "Closed an account",
    "account.enabled": "Opened an account again",
    "account.moved": "Moved a person",
    "account.opened": "Opened an account",
    "audit.exported": "Exported the audit log",
    "audit.read": "Read the audit log",
    "audit.verified": "Verified a chain",
    "case.listed": "Was shown a list of people or cases",
    "case.read": "Read a page of the case",
    "case.recorded": "Recorded the case",
    "page.refused": "Asked for a page that is not theirs",
    "password.chosen": "Chose a password",
    "password.reset": "Set a one-time password",
    "role.asked": "Asked for a role",
    "role.ended": "Ended a role",
    "role.given": "Gave a role",
    "role.refused": "Refused a role",
    "session.begun": "Signed in",
    "session.ended": "Signed out",
    "session.failed": "Sign-in failed",
    "session.locked_out": "Sign-in locked after five attempts",
}


@dataclass(frozen=True, slots=True)
class Words:
    """One entry as a reader sees it."""

    action: str
    about: str
    reference: str
    reason: str


def name_of(chain: str) -> str:
    """The chain of the service, or of a case by its reference."""
    return "The service" if chain == SERVICE else chain.removeprefix("case:")


def in_words(entry: Entry) -> Words:
    """The reason is shown for the service alone: on a case it may be somebody's own words about it."""
    known = ACTIONS.get(entry.action)
    about = " ".join(part for part in (entry.subject_type, entry.subject) if part)
    of_service = entry.chain == SERVICE
    return Words(
        action=known or _spelled(entry.action),
        about=about,
        reference="" if of_service else entry.chain.removeprefix("case:"),
        reason=_reason(entry) if of_service else "",
    )


def _reason(entry: Entry) -> str:
    role = ROLES.get(entry.reason)
    return role.name if role else entry.reason


def _spelled(action: str) -> str:
    """notification.submitted becomes Notification submitted."""
    return action.replace(".", " ").replace("_", " ").capitalize()
