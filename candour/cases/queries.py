"""Questions that pages ask about cases."""

from datetime import date

from django.db.models import Count, Q

from candour.cases.models import Case
from candour.cases.models.visibility import Sight
from candour.staff.models import User


def desk_counts(sight: Sight, user: User, *, today: date) -> dict[str, int]:
    """How many cases of each kind wait for this person, in one query."""
    return Case.objects.visible_to(sight).aggregate(
        mine=Count("pk", filter=Q(holder=user)),
        overdue=Count("pk", filter=Q(next_due__lt=today)),
    )
