"""From the charge to the national team's decision: notification, answers, deadlines and intake."""

from candour.notifications.models.calendar import AddedBankHoliday
from candour.notifications.models.deadline import Deadline, DeadlineMove, MoveKind
from candour.notifications.models.draft import Draft
from candour.notifications.models.intake import Intake, IntakeRow, IntakeStatus, RowState
from candour.notifications.models.notification import EligibilityAnswer, Notification, NotificationStatus

__all__ = [
    "AddedBankHoliday",
    "Deadline",
    "DeadlineMove",
    "Draft",
    "EligibilityAnswer",
    "Intake",
    "IntakeRow",
    "IntakeStatus",
    "MoveKind",
    "Notification",
    "NotificationStatus",
    "RowState",
]
