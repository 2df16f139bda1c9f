"""Every move that a review can make, one row each."""

from candour.access.permissions import Permission
from candour.cases.models import Case, ReviewStatus
from candour.reviews.models import Review, ReviewStage, Standing
from candour.reviews.rules import accuracy, allocation, early_look, signing, standing, writing
from candour.workflow.transition import Transition

BEFORE_DECISION = frozenset({ReviewStage.EARLY_LOOK, ReviewStage.AWAITING_DECISION})
ALLOCATED = frozenset(
    {
        ReviewStage.ALLOCATED,
        ReviewStage.WRITING,
        ReviewStage.FACTUAL_ACCURACY,
        ReviewStage.COUNTERSIGNING,
        ReviewStage.COUNTERSIGNED,
    }
)
OPEN = BEFORE_DECISION | {ReviewStage.TO_ALLOCATE} | ALLOCATED


def _move(
    name: str,
    source: frozenset[ReviewStage] | set[ReviewStage],
    target: ReviewStage,
    permission: Permission,
    *guards: object,
    sentence: str,
) -> Transition[Review]:
    return Transition(
        name=f"review.{name}",
        source=frozenset(source),
        target=target,
        permission=permission,
        guards=guards,  # type: ignore[arg-type]  # every guard below takes a review and a person
        sentence=sentence,
    )


COMPLETE_EARLY_LOOK = _move(
    "early_look_completed",
    {ReviewStage.EARLY_LOOK},
    ReviewStage.AWAITING_DECISION,
    Permission.RUN_EARLY_LOOK,
    early_look.everything_is_answered,
    early_look.a_review_is_not_commissioned_yet,
    sentence="The early look is complete before the national team has decided.",
)
COMPLETE_EARLY_LOOK_OF_COMMISSIONED = _move(
    "early_look_completed_for_allocation",
    {ReviewStage.EARLY_LOOK},
    ReviewStage.TO_ALLOCATE,
    Permission.RUN_EARLY_LOOK,
    early_look.everything_is_answered,
    early_look.a_review_is_commissioned,
    sentence="The early look is complete and a review follows.",
)
COMMISSION = _move(
    "commissioned",
    {ReviewStage.AWAITING_DECISION},
    ReviewStage.TO_ALLOCATE,
    Permission.DECIDE_NOTIFICATION,
    sentence="The national team commissioned a review, and the early look is complete.",
)
NEED_NO_REVIEW = _move(
    "not_needed",
    BEFORE_DECISION,
    ReviewStage.NOT_NEEDED,
    Permission.DECIDE_NOTIFICATION,
    sentence="The national team decided that no review follows; the early look is kept.",
)
ALLOCATE = _move(
    "allocated",
    {ReviewStage.TO_ALLOCATE},
    ReviewStage.ALLOCATED,
    Permission.ALLOCATE_REVIEW,
    allocation.both_managers_are_chosen,
    allocation.both_managers_are_independent,
    standing.work_goes_on,
    sentence="Somebody independent writes the review and somebody else countersigns it.",
)
BEGIN = _move(
    "begun",
    {ReviewStage.ALLOCATED},
    ReviewStage.WRITING,
    Permission.WRITE_REVIEW,
    allocation.the_person_is_the_reviewing_manager,
    allocation.the_reviewing_manager_declared_independence,
    allocation.the_reviewing_manager_is_independent,
    standing.work_goes_on,
    sentence="The reviewing manager declares independence and begins.",
)
SEND_FOR_ACCURACY = _move(
    "sent_for_accuracy",
    {ReviewStage.WRITING},
    ReviewStage.FACTUAL_ACCURACY,
    Permission.WRITE_REVIEW,
    allocation.the_person_is_the_reviewing_manager,
    allocation.the_reviewing_manager_declared_independence,
    allocation.the_reviewing_manager_is_independent,
    writing.every_section_is_ready,
    accuracy.a_pack_was_sent_to_the_head_of_unit,
    standing.work_goes_on,
    sentence="The head of the delivery unit is given the chance to comment on factual accuracy.",
)
TAKE_BACK = _move(
    "taken_back",
    {ReviewStage.FACTUAL_ACCURACY, ReviewStage.COUNTERSIGNING},
    ReviewStage.WRITING,
    Permission.WRITE_REVIEW,
    allocation.the_person_is_the_reviewing_manager,
    standing.work_goes_on,
    sentence="The reviewing manager takes the review back to change it.",
)
SEND_FOR_SIGNATURE = _move(
    "sent_for_countersignature",
    {ReviewStage.FACTUAL_ACCURACY},
    ReviewStage.COUNTERSIGNING,
    Permission.WRITE_REVIEW,
    allocation.the_person_is_the_reviewing_manager,
    allocation.the_reviewing_manager_is_independent,
    accuracy.every_comment_is_answered,
    accuracy.the_reviewing_manager_is_satisfied,
    standing.work_goes_on,
    sentence="Factual accuracy is settled and the countersigning manager reads the whole.",
)
RETURN = _move(
    "returned",
    {ReviewStage.FACTUAL_ACCURACY, ReviewStage.COUNTERSIGNING, ReviewStage.COUNTERSIGNED},
    ReviewStage.WRITING,
    Permission.COUNTERSIGN_REVIEW,
    allocation.the_person_is_the_countersigning_manager,
    sentence="The countersigning manager returns the review with reasons.",
)
COUNTERSIGN = _move(
    "countersigned",
    {ReviewStage.COUNTERSIGNING},
    ReviewStage.COUNTERSIGNED,
    Permission.COUNTERSIGN_REVIEW,
    allocation.the_person_is_the_countersigning_manager,
    signing.the_signer_did_not_write_it,
    allocation.both_managers_are_independent,
    accuracy.every_comment_is_answered,
    accuracy.both_managers_are_satisfied,
    writing.every_section_is_ready,
    writing.every_remark_is_answered,
    signing.the_thread_holds,
    standing.work_goes_on,
    sentence="The countersigning manager signs exactly this text.",
)
SUBMIT = _move(
    "submitted",
    {ReviewStage.COUNTERSIGNED},
    ReviewStage.SUBMITTED,
    Permission.SUBMIT_REVIEW,
    signing.nothing_changed_since_the_signature,
    standing.work_goes_on,
    sentence="The region sends the signed review to the national team; its content is frozen.",
)
REQUIRE_RESUBMISSION = _move(
    "resubmission_required",
    {ReviewStage.SUBMITTED},
    ReviewStage.WRITING,
    Permission.CONSOLIDATE_MARKS,
    sentence="The review was rated Inadequate, so it is improved and submitted once more.",
)
END = _move(
    "ended",
    OPEN,
    ReviewStage.ENDED,
    Permission.RECORD_COURT_OUTCOME,
    sentence="The charges were dropped before the review was finished, so it is not completed.",
)
OPEN_AGAIN = _move(
    "opened_again",
    {ReviewStage.ENDED, ReviewStage.NOT_NEEDED},
    ReviewStage.EARLY_LOOK,
    Permission.SUBMIT_NOTIFICATION,
    sentence="The case was notified again after a further charge or a corrected outcome.",
)

