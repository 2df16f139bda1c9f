"""What is to be done next on a case, copied to it so that lists sort by it without a join."""

from datetime import date

from candour.cases.models import Case


def set_next_step(case: Case, *, step: str, due: date | None) -> None:
    """Worked out by whatever slice holds the deadlines; an empty step means that nothing waits."""
    case.next_step, case.next_due = step[:200], due
    case.save(update_fields=["next_step", "next_due"])
