"""Whether a report may be issued, and what follows from it."""

from candour.quality.models import WHOLE, Amendment, Assessment, RatingWord, Report, SettledRating
from candour.quality.standards import chosen
from candour.staff.models import User


def the_report_is_written(assessment: Assessment, actor: User | None) -> str | None:
    written = Report.objects.filter(assessment=assessment).exclude(overview="")
    return None if written.exists() else "Write first, in a few sentences, what the report says as a whole."


def the_composite_is_not_inadequate(assessment: Assessment, actor: User | None) -> str | None:
    if comes_back(assessment):
        return "The review was rated Inadequate, so it has to be resubmitted."
    return None


def the_composite_is_inadequate(assessment: Assessment, actor: User | None) -> str | None:
    if not comes_back(assessment):
        return "Only a review that was rated Inadequate has to be resubmitted."
    return None


def an_amendment_is_required(assessment: Assessment, actor: User | None) -> str | None:
    if Amendment.objects.filter(assessment=assessment, taken_out_at__isnull=True).exists():
        return None
    return "Say at least one change that the region must make before it submits the review once more."


def comes_back(assessment: Assessment) -> bool:
    """Whether the review has to be resubmitted: after an Inadequate composite, or, if the policy chooses so,
    after any Inadequate standard."""
    inadequate = SettledRating.objects.filter(
        assessment=assessment, replaced_at__isnull=True, rating=RatingWord.INADEQUATE
    )
    any_standard = chosen("resubmission_after", assessment.arrived_at.date()) == "any_standard"
    return inadequate.exists() if any_standard else inadequate.filter(key=WHOLE).exists()


def changes_are_required(assessment: Assessment) -> bool:
    """Whether the policy makes amendments compulsory after Requires improvement: by default it does not."""
    if composite_of(assessment) != RatingWord.REQUIRES_IMPROVEMENT:
        return False
    return chosen("after_requires_improvement", assessment.arrived_at.date()) == "required"


def the_change_may_be_declined(assessment: Assessment, *, declined: bool) -> str | None:
    if declined and changes_are_required(assessment):
        return (
            "After Requires improvement the region has to make this change. "
            "Answer when it is done, or done in part, and say what is left."
        )
    return None


def composite_of(assessment: Assessment) -> str | None:
    """The composite rating that stands, where it is settled."""
    standing = SettledRating.objects.filter(assessment=assessment, key=WHOLE, replaced_at__isnull=True)
    found: str | None = standing.values_list("rating", flat=True).first()
    return found
