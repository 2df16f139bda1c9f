"""Who may receive a copy now: the audiences of the policy, and what must have happened before."""

from dataclasses import dataclass

from django.db.models import QuerySet

from candour.cases.models import RegisteredPerson, RegisterRole, VictimStatus
from candour.cases.models.visibility import Sight
from candour.disclosure.lettering import FAMILY
from candour.disclosure.models import Sending
from candour.families.models import ContactPlan, Way
from candour.families.queries.recipients import plan_of_recipient, recipient
from candour.policy.disclosure import Extent
from candour.policy.load import load_policy
from candour.reviews.models import Review

NOT_ASKED = "They have not asked for a copy, or say so no longer. Speak with their liaison officer first."


@dataclass(frozen=True, slots=True)
class Reader:
    """The recipient as the register of the case names them, and the name that stands for them."""

    person: int
    name: str


def reader_of(
    review: Review, audience: str, plan: int | None, own_part: int | None, sight: Sight
) -> Reader | None:
    """Who reads a copy in which they occur themselves; None for everybody else."""
    if audience == FAMILY and plan is not None:
        asked_for_it = recipient(plan, sight)
        return Reader(asked_for_it.person, asked_for_it.addressed_as) if asked_for_it is not None else None
    if own_part is None or not is_own_part(audience):
        return None
    person = staff_of(review).filter(pk=own_part).first()
    return Reader(person.pk, person.display_name) if person is not None else None


def is_own_part(audience: str) -> bool:
    """Whether this audience is given the part of a review that is about themselves."""
    return any(one.key == audience and one.extent == Extent.OWN_PART for one in load_policy().audiences)


def staff_of(review: Review) -> QuerySet[RegisteredPerson]:
    """The members of staff whom the register of the case names."""
    found: QuerySet[RegisteredPerson] = RegisteredPerson.objects.filter(
        case=review.case_id, role=RegisterRole.STAFF
    )
    return found


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


WAYS = {
    Sending.How.IN_PERSON: Way.IN_PERSON,
    Sending.How.SECURE_EMAIL: Way.EMAIL,
    Sending.How.POST: Way.LETTER,
}
"""How a copy leaves, in the ways in which somebody is safely reached."""


def against_way(plan: ContactPlan | None, how: str) -> str | None:
    """Why a copy must not reach a victim or relative in this way."""
    if plan is None or how not in WAYS:
        return None
    if how == Sending.How.POST and plan.nothing_to_the_home:
        return f"Nothing is to be sent to where {plan.addressed_as} lives. Hand it over in another way."
    if WAYS[Sending.How(how)] in plan.unsafe_ways:
        return f"This way is not safe for {plan.addressed_as}. Choose a way that is."
    return None


def asked(plan: int | None, sight: Sight) -> ContactPlan | None:
    """The plan of somebody who asked for a copy, as this person sees it."""
    return plan_of_recipient(plan, sight) if plan is not None else None
