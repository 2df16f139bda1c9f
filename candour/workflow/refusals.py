"""Two different refusals: this person may not, and not now."""

from collections.abc import Sequence

from django.core.exceptions import PermissionDenied


class NotAllowed(PermissionDenied):
    """The person may not make this move, whatever the state of the record."""


class NotNow(Exception):
    """The move is this person's to make, but something stands in the way. All reasons at once."""

    def __init__(self, reasons: Sequence[str]) -> None:
        super().__init__("; ".join(reasons))
        self.reasons = list(reasons)


def refuse(*against: str | None) -> None:
    """Raise NotNow with every reason there is; None is no reason."""
    reasons = [reason for reason in against if reason]
    if reasons:
        raise NotNow(reasons)
