"""What the telling of one family needs: the plan, who keeps it, and the days."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from candour.families.models import ContactPlan
from candour.staff.models import User


@dataclass(frozen=True, slots=True)
class Table:
    """Everything that the telling of one family needs: the plan, who keeps it, and the days."""

    plan: ContactPlan
    keeper: User
    lead: User
    national: User
    specialist: User
    now: datetime

    def ago(self, days: int) -> date:
        return timezone.localdate(self.now) - timedelta(days=days)

    def by(self, days: int = 0) -> dict[str, Any]:
        """The named contact writes, so many days ago."""
        return {"by": self.keeper, "at": self.now - timedelta(days=days)}


Tell = Callable[[Table], None]
