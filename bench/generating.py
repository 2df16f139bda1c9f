"""Generate cases: recorded by the commands that record real ones, then moved on in a few statements.

`record_cases` and `open_for_many` write the case, its facts, register, notification, answer and deadline.
What years of work would add one act at a time is written set by set: see `progress`.
"""

from datetime import UTC, datetime, timedelta
from random import Random

from django.db import transaction

from bench import progress
from bench.facts import tell
from bench.people import OPEN_AT_ONCE, Staff
from candour.cases.commands import record_cases
from candour.cases.models import AccessEntry, Case, Relation
from candour.cases.row_security import every_row
from candour.notifications.commands.bulk import open_for_many, with_next_steps

YEARS = 4
BATCHES = 10
LARGEST_BATCH = 2_000
SEED = 20_260_302


def generate(many: int, staff: Staff) -> None:
    """Cases over the last four years, each batch recorded at a later moment than the one before."""
    chance = Random(SEED)
    batch = min(LARGEST_BATCH, max(1, many // BATCHES))
    now = datetime.now(UTC)
    for start in range(0, many, batch):
        at = now - timedelta(days=365 * YEARS * (many - start) / many)
        with every_row():
            _generate_batch(range(start, min(start + batch, many)), staff, at=at, chance=chance)
    with every_row():
        give_to(staff)


def _generate_batch(numbers: range, staff: Staff, *, at: datetime, chance: Random) -> None:
    offices = [staff.offices[number % len(staff.offices)] for number in numbers]
    on = at.date()
    told = with_next_steps(
        [tell(office, number, on, chance) for office, number in zip(offices, numbers, strict=True)]
    )
    cases = record_cases(told, by=staff.recorder, at=at)
    open_for_many(cases, told, by=staff.recorder, at=at)
    progress.move_on(cases, offices, staff, at=at, chance=chance)


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
