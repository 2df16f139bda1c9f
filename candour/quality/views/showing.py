"""The home page of one round: where it stands, who marks it, and what this person can do."""

from collections.abc import Iterator

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from candour.access.middleware import StaffRequest
from candour.access.permissions import Permission
from candour.access.requires import requires
from candour.policy.load import load_policy
from candour.quality.models import Assessment, AssessmentStatus, Marking
from candour.quality.models.assessment import ISSUED
from candour.quality.queries import assessments as queries
from candour.quality.views.desks import COLOURS
from candour.quality.views.reaching import assessment_of, frame
from candour.workflow.queries import history_of

Status = AssessmentStatus
STAGES = (
    (Status.TO_ALLOCATE, "Allocation"),
    (Status.MARKING, "Marking"),
    (Status.SETTLING, "Consolidation"),
    (Status.SETTLED, "Report"),
    (Status.FINAL, "Issued"),
)
MOVE_NAMES = {
    "assessment.allocated": "Given to be marked",
    "assessment.nobody_marks": "Back to be allocated",
    "assessment.marks_locked": "Every marking locked",
    "assessment.consolidated": "Marks consolidated",
    "assessment.consolidation_reopened": "Consolidation opened again",
    "assessment.issued": "Report issued",
    "assessment.issued_for_resubmission": "Report issued, resubmission required",
    "assessment.resubmitted": "Submitted once more",
}
Step = dict[str, str]


@requires(Permission.VIEW_QUALITY)
def show(request: StaffRequest, reference: str, number: int) -> HttpResponse:
    assessment = assessment_of(request, reference, number, page="quality of the review")
    assuring = queries.assures(request.sight, assessment)
    markings = queries.markings_of(assessment, request.sight) if assuring else []
    rounds = queries.rounds_of(assessment.review, request.sight)
    reading = assessment.case_id in request.sight.reading
    context = frame(
        assessment,
        "Quality of the review",
        stages=_stages(assessment.status),
        status_colour=COLOURS[AssessmentStatus(assessment.status)],
        assuring=assuring,
        issued=assessment.status in ISSUED,
        markings=markings,
        steps=[] if reading else list(_steps(request, assessment, markings, assuring=assuring)),
        may_take_off=assuring and not reading and request.grants.allow(Permission.ALLOCATE_MARKING),
        rounds=rounds if len(rounds) > 1 else [],
        due_again=queries.due_again(assessment.case) if assessment.status == Status.RESUBMISSION else None,
        period=_period(assessment),
        history=_history(assessment),
        today=timezone.localdate(),
        back=reverse("quality:desk"),
    )
    return render(request, "quality/show.html", context)


def _period(assessment: Assessment) -> object:
    """The rule that the response date follows, with its source."""
    return load_policy().deadlines.on(queries.STEP, on=timezone.localdate(assessment.arrived_at))


def _stages(status: str) -> list[dict[str, object]]:
    order = [key for key, _text in STAGES]
    over = status in ISSUED
    here = len(order) - 1 if over else order.index(AssessmentStatus(status))
    return [
        {"text": text, "done": place < here or over, "current": place == here and not over}
        for place, (_key, text) in enumerate(STAGES)
    ]


def _steps(
    request: StaffRequest, assessment: Assessment, markings: list[Marking], *, assuring: bool
) -> Iterator[Step]:
    """What this person can do next, in the order in which it is done."""
    if assuring:
        yield from _to_mark(request, assessment, markings)
        yield from _to_settle(request, assessment)
    if assessment.status in ISSUED:
        yield _step("Read the report", "report", assessment)


def _to_mark(request: StaffRequest, assessment: Assessment, markings: list[Marking]) -> Iterator[Step]:
    own = [one for one in markings if one.assessor_id == request.user.pk and one.ended_at is None]
    allocates = request.grants.allow(Permission.ALLOCATE_MARKING)
    standing = [one for one in markings if one.ended_at is None]
    if allocates and assessment.status == Status.TO_ALLOCATE:
        yield _step("Allocate the review to be marked", "allocate", assessment)
    if allocates and assessment.status == Status.MARKING and len(standing) == 1:
        yield _step("Add a second assessor, who marks blind", "allocate", assessment)
    if own and own[0].declared_at is None and assessment.status == Status.MARKING:
        yield _step("Declare that you are independent, and begin to mark", "begin", assessment)
    elif own:
        yield _step("Read your marks" if own[0].locked_at else "Go on marking", "marks", assessment)


def _to_settle(request: StaffRequest, assessment: Assessment) -> Iterator[Step]:
    consolidates = request.grants.allow(Permission.CONSOLIDATE_MARKS)
    marks = request.grants.allow(Permission.MARK_REVIEW)
    if assessment.status == Status.SETTLING and (consolidates or marks):
        yield _step("Compare and settle the marks", "consolidate", assessment)
    elif assessment.status not in (Status.TO_ALLOCATE, Status.MARKING):
        yield _step("See how the marks were settled", "consolidate", assessment)
    if consolidates and assessment.status == Status.SETTLED:
        yield _step("Write and issue the report", "write_report", assessment)


def _step(text: str, page: str, assessment: Assessment) -> Step:
    place = [assessment.case_reference, assessment.round]
    return {"text": text, "href": reverse(f"quality:{page}", args=place)}


def _history(assessment: Assessment) -> list[dict[str, object]]:
    return [
        {
            "title": MOVE_NAMES.get(each.transition, each.transition),
            "when": each.at,
            "by": each.by,
            "text": each.note,
        }
        for each in reversed(list(history_of(assessment)))
    ]
