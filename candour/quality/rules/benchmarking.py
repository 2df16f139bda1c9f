"""Whether the marks of a session can be revealed."""

from candour.quality.models.benchmarking import BenchmarkSession
from candour.quality.rules.marking import not_locked
from candour.staff.models import User

LEAST = 2


def everybody_has_locked(session: BenchmarkSession, actor: User | None) -> str | None:
    """Says who still marks, and nothing of how."""
    standing = session.markers.filter(excused_at__isnull=True).select_related("user")
    return not_locked([str(marker.user) for marker in standing if marker.locked_at is None])


def there_is_something_to_compare(session: BenchmarkSession, actor: User | None) -> str | None:
    """Agreement needs two people."""
    if session.markers.filter(locked_at__isnull=False).count() >= LEAST:
        return None
    return "At least two people must have locked their marks before they can be compared."
