"""Generate cases: made by what makes real ones, moved on by what years of work add, and written in one go.

The rows of the case, its facts, register, notification, answer and deadline are those of `record_cases` and
`open_for_many`, by the same functions and through the same checks. What years of work would change one act at
a time is changed in the rows before they are written: see `progress`.
"""

import os
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from random import Random

import django
from django.db import connection, transaction

from bench import progress
from bench.facts import tell
from bench.loading import loading
from bench.people import OPEN_AT_ONCE, Staff
from candour.audit.models import Entry
from candour.audit.record import record_many
from candour.cases.commands.bulk import insert_all, without_the_collector
from candour.cases.commands.recording import recorded, told_rows
from candour.cases.models import (
    AccessEntry,
    Case,
    CaseHolding,
    Charge,
    CoDefendant,
    MappaPeriod,
    ParallelProcess,
    RegisteredPerson,
    Relation,
    RiskAssessment,
    SupervisionPeriod,
    Transfer,
)
from candour.cases.row_security import every_row
from candour.notifications.commands.bulk import opening_rows, with_next_steps
from candour.notifications.models import Deadline, EligibilityAnswer, Notification
from candour.workflow.models import StatusChange

YEARS = 4
BATCHES = 10
SMALLEST_BATCH, LARGEST_BATCH = 250, 2_000
FEW = 2_000
"""Up to here it takes longer to make the indexes anew than to keep them."""
SEED = 20_260_302
FILLED = (
    Case, Entry, RegisteredPerson, StatusChange, EligibilityAnswer, Charge, Deadline, SupervisionPeriod,
    RiskAssessment, Notification, AccessEntry, CaseHolding, MappaPeriod, CoDefendant, Transfer,
    ParallelProcess,
)  # fmt: skip
"""Every table that generation fills."""


@dataclass(frozen=True, slots=True)
class Part:
    """What one process generates: a stretch of years, as references of one year wait for each other."""

    many: int
    batch: int
    starts: Sequence[int]


def generate(many: int, staff: Staff) -> None:
    """Cases over the last four years, each batch recorded at a later moment than the one before.

    Each processor generates a stretch of the years.
    """
    workers = os.cpu_count() or 1
    batch = min(LARGEST_BATCH, max(SMALLEST_BATCH, many // BATCHES))
    starts = list(range(0, many, batch))
    share = -(-len(starts) // workers)
    parts = [Part(many, batch, starts[first : first + share]) for first in range(0, len(starts), share)]
    name = str(connection.settings_dict["NAME"])
    connection.close()
    indexes = loading(name, FILLED) if many > FEW else nullcontext()
    with indexes, ProcessPoolExecutor(workers, initializer=django.setup) as pool:
        list(pool.map(partial(_generate_part, name, staff=staff), parts))
    with every_row():
        give_to(staff)


def read_policy(staff: Staff) -> None:
    """Ask for everything once that a process reads once: it takes as long as fifty cases."""
    with_next_steps([tell(staff.offices[0], 0, datetime.now(UTC).date(), Random(SEED))])


def _generate_part(name: str, part: Part, staff: Staff) -> None:
    connection.settings_dict["NAME"] = name
    now = datetime.now(UTC)
    with without_the_collector():
        for start in part.starts:
            at = now - timedelta(days=365 * YEARS * (part.many - start) / part.many)
            numbers = range(start, min(start + part.batch, part.many))
            with every_row():
                _generate_batch(numbers, staff, at=at, chance=Random(SEED + start))


def _generate_batch(numbers: range, staff: Staff, *, at: datetime, chance: Random) -> None:
    offices = [staff.offices[number % len(staff.offices)] for number in numbers]
    on = at.date()
    told = with_next_steps(
        [tell(office, number, on, chance) for office, number in zip(offices, numbers, strict=True)]
    )
    rows = told_rows(told, by=staff.recorder, at=at)
    recorded_now = recorded(rows[Case], staff.recorder, at)
    rows |= opening_rows([case["id"] for case in rows[Case]], told, by=staff.recorder, at=at)
    progress.move_on(rows, offices, staff, at=at, chance=chance)
    insert_all(rows)
    record_many(recorded_now)


@transaction.atomic
def give_to(staff: Staff) -> None:
    """The listed manager is let into forty cases from all over the country, old and new."""
    numbers = list(Case.objects.order_by("pk").values_list("pk", flat=True))
    step = max(1, len(numbers) // OPEN_AT_ONCE)
    AccessEntry.objects.bulk_create(
        AccessEntry(
            case_id=number,
            user=staff.listed,
            relation=Relation.REVIEWING_MANAGER,
            since=datetime.now(UTC),
            reason="Reviews the case",
            given_by=staff.recorder,
        )
        for number in numbers[::step][:OPEN_AT_ONCE]
    )
