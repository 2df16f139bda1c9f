"""Two redacted models side by side: what one release shows that another hid, and what changed."""

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from candour.disclosure.redacted.model import GENERAL, LABEL, WITHHELD, Place, Redacted, places


class Change(StrEnum):
    ADDED = "added"
    TAKEN_OUT = "taken_out"
    SHOWS_MORE = "shows_more"
    SHOWS_LESS = "shows_less"
    REWORDED = "reworded"


@dataclass(frozen=True, slots=True)
class Difference:
    section: str
    block: str
    change: Change
    before: str
    after: str


def differences(before: Redacted, after: Redacted) -> tuple[Difference, ...]:
    """In the order of the later model; what was taken out comes last.

    `shows_more` is the one to look at: the same paragraph has fewer passages replaced than before, so whoever
    holds both copies can read what one of them hid.
    """
    earlier = {_key(place): place for place in places(before)}
    later = {_key(place): place for place in places(after)}
    found = [_difference(earlier.get(key), place) for key, place in later.items()]
    found += [
        Difference(place.section.key, place.block, Change.TAKEN_OUT, place.text, "")
        for key, place in earlier.items()
        if key not in later
    ]
    return tuple(one for one in found if one is not None)


def _key(place: Place) -> tuple[str, str]:
    return place.section.key, place.block


def _difference(before: Place | None, after: Place) -> Difference | None:
    if before is None:
        return Difference(after.section.key, after.block, Change.ADDED, "", after.text)
    if before.pieces == after.pieces:
        return None
    return Difference(after.section.key, after.block, _change(before, after), before.text, after.text)


def _change(before: Place, after: Place) -> Change:
    """By what stands in the place of words, strictest first: withheld, generalised, labelled."""
    first, last = _replaced(before), _replaced(after)
    if first == last:
        return Change.REWORDED
    return Change.SHOWS_MORE if last < first else Change.SHOWS_LESS


def _replaced(place: Place) -> tuple[int, int, int]:
    counted = Counter(piece["type"] for piece in place.pieces)
    return counted[WITHHELD], counted[GENERAL], counted[LABEL]
