"""What follows from what, across slices: one table, run by `workflow.perform` in the same transaction.

An earlier slice never imports a later one; where a move must set something off further on, it is a line here.
"""

from collections.abc import Callable

from candour.notifications.commands import following, notifying

Reaction = Callable[..., None]

REACTIONS: dict[str, tuple[Reaction, ...]] = {
    "notification.submitted": (following.after_submission,),
    "notification.returned": (following.after_return,),
    "notification.review_commissioned": (following.after_commissioning, following.tell_holder),
    "notification.closed_notify_only": (following.after_national_closing, following.tell_holder),
    "notification.closed_not_sfo": (following.after_regional_closing,),
    "notification.refused_not_sfo": (following.after_national_closing, following.tell_holder),
    "notification.reopened": (following.after_reopening,),
    "notification.withdrawn": (following.after_withdrawal,),
    "case.facts_changed": (notifying.facts_changed,),
    "case.review_ended": (following.after_review_ended,),
    "case.review_reopened": (notifying.charged_again,),
    "court.charge_dropped": (notifying.charges_dropped,),
    "court.corrected_to_charge_dropped": (notifying.charges_dropped,),
}
