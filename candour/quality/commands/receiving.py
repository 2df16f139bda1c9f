"""A submitted review arrives to be assessed; named in config/reactions.py."""

from datetime import datetime

from django.db.models import F
from django.utils import timezone

from candour.access.permissions import Permission
from candour.cases.models import Case
from candour.notifications.commands import deadlines
from candour.notifications.models import Deadline
from candour.quality import transitions
from candour.quality.commands.reaching import tell, write_down
from candour.quality.models import Assessment, AssessmentStatus, Body
from candour.quality.queries.allocation import works_for
from candour.quality.standards import chosen, version_on
from candour.reviews.models import Submission
from candour.staff.models import User
from candour.workflow.perform import perform

STEP, AGAIN = "quality_assurance", "resubmission"
"""Steps of the deadlines in the policy."""


def after_submission(case: Case, *, by: User, at: datetime) -> Assessment:
    """The national team assesses it, until a draw takes it for the inspectorate.

    A resubmitted review goes to the body that rated it before, under the same standards: defaults.
    """
    latest = Submission.objects.filter(case=case).defer("content").select_related("review")
    submission = latest.order_by("-round")[0]
    earlier = Assessment.objects.filter(case=case).order_by("-round").select_related("case").first()
    today = timezone.localdate(at)
    made: Assessment = Assessment.objects.create(
        case=case,
        review=submission.review,
        submission=submission,
        round=submission.round,
        body=_body(earlier, at),
        standards_version=earlier.standards_version if earlier else version_on(today),
        arrived_at=at,
    )
    if earlier is not None and earlier.status == AssessmentStatus.RESUBMISSION:
        perform(transitions.RESUBMIT, on=earlier, by=by, at=at)
        deadlines.meet(case=case, step=AGAIN, on=today)
    start_anew(case, STEP, at)
    write_down("received", made, by, at)
    tell(made, works_for(made.body, permission=Permission.ALLOCATE_MARKING, on=today), by, at)
    return made


def _body(earlier: Assessment | None, at: datetime) -> str:
    """The national team at first; in a later round whoever the policy chooses."""
    if earlier is None:
        return Body.NATIONAL
    who = chosen("rated_again_by", timezone.localdate(at))
    return {"national_team": Body.NATIONAL, "inspectorate": Body.INSPECTORATE}.get(who, earlier.body)


def start_anew(case: Case, step: str, at: datetime) -> None:
    """A step that may come in every round: the one that was met before is closed."""
    Deadline.objects.filter(case=case, step=step, met_on__isnull=False, ended_on=None).update(
        ended_on=F("met_on")
    )
    deadlines.start(case=case, step=step, started_on=timezone.localdate(at), at=at)
