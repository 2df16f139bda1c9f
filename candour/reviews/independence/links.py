"""Independence as a graph: a link says in words what somebody did in the case, or is to somebody who did.

Which work a link stands in the way of is this service's default where Annex J of the Policy Framework is
silent; it publishes that whoever reviews is independent of the line management of the case.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum


class Work(StrEnum):
    """What is done on a review, each to be done by somebody independent."""

    EARLY_LOOK = "early_look"
    WRITE = "write"
    SIGN = "sign"
    MARK = "mark"
    DISCLOSE = "disclose"


class Kind(StrEnum):
    """What joins a person to the case or to its review."""

    MANAGED = "managed"
    SUPERVISED = "supervised"
    MANAGED_STAFF = "managed_staff"
    LED_UNIT = "led_unit"
    ADVISED = "advised"
    NAMED = "named"
    BARRED = "barred"
    ABOVE = "above"
    """Stands in the line of management above somebody who worked on the case."""
    BELOW = "below"
    """Answers to somebody who worked on the case, and would judge their own manager."""
    INTERVIEWED = "interviewed"
    EARLY_LOOK = "early_look"
    WROTE = "wrote"
    ANSWERS_TO_WRITER = "answers_to_writer"
    SIGNED = "signed"
    MARKED = "marked"
    DISCLOSED = "disclosed"


PRACTICE = frozenset(
    {Kind.MANAGED, Kind.SUPERVISED, Kind.MANAGED_STAFF, Kind.LED_UNIT, Kind.ADVISED, Kind.NAMED}
)
"""Work on the case itself: what the review is about."""

EVERY_WORK = frozenset(Work)
BARS: Mapping[Kind, frozenset[Work]] = {
    **dict.fromkeys(PRACTICE, EVERY_WORK),
    Kind.BARRED: EVERY_WORK,
    Kind.ABOVE: EVERY_WORK,
    Kind.BELOW: EVERY_WORK,
    Kind.INTERVIEWED: frozenset({Work.WRITE, Work.SIGN, Work.MARK}),
    Kind.EARLY_LOOK: frozenset(),
    Kind.WROTE: frozenset({Work.SIGN, Work.MARK}),
    Kind.ANSWERS_TO_WRITER: frozenset({Work.SIGN}),
    Kind.SIGNED: frozenset({Work.WRITE, Work.MARK}),
    Kind.MARKED: frozenset({Work.WRITE, Work.SIGN}),
    Kind.DISCLOSED: frozenset({Work.MARK}),
}
"""Which work each link stands in the way of. The early look bars nothing, by default."""


@dataclass(frozen=True, slots=True)
class Link:
    """One edge: who, what they did or are, in words that follow their name, and through whom."""

    user: int
    kind: Kind
    words: str
    through: int | None = None

    def bars(self, work: Work) -> bool:
        return work in BARS[self.kind]


def reasons_against(user: int, links: Iterable[Link], *, work: Work) -> list[str]:
    """Why this person may not do this work, in words, each once."""
    return list(dict.fromkeys(link.words for link in links if link.user == user and link.bars(work)))


Lines = Mapping[int, list[int]]
"""For each person, those they answer to: their manager first, then that person's manager, and so on."""


def management_links(
    practice: Iterable[Link], lines: Lines, names: Mapping[int, str], candidates: Iterable[int]
) -> list[Link]:
    """Those above somebody who worked on the case answer for it; those below would judge their manager."""
    worked = list(dict.fromkeys(link.user for link in practice if link.kind in PRACTICE))
    above = [
        Link(
            manager,
            Kind.ABOVE,
            f"stands in the line of management above {names.get(person, 'somebody')}, who worked on the case",
            person,
        )
        for person in worked
        for manager in lines.get(person, [])
        if manager not in worked
    ]
    below = [
        Link(
            candidate,
            Kind.BELOW,
            f"answers to {names.get(person, 'somebody')}, who worked on the case, "
            "and would judge their own manager",
            person,
        )
        for candidate in candidates
        if candidate not in worked
        for person in lines.get(candidate, [])
        if person in worked
    ]
    return above + below + _same_manager(worked, lines, names, candidates)


def _same_manager(
    worked: list[int], lines: Lines, names: Mapping[int, str], candidates: Iterable[int]
) -> list[Link]:
    """Those whose own manager directly manages somebody who worked on the case, and so answers for it.

    Only the direct manager counts: further up everybody in a region answers to the same person.
    """
    answered_for = {lines[person][0]: person for person in worked if lines.get(person)}
    return [
        Link(
            candidate,
            Kind.BELOW,
            f"answers to the manager of {names.get(answered_for[line[0]], 'somebody')}, "
            "who worked on the case, and would judge their own manager",
            line[0],
        )
        for candidate in candidates
        if candidate not in worked and (line := lines.get(candidate, [])) and line[0] in answered_for
    ]
