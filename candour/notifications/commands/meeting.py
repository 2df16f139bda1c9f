"""An extract that meets a case which its bringer may not open: the case itself remembers who met it."""

from collections.abc import Iterable
from datetime import datetime

from candour.audit.record import record_many
from candour.cases.models import Case
from candour.cases.models.visibility import Sight
from candour.cases.row_security import every_row
from candour.notifications.intake.sorting import FOR_THE_NATIONAL_TEAM, Sorted
from candour.notifications.models import Intake
from candour.staff.models import User


def note_unseen(intake: Intake, rows: Iterable[Sorted], sight: Sight, *, by: User, at: datetime) -> None:
    """A row that is refused in these words says that such a case exists, so a guess must leave a trace."""
    crns = {row.values["crn"] for row in rows if FOR_THE_NATIONAL_TEAM in row.reasons}
    if not crns:
        return
    with every_row():
        held = Case.objects.filter(crn__in=crns).exclude(sight.condition())
        references = list(held.values_list("reference", flat=True))
    record_many(
        {
            "action": "case.met_in_extract",
            "by": by,
            "at": at,
            "case": reference,
            "subject_type": "intake",
            "subject": str(intake.pk),
            "relation": "none",
        }
        for reference in references
    )
