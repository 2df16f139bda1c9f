"""The graph of who did what in a case and its review, as rows of a table."""

from collections.abc import Iterable
from dataclasses import dataclass

from candour.cases.models import RegisteredPerson, RegisterRole
from candour.reviews.independence import BARS, Kind, Link, Work, graph_of, reasons_for_each
from candour.reviews.models import Involvement, Review
from candour.staff.models import User

WORK_WORDS = {
    Work.EARLY_LOOK: "making the early look",
    Work.WRITE: "writing it",
    Work.SIGN: "countersigning it",
    Work.MARK: "marking its quality",
    Work.DISCLOSE: "preparing what is shared",
}


@dataclass(frozen=True, slots=True)
class Person:
    """One person of the graph: everything that joins them to the case, and what they may not do."""

    name: str
    part: str
    """What they do on this review now, if anything."""
    links: list[Link]
    bars: str
    stands_against: list[str]
    """What stands against the part that they have now."""


def people_of(review: Review, *, markers: bool) -> list[Person]:
    """Everybody in the graph: those with work on the review first, then by name.

    Without `markers` those who marked its quality are left out, as the region is not told who they are.
    """
    managers = {
        review.reviewing_manager_id: ("Reviewing manager", Work.WRITE),
        review.countersigning_manager_id: ("Countersigning manager", Work.SIGN),
    }
    managers.pop(None, None)
    graph = graph_of(review, candidates=[pk for pk in managers if pk is not None])
    shown = [link for link in graph.links if markers or link.kind is not Kind.MARKED]
    users = {link.user for link in shown} | set(graph.conflicts) | {pk for pk in managers if pk}
    names = dict(User.objects.filter(pk__in=users).values_list("pk", "full_name"))
    people = []
    for user in sorted(users, key=lambda pk: (pk not in managers, names[pk])):
        part, work = managers.get(user, ("", None))
        links = [link for link in shown if link.user == user]
        against = [link.words for link in links if work is not None and link.bars(work)]
        against += graph.conflicts.get(user, [])
        people.append(Person(names[user], part, links, _bars(links), list(dict.fromkeys(against))))
    return people


def _bars(links: list[Link]) -> str:
    """The work that somebody may not do, in words."""
    barred = {work for link in links for work in BARS[link.kind]}
    if barred == set(Work):
        return "any work on the review"
    return ", ".join(WORK_WORDS[work] for work in Work if work in barred) or "nothing"


def parts_noted(review: Review) -> list[Involvement]:
    """The parts that somebody recorded."""
    return list(Involvement.objects.filter(review=review).select_related("person", "noted_by"))


def staff_in_register(review: Review) -> list[RegisteredPerson]:
    """Members of staff in the register, of whom a part can be recorded."""
    return list(RegisteredPerson.objects.filter(case=review.case_id, role=RegisterRole.STAFF))


def reasons_against_marking(review: Review, people: Iterable[User]) -> dict[int, list[str]]:
    """For each person, what stands in the way of their marking this review, as it follows their name."""
    return reasons_for_each(review, people, Work.MARK)
