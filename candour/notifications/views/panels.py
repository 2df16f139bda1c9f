"""What the page of a case shows of its notification: the answer, where it stands, and the dates."""

from django.utils import timezone

from candour.access.middleware import StaffRequest
from candour.cases.models import Case
from candour.cases.queries import Panel
from candour.notifications.models import Notification
from candour.notifications.queries import answers_of
from candour.notifications.views.explained import HEADLINES, SHORT
from candour.notifications.views.show import STATUS_COLOURS, deadlines_of, may_extend


def answer_panel(request: StaffRequest, case: Case) -> Panel | None:
    """The answer that stands and the status, with the way to the whole page."""
    notification = _notification(case)
    if notification is None:
        return None
    last = answers_of(case).first()
    context = {
        "notification": notification,
        "headline": HEADLINES[notification.outcome],
        "by_the_rules": SHORT[last.outcome] if last else "",
        "last": last,
        "status_colour": STATUS_COLOURS.get(notification.status, "grey"),
    }
    return Panel("Eligibility and notification", "notifications/_answer_panel.html", context)


def deadlines_panel(request: StaffRequest, case: Case) -> Panel | None:
    """Every date with its moves; overdue and extended are told apart."""
    notification = _notification(case)
    if notification is None:
        return None
    today = timezone.localdate()
    context = {
        "lines": deadlines_of(notification, today=today),
        "case": case,
        "today": today,
        "may_extend": may_extend(request, notification),
    }
    return Panel("Dates", "notifications/_deadlines_panel.html", context)


def _notification(case: Case) -> Notification | None:
    """The notification of a case that the page has already reached; both panels share one query."""
    found: Notification | None = getattr(case, "notification", None)
    return found
