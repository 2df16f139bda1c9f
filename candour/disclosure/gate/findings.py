"""What a check says of a file. No withheld word is ever repeated in it."""

from dataclasses import dataclass


def words_in_lines(text: str) -> frozenset[str]:
    """A list of words, as it is easiest to read in the code."""
    return frozenset(text.split())


@dataclass(frozen=True, slots=True)
class Finding:
    check: str
    where: str
    why: str


class Unreadable(Exception):
    """A file is not of the one form that the gate knows. It fails closed."""
