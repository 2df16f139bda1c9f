"""Who may receive a copy now: the audiences of the policy, and what must have happened before."""

from candour.cases.models import VictimStatus
from candour.disclosure.lettering import FAMILY
from candour.policy.load import load_policy
from candour.reviews.models import Review


def audience_name(key: str) -> str:
    return next((one.name for one in load_policy().audiences if one.key == key), key)


def reasons_against_recipient(review: Review, audience: str, recipient: str) -> list[str]:
    """Why this recipient cannot be given a copy now, in words."""
    if audience not in {one.key for one in load_policy().audiences}:
        return ["Choose for whom the copy is."]
    if audience == FAMILY and review.case.victim_status != VictimStatus.OPEN:
        return ["Nothing is shared with a victim or a family before a conviction, which opens disclosure."]
    return []
