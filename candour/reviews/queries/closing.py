"""What is left to do for the staff of a case before it can be closed: feedback and the other promises."""

from collections.abc import Iterable

from django.urls import reverse

from candour.cases.models import Case
from candour.cases.queries.closing import LeftToDo
from candour.design_system.words import plural
from candour.reviews.models import Promise, Review
from candour.reviews.queries.promises import Owed, promises_owed

STAFF = ("member of staff", "members of staff")


def left_to_do(case: Case) -> list[LeftToDo]:
    """Feedback comes first, as the end of a case asks for it by name."""
    review = Review.objects.filter(case=case).first()
    owed = promises_owed(review) if review is not None else []
    path = reverse("reviews:promises", args=[case.reference])
    feedback = _people(one for one in owed if one.promise == Promise.FEEDBACK)
    others = _people(one for one in owed if one.promise != Promise.FEEDBACK)
    found = [
        f"Feedback on the findings is owed to {plural(feedback, *STAFF)}." if feedback else "",
        f"Another promise to {plural(others, *STAFF)} is neither kept nor explained." if others else "",
    ]
    return [LeftToDo(text, path) for text in found if text]


def _people(owed: Iterable[Owed]) -> int:
    return len({one.person.pk for one in owed})
