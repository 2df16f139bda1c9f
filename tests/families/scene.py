"""What the tests of families share: what is owed, and a contact."""

from candour.families.commands import (
    contacts,
)
from candour.families.models import (
    ContactPlan,
)
from candour.families.owing import owed_to
from tests.factories import families

AT, TODAY = families.AT, families.TODAY


def whats(plan: ContactPlan) -> list[str]:
    return [one.what for one in owed_to(families.again(plan))]


def contact(plan: ContactPlan, **more: object) -> ContactPlan:
    told = {
        "on": TODAY,
        "way": "phone",
        "started_by": "us",
        "reached": True,
        "who": "Beth",
        "said": "How she is.",
        "by": families.keeper(plan),
        "at": AT,
    }
    return contacts.record(plan=plan, **(told | more))  # type: ignore[arg-type]
