"""Every move that a notification or an intake can make, one row each."""

from candour.access.permissions import Permission
from candour.cases.models import Case, ReviewStatus
from candour.notifications import rules
from candour.notifications.models import Intake, IntakeStatus, Notification, NotificationStatus
from candour.workflow.transition import Transition

OPEN = frozenset(
    {
        NotificationStatus.CHARGE_IDENTIFIED,
        NotificationStatus.AWAITING_COURT,
        NotificationStatus.READY,
        NotificationStatus.SUBMITTED,
    }
)
CLOSED_WITHOUT_REVIEW = frozenset({NotificationStatus.NOTIFY_ONLY, NotificationStatus.NOT_SFO})

WAIT_FOR_COURT = Transition[Notification](
    name="notification.waits_for_court",
    source=frozenset({NotificationStatus.CHARGE_IDENTIFIED}),
    target=NotificationStatus.AWAITING_COURT,
    permission=Permission.SUBMIT_NOTIFICATION,
    guards=(rules.a_charge_is_recorded,),
    sentence="The person has been charged and has not appeared in court yet.",
)
MAKE_READY = Transition[Notification](
    name="notification.ready",
    source=frozenset({NotificationStatus.CHARGE_IDENTIFIED, NotificationStatus.AWAITING_COURT}),
    target=NotificationStatus.READY,
    permission=Permission.SUBMIT_NOTIFICATION,
    guards=(rules.a_charge_is_recorded, rules.the_first_court_appearance_is_recorded),
    sentence="The first court appearance is recorded, so eligibility can be answered.",
)
SUBMIT = Transition[Notification](
    name="notification.submitted",
    source=frozenset({NotificationStatus.READY}),
    target=NotificationStatus.SUBMITTED,
    permission=Permission.SUBMIT_NOTIFICATION,
    guards=(
        rules.a_charge_is_recorded,
        rules.the_first_court_appearance_is_recorded,
        rules.a_supervision_period_is_recorded,
        rules.eligibility_has_been_answered,
    ),
    sentence="The region sends the notification to the national team.",
)
CLOSE_AS_NOT_SFO = Transition[Notification](
    name="notification.closed_not_sfo",
    source=frozenset({NotificationStatus.READY}),
    target=NotificationStatus.NOT_SFO,
    permission=Permission.SUBMIT_NOTIFICATION,
    guards=(rules.the_answer_is_not_an_sfo, rules.a_proposed_review_is_decided),
    sentence="The facts do not make a serious further offence; the record of why stays.",
)
COMMISSION_REVIEW = Transition[Notification](
    name="notification.review_commissioned",
    source=frozenset({NotificationStatus.SUBMITTED}),
    target=NotificationStatus.REVIEW,
    permission=Permission.DECIDE_NOTIFICATION,
    guards=(rules.the_answer_requires_a_review, rules.the_decider_did_not_submit_it),
    sentence="The national team accepts the notification and a review follows.",
)
CLOSE_AS_NOTIFY_ONLY = Transition[Notification](
    name="notification.closed_notify_only",
    source=frozenset({NotificationStatus.SUBMITTED}),
    target=NotificationStatus.NOTIFY_ONLY,
    permission=Permission.DECIDE_NOTIFICATION,
    guards=(
        rules.the_answer_is_notify_only,
        rules.a_proposed_review_is_decided,
        rules.the_decider_did_not_submit_it,
    ),
    sentence="The national team notes the offence; no review is required.",
)
REFUSE_AS_NOT_SFO = Transition[Notification](
    name="notification.refused_not_sfo",
    source=frozenset({NotificationStatus.SUBMITTED}),
    target=NotificationStatus.NOT_SFO,
    permission=Permission.DECIDE_NOTIFICATION,
    guards=(
        rules.the_answer_is_not_an_sfo,
        rules.a_proposed_review_is_decided,
        rules.the_decider_did_not_submit_it,
    ),
    sentence="The national team finds that the facts do not make a serious further offence.",
)
RETURN_TO_REGION = Transition[Notification](
    name="notification.returned",
    source=frozenset({NotificationStatus.SUBMITTED}),
    target=NotificationStatus.READY,
    permission=Permission.DECIDE_NOTIFICATION,
    sentence="The national team asks the region to mend or complete the notification.",
)
REOPEN = Transition[Notification](
    name="notification.reopened",
    source=CLOSED_WITHOUT_REVIEW,
    target=NotificationStatus.READY,
    permission=Permission.EDIT_CASE,
    sentence="A charge was added or a fact corrected, and the answer to eligibility changed.",
)
WITHDRAW = Transition[Notification](
    name="notification.withdrawn",
    source=OPEN,
    target=NotificationStatus.WITHDRAWN,
    permission=Permission.RECORD_COURT_OUTCOME,
    sentence="The charges were dropped before a decision.",
)
CHARGE_AGAIN = Transition[Notification](
    name="notification.charged_again",
    source=frozenset({NotificationStatus.WITHDRAWN, NotificationStatus.REVIEW}),
    target=NotificationStatus.CHARGE_IDENTIFIED,
    permission=Permission.RECORD_COURT_OUTCOME,
    sentence="A further charge, or a corrected outcome in court, begins the notification again.",
)


def _review_track(
    name: str, source: ReviewStatus, target: ReviewStatus, permission: Permission, sentence: str
) -> Transition[Case]:
    return Transition(
        name=name,
        field="review_status",
        source=frozenset({source}),
        target=target,
        permission=permission,
        sentence=sentence,
    )


REQUIRE_REVIEW = _review_track(
    "case.review_required",
    ReviewStatus.NOT_DECIDED,
    ReviewStatus.REQUIRED,
    Permission.DECIDE_NOTIFICATION,
    "The national team commissioned a review.",
)
REFUSE_REVIEW = _review_track(
    "case.review_refused",
    ReviewStatus.NOT_DECIDED,
    ReviewStatus.NOT_REQUIRED,
    Permission.DECIDE_NOTIFICATION,
    "The national team decided that no review follows.",
)
NEED_NO_REVIEW = _review_track(
    "case.review_not_needed",
    ReviewStatus.NOT_DECIDED,
    ReviewStatus.NOT_REQUIRED,
    Permission.SUBMIT_NOTIFICATION,
    "The region closed a notification that is not a serious further offence.",
)
DECIDE_REVIEW_AGAIN = _review_track(
    "case.review_undecided_again",
    ReviewStatus.NOT_REQUIRED,
    ReviewStatus.NOT_DECIDED,
    Permission.EDIT_CASE,
    "A changed fact opened the notification again.",
)

TAKE_INTAKE = Transition[Intake](
    name="intake.taken",
    source=frozenset({IntakeStatus.CHECKED}),
    target=IntakeStatus.TAKEN,
    permission=Permission.IMPORT_INTAKE,
    sentence="Every row that can be taken becomes a case, all in one step.",
)
DISCARD_INTAKE = Transition[Intake](
    name="intake.discarded",
    source=frozenset({IntakeStatus.CHECKED}),
    target=IntakeStatus.DISCARDED,
    permission=Permission.IMPORT_INTAKE,
    sentence="The file is put aside and nothing is taken from it.",
)
