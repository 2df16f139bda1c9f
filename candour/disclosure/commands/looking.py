"""Ask for suggestions and make them in the background. A look that failed never counts as nothing found."""

import logging
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models.functions import Coalesce

from candour.access.permissions import Permission
from candour.audit.record import SYSTEM, record
from candour.cases.row_security import every_row
from candour.disclosure import rules
from candour.disclosure.commands.carrying import to_decide_again
from candour.disclosure.commands.labelling import give_labels
from candour.disclosure.commands.reaching import count_open, locked, write_down
from candour.disclosure.models import Disclosure, Look, Status, Suggestion
from candour.disclosure.queries.suggesting import ENGINE, Found, look_at
from candour.disclosure.standing import Standing, digest_of_words, standing_of
from candour.staff.models import User
from candour.workflow.once import once
from candour.workflow.perform import must_hold
from candour.workflow.refusals import refuse

JOB = "look_for_people"
UNDER_WAY = (Look.State.WAITING, Look.State.RUNNING)
SILENT = timedelta(minutes=10)
MOST_TRIES = 3
FAILED = "The look failed, so nothing counts as found or as not there. Ask for it again."
STOPPED = "The look stopped several times. Ask for it again, and tell those who run the service."

log = logging.getLogger(__name__)


@transaction.atomic
def ask_for_a_look(
    *, disclosure: Disclosure, by: User, at: datetime, operation: UUID | None = None
) -> Look | None:
    """Ask for a new look at the words that are shared. What is decided already is not asked again."""
    must_hold(by, Permission.PREPARE_DISCLOSURE, at=at)
    row = locked(disclosure, by=by)
    if once(operation, name="disclosure.look_asked", by=by, at=at, on=row) is not None:
        return None
    running = Look.objects.filter(disclosure=row, state__in=UNDER_WAY).exists()
    refuse(
        None if row.status == Status.DRAFT else "This copy is not being prepared.",
        rules.it_is_theirs_to_prepare(row, by),
        "A look is running already." if running else None,
    )
    made: Look = Look.objects.create(case_id=row.case_id, disclosure=row, asked_by=by, asked_at=at)
    write_down("look_asked", row, by, at, subject=f"{row.pk} look {made.pk}")
    _queue(made)
    return made


def look(number: int, *, now: Callable[[], datetime]) -> None:
    """Make one look. Done twice, there is still one set of suggestions."""
    begun = _begin(number, now())
    if begun is None:
        return
    try:
        _keep(begun, now())
    except Exception:  # whatever it is: the page says that the look failed, and nothing goes on without one
        log.exception("Look %s failed", number)
        with every_row():
            Look.objects.filter(pk=number, state__in=UNDER_WAY).update(
                state=Look.State.FAILED, problem=FAILED, touched_at=now(), ended_at=now()
            )


def recover(*, at: datetime) -> int:
    """Take up again what stopped without a word, a few times; how many were found."""
    with every_row():
        silent = Look.objects.filter(state__in=UNDER_WAY).annotate(seen=Coalesce("touched_at", "asked_at"))
        found = list(silent.filter(seen__lt=at - SILENT).select_for_update(of=("self",), skip_locked=True))
        for one in found:
            if one.tries >= MOST_TRIES:
                one.state, one.problem = Look.State.FAILED, STOPPED
            else:
                one.state, one.touched_at = Look.State.WAITING, at
                _queue(one)
            one.save(update_fields=["state", "problem", "touched_at"])
    return len(found)


def _begin(number: int, at: datetime) -> Look | None:
    with every_row():
        rows = Look.objects.select_related("disclosure__submission", "disclosure__case")
        found: Look | None = rows.select_for_update(of=("self",)).filter(pk=number).first()
        if found is None or found.state not in UNDER_WAY:
            return None
        found.state, found.touched_at = Look.State.RUNNING, at
        found.tries += 1
        found.save(update_fields=["state", "touched_at", "tries"])
    return found


@transaction.atomic
def _keep(running: Look, at: datetime) -> None:
    """What was found, the labels of those who are referred to, and at which words it looked: together."""
    with every_row():
        disclosure = running.disclosure
        standing = standing_of(disclosure)
        found = [*_again(disclosure), *look_at(disclosure, standing.original)]
        rows = _suggestions(running, found, standing)
        Suggestion.objects.bulk_create(rows)
        running.state, running.ended_at, running.touched_at = Look.State.DONE, at, at
        running.engine, running.found = ENGINE, len(rows)
        running.passages = len(standing.blocks)
        running.source_sha256 = digest_of_words(standing.blocks.values())
        running.save()
        row = (
            Disclosure.objects.select_for_update(of=("self",))
            .select_related("submission", "case")
            .get(pk=disclosure.pk)
        )
        give_labels(row, count_open(row), at=at)
        record(
            action="disclosure.looked",
            by=SYSTEM,
            at=at,
            case=running.case_reference,
            subject_type="disclosure",
            subject=f"{disclosure.pk} look {running.pk}, {ENGINE}, {len(rows)} suggestions",
        )


def _again(disclosure: Disclosure) -> list[Found]:
    """Decisions of the copy before whose words changed."""
    if disclosure.replaces is None:
        return []
    reason = "You decided on this in the copy before, and the words here have changed since. Decide again."
    return [
        Found(block.id, start, end, one.kind or "again", 1, one.entity, "changed.again", reason)
        for block, start, end, one in to_decide_again(disclosure, disclosure.replaces)
    ]


def _suggestions(running: Look, found: Iterable[Found], standing: Standing) -> list[Suggestion]:
    """One for each stretch, the first that proposes it; none for a reference, which is a label already."""
    seen = {item.anchor for item in standing.items if item.is_reference}
    rows = []
    for one in found:
        anchor = (one.block, one.start, one.end)
        if anchor in seen:
            continue
        seen.add(anchor)
        rows.append(
            Suggestion(
                case_id=running.case_id,
                disclosure_id=running.disclosure_id,
                look=running,
                block=one.block,
                start=one.start,
                end=one.end,
                kind=one.kind,
                tier=one.tier,
                entity=one.entity,
                rule=one.rule,
                rule_version=ENGINE,
                reason=one.reason[:400],
            )
        )
    return rows


def _queue(one: Look) -> None:
    """In the same transaction: no look without its job, no job without its look."""
    from procrastinate.contrib.django import app  # its models are only there once the applications are

    app.configure_task(JOB, allow_unknown=True).defer(look=one.pk)
