"""Who has looked at a case: the one page that shows the audit record, since holder and leads may ask."""

from candour.audit.queries import Seen, who_has_seen
from candour.cases.models import Case


def seen_by(case: Case) -> list[Seen]:
    """Everybody who opened a page of the case, by what, how often and when; the latest first."""
    return who_has_seen(case.reference)
