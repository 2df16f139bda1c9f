"""An Inadequate review comes back to its author with a date by which it is submitted once more."""

import pytest

from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.journey

WHY = "Nothing in it says why, so nobody could learn from the review as it stands."


def rates_it_inadequate(assessor: Visitor) -> None:
    assessor.follows("Quality", exact=True)
    assessor.follows("My marking")
    assessor.follows("Dwayne Pettifer")
    assessor.follows("See how the marks were settled")
    assessor.follows("Open the consolidation again")
    assessor.types("Why is the consolidation opened again?", WHY)
    assessor.presses("Open it again")
    assessor.page.locator("main a[href$='/consolidate/whole/']").click()
    assessor.answers("Settled rating", "Inadequate")
    assessor.types("Why this rating stands", WHY)
    assessor.presses("Put on record")
    assessor.presses("Finish the consolidation")


def issues_the_report(assessor: Visitor) -> None:
    assessor.presses("Issue the report")
    assessor.sees("The review goes back to its author")
    assessor.presses("Issue the report")
    assessor.sees("Composite rating: Inadequate")


def opens_the_report_of(lead: Visitor, person: str) -> None:
    lead.follows("Quality", exact=True)
    lead.is_at("Quality assurance reports")
    lead.follows(person)


def test_an_inadequate_review_comes_back_with_a_date(visitor: Visitor) -> None:
    # Given an assessor of the national team who finds a review inadequate, and issues the report
    visitor.signs_in_as("Colin Baptiste")
    rates_it_inadequate(visitor)
    issues_the_report(visitor)
    # When the region reads the report
    visitor.becomes("Marcus Obi")
    opens_the_report_of(visitor, "Dwayne Pettifer")
    # Then it says by when the review is submitted once more, and the review is in writing again
    visitor.sees("The review has to be improved and submitted once more by")
    visitor.sees("The region makes these changes before it submits the review once more")
    visitor.follows("Go to the review")
    visitor.sees("Being written")
