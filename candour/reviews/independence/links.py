"""Independence as a graph: a link says in words what somebody did in the case or is to somebody who did."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Reach(StrEnum):
    """Which work a link stands in the way of."""

    EVERYTHING = "everything"
    """Practice in the case, and management of those who worked on it: nothing of the review may be done."""
    SIGNING = "signing"
    """Writing it: the writer does not sign, and the signer does not write."""


@dataclass(frozen=True, slots=True)
class Link:
    """One edge: who, what it is in words for a page, and what it stands in the way of."""

    user: int
    words: str
    reach: Reach


def reasons_against(user: int, links: Iterable[Link], *, waived: frozenset[str] = frozenset()) -> list[str]:
    """Why this person may not do the work, in words, each once; a waived link no longer counts."""
    words = [link.words for link in links if link.user == user and link.words not in waived]
    return list(dict.fromkeys(words))
