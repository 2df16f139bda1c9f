"""Invented families, at every point at which contact can stand; nobody among them is a real person."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.utils import timezone

from candour.cases.commands import NewCase, record_case, record_court_outcome
from candour.cases.models import Case, CourtStatus, RegisteredPerson
from candour.cases.new_case import NewOutcome
from candour.config.demo.families.cases import CASES, CONVICTED_OF, REVIEWED
from candour.config.demo.families.table import Table, Tell
from candour.config.demo.families.told import HARMED, TOLD
from candour.config.demo.stories import Scene
from candour.families.commands import plans
from candour.families.models import ContactPlan
from candour.notifications.commands import deciding, notifying
from candour.staff.models import Region, User

Staff = Mapping[str, User]


def load_families(*, staff: Staff, at: datetime) -> int:
    """Begin and keep every plan; none where the demo has them. Gives how many there are."""
    if ContactPlan.objects.exists():
        return ContactPlan.objects.count()
    scene = Scene(timezone.localdate(at), Region.objects.get(code="N07"), Region.objects.get(code="N03"))
    for make, outcome, days in CASES:
        _bring_to_court(make(scene), outcome, days, staff, at)
    _convict(REVIEWED, staff, at)
    for family_name, (begun, tell) in TOLD.items():
        _tell(family_name, begun, tell, staff, at)
    return ContactPlan.objects.count()


def _bring_to_court(new: NewCase, outcome: CourtStatus, days: int, staff: Staff, at: datetime) -> None:
    """A notified case whose trial is over; its review goes its own way."""
    wales = new.region.code == "N03"
    office = staff["demo-carys" if wales else "demo-priya"]
    began = at - timedelta(days=days + 120)
    case = record_case(new, by=office, at=began)
    notification = notifying.open_for(case, by=office, at=began)
    submitted = notifying.submit(notification=notification, by=office, at=began + timedelta(days=1))
    deciding.commission_review(notification=submitted, by=staff["demo-colin"], at=began + timedelta(days=3))
    on = timezone.localdate(at) - timedelta(days=days)
    told = NewOutcome(outcome=outcome, on=on, offence_title=CONVICTED_OF.get(outcome, ""))
    record_court_outcome(Case.objects.get(pk=case.pk), told, by=office, at=at - timedelta(days=days))


def _convict(crn: str, staff: Staff, at: datetime) -> None:
    """A case of which the review is submitted: its court track has come to its end as well."""
    told = NewOutcome(
        outcome=CourtStatus.CONVICTED,
        on=timezone.localdate(at) - timedelta(days=16),
        offence_title=CONVICTED_OF[CourtStatus.CONVICTED],
    )
    case = Case.objects.get(crn=crn)
    record_court_outcome(case, told, by=staff["demo-priya"], at=at - timedelta(days=16))


def _tell(family_name: str, begun: int, tell: Tell, staff: Staff, at: datetime) -> None:
    given, _space, family = family_name.rpartition(" ")
    people = RegisteredPerson.objects.select_related("case__region")
    named = people.filter(family_name=family, given_names=given, role__in=["victim", "relative"])
    person = (named.filter(case__crn=REVIEWED) if family_name == HARMED else named).get()
    wales = person.case.region.code == "N03"
    lead = staff["demo-gethin" if wales else "demo-marcus"]
    keeper = staff["demo-non" if wales else "demo-beth"]
    plan = plans.begin(
        person=person,
        officer=keeper,
        reason="Works near where they live.",
        by=lead,
        at=at - timedelta(days=begun),
    )
    tell(Table(plan, keeper, lead, staff["demo-colin"], staff["demo-yusuf"], at))
