"""What the service writes to its own log."""

from logging import LogRecord

from django.core.exceptions import PermissionDenied


def without_the_trace_of_a_refusal(record: LogRecord) -> bool:
    """A page that was refused is no fault of the program: it is one line here, and a row of the audit log."""
    if record.exc_info and isinstance(record.exc_info[1], PermissionDenied):
        record.exc_info = None
    return True
