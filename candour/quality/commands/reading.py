"""When somebody of the region first opened a report; what waits for them is counted by it."""

from datetime import datetime

from candour.quality.models import Assessment, ReportReading
from candour.staff.models import User


def note_first_reading(*, assessment: Assessment, by: User, at: datetime) -> None:
    """Keep that this person opened the report; a later time changes nothing. The audit has each read."""
    reading = ReportReading(case_id=assessment.case_id, assessment=assessment, by=by, at=at)
    ReportReading.objects.bulk_create([reading], ignore_conflicts=True)
