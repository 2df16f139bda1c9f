"""Reads published action plans in many formats into the structure of `candour.recommendations.plan`."""

from candour.recommendations.reading.formats.detecting import read_file
from candour.recommendations.reading.plan_reading import Reading, Sources, read_document
from candour.recommendations.reading.unreadable import UnreadablePlan

__all__ = ["Reading", "Sources", "UnreadablePlan", "read_plan"]


def read_plan(content: bytes, name: str) -> Reading:
    """The plan in a file, with the source lines of every field. Raises UnreadablePlan in plain words.

    The format is told by the content; the name is used in messages alone.
    """
    try:
        return read_document(read_file(content))
    except RecursionError as error:
        raise UnreadablePlan(f"“{name}” is nested too deeply to be read.") from error
