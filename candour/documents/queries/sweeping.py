"""What each nightly reading of all documents found."""

from django.db.models import QuerySet

from candour.documents.models import Sweep


def sweeps() -> QuerySet[Sweep]:
    return Sweep.objects.all()
