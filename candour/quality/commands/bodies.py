"""Which of the two bodies assesses a review. A draw takes it for the inspectorate."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from candour.access.permissions import Permission
from candour.cases.commands.access import is_barred, let_in
from candour.cases.models import AccessEntry, Relation
from candour.cases.row_security import every_row
from candour.quality.commands.reaching import tell, write_down
from candour.quality.models import Assessment, AssessmentStatus, Body, Marking
from candour.quality.queries.allocation import works_for
from candour.reviews.commands.reaching import must_hold
from candour.staff.models import User
from candour.workflow.refusals import NotNow

SAMPLED = "In the sample of reviews that the inspectorate assesses"


def reasons_against_body(assessment: Assessment, body: str) -> list[str]:
    """Why the other body cannot take it any more, in words; nothing where it can."""
    if assessment.body == body:
        return []
    reasons = []
    if assessment.round > 1:
        reasons.append("The body that rated the first round rates the next one.")
    if assessment.status != AssessmentStatus.TO_ALLOCATE or _was_begun(assessment):
        reasons.append(f"The {assessment.get_body_display()} has begun to mark this review.")
    return reasons


def _was_begun(assessment: Assessment) -> bool:
    return Marking.objects.filter(assessment=assessment, declared_at__isnull=False).exists()


@transaction.atomic
def assign_body(*, assessment: Assessment, body: str, by: User, at: datetime) -> Assessment:
    """Give it to a body, before anybody has begun to mark. Raises NotNow in words where it is too late.

    Those who allocate for the inspectorate can open the case from then on. The caller of a draw need not see
    the case: chance chose it.
    """
    must_hold(by, Permission.DRAW_SAMPLE, Permission.ALLOCATE_MARKING, at=at)
    with every_row():
        joined = Assessment.objects.select_related("case__region", "review")
        row: Assessment = joined.select_for_update(of=("self",)).get(pk=assessment.pk)
        if reasons := reasons_against_body(row, body):
            raise NotNow(reasons)
        row.body = Body(body)
        row.save(update_fields=["body"])
        write_down("body_assigned", row, by, at, "body", subject=f"round {row.round}, {row.body}")
        people = list(works_for(body, permission=Permission.ALLOCATE_MARKING, on=timezone.localdate(at)))
        if body == Body.INSPECTORATE:
            for person in people:
                open_case_to(row, person, reason=SAMPLED, by=by, at=at)
        tell(row, people, by, at)
    return row


def open_case_to(assessment: Assessment, person: User, *, reason: str, by: User, at: datetime) -> None:
    """An inspector reads the cases of the access list; whoever is barred stays out."""
    if is_barred(person, assessment.case, at=at):
        return
    standing = AccessEntry.standing(at=at).filter(case=assessment.case, user=person, barred=False)
    if not standing.filter(relation=Relation.INSPECTOR).exists():
        let_in(assessment.case, user=person, relation=Relation.INSPECTOR, reason=reason, by=by, at=at)
