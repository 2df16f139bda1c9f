"""An action whose plan names an account is its holder's own, and shows them nothing of anybody else's."""

import pytest

from candour.action_plans.commands import NewAction, add_actions
from candour.action_plans.models import Action, Origin, Owner
from tests.factories import cases, staff

pytestmark = pytest.mark.django_db
ROLE = "Head of the delivery unit"


def test_two_people_in_roles_of_one_name_see_their_own_actions_only() -> None:
    ours, theirs = cases.case(), cases.case()
    one, other = (staff.member("head_of_delivery_unit", name="Sam Field") for _ in range(2))
    signer = staff.member("countersigning_manager")
    new = [
        NewAction(
            text=f"Check ten cases of {case.reference}.",
            origin=Origin.REVIEW,
            origin_label="Review",
            origin_path="/",
            known_from=cases.AT.date(),
            owners_as_printed=ROLE,
            case=case,
            answered_for_by=person,
        )
        for case, person in ((ours, one), (theirs, other), (ours, None))
    ]
    mine, yours, nobodys = add_actions(new, by=signer, at=cases.AT)
    assert list(Action.objects.visible_to(one)) == [mine]
    assert list(Action.objects.visible_to(other)) == [yours]
    assert Owner.objects.get(action_links__action=nobodys).user is None
    # And the next action of the same role and person is added to what is already theirs.
    add_actions(new[:1], by=signer, at=cases.AT)
    assert Action.objects.visible_to(one).count() == 2
    assert Owner.objects.filter(user=one).count() == 1
