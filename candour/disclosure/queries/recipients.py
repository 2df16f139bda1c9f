"""Who may receive a copy now: the audiences of the policy, and what must have happened before."""

from candour.cases.models import VictimStatus
from candour.cases.models.visibility import Sight
from candour.disclosure.lettering import FAMILY
from candour.families.models import ContactPlan
from candour.families.queries.recipients import plan_of_recipient
from candour.policy.load import load_policy
from candour.reviews.models import Review

NOT_ASKED = "They have not asked for a copy, or say so no longer. Speak with their liaison officer first."


def audience_name(key: str) -> str:
    return next((one.name for one in load_policy().audiences if one.key == key), key)


def reasons_against_recipient(review: Review, audience: str, plan: int | None, sight: Sight) -> list[str]:
    """Why this recipient cannot be given a copy now, in words."""
    if audience not in load_policy().audiences:
        return ["Choose for whom the copy is."]
    if audience != FAMILY:
        return []
    if review.case.victim_status != VictimStatus.OPEN:
        return ["Nothing is shared with a victim or a family before a conviction, which opens disclosure."]
    found = asked(plan, sight)
    return [] if found is not None and found.case_id == review.case_id else [NOT_ASKED]


def asked(plan: int | None, sight: Sight) -> ContactPlan | None:
    """The plan of somebody who asked for a copy, as this person sees it."""
    return plan_of_recipient(plan, sight) if plan is not None else None
