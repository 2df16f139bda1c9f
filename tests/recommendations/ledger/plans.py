"""Scenes for the tests of the ledger: a plan of our own words, and people who handle plans."""

from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from candour.recommendations import commands
from candour.recommendations.models import Doubt, PlanImport, Publication
from candour.staff.models import User
from tests.factories import staff

INPUTS = Path(__file__).parents[4] / "shared" / "inputs"
NOW = datetime(2026, 3, 3, 10, 0, tzinfo=UTC)

PLAN = """Action Plan Submitted: 14 March 2024

A Response to: A thematic inspection of the handover of people leaving custody

Report Published: 12 March 2024

INTRODUCTION

ACTION PLAN: A thematic inspection of the handover of people leaving custody

1. Rec No\t2. Recommendation\t3. Agreed/ Partly Agreed/ Not Agreed\t4. Response Action Taken/Planned\t5. Responsible Owner\t6. Target Date
\tThe Probation Service should:\t\t\t\t
1\tmake sure that every handover is written down before release.\tAgreed\tA standard handover note will be issued to every region.\tHead of Operations\tJune 2024
\t\t\tRegions will check a sample of handovers each month.\tRegional Director, North\tSeptember 2024
2\tpublish how long each handover takes.\tPartly Agreed\tFigures will be published each year; monthly figures would cost more than they tell.\tHead of Analysis\tComplete
3\tgive each prison its own handover officer.\tNot Agreed\tThe number of officers is set by need and not by prison, for reasons of affordability.\t\t

Recommendations
Agreed\t1
Partly Agreed\t1
Not Agreed\t1
Total\t3
"""


def analyst() -> User:
    return staff.member("analyst", of=None)


def drafted(content: str | bytes = PLAN, name: str = "plan.txt", by: User | None = None) -> PlanImport:
    """A document that was read and waits to be checked."""
    raw = content.encode() if isinstance(content, str) else content
    return commands.start_import(content=raw, name=name, by=by or analyst(), at=NOW).plan_import


def settle_all(plan_import: PlanImport, by: User) -> None:
    for doubt in Doubt.objects.filter(plan_import=plan_import, settled_at__isnull=True):
        commands.settle_doubt(doubt=doubt, note="Looked at the document.", by=by, at=NOW)


def imported(
    content: str | bytes = PLAN, name: str = "plan.txt", by: User | None = None, at: datetime = NOW
) -> Publication:
    """A plan that went through the whole journey."""
    person = by or analyst()
    plan_import = drafted(content, name, person)
    settle_all(plan_import, person)
    commands.finish_checking(plan_import=plan_import, by=person, at=at)
    return commands.import_plan(plan_import=plan_import, by=person, at=at, operation=uuid4())
