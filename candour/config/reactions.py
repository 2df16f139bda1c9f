"""What follows from what, across slices: one table, run by `workflow.perform` in the same transaction.

An earlier slice never imports a later one; where a move must set something off further on, it is a line here.
"""

from collections.abc import Callable

from candour.cases.commands import closing
from candour.families.commands import following as families
from candour.notifications.commands import following, notifying
from candour.quality.commands import receiving
from candour.reviews.commands import conflicts, opening

Reaction = Callable[..., object]

REACTIONS: dict[str, tuple[Reaction, ...]] = {
    "notification.submitted": (following.after_submission, opening.open_for),
    "notification.returned": (following.after_return,),
    "notification.review_commissioned": (
        following.after_commissioning,
        opening.commissioned,
        following.tell_holder,
    ),
    "notification.closed_notify_only": (
        following.after_national_closing,
        opening.not_needed,
        following.tell_holder,
    ),
    "notification.closed_not_sfo": (following.after_regional_closing,),
    "notification.refused_not_sfo": (
        following.after_national_closing,
        opening.not_needed,
        following.tell_holder,
    ),
    "notification.reopened": (following.after_reopening,),
    "notification.withdrawn": (following.after_withdrawal, opening.withdrawn),
    "case.facts_changed": (
        notifying.facts_changed,
        conflicts.after_facts_changed,
        closing.after_facts_changed,
    ),
    "case.review_completed": (receiving.after_submission,),
    "case.review_ended": (following.after_review_ended, opening.ended_by_the_court),
    "case.review_reopened": (notifying.charged_again,),
    "case.closed": (following.after_closing,),
    "case.victims_open": (families.after_victim_track,),
    "case.victims_national_decision": (families.after_victim_track,),
    "case.victims_closed": (families.after_victim_track,),
    "case.victims_not_open": (families.after_victim_track,),
    "case.disclosure_decided_open": (families.after_victim_track,),
    "case.disclosure_decided_closed": (families.after_victim_track,),
    "court.charge_dropped": (notifying.charges_dropped,),
    "court.corrected_to_charge_dropped": (notifying.charges_dropped,),
}
