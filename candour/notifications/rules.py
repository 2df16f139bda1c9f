"""What may stand in the way of a notification, in words for the person who reads it."""

from candour.notifications.models import Notification
from candour.staff.models import User

REVIEW = {"review_mandatory", "review_discretionary"}
OVERRIDES = REVIEW | {"notify_only", "not_sfo"}
REASON_LENGTH = 20


def the_first_court_appearance_is_recorded(notification: Notification, by: User) -> str | None:
    """Arrest or charge alone does not start the process (the person must have appeared in court)."""
    if notification.case.first_court_appearance is None:
        return "The date of the first court appearance is not recorded."
    return None


def a_charge_is_recorded(notification: Notification, by: User) -> str | None:
    if not notification.case.charges.exists():
        return "No charge is recorded."
    return None


def a_supervision_period_is_recorded(notification: Notification, by: User) -> str | None:
    if not notification.case.supervision.exists():
        return "No period of supervision is recorded, so nobody can say whether the offence fell inside one."
    return None


def eligibility_has_been_answered(notification: Notification, by: User) -> str | None:
    if notification.outcome == "await_court":
        return "Eligibility has no answer yet."
    return None


def the_answer_requires_a_review(notification: Notification, by: User) -> str | None:
    if notification.outcome not in REVIEW:
        return "The answer to eligibility is not a review."
    return None


def the_answer_is_notify_only(notification: Notification, by: User) -> str | None:
    if notification.outcome != "notify_only":
        return "The answer to eligibility is not “notify only”."
    return None


def the_answer_is_not_an_sfo(notification: Notification, by: User) -> str | None:
    if notification.outcome != "not_sfo":
        return "The answer to eligibility is not “not a serious further offence”."
    return None


def a_proposed_review_is_decided(notification: Notification, by: User) -> str | None:
    if notification.proposed_public_interest and notification.public_interest is None:
        return "The region proposed a review in the public interest, and nobody has decided on it yet."
    return None


def the_decider_did_not_submit_it(notification: Notification, by: User) -> str | None:
    if notification.submitted_by_id == by.pk:
        return "You submitted this notification, so somebody else must decide on it."
    return None


def against_override(notification: Notification, *, outcome: str, reason: str) -> list[str]:
    """Everything that keeps somebody from deciding against the answer."""
    found = [can_be_overridden(notification)]
    if outcome not in OVERRIDES:
        found.append("Choose one of the outcomes that a decision can have.")
    elif outcome == notification.outcome:
        found.append("This is the outcome already, so there is nothing to override.")
    if len(reason.strip()) < REASON_LENGTH:
        found.append(f"Give a reason of at least {REASON_LENGTH} characters: it stays on the page.")
    return [text for text in found if text]


def against_ending_override(notification: Notification) -> list[str]:
    found = [can_be_overridden(notification)]
    if not notification.override_reason:
        found.append("There is no override to end.")
    return [text for text in found if text]


def can_be_overridden(notification: Notification) -> str | None:
    if notification.status in {"ready", "submitted"}:
        return None
    return "Eligibility can be overridden while the notification is ready or with the national team."


def against_public_interest(notification: Notification, reason: str, by: User) -> list[str]:
    """Everything that keeps a person from deciding on the public interest."""
    found = [the_decider_did_not_submit_it(notification, by)]
    if notification.status != "submitted":
        found.append("The notification is not with the national team.")
    if len(reason.strip()) < REASON_LENGTH:
        found.append(f"Say why, in at least {REASON_LENGTH} characters that the region can read.")
    return [text for text in found if text]
