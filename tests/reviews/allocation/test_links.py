"""The graph of independence as plain values: which link stands in the way of which work."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from candour.reviews.independence.links import (
    BARS,
    EVERY_WORK,
    PRACTICE,
    Kind,
    Link,
    Work,
    management_links,
    reasons_against,
)

WORKER, MANAGER, DIRECTOR, WRITER = 1, 2, 3, 4
WORKED = Link(WORKER, Kind.NAMED, "is named in the case as a member of staff")
NAMES = {WORKER: "Lucy Farr", MANAGER: "Graham Tully"}


def links(candidate_line: list[int]) -> list[Link]:
    lines = {WORKER: [MANAGER, DIRECTOR], WRITER: candidate_line}
    return management_links([WORKED], lines, NAMES, [WRITER])


def test_those_above_somebody_who_worked_on_the_case_do_nothing_of_the_review() -> None:
    found = links([])
    for user in (MANAGER, DIRECTOR):
        said = "stands in the line of management above Lucy Farr, who worked on the case"
        assert all(reasons_against(user, found, work=work) == [said] for work in Work)


def test_somebody_who_answers_to_a_worker_would_judge_their_own_manager() -> None:
    [against] = reasons_against(WRITER, links([WORKER]), work=Work.WRITE)
    assert against.startswith("answers to Lucy Farr")


def test_somebody_who_shares_the_workers_direct_manager_would_judge_that_manager() -> None:
    [against] = reasons_against(WRITER, links([MANAGER, DIRECTOR]), work=Work.WRITE)
    assert against.startswith("answers to the manager of Lucy Farr")


def test_sharing_a_director_further_up_stands_in_nobodys_way() -> None:
    assert reasons_against(WRITER, links([99, DIRECTOR]), work=Work.WRITE) == []


def test_the_early_look_bars_nothing_by_default() -> None:
    look = Link(WRITER, Kind.EARLY_LOOK, "made the early look")
    assert not any(look.bars(work) for work in Work)


def test_whoever_writes_does_not_sign_and_whoever_signs_does_not_write() -> None:
    wrote, signed = Link(WRITER, Kind.WROTE, "wrote"), Link(WRITER, Kind.SIGNED, "signed")
    assert (wrote.bars(Work.SIGN), wrote.bars(Work.WRITE)) == (True, False)
    assert (signed.bars(Work.WRITE), signed.bars(Work.SIGN)) == (True, False)


def test_every_kind_of_link_says_what_it_bars() -> None:
    assert set(BARS) == set(Kind)


@pytest.mark.parametrize("kind", sorted(PRACTICE))
def test_work_on_the_case_bars_every_work(kind: Kind) -> None:
    assert BARS[kind] == EVERY_WORK


people = st.integers(min_value=1, max_value=12)
lines_of = st.dictionaries(people, st.lists(people, max_size=4, unique=True), max_size=12)


@given(worked=st.sets(people, max_size=4), lines=lines_of, candidates=st.sets(people, max_size=6))
def test_nobody_is_barred_without_a_way_to_somebody_who_worked(
    worked: set[int], lines: dict[int, list[int]], candidates: set[int]
) -> None:
    practice = [Link(person, Kind.MANAGED, "managed the case") for person in worked]
    for link in management_links(practice, lines, {}, candidates):
        near = {manager for person in worked for manager in lines.get(person, [])}
        assert link.user not in worked
        assert link.user in near or near | worked >= {link.through}
