"""What follows from what, across slices: one table, run by `workflow.perform` in the same transaction.

An earlier slice never imports a later one; where a move must set something off further on, it is a line here.
"""

from collections.abc import Callable

from candour.notifications.commands import following

Reaction = Callable[..., None]

REACTIONS: dict[str, tuple[Reaction, ...]] = {
    "notification.submitted": (following.after_submission,),
    "notification.returned": (following.after_return,),
    "notification.review_commissioned": (following.after_commissioning, following.tell_holder),
    "notification.closed_notify_only": (following.after_closing, following.tell_holder),
    "notification.closed_not_sfo": (following.after_closing,),
    "notification.refused_not_sfo": (following.after_closing, following.tell_holder),
    "notification.withdrawn": (following.after_closing,),
}
