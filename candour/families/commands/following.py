"""What follows for families from what the court did. Named in config/reactions.py.

The service makes these moves itself: whoever records a court outcome need not see any contact with families.
"""

from datetime import datetime

from django.urls import reverse
from django.utils import timezone

from candour.cases.models import Case, VictimStatus
from candour.cases.row_security import every_row
from candour.families import transitions
from candour.families.commands.reaching import put, work_out
from candour.families.models import ContactPlan, DisclosureStatus, Nondisclosure
from candour.mail.commands import Notice, queue
from candour.staff.models import User
from candour.workflow.perform import perform_for_service

OFFER_STANDS = {
    VictimStatus.NOT_OPEN: DisclosureStatus.NOT_OPEN,
    VictimStatus.NATIONAL_DECISION: DisclosureStatus.WITH_NATIONAL,
    VictimStatus.OPEN: DisclosureStatus.TO_OFFER,
    VictimStatus.CLOSED: DisclosureStatus.NO_OFFER,
}
NOTES = {
    DisclosureStatus.NOT_OPEN: "There is no conviction, or no longer one.",
    DisclosureStatus.WITH_NATIONAL: "The outcome in court is one on which the national team decides.",
    DisclosureStatus.TO_OFFER: "A conviction, or the national team's decision, opens the offer.",
    DisclosureStatus.NO_OFFER: "Nobody was convicted, or the national team decided against an offer.",
}


def after_victim_track(case: Case, *, by: User, at: datetime) -> None:
    """The offer of the review to each person follows the victim track of the case."""
    target = OFFER_STANDS[VictimStatus(case.victim_status)]
    with every_row():
        for plan in ContactPlan.objects.filter(case=case).select_related("case", "liaison_officer"):
            if plan.disclosure_status in transitions.FOLLOW[target].source:
                _follow(plan, target, by, at)


def _follow(plan: ContactPlan, target: DisclosureStatus, by: User, at: datetime) -> None:
    row = perform_for_service(transitions.FOLLOW[target], on=plan, at=at, note=NOTES[target])
    opened = target == DisclosureStatus.TO_OFFER
    since = plan.case.court_outcome_on or timezone.localdate(at)
    put(row, {"disclosure_open_since": since if opened else None})
    # A proposal that was under way is written anew, if the offer is ever open again.
    Nondisclosure.objects.filter(plan=row, decided_at=None).update(sent_at=None)
    work_out(row, at=at)
    officer = plan.liaison_officer
    if officer is not None and officer.is_active and officer != by:
        queue(Notice.CONTACT_WAITS, to=officer, path=reverse("families:plan", args=[plan.pk]), at=at)