EVERY_STANDING = frozenset(Standing)


def _standing(
    name: str,
    source: set[Standing],
    target: Standing,
    permission: Permission,
    *guards: object,
    sentence: str,
    by_service: bool = False,
) -> Transition[Review]:
    return Transition(
        name=f"review.{name}",
        field="standing_status",
        source=frozenset(source),
        target=target,
        permission=permission,
        guards=guards,  # type: ignore[arg-type]
        by_service=by_service,
        sentence=sentence,
    )


PAUSE = _standing(
    "paused",
    {Standing.ACTIVE},
    Standing.PAUSED,
    Permission.PAUSE_REVIEW,
    standing.the_review_is_open,
    sentence="The clock stops, for a reason.",
)
RESUME = _standing(
    "resumed",
    {Standing.PAUSED},
    Standing.ACTIVE,
    Permission.PAUSE_REVIEW,
    sentence="The clock runs again; the due date moves by the days of the pause.",
)
SUSPEND = _standing(
    "suspended",
    {Standing.ACTIVE, Standing.PAUSED},
    Standing.SUSPENDED,
    Permission.VIEW_CASE,
    standing.the_review_is_open,
    by_service=True,
    sentence="A conflict of interest was found after the work had begun, so it stops until it is settled.",
)
LIFT_SUSPENSION = _standing(
    "suspension_lifted",
    {Standing.SUSPENDED},
    Standing.ACTIVE,
    Permission.ALLOCATE_REVIEW,
    allocation.both_managers_are_independent,
    sentence="The conflict is settled: somebody else was given the work, or it was waived with a reason.",
)

COMPLETE_ON_CASE = Transition[Case](
    name="case.review_completed",
    field="review_status",
    source=frozenset({ReviewStatus.REQUIRED}),
    target=ReviewStatus.COMPLETE,
    permission=Permission.SUBMIT_REVIEW,
    sentence="The review was submitted.",
)
REQUIRE_ON_CASE_AGAIN = Transition[Case](
    name="case.review_required_again",
    field="review_status",
    source=frozenset({ReviewStatus.COMPLETE}),
    target=ReviewStatus.REQUIRED,
    permission=Permission.CONSOLIDATE_MARKS,
    sentence="The review was rated Inadequate and is to be submitted once more.",
)
