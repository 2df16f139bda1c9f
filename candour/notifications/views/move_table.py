"""Every move and decision that a person can make on a notification: its page, form, verb and consequences."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from candour.access.permissions import Permission
from candour.cases.commands import correct_details
from candour.design_system.fields import Form
from candour.notifications import rules, transitions
from candour.notifications.commands import deciding, notifying, overriding
from candour.notifications.forms import moves
from candour.notifications.models import Notification
from candour.staff.models import User
from candour.workflow.perform import reasons_against
from candour.workflow.transition import Transition

Told = Mapping[str, Any]
Against = Callable[[Notification, User], list[str]]


@dataclass(frozen=True, slots=True)
class Move:
    """A button on the page of a notification, and the page behind it."""

    key: str
    text: str
    """The link and the button."""
    title: str
    permission: Permission
    against: Against
    form: type[Form]
    do: Callable[..., Any]
    done: str
    consequences: tuple[str, ...]
    deadlines: tuple[str, ...] = ()
    """Keys of the deadlines that begin to run."""
    warning: bool = False
    offered: Callable[[Notification], bool] = lambda _notification: True


def _by(move: Transition[Notification]) -> Against:
    return lambda notification, by: reasons_against(move, notification, by)


def _take_on(notification: Notification, told: Told, by: User, at: datetime) -> None:
    """Sent twice it has one effect, as it only moves what has not moved."""
    notifying.move_on(notification, by=by, at=at)


def _record_court(notification: Notification, told: Told, by: User, at: datetime) -> None:
    values = {"first_court_appearance": told["first_court_appearance"]}
    if told["court"]:
        values["court"] = told["court"]
    correct_details(notification.case, values, by=by, at=at, operation=told["operation"])


def _submit(notification: Notification, told: Told, by: User, at: datetime) -> None:
    proposal, operation = told["proposal"] or "", told["operation"]
    notifying.submit(notification=notification, proposal=proposal, by=by, at=at, operation=operation)


def _plain(verb: Callable[..., Any]) -> Callable[[Notification, Told, User, datetime], None]:
    """A verb that takes what the form gives under the same names."""

    def do(notification: Notification, told: Told, by: User, at: datetime) -> None:
        verb(notification=notification, by=by, at=at, **told)

    return do


def _against_court(notification: Notification, by: User) -> list[str]:
    if notification.status not in transitions.OPEN:
        return ["The notification is decided, so the date is corrected on the page of the case."]
    return []


def _against_public_interest(notification: Notification, by: User) -> list[str]:
    return rules.against_public_interest(notification, "x" * rules.REASON_LENGTH, by)


def _against_override(notification: Notification, by: User) -> list[str]:
    against = rules.can_be_overridden(notification)
    return [against] if against else []


def _undecided(notification: Notification) -> bool:
    return notification.status in {"ready", "submitted"}


MOVES = (
    Move(
        "take-on",
        "Take on the notification",
        "Take on this notification",
        Permission.SUBMIT_NOTIFICATION,
        lambda notification, by: [],
        moves.ConfirmForm,
        _take_on,
        "The notification is with the region.",
        ("The region keeps it from here: it waits for court, or is ready to submit.",),
        offered=lambda notification: notification.status == "charge_identified",
    ),
    Move(
        "court",
        "Record the first court appearance",
        "Record the first court appearance",
        Permission.EDIT_CASE,
        _against_court,
        moves.CourtDateForm,
        _record_court,
        "The first court appearance is recorded.",
        ("Eligibility is answered with the new date.", "The notification is due, counted from that day."),
        deadlines=("notification",),
        offered=lambda notification: (
            notification.case.first_court_appearance is None and notification.status in transitions.OPEN
        ),
    ),
    Move(
        "submit",
        "Submit to the national team",
        "Submit this notification to the national team",
        Permission.SUBMIT_NOTIFICATION,
        _by(transitions.SUBMIT),
        moves.SubmitForm,
        _submit,
        "The notification is with the national team.",
        (
            "The national team is told, and decides.",
            "You cannot decide on it yourself afterwards.",
            "Facts can still be corrected; eligibility is then answered again.",
        ),
    ),
    Move(
        "close-not-sfo",
        "Close: not a serious further offence",
        "Close this as not a serious further offence",
        Permission.SUBMIT_NOTIFICATION,
        _by(transitions.CLOSE_AS_NOT_SFO),
        moves.ConfirmForm,
        _plain(notifying.close_as_not_sfo),
        "The notification is closed. The answer that says why is kept.",
        (
            "Nothing goes to the national team, and nothing more is due.",
            "It opens again if the answer changes.",
        ),
    ),
    Move(
        "public-interest",
        "Decide on the public interest",
        "Is a review in the public interest?",
        Permission.DECIDE_NOTIFICATION,
        _against_public_interest,
        moves.PublicInterestForm,
        _plain(deciding.decide_public_interest),
        "The decision on the public interest is kept, and eligibility is answered with it.",
        (
            "With yes, eligibility answers that a review is held (limb C), unless a stronger limb applies.",
            "With no, the answer stays as the other limbs give it.",
            "The notification stays with you until it is commissioned, noted, refused or returned.",
        ),
        offered=lambda notification: notification.status == "submitted",
    ),
    Move(
        "commission",
        "Commission a review",
        "Commission a review",
        Permission.DECIDE_NOTIFICATION,
        _by(transitions.COMMISSION_REVIEW),
        moves.ConfirmForm,
        _plain(deciding.commission_review),
        "A review is commissioned.",
        (
            "The region is told that a review follows.",
            "These dates begin to run from the day of the notification:",
        ),
        deadlines=("early_look", "review"),
    ),
    Move(
        "notify-only",
        "Note it: no review",
        "Note this offence without a review",
        Permission.DECIDE_NOTIFICATION,
        _by(transitions.CLOSE_AS_NOTIFY_ONLY),
        moves.NoteForm,
        _plain(deciding.close_as_notify_only),
        "The offence is noted. No review follows.",
        ("The notification closes and nothing more is due.", "It opens again if the answer changes."),
    ),
    Move(
        "refuse",
        "Refuse: not a serious further offence",
        "Refuse this as not a serious further offence",
        Permission.DECIDE_NOTIFICATION,
        _by(transitions.REFUSE_AS_NOT_SFO),
        moves.NoteForm,
        _plain(deciding.refuse_as_not_sfo),
        "The notification is refused as not a serious further offence.",
        ("The notification closes and nothing more is due.", "It opens again if the answer changes."),
    ),
    Move(
        "return",
        "Return to the region",
        "Return this notification to the region",
        Permission.DECIDE_NOTIFICATION,
        _by(transitions.RETURN_TO_REGION),
        moves.ReturnForm,
        _plain(deciding.return_to_region),
        "The notification is back with the region.",
        ("The region is told what to mend.", "The notification is due again by the date that stood before."),
    ),
    Move(
        "override",
        "Override the answer",
        "Override the answer to eligibility",
        Permission.OVERRIDE_ELIGIBILITY,
        _against_override,
        moves.OverrideForm,
        _plain(overriding.override),
        "The answer is overridden. The page says so, with your name and reason.",
        (
            "Your decision stands instead of the answer of the rules, until somebody ends it.",
            "The answer of the rules is kept beside it; changed facts do not move the outcome meanwhile.",
            "The override is written into the audit record.",
        ),
        warning=True,
        offered=lambda notification: not notification.override_reason and _undecided(notification),
    ),
    Move(
        "end-override",
        "End the override",
        "End the override",
        Permission.OVERRIDE_ELIGIBILITY,
        lambda notification, by: rules.against_ending_override(notification),
        moves.ConfirmForm,
        _plain(overriding.end_override),
        "The override is ended. The answer of the rules stands.",
        ("Eligibility is answered again, and that answer stands.",),
        offered=lambda notification: bool(notification.override_reason) and _undecided(notification),
    ),
)
BY_KEY = {move.key: move for move in MOVES}
