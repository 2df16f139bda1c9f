"""The links of one review and what they say of people: two queries, however many are asked about."""

from collections.abc import Iterable
from dataclasses import dataclass

from candour.cases.models import Relation
from candour.reviews.independence.links import (
    PRACTICE,
    Kind,
    Lines,
    Link,
    Work,
    management_links,
    reasons_against,
)
from candour.reviews.independence.records import DECLARED, FOUND, Row, rows_of
from candour.reviews.models import Part, Review
from candour.staff.models import User
from candour.staff.queries import lines_of_management

NOTED = {
    Part.MANAGED: Kind.MANAGED,
    Part.SUPERVISED: Kind.SUPERVISED,
    Part.MANAGED_STAFF: Kind.MANAGED_STAFF,
    Part.LED_UNIT: Kind.LED_UNIT,
    Part.ADVISED: Kind.ADVISED,
    Part.EARLY_LOOK: Kind.EARLY_LOOK,
    Part.WROTE: Kind.WROTE,
    Part.COUNTERSIGNED: Kind.SIGNED,
    Part.INTERVIEWED: Kind.INTERVIEWED,
    Part.MARKED: Kind.MARKED,
    Part.DISCLOSED: Kind.DISCLOSED,
}
"""The parts that a person can record, as links."""
WORDS = {
    Kind.NAMED: "is named in the case as a member of staff",
    Kind.LED_UNIT: "led the delivery unit when the offence is alleged to have happened",
    Kind.EARLY_LOOK: "made the early look",
    Kind.INTERVIEWED: "is heard in the review",
    Kind.WROTE: "writes or wrote a part of the review",
    Kind.SIGNED: "has countersigned the review",
    Kind.MARKED: "has marked the quality of the review",
}


@dataclass(frozen=True, slots=True)
class Graph:
    """Every link of a review, the conflicts on record that stand, and names to draw it with."""

    links: list[Link]
    conflicts: dict[int, list[str]]
    names: dict[int, str]


def reasons_against_in(review: Review, user: User, work: Work | None = None) -> list[str]:
    """Why this person is not independent in this review, in words; waived conflicts are left out.

    Without `work` it is asked for the work that they have on the review.
    """
    return reasons_for_each(review, [user], work)[user.pk]


def reasons_for_each(
    review: Review, people: Iterable[User], work: Work | None = None
) -> dict[int, list[str]]:
    """The same for many people, in as many queries as for one."""
    asked = list(people)
    graph = graph_of(review, candidates=[person.pk for person in asked])
    return {person.pk: reasons_in(graph, person.pk, work or work_of(review, person)) for person in asked}


def reasons_in(graph: Graph, person: int, work: Work) -> list[str]:
    """What stands against one person, from a graph that was already read."""
    found = reasons_against(person, graph.links, work=work)
    return list(dict.fromkeys([*found, *graph.conflicts.get(person, [])]))


def work_of(review: Review, person: User) -> Work:
    """What this person does on the review; whoever has no part in it is asked as for the early look."""
    if person.pk == review.reviewing_manager_id:
        return Work.WRITE
    if person.pk == review.countersigning_manager_id:
        return Work.SIGN
    return Work.EARLY_LOOK


def graph_of(review: Review, *, candidates: Iterable[int] = ()) -> Graph:
    """Every link of this review; who answers to whom is told for these candidates."""
    rows = rows_of(review)
    links = [link for row in rows if (link := _link(row)) is not None]
    worked = {link.user for link in links if link.kind in PRACTICE}
    wanted = set(candidates)
    lines = lines_of_management(worked | wanted)
    names = {row.user: row.name for row in rows}
    links += management_links(links, lines, names, sorted(wanted))
    return Graph(
        _without_echoes([*links, *_writer(review), *_below_the_writer(review, lines, wanted)]),
        _conflicts(rows),
        names,
    )


def _link(row: Row) -> Link | None:
    if row.kind == "noted":
        part = Part(row.detail)
        return Link(row.user, NOTED[part], part.label[0].lower() + part.label[1:])
    if row.kind == "barred":
        return Link(row.user, Kind.BARRED, f"is barred from the case ({Relation(row.detail).label.lower()})")
    return None if row.kind in (FOUND, DECLARED) else Link(row.user, Kind(row.kind), WORDS[Kind(row.kind)])


def _without_echoes(links: list[Link]) -> list[Link]:
    """A bar only repeats what the register or the part already says of the same person."""
    worked = {link.user for link in links if link.kind in PRACTICE}
    plain = [link for link in links if link.kind is not Kind.BARRED or link.user not in worked]
    return list(dict.fromkeys(plain))


def _conflicts(rows: list[Row]) -> dict[int, list[str]]:
    """What stands on record against each person, as it follows their name."""
    found: dict[int, list[str]] = {}
    for row in rows:
        if row.kind in (FOUND, DECLARED):
            words = f"declared a conflict: {row.detail}" if row.kind == DECLARED else row.detail
            found.setdefault(row.user, []).append(words)
    return found


def _writer(review: Review) -> list[Link]:
    writer = review.reviewing_manager_id
    return [] if writer is None else [Link(writer, Kind.WROTE, WORDS[Kind.WROTE])]


def _below_the_writer(review: Review, lines: Lines, candidates: set[int]) -> list[Link]:
    writer = review.reviewing_manager_id
    words = "answers to whoever writes the review, and would judge their own manager's work"
    return [
        Link(candidate, Kind.ANSWERS_TO_WRITER, words, writer)
        for candidate in sorted(candidates)
        if writer is not None and writer in lines.get(candidate, [])
    ]
