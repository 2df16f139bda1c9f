"""A doubt as a record that waits for a person."""

from candour.recommendations.models import Doubt, PlanImport
from candour.recommendations.plan import ReadingWarning


def doubt_of(plan_import: PlanImport, place: int, one: ReadingWarning) -> Doubt:
    return Doubt(
        plan_import=plan_import,
        position=place,
        code=one.code[:80],
        message=one.message.replace("\x00", ""),
        recommendation="" if one.recommendation is None else str(one.recommendation)[:20],
        source_lines=list(one.source_lines),
    )
