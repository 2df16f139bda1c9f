"""What is shared of a review: copies, decisions, the check, files, and what was sent."""

from candour.disclosure.models.checking import Check, CheckItem
from candour.disclosure.models.deciding import (
    Act,
    Action,
    Decision,
    Look,
    Origin,
    Suggestion,
    Undone,
)
from candour.disclosure.models.disclosure import (
    BEFORE_SENDING,
    GIVEN,
    Concern,
    Disclosure,
    Effect,
    Format,
    LabelGiven,
    Language,
    ReleaseSet,
    Status,
    TakenOver,
)
from candour.disclosure.models.releasing import Approval, Recall, ReleaseFile, Sending

__all__ = [
    "BEFORE_SENDING",
    "GIVEN",
    "Act",
    "Action",
    "Approval",
    "Check",
    "CheckItem",
    "Concern",
    "Decision",
    "Disclosure",
    "Effect",
    "Format",
    "LabelGiven",
    "Language",
    "Look",
    "Origin",
    "Recall",
    "ReleaseFile",
    "ReleaseSet",
    "Sending",
    "Status",
    "Suggestion",
    "TakenOver",
    "Undone",
]
