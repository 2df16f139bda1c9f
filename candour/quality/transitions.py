"""Every move that an assessment can make, one row each."""

from candour.access.permissions import Permission
from candour.quality.models import Assessment, AssessmentStatus
from candour.quality.models.benchmarking import BenchmarkSession, SessionStatus
from candour.quality.models.sampling import Draw, DrawStatus
from candour.quality.rules import benchmarking, consolidating, marking, reporting, sampling
from candour.workflow.transition import Transition

Status = AssessmentStatus


def _move(
    name: str,
    source: AssessmentStatus,
    target: AssessmentStatus,
    permission: Permission,
    *guards: object,
    sentence: str,
    by_service: bool = False,
) -> Transition[Assessment]:
    return Transition(
        name=f"assessment.{name}",
        source=frozenset({source}),
        target=target,
        permission=permission,
        guards=guards,  # type: ignore[arg-type]  # every guard below takes an assessment and a person
        sentence=sentence,
        by_service=by_service,
    )


ALLOCATE = _move(
    "allocated",
    Status.TO_ALLOCATE,
    Status.MARKING,
    Permission.ALLOCATE_MARKING,
    sentence="One assessor, or two who do not see each other's marks, were given the review to mark.",
)
TAKE_BACK = _move(
    "nobody_marks",
    Status.MARKING,
    Status.TO_ALLOCATE,
    Permission.ALLOCATE_MARKING,
    marking.nobody_marks_it,
    sentence="The work was taken from everybody who had it, each for a reason.",
)
COMPLETE_MARKS = _move(
    "marks_locked",
    Status.MARKING,
    Status.SETTLING,
    Permission.MARK_REVIEW,
    marking.every_marking_is_locked,
    by_service=True,
    sentence="Every marking is locked, and from now on the assessors read each other's.",
)
SETTLE = _move(
    "consolidated",
    Status.SETTLING,
    Status.SETTLED,
    Permission.CONSOLIDATE_MARKS,
    consolidating.every_rating_is_settled,
    consolidating.every_answer_is_settled,
    consolidating.the_composite_follows_the_points,
    consolidating.the_assessors_agree_or_somebody_else_decided,
    sentence="Every rating is settled, with its reason and with who agreed.",
)
UNSETTLE = _move(
    "consolidation_reopened",
    Status.SETTLED,
    Status.SETTLING,
    Permission.CONSOLIDATE_MARKS,
    sentence="Before the report was issued, a settled rating was looked at again.",
)
ISSUE = _move(
    "issued",
    Status.SETTLED,
    Status.FINAL,
    Permission.CONSOLIDATE_MARKS,
    reporting.the_report_is_written,
    reporting.the_composite_is_not_inadequate,
    sentence="The report went to the region. Amendments, where it asks for any, are followed.",
)
ISSUE_INADEQUATE = _move(
    "issued_for_resubmission",
    Status.SETTLED,
    Status.RESUBMISSION,
    Permission.CONSOLIDATE_MARKS,
    reporting.the_report_is_written,
    reporting.the_composite_is_inadequate,
    reporting.an_amendment_is_required,
    sentence="The report went to the region, which improves the review and submits it once more.",
)
RESUBMIT = _move(
    "resubmitted",
    Status.RESUBMISSION,
    Status.RESUBMITTED,
    Permission.SUBMIT_REVIEW,
    sentence="The region submitted the review once more; the next round is assessed by itself.",
)


def _draw(
    name: str, source: DrawStatus, target: DrawStatus, *guards: object, sentence: str
) -> Transition[Draw]:
    return Transition(
        name=f"draw.{name}",
        source=frozenset({source}),
        target=target,
        permission=Permission.DRAW_SAMPLE,
        guards=guards,  # type: ignore[arg-type]  # each takes a draw and a person
        sentence=sentence,
    )


CLOSE_FRAME = _draw(
    "frame_closed",
    DrawStatus.COMMITTED,
    DrawStatus.CLOSED,
    sentence="The reviews submitted in the period are frozen with their digest, and none is added any more.",
)
DRAW = _draw(
    "drawn",
    DrawStatus.CLOSED,
    DrawStatus.DRAWN,
    sampling.the_frame_holds_a_review,
    sentence="The sample was drawn, the seed is revealed, and what was drawn went to the inspectorate.",
)
WITHDRAW_DRAW = _draw(
    "withdrawn",
    DrawStatus.COMMITTED,
    DrawStatus.WITHDRAWN,
    sentence="The draw was given up before its frame was closed, when nobody could know what it would draw.",
)


def _session(
    name: str, target: SessionStatus, *guards: object, sentence: str
) -> Transition[BenchmarkSession]:
    return Transition(
        name=f"benchmarking.{name}",
        source=frozenset({SessionStatus.MARKING}),
        target=target,
        permission=Permission.RUN_BENCHMARKING,
        guards=guards,  # type: ignore[arg-type]  # each takes a session and a person
        sentence=sentence,
    )


REVEAL = _session(
    "revealed",
    SessionStatus.REVEALED,
    benchmarking.everybody_has_locked,
    benchmarking.there_is_something_to_compare,
    sentence="Everybody locked, and every mark is shown to everybody in the session at once.",
)
END_SESSION = _session(
    "ended",
    SessionStatus.ENDED,
    sentence="The session was given up for a reason, and its marks are never shown.",
)
