"""Who is too close to a review to prepare, check or approve what is shared of it."""

from collections.abc import Iterable

from candour.reviews.independence import Kind, Work, graph_of, reasons_in
from candour.reviews.models import Review
from candour.staff.models import User

OF_THE_REVIEW = frozenset({Kind.WROTE, Kind.SIGNED, Kind.MARKED})
"""Whoever made or judged a review does not decide what others may read of it: a default of this service."""


def reasons_against_disclosing(review: Review, people: Iterable[User]) -> dict[int, list[str]]:
    """For each person, in words that follow their name, why they may not; in as many queries as for one."""
    asked = list(people)
    graph = graph_of(review, candidates=[person.pk for person in asked])
    return {
        person.pk: list(
            dict.fromkeys(
                [
                    *reasons_in(graph, person.pk, Work.DISCLOSE),
                    *(
                        link.words
                        for link in graph.links
                        if link.user == person.pk and link.kind in OF_THE_REVIEW
                    ),
                ]
            )
        )
        for person in asked
    }
