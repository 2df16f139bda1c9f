"""Who can be the named contact of somebody in a case, and with how many people each keeps in touch."""

from datetime import datetime

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from candour.access.permissions import Permission
from candour.access.roles import ROLES
from candour.cases.models import AccessEntry, Case, Charge, RegisteredPerson, RegisterRole
from candour.families.models import ContactPlan, ContactStatus
from candour.staff.models import User

KEEPERS = [key for key, role in ROLES.items() if Permission.KEEP_CONTACT in role.permissions]


def officers_for(case: Case, *, at: datetime) -> list[User]:
    """Those of the region whose role keeps contact today, and whom no bar shuts out; the least busy first."""
    today = timezone.localdate(at)
    barred = AccessEntry.standing(at=at).filter(case=case, barred=True).values("user")
    held = User.objects.filter(is_active=True, roles_held__role__in=KEEPERS, roles_held__since__lte=today)
    people = held.exclude(roles_held__until__lt=today).exclude(pk__in=barred)
    near = people.filter(Q(region=case.region_id) | Q(region=None))
    return list(near.annotate(keeps=_number_kept()).order_by("keeps", "full_name"))


def _number_kept() -> Count:
    running = Q(contact_plans__contact_status=ContactStatus.IN_CONTACT)
    return Count("contact_plans", filter=running, distinct=True)


def people_to_begin_with(case: Case) -> list[RegisteredPerson]:
    """Also those for whom it was said that nobody keeps in touch: that can change."""
    people = RegisteredPerson.objects.filter(case=case, role__in=[RegisterRole.VICTIM, RegisterRole.RELATIVE])
    return list(people.filter(contact_plan=None).exclude(no_contact__why="died"))


def charges_of(plan: ContactPlan) -> QuerySet[Charge]:
    found: QuerySet[Charge] = Charge.objects.filter(case=plan.case_id)
    return found
