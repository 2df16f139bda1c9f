"""Agreement and drift from session to session, by standard, beside figures worked out by hand."""

import pytest
from django.test import Client

from candour.cases.models.visibility import Sight, sight_of
from candour.quality.agreement import Estimate, Pairs, change, pairs
from candour.quality.agreement.course import APART, NO_INTERVAL, NO_PAIRS, ONE_SESSION, OVERLAP
from candour.quality.commands import benchmarking as commands
from candour.quality.models import Assessment, BenchmarkSession
from candour.quality.queries.benchmarking import names_of
from candour.quality.queries.over_time import Course, over_time
from candour.reviews.models import Submission
from candour.staff.models import User
from tests.factories import quality, staff
from tests.quality.test_benchmarking import AT, locked

pytestmark = pytest.mark.django_db
JOINED = ("case__region", "review__case")
FIRST = ("good", "good", "inadequate")
"""What the three gave for analysis in the first session; for judgements all three gave Good."""
SECOND = ("outstanding", "good", "requires_improvement")
"""What they gave for judgements in the second; for analysis all three gave Good."""


@pytest.fixture
def three() -> list[User]:
    """Of the inspectorate, of the national team and of Wales."""
    return [staff.inspector(), staff.national_officer(), staff.member("regional_lead", of="Wales")]


def held(issued: Assessment, people: list[User], days: int, **given: tuple[str, ...]) -> BenchmarkSession:
    """A revealed session of one review: these ratings by standard, Good else."""
    lead, at = staff.national_lead(), AT + days * quality.DAY
    chosen = Submission.objects.select_related(*JOINED).get(pk=issued.submission_id)
    session = commands.open_session(title=f"Day {days}", submissions=[chosen], people=people, by=lead, at=at)
    for place, person in enumerate(people):
        locked(session, person, "good", **{key: ratings[place] for key, ratings in given.items()})
    return commands.reveal(session=session, by=lead, at=at)


def course(key: str, sight: Sight | None = None) -> Course:
    return next(one for one in over_time(sight or Sight(everything=True)) if one.key == key)


def test_each_standard_goes_its_own_way_from_session_to_session(
    issued: Assessment, three: list[User]
) -> None:
    """Of three pairs, one alike and then all; of the other standard all alike, and then none.

    AC2 of Good, Good, Inadequate, by hand: the ordinal weights of four steps are 1, 5/6, 1/2 and 0, so 2/3 is
    agreed. Chance gives 11/12 times 4/9, which is 11/27. (18/27 - 11/27) / (16/27) is 7/16.
    """
    held(issued, three, 0, A=FIRST)
    held(issued, three, 90, B=SECOND)
    analysis, judgements = course("A"), course("B")
    assert [moment.pairs for moment in analysis.moments] == [Pairs(1, 3), Pairs(3, 3)]
    assert [moment.pairs for moment in judgements.moments] == [Pairs(3, 3), Pairs(0, 3)]
    assert [moment.ac2.value for moment in analysis.moments] == pytest.approx([7 / 16, 1])
    assert analysis.sentences == (
        "3 of 3 pairs gave the same rating, 1 of 3 before: 67 points more.",
        NO_INTERVAL,
    )
    assert judgements.sentences[0] == "0 of 3 pairs gave the same rating, 3 of 3 before: 100 points fewer."


def test_drift_of_a_standard_counts_the_ratings_of_that_standard_alone(
    issued: Assessment, three: list[User]
) -> None:
    """Steps from the mean of the others: 2 - (2 + 0) / 2, twice, 0 - 2; then 3 - 1.5, 2 - 2, 1 - 2.5."""
    held(issued, three, 0, A=FIRST)
    held(issued, three, 90, B=SECOND)
    told = [
        [(one.name, one.steps, one.compared) for one in moment.groups]
        for moment in (course("A").moments[0], course("B").moments[1], course("C").moments[0])
    ]
    names = ("HM Inspectorate of Probation", "National SFO team", "Wales")
    wanted = ((1, 1, -2), (1.5, 0, -1.5), (0, 0, 0))
    assert told == [[(name, steps, 1) for name, steps in zip(names, row, strict=True)] for row in wanted]


def test_a_marker_reads_of_the_sessions_that_they_see(
    issued: Assessment, three: list[User], client: Client
) -> None:
    held(issued, three, 0, A=FIRST)
    other = [staff.inspector(), staff.national_officer(), three[2]]
    session = held(issued, other, 90, B=SECOND)
    alone = course("A", sight_of(other[0], at=AT))
    assert (len(alone.moments), alone.sentences) == (1, (ONE_SESSION,))
    for person, shown in ((three[2], True), (other[0], False)):
        client.force_login(person)
        page = client.get("/quality/benchmarking/over-time").content.decode()
        assert ("1 of 3 (33%)" in page) is shown
        assert "0 of 3 (0%)" in page
    page = client.get(f"/quality/benchmarking/{session.pk}/agreement").content.decode()
    assert "1.50 steps kinder, 1 rating" in page
    assert client.get(f"/quality/benchmarking/{session.pk}/pack.pdf").status_code == 200


def test_before_the_first_session_is_revealed_there_is_nothing_to_read(client: Client) -> None:
    client.force_login(staff.inspector())
    assert "No session is revealed yet" in client.get("/quality/benchmarking/over-time").content.decode()


def test_a_round_is_named_where_a_review_has_more_than_one(issued: Assessment, three: list[User]) -> None:
    session = held(issued, three, 0)
    (review,) = session.reviews.all()
    assert names_of([session]) == {review.pk: issued.case_reference}
    first = Submission.objects.get(pk=issued.submission_id)
    again = {"round": 2, "at": AT, "by": first.by, "content": first.content, "sha256": first.sha256}
    Submission.objects.create(case=first.case, review=first.review, **again)
    assert names_of([session]) == {review.pk: f"{issued.case_reference}, round 1"}


def test_pairs_are_counted_among_those_who_rated() -> None:
    assert pairs([[2, 2, None], [0, 1, 1], [3, None, None]]) == Pairs(2, 4)
    assert (Pairs(2, 3).words, Pairs(0, 0).words) == ("2 of 3 (67%)", "No pairs")


@pytest.mark.parametrize(
    ("earlier", "later", "told"),
    [
        (Estimate(0.5, 0.3, 0.7), Estimate(0.8, 0.6, 0.9), OVERLAP),
        (Estimate(0.5, 0.3, 0.6), Estimate(0.8, 0.7, 0.9), APART),
        (Estimate(0.9, 0.8, 1.0), Estimate(0.2, 0.0, 0.7), APART),
        (Estimate(0.5), Estimate(0.8, 0.7, 0.9), NO_INTERVAL),
    ],
)
def test_how_far_a_difference_may_be_chance_is_said(earlier: Estimate, later: Estimate, told: str) -> None:
    sentences = change((Pairs(4, 6), earlier), (Pairs(4, 6), later))
    assert sentences == ("4 of 6 pairs gave the same rating, 4 of 6 before: as often as before.", told)


def test_sessions_without_a_pair_are_not_compared() -> None:
    assert change((Pairs(0, 0), Estimate(None)), (Pairs(1, 1), Estimate(1))) == (NO_PAIRS,)
