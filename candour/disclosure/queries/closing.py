"""What is left to do with copies of a review before its case can be closed."""

from django.urls import reverse

from candour.cases.models import Case
from candour.cases.queries.closing import LeftToDo
from candour.design_system.words import plural
from candour.disclosure.models import BEFORE_SENDING, Concern, Disclosure


def left_to_do(case: Case) -> list[LeftToDo]:
    """Every copy was sent or ended, and every concern about one is answered."""
    under_way = Disclosure.objects.filter(case=case, status__in=BEFORE_SENDING).count()
    concerns = Concern.objects.filter(case=case, answer="").count()
    copies = plural(under_way, "copy of the review is", "copies of the review are")
    found = [
        f"{copies} being prepared or waiting to be sent." if under_way else "",
        f"{plural(concerns, 'concern')} about a copy of the review waits for an answer." if concerns else "",
    ]
    path = reverse("disclosure:of_case", args=[case.reference])
    return [LeftToDo(text, path) for text in found if text]
