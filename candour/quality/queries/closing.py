"""What is left to do for the quality of a review before its case can be closed."""

from django.urls import reverse

from candour.cases.models import Case
from candour.cases.queries.closing import LeftToDo
from candour.design_system.words import plural
from candour.quality.models import Amendment, Assessment, AssessmentStatus
from candour.quality.models.assessment import ISSUED


def left_to_do(case: Case) -> list[LeftToDo]:
    """The report of the last round is issued, asks for no new submission, and its amendments are answered."""
    latest = Assessment.objects.filter(case=case).order_by("-round").first()
    if latest is None:
        return []
    text = _left(latest)
    return [LeftToDo(text, reverse("quality:show", args=[case.reference, latest.round]))] if text else []


def _left(latest: Assessment) -> str:
    if latest.status not in ISSUED:
        return "The report on the quality of the review is not issued."
    if latest.status == AssessmentStatus.RESUBMISSION:
        return "The review is to be submitted once more."
    asked = Amendment.objects.filter(assessment=latest, taken_out_at__isnull=True)
    waiting = asked.filter(answers=None).count()
    counted = plural(waiting, "amendment that the quality report asks for is", AMENDMENTS)
    return f"{counted} not answered." if waiting else ""


AMENDMENTS = "amendments that the quality report asks for are"
