"""Reach a notification for a change that is no move of its status."""

from candour.notifications.models import Notification
from candour.staff.models import User
from candour.workflow.refusals import NotAllowed


def locked(notification: Notification, *, by: User) -> Notification:
    """The row itself, locked, with its case, as this person sees it."""
    seen = Notification.objects.visible_to(by).select_related("case")
    found: Notification | None = seen.select_for_update(of=("self",)).filter(pk=notification.pk).first()
    if found is None:
        raise NotAllowed("This record is not one that you can see.")
    return found
