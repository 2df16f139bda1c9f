"""What the page of a case shows of contact with families, to those who may read it and to nobody else."""

from django.utils import timezone

from candour.access.middleware import StaffRequest
from candour.access.permissions import Permission
from candour.cases.models import Case
from candour.cases.models.visibility import Families
from candour.cases.queries import Panel
from candour.families.queries.closing import people_without_a_plan
from candour.families.queries.lists import plans_within, why_next
from candour.families.views import words


def families_panel(request: StaffRequest, case: Case) -> Panel | None:
    """Who is kept in touch with, what is owed to each, and who has nobody yet."""
    allow = request.grants.allow
    if (
        not (allow(Permission.VIEW_FAMILIES) or allow(Permission.KEEP_CONTACT))
        or case.pk in request.sight.reading
    ):
        return None
    plans = list(plans_within(request.sight).filter(case=case).select_related("liaison_officer"))
    sees_all = Families.ALL in request.sight.families
    without = people_without_a_plan(case).count() if sees_all else 0
    if not plans and not sees_all:
        return None
    today = timezone.localdate()
    context = {
        "case": case,
        "plans": plans,
        "without": without,
        "colours": words.COLOURS,
        "why_next": lambda plan: why_next(plan, today=today),
    }
    return Panel("Victims and families", "families/_case_panel.html", context)
