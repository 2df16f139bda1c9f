"""Whatever a thread looks like, the rules answer; what a line asks for mends it; order does not matter."""

import itertools
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from candour.reviews.thread.lines import (
    AREAS,
    LEVELS,
    ActionPlanned,
    Answer,
    Event,
    GoodPractice,
    Heard,
    JudgementMade,
    Learning,
    Line,
    ReasonGiven,
    Thread,
)
from candour.reviews.thread.rules import RULES, broken_links

ON = date(2026, 9, 1)
words = st.text(max_size=80)
numbers = st.integers(min_value=1, max_value=30)
days = st.dates(min_value=date(2020, 1, 1), max_value=date(2030, 1, 1))
levels = st.sampled_from(LEVELS)
factors = st.sampled_from(["", "SF-WORKLOAD", "SF-INFO-ARRANGEMENTS", "SF-UNKNOWN"])
themes = st.lists(st.sampled_from(["PD-CURIOSITY", "PD-MULTIAGENCY", "PD-UNKNOWN"]), max_size=2).map(tuple)
counts = st.integers(min_value=0, max_value=3)

reasons = st.builds(ReasonGiven, id=numbers, text=words, level=levels, factor=factors, evidence=counts)
judgements = st.builds(
    JudgementMade,
    id=numbers,
    area=st.sampled_from(AREAS),
    sufficient=st.booleans(),
    text=words,
    missed_opportunity=st.booleans(),
    significance=words,
    themes=themes,
    evidence=counts,
    reasons=st.lists(reasons, max_size=3).map(tuple),
)
actions = st.builds(
    ActionPlanned, id=numbers, text=words, owner=words, due_on=st.none() | days, measure=words, how=words
)
learning = st.builds(
    Learning,
    id=numbers,
    text=words,
    level=levels,
    multi_agency=st.booleans(),
    reasons=st.lists(numbers, max_size=2).map(tuple),
    already_done=words,
    actions=st.lists(actions, max_size=2).map(tuple),
)


def numbered(thread: Thread) -> Thread:
    """The same with a number of its own for each reason and action, as rows of a database have."""
    number = itertools.count(1)
    return replace(
        thread,
        judgements=tuple(
            replace(one, reasons=tuple(replace(reason, id=next(number)) for reason in one.reasons))
            for one in thread.judgements
        ),
        learning=tuple(
            replace(one, actions=tuple(replace(action, id=next(number)) for action in one.actions))
            for one in thread.learning
        ),
    )


threads = st.builds(
    Thread,
    on=st.just(ON),
    language=st.sampled_from(["en", "cy"]),
    period_from=st.none() | days,
    period_until=st.none() | days,
    judgements=st.lists(judgements, max_size=4, unique_by=lambda one: one.id).map(tuple),
    learning=st.lists(learning, max_size=3, unique_by=lambda one: one.id).map(tuple),
    interviews=st.lists(
        st.builds(Heard, id=numbers, level=levels, held=st.booleans(), points=counts, relied_on=counts),
        max_size=3,
    ).map(tuple),
    effective_practice=st.lists(st.builds(GoodPractice, id=numbers, text=words), max_size=2).map(tuple),
    levels_considered=st.lists(levels, max_size=3).map(tuple),
    diversity=counts,
    reasonable=st.sampled_from(["", "no"]),
    reasonable_why=words,
    chronology=st.lists(st.builds(Event, id=numbers, on=days, until=st.none() | days), max_size=5).map(tuple),
).map(numbered)


@given(threads)
def test_every_thread_has_an_answer_and_every_line_explains_itself(thread: Thread) -> None:
    for line in broken_links(thread):
        assert line.sentence.endswith(".")
        assert line.mend
        assert line.place
        assert len(line.subject) <= 60
        assert len(line.mark) == 32


@given(threads)
def test_the_order_in_which_things_were_written_does_not_matter(thread: Thread) -> None:
    turned = replace(
        thread,
        judgements=thread.judgements[::-1],
        learning=thread.learning[::-1],
        interviews=thread.interviews[::-1],
        chronology=thread.chronology[::-1],
    )
    assert _named(thread) == _named(turned)


