"""What runs by the clock: messages leave, audit chains are sealed, stalled jobs are taken up again."""

from django.utils import timezone
from procrastinate.contrib.django import app

from candour.audit.seal import seal
from candour.cases.row_security import every_row
from candour.mail.commands import send_waiting


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


@app.periodic(cron="*/10 * * * *")
@app.task(queueing_lock="retry_stalled", pass_context=True)
async def retry_stalled(context: object, timestamp: int) -> None:
    """A worker that was killed leaves its job behind: give it to another."""
    for job in await app.job_manager.get_stalled_jobs():
        await app.job_manager.retry_job(job)
