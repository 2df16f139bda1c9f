"""What is to be done next on a case, copied to it so that lists sort by it without a join."""

from datetime import date

from candour.cases.models import Case


def set_next_step(case: Case, *, step: str, due: date | None, waits_for: str = "") -> None:
    """Worked out by whatever slice holds the deadlines; an empty step means that nothing waits."""
    case.next_step, case.next_due, case.waits_for = step[:200], due, waits_for
    case.save(update_fields=["next_step", "next_due", "waits_for"])
