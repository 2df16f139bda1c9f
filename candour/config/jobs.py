"""What runs by the clock: messages leave, audit chains are sealed, stalled jobs are taken up again."""

from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from candour.audit.seal import seal
from candour.cases.row_security import every_row
from candour.disclosure.commands import looking, making
from candour.documents import commands as documents
from candour.documents.scanning import ScannerUnavailable
from candour.mail.commands import send_waiting
from candour.quality.commands import copies
from candour.reviews.commands import renditions
from candour.reviews.commands.conflicts import look_at_all


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="send_messages", pass_context=False)
def send_messages(timestamp: int) -> int:
    """Hand over what waits in the outbox."""
    return send_waiting(at=timezone.now())


@app.periodic(cron="*/5 * * * *")
@app.task(queueing_lock="seal_audit", pass_context=False)
def seal_audit(timestamp: int) -> int:
    """Chain a digest of all heads, so that a cut or rewritten chain is found."""
    with every_row():
        return seal(at=timezone.now()).sequence


@app.periodic(cron="*/5 * * * *")
@app.task(queueing_lock="look_for_conflicts", pass_context=False)
def look_for_conflicts(timestamp: int) -> int:
    """A new line of management, role or bar may stand between a manager and a review under way."""
    return look_at_all(at=timezone.now())


@app.periodic(cron="*/10 * * * *")
@app.task(queueing_lock="retry_stalled", pass_context=True)
async def retry_stalled(context: object, timestamp: int) -> None:
    """A worker that was killed leaves its job behind: give it to another."""
    for job in await app.job_manager.get_stalled_jobs():
        await app.job_manager.retry_job(job)


@app.task(name=renditions.JOB, pass_context=False)
def make_rendition(rendition: int) -> None:
    """Make one copy of a review."""
    renditions.make(rendition, now=timezone.now)


@app.periodic(cron="*/5 * * * *")
@app.task(queueing_lock="recover_renditions", pass_context=False)
def recover_renditions(timestamp: int) -> int:
    """Take up copies again whose work stopped without a word."""
    return renditions.recover(at=timezone.now())


@app.task(name=copies.JOB, pass_context=False)
def make_quality_report(copy: int) -> None:
    """Make one copy of a quality assurance report."""
    copies.make(copy, now=timezone.now)


@app.periodic(cron="*/5 * * * *")
@app.task(queueing_lock="recover_quality_reports", pass_context=False)
def recover_quality_reports(timestamp: int) -> int:
    """Take up copies of reports again whose work stopped without a word."""
    return copies.recover(at=timezone.now())


@app.task(name=looking.JOB, pass_context=False)
def look_for_people(look: int) -> None:
    """Make one look at the words that are shared."""
    looking.look(look, now=timezone.now)


@app.task(name=making.JOB, pass_context=False)
def make_release_file(file: int) -> None:
    """Make one file of a copy and have the gate judge it."""
    making.make(file, now=timezone.now)


@app.periodic(cron="*/5 * * * *")
@app.task(queueing_lock="recover_disclosure", pass_context=False)
def recover_disclosure(timestamp: int) -> int:
    """Take up looks and files again whose work stopped without a word."""
    return looking.recover(at=timezone.now()) + making.recover(at=timezone.now())


@app.task(
    name=documents.SCAN_JOB,
    retry=RetryStrategy(max_attempts=8, exponential_wait=3, retry_exceptions={ScannerUnavailable}),
    pass_context=False,
)
def scan_document(document: int) -> None:
    """Have one file scanned; without a verdict it is tried again."""
    documents.scan_document(document, at=timezone.now())


@app.periodic(cron="*/10 * * * *")
@app.task(queueing_lock="scan_waiting", pass_context=False)
def scan_waiting(timestamp: int) -> int:
    """Files that still have no verdict, also those from before there was a scanner."""
    return documents.scan_waiting(at=timezone.now())


@app.periodic(cron="30 2 * * *")
@app.task(queueing_lock="sweep_documents", pass_context=False)
def sweep_documents(timestamp: int) -> int:
    """Read every document again and compare it with what was kept."""
    return documents.sweep(at=timezone.now(), now=timezone.now).documents
