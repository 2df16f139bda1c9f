"""The cases of the demo, each brought to its state by the commands that staff use."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.utils import timezone

from candour.cases.commands import (
    NewCase,
    close_case,
    give_access,
    hand_over,
    record_case,
    record_court_outcome,
)
from candour.cases.models import Case, CourtStatus, Relation
from candour.cases.new_case import NewOutcome
from candour.config.demo import quality
from candour.config.demo.case_studies import case_studies
from candour.config.demo.quality_sessions import load_sessions
from candour.config.demo.reviews.cases import TOLD as REVIEWED
from candour.config.demo.reviews.desk import Desk
from candour.config.demo.reviews.stages import STAGES
from candour.config.demo.stories import (
    COMMISSIONED,
    NOT_SFO,
    NOTIFY_ONLY,
    PROPOSED,
    SUBMITTED,
    TOLD,
    Scene,
    Story,
)
from candour.notifications.commands import deciding, notifying
from candour.notifications.models import Notification
from candour.staff.models import Region, User

Staff = Mapping[str, User]
BEGAN = {"Richards": 70, "Key": 44, "Evans": 35}
"""So many days before the loading each case study was notified; Stanton in time for the last sample."""
HANDS = {
    "allocated": "demo-owain",
    "paused": "demo-owain",
    "early_look_under_way": "demo-femi",
    "factual_accuracy": "demo-femi",
    "suspended": "demo-femi",
    "waived": "demo-femi",
}
"""Who writes a review; Hannah writes the others."""
MURDER, RAPE = ("COML025", "Murder"), ("SX03002", "Rape of a female aged 16 or over")


def load_case_studies(*, staff: Staff, at: datetime) -> None:
    """Record and move the published case studies; none where the demo has them already."""
    studies = case_studies(Region.objects.get(code="N07"))
    if Case.objects.filter(crn__in=[study.crn for study in studies.values()]).exists():
        return
    for name, study in studies.items():
        _study(name, study, staff, at)


def load_cases(*, staff: Staff, at: datetime) -> int:
    """Record and move every other case, unless they are there. Gives how many cases there are in all."""
    if Case.objects.filter(crn="X260011").exists():
        return Case.objects.count()
    london, wales = Region.objects.get(code="N07"), Region.objects.get(code="N03")
    scene = Scene(timezone.localdate(at), london, wales)
    for tell in (*TOLD, *REVIEWED, *quality.TOLD):
        _tell(tell(scene), staff, at)
    load_sessions(staff, at)
    return Case.objects.count()


def _tell(story: Story, staff: Staff, at: datetime) -> None:
    appeared = story.case.first_court_appearance
    began = at - timedelta(days=(timezone.localdate(at) - appeared).days if appeared else 1)
    administrator = staff["demo-carys" if story.case.region.code == "N03" else "demo-priya"]
    case, notification = _record(story.case, by=administrator, at=began)
    if story.holder:
        lead = staff["demo-gethin" if story.case.region.code == "N03" else "demo-marcus"]
        hand_over(case, to=staff[story.holder], by=lead, at=began)
    _move(story, notification, administrator, staff["demo-colin"], began)
    if story.review:
        {**STAGES, **quality.STAGES}[story.review](_desk(case, story.review, staff, began=began, now=at))
    if story.court:
        _court(story, Case.objects.get(pk=case.pk), administrator, at)
    if story.closed:
        close_case(case, by=staff["demo-colin"], at=began + timedelta(days=30), note="Noted, with no review.")


def _record(new: NewCase, *, by: User, at: datetime) -> tuple[Case, Notification]:
    case = record_case(new, by=by, at=at)
    return case, notifying.open_for(case, by=by, at=at)


def _move(story: Story, notification: Notification, region: User, national: User, began: datetime) -> None:
    """Take the notification as far as the story goes, two days for each step."""
    if story.stage == NOT_SFO:
        notifying.close_as_not_sfo(notification=notification, by=region, at=began + timedelta(days=2))
    if story.stage not in {SUBMITTED, PROPOSED, COMMISSIONED, NOTIFY_ONLY}:
        return
    submitted = notifying.submit(
        notification=notification, by=region, at=began + timedelta(days=2), proposal=story.proposal
    )
    if story.stage == COMMISSIONED:
        deciding.commission_review(notification=submitted, by=national, at=began + timedelta(days=4))
    if story.stage == NOTIFY_ONLY:
        deciding.close_as_notify_only(
            notification=submitted,
            by=national,
            at=began + timedelta(days=4),
            note="Noted; no review is required.",
        )


def _desk(case: Case, stage: str, staff: Staff, *, began: datetime, now: datetime) -> Desk:
    """Who works on the review of this case; one that London makes for Wales is led in Wales."""
    wales = case.region.code == "N03"
    own = wales and stage in HANDS
    return Desk(
        case=case,
        began=began,
        now=now,
        lead=staff["demo-gethin" if wales else "demo-marcus"],
        writer=staff[HANDS.get(stage, "demo-hannah")],
        signer=staff["demo-mair" if own else "demo-joan"],
        office=staff["demo-carys" if wales else "demo-priya"],
        head=staff["demo-lewis"],
        practitioner=staff["demo-tom"],
        national=staff["demo-colin"],
    )


def _court(story: Story, case: Case, by: User, at: datetime) -> None:
    yesterday = timezone.localdate(at) - timedelta(days=1)
    if story.court == "dropped":
        told = NewOutcome(outcome=CourtStatus.DROPPED, on=yesterday)
    else:
        told = NewOutcome(
            outcome=CourtStatus.CONVICTED, on=yesterday, offence_code=RAPE[0], offence_title=RAPE[1]
        )
    record_court_outcome(case, told, by=by, at=at)


def _study(name: str, study: NewCase, staff: Staff, at: datetime) -> None:
    """A published case study: notified, commissioned, and given to an inspector to read."""
    today = timezone.localdate(at)
    began = at - timedelta(days=BEGAN.get(name, quality.days_since_sampled(today)))
    case, notification = _record(study, by=staff["demo-priya"], at=began)
    submitted = notifying.submit(notification=notification, by=staff["demo-priya"], at=began)
    deciding.commission_review(notification=submitted, by=staff["demo-colin"], at=began + timedelta(days=1))
    hand_over(case, to=staff["demo-hannah"], by=staff["demo-marcus"], at=began + timedelta(days=1))
    give_access(
        case,
        user=staff["demo-ines"],
        relation=Relation.INSPECTOR,
        reason="Published case study",
        by=staff["demo-marcus"],
        at=began + timedelta(days=2),
    )
    stage = name.lower()
    desk = _desk(case, stage, staff, began=began, now=at)
    STAGES[stage](desk)
    if name == "Stanton":
        quality.outstanding(desk)
    if name == "Richards":
        told = NewOutcome(
            outcome=CourtStatus.CONVICTED,
            on=today - timedelta(days=1),
            offence_code=MURDER[0],
            offence_title=MURDER[1],
        )
        record_court_outcome(Case.objects.get(pk=case.pk), told, by=staff["demo-priya"], at=at)
