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

HEADINGS = (
    *("1. Rec No", "2. Recommendation", "3. Agreed/ Partly Agreed/ Not Agreed"),
    *("4. Response Action Taken/Planned", "5. Responsible Owner", "6. Target Date"),
)
ROWS = (
    ("", "The Probation Service should:", "", "", "", ""),
    (
        *("1", "make sure that every handover is written down before release.", "Agreed"),
        *("A standard handover note will be issued to every region.", "Head of Operations", "June 2024"),
    ),
    (
        *("", "", "", "Regions will check a sample of handovers each month."),
        *("Regional Director, North", "September 2024"),
    ),
    (
        *("2", "publish how long each handover takes.", "Partly Agreed"),
        "Figures will be published each year; monthly figures would cost more than they tell.",
        *("Head of Analysis", "Complete"),
    ),
    (
        *("3", "give each prison its own handover officer.", "Not Agreed"),
        "The number of officers is set by need and not by prison, for reasons of affordability.",
        *("", ""),
    ),
)
TABLE = "\n".join("\t".join(row) for row in (HEADINGS, *ROWS))

PLAN = f"""Action Plan Submitted: 14 March 2024

A Response to: A thematic inspection of the handover of people leaving custody

Report Published: 12 March 2024

INTRODUCTION

ACTION PLAN: A thematic inspection of the handover of people leaving custody

{TABLE}

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