def _named(thread: Thread) -> list[tuple[str, str]]:
    return sorted((line.rule, line.subject) for line in broken_links(thread))


@given(threads)
def test_an_answer_counts_for_the_words_it_was_given_for_and_only_where_one_may_answer(
    thread: Thread,
) -> None:
    lines = broken_links(thread)
    answers = tuple(
        Answer(rule=line.rule, subject=line.subject, mark=line.mark, why="Because.") for line in lines
    )
    answered = broken_links(replace(thread, answers=answers))
    assert {line.answerable for line in answered if line.stands_in_the_way} <= {False}
    others = tuple(replace(answer, mark="0" * 32) for answer in answers)
    assert all(line.stands_in_the_way for line in broken_links(replace(thread, answers=others)))


def mended(thread: Thread, line: Line) -> Thread:
    """The thread with what the line asks for."""
    kind, _dash, number = line.subject.partition("-")
    mend: Callable[[Thread, str, str], Thread] = MENDS[line.rule]
    return mend(thread, kind, number)


def _judgements(thread: Thread, number: str, **changes: object) -> Thread:
    each = (
        replace(one, **changes) if str(one.id) == number else one  # type: ignore[arg-type]
        for one in thread.judgements
    )
    return replace(thread, judgements=tuple(each))


def _reasons(thread: Thread, number: str, **changes: object) -> Thread:
    def changed(reason: ReasonGiven) -> ReasonGiven:
        return replace(reason, **changes) if str(reason.id) == number else reason  # type: ignore[arg-type]

    each = (replace(one, reasons=tuple(map(changed, one.reasons))) for one in thread.judgements)
    return replace(thread, judgements=tuple(each))


def _points(thread: Thread, number: str, **changes: object) -> Thread:
    each = (
        replace(one, **changes) if str(one.id) == number else one  # type: ignore[arg-type]
        for one in thread.learning
    )
    return replace(thread, learning=tuple(each))


def _actions(thread: Thread, number: str, **changes: object) -> Thread:
    def changed(action: ActionPlanned) -> ActionPlanned:
        return replace(action, **changes) if str(action.id) == number else action  # type: ignore[arg-type]

    each = (replace(one, actions=tuple(map(changed, one.actions))) for one in thread.learning)
    return replace(thread, learning=tuple(each))


WHY = ReasonGiven(
    id=900, level="region", text="The region moved two posts because of a vacancy elsewhere.", evidence=1
)
DEED = ActionPlanned(
    id=901,
    text="The head of the unit checks ten release plans each month.",
    owner="Head of the delivery unit",
    how="She has agreed to it.",
    measure="A register of ten plans a month.",
    due_on=ON + timedelta(days=60),
)
GOOD_TEXT = "The practitioner tested what he said with his sister; children and the manager were thought of."

