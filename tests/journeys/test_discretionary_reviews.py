"""The national team decides on a review that a region proposes in the public interest."""

import pytest

from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.journey

WHY = "The attack was in front of children, and two agencies had warned of it."
WHY_NOT = "The agencies have reviewed it together, and nothing new would be learned."


def opens_the_decision(visitor: Visitor, reference: str) -> None:
    visitor.opens("/notifications/?show=proposed")
    visitor.follows(reference)
    visitor.follows("Decide on the public interest")


def proposes_a_review(visitor: Visitor, reference: str) -> None:
    visitor.opens(f"/notifications/{reference}/submit")
    visitor.answers("Do you propose a review", "Yes")
    visitor.types(
        "Why would a review be in the public interest?", "A third incident of this kind in a month."
    )
    visitor.presses("Submit to the national team")
    visitor.sees("The notification is with the national team")


def test_a_proposed_review_is_decided_with_a_reason(visitor: Visitor) -> None:
    # Given a region that proposes a review in the public interest
    visitor.signs_in_as("Colin Baptiste")
    reference = visitor.finds("Jerome Castell")
    opens_the_decision(visitor, reference)
    visitor.sees("The region proposes a review in the public interest")
    # When the officer says yes without a reason, nothing is decided
    visitor.chooses("Yes")
    visitor.presses("Decide on the public interest")
    visitor.sees("Say why")
    # When the reason is given, then eligibility answers with it
    visitor.types("Why?", WHY)
    visitor.presses("Decide on the public interest")
    visitor.sees("Public interest: yes")
    visitor.sees(WHY)
    # And the review follows
    visitor.follows("Commission a review")
    visitor.presses("Commission a review")
    visitor.sees("A review is commissioned")


def test_a_proposed_review_can_be_declined(visitor: Visitor) -> None:
    # Given a proposal for an offence that is not on the list
    visitor.signs_in_as("Colin Baptiste")
    reference = visitor.finds("Jerome Castell")
    # When the national officer says no, with the reason
    opens_the_decision(visitor, reference)
    visitor.chooses("No")
    visitor.types("Why?", WHY_NOT)
    visitor.presses("Decide on the public interest")
    visitor.sees("Public interest: no")
    # Then a review cannot be commissioned, and the notification is refused
    visitor.unfolds("Moves that do not fit the answer")
    visitor.sees("The answer to eligibility is not a review.")
    visitor.follows("Refuse: not a serious further offence")
    visitor.presses("Refuse: not a serious further offence")
    visitor.sees("The notification is refused")
    # And the region reads why
    visitor.becomes("Priya Raman")
    visitor.opens(f"/notifications/{reference}/")
    visitor.sees(WHY_NOT)


def test_who_submitted_a_notification_does_not_decide_on_it(visitor: Visitor) -> None:
    # Given an administrator who submits a notification with a proposal
    visitor.signs_in_as("Carys Llewellyn")
    reference = visitor.finds("Siân Llewelyn-Hughes")
    proposes_a_review(visitor, reference)
    # When she joins the national team
    visitor.becomes("Sam Hartnell")
    visitor.opens("/staff/people/demo-carys/roles/give")
    visitor.chooses("National SFO team")
    visitor.presses("Give the role")
    visitor.sees("waits for a second person")
    visitor.becomes("Nadia Feroz")
    visitor.opens("/staff/asked")
    visitor.follows("Decide")
    visitor.chooses("Yes, they need it for their work")
    visitor.presses("Keep the decision")
    visitor.becomes("Carys Llewellyn")
    # Then her own notification is for somebody else to decide
    visitor.opens(f"/notifications/{reference}/public-interest")
    visitor.sees("You submitted this notification, so somebody else must decide on it.")
    visitor.does_not_see("Why?")
