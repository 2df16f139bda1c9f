"""Have a file scanned. Without a verdict it stays waiting: silence is never taken for clean."""

from datetime import datetime

from django.conf import settings
from django.db import transaction

from candour.audit.record import SYSTEM, record
from candour.cases.row_security import every_row
from candour.documents.models import Document
from candour.documents.queries import chunks_of
from candour.documents.scanning import ScannerUnavailable, Verdict, scan

UNSETTLED = (Document.Scan.WAITING, Document.Scan.NOT_SCANNED)


def scan_document(number: int, *, at: datetime) -> bool:
    """Whether the file has a verdict now. Raises ScannerUnavailable, so that a job tries again."""
    with every_row():
        document = Document.objects.filter(pk=number, scan__in=UNSETTLED).first()
        if document is None:
            return True
        parts = list(chunks_of(document))
    # Outside the transaction: a slow scanner holds no lock.
    _settle(number, scan(parts, address=settings.SCANNER), at)
    return True


def scan_waiting(*, at: datetime) -> int:
    """Scan whatever has no verdict, also what came before there was a scanner; how many have one now."""
    if not settings.SCANNER:
        return 0
    with every_row():
        waiting = list(Document.objects.filter(scan__in=UNSETTLED).values_list("pk", flat=True)[:500])
    settled = 0
    for number in waiting:
        try:
            settled += scan_document(number, at=at)
        except ScannerUnavailable:
            break
    return settled


@transaction.atomic
def _settle(number: int, verdict: Verdict, at: datetime) -> None:
    with every_row():
        document = Document.objects.select_for_update(of=("self",)).get(pk=number)
        document.scan = Document.Scan.REFUSED if verdict.harmful else Document.Scan.CLEAN
        document.scanned_at, document.scan_says = at, verdict.says
        document.save(update_fields=["scan", "scanned_at", "scan_says"])
        record(
            action="document.found_harmful" if verdict.harmful else "document.found_clean",
            by=SYSTEM,
            at=at,
            case=document.case_reference,
            subject_type="document",
            subject=f"{document.pk} {document.sha256}",
        )
