"""The history of a record, for pages."""

from django.db.models import Model, QuerySet

from candour.workflow.models import StatusChange


def history_of(record: Model) -> QuerySet[StatusChange]:
    """Every move of a record, oldest first."""
    moves = StatusChange.objects.filter(record_type=record._meta.label_lower, record_id=record.pk)
    return moves.select_related("by")