MENDS: dict[str, Callable[[Thread, str, str], Thread]] = {
    "deficiency-without-why": lambda t, _k, n: _judgements(t, n, reasons=(WHY,)),
    "judgement-without-evidence": lambda t, _k, n: _judgements(t, n, evidence=1),
    "why-without-evidence": lambda t, _k, n: _reasons(t, n, evidence=1),
    "why-only-restates": lambda t, _k, n: _reasons(t, n, text=WHY.text),
    "missed-opportunity-without-significance": lambda t, _k, n: _judgements(
        t, n, significance="It left her alone."
    ),
    "area-not-judged": lambda t, _k, n: replace(
        t,
        judgements=(
            *t.judgements,
            JudgementMade(id=902, area=n, sufficient=True, text="Enough.", evidence=1),
        ),
    ),
    "level-not-considered": lambda t, _k, n: replace(t, levels_considered=(*t.levels_considered, n)),
    "matter-not-judged": lambda t, _k, _n: replace(
        t, effective_practice=(*t.effective_practice, GoodPractice(id=903, text=GOOD_TEXT))
    ),
    "reason-without-learning": lambda t, _k, n: replace(
        t, learning=(*t.learning, Learning(id=904, text="Learn.", level="region", reasons=(int(n),)))
    ),
    "learning-without-reason": lambda t, _k, n: _points(t, n, reasons=(900,)),
    "learning-without-action": lambda t, _k, n: _points(t, n, actions=(DEED,)),
    "multi-agency-without-learning": lambda t, _k, _n: replace(
        t, learning=(*t.learning, Learning(id=905, text="Share.", level="region", multi_agency=True))
    ),
    "action-not-specific": lambda t, _k, n: _actions(t, n, text=DEED.text),
    "action-not-measurable": lambda t, _k, n: _actions(t, n, measure=DEED.measure),
    "action-not-achievable": lambda t, _k, n: _actions(t, n, owner=DEED.owner, how=DEED.how),
    "action-not-time-bound": lambda t, _k, n: _actions(t, n, due_on=DEED.due_on),
    "no-senior-heard": lambda t, _k, _n: _heard(t, "region"),
    "level-not-heard": lambda t, _k, n: _heard(t, n),
    "chronology-empty": lambda t, _k, _n: replace(t, chronology=(Event(id=906, on=ON, relied_on=True),)),
    "whole-not-judged": lambda t, _k, _n: replace(t, reasonable="no", reasonable_why="Because."),
    "no-effective-practice": lambda t, _k, _n: replace(t, no_effective_practice_why="None was found."),
    "diversity-not-explored": lambda t, _k, _n: replace(t, diversity=1),
    "interview-without-points": lambda t, _k, n: replace(
        t,
        interviews=tuple(replace(one, points=1) if str(one.id) == n else one for one in t.interviews),
    ),
    "interviews-not-relied-on": lambda t, _k, _n: replace(
        t, interviews=tuple(replace(one, relied_on=1) for one in t.interviews)
    ),
    "chronology-not-relied-on": lambda t, _k, _n: replace(
        t, chronology=tuple(replace(one, relied_on=True) for one in t.chronology)
    ),
    "action-not-relevant": lambda t, _k, n: replace(
        t,
        learning=tuple(
            replace(one, reasons=(900,)) if any(str(each.id) == n for each in one.actions) else one
            for one in t.learning
        ),
    ),
    "why-stops-at-the-individual": lambda t, _k, _n: replace(
        t,
        judgements=tuple(
            replace(one, reasons=tuple(replace(each, level="manager") for each in one.reasons))
            for one in t.judgements
        ),
    ),
}
FILLED_BY_HAND = {"chronology-gap"}


def _heard(thread: Thread, level: str) -> Thread:
    more = Heard(id=907, level=level, held=True, points=1, relied_on=1)
    return replace(thread, interviews=(*thread.interviews, more))


@given(threads)
def test_what_a_line_asks_for_mends_it(thread: Thread) -> None:
    for line in broken_links(thread):
        if line.rule not in FILLED_BY_HAND:
            after = {(one.rule, one.subject) for one in broken_links(mended(thread, line))}
            assert (line.rule, line.subject) not in after, line.sentence


def test_an_entry_within_a_gap_mends_it() -> None:
    ends = (Event(id=1, on=date(2026, 1, 1)), Event(id=2, on=date(2026, 4, 1)))
    between = Event(id=3, on=date(2026, 2, 14))
    assert "chronology-gap" in {line.rule for line in broken_links(Thread(on=ON, chronology=ends))}
    after = broken_links(Thread(on=ON, chronology=(*ends, between)))
    assert "chronology-gap" not in {line.rule for line in after}


def test_every_rule_is_mended_in_these_tests() -> None:
    assert set(MENDS) | FILLED_BY_HAND == {rule.key for rule in RULES}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.key)
def test_every_rule_says_what_it_looks_for_and_where_it_comes_from(rule: object) -> None:
    assert getattr(rule, "looks_for", "").endswith(".")
    assert getattr(rule, "source", "")
    assert getattr(rule, "standing", "") in {"published", "default"}
