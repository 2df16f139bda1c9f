"""Numbers of operations that a page sends by itself."""

from uuid import UUID

from candour.quality.marking.content import NotMarks


def uuid_of(given: object) -> UUID:
    """Raises NotMarks."""
    try:
        return UUID(str(given))
    except ValueError:
        raise NotMarks("What was sent could not be read.") from None
