"""Compares what was read with what is true, field by field."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from candour.recommendations.plan import Confidence, PlannedAction, PublishedPlan, PublishedRecommendation

PLAN_FIELDS = (
    "kind",
    "submitted_date",
    "report_published_date",
    "missing_recommendations",
    "totals",
)
RECOMMENDATION_FIELDS = (
    "text",
    "addressee",
    "stem",
    "response_category",
    "response_as_written",
    "rationale",
    "response_text",
)
ACTION_FIELDS = ("text", "owner", "target", "target_date_as_written", "subject_to_delay")


@dataclass(slots=True)
class Score:
    right: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)
    silent: list[str] = field(default_factory=list)
    """Pairings that are wrong and that nothing asks a person to look at: never acceptable."""

    def ask(self, name: str, expected: object, got: object, where: str) -> None:
        self.asked[name] += 1
        if same(expected, got):
            self.right[name] += 1
        else:
            self.failures.append(f"{where} {name}\n    expected: {expected!r}\n    got:      {got!r}")

    def add(self, other: "Score") -> None:
        self.right += other.right
        self.asked += other.asked
        self.failures += other.failures
        self.silent += other.silent

    def accuracy(self, name: str) -> float:
        return self.right[name] / self.asked[name] if self.asked[name] else 1.0


def same(expected: object, got: object) -> bool:
    if isinstance(expected, str) and isinstance(got, str):
        return plain(expected) == plain(got)
    return expected == got or (not expected and not got)


def plain(text: str) -> str:
    """Without bullets, footnote marks and differences of white space."""
    unmarked = re.sub(r"(?:(?<=\s)|^)[\u2022\u2013*-]+\s*", " ", text)
    joined = re.sub(r"\s+", " ", re.sub(r"-\s+", "-", unmarked))
    return joined.strip(" :").removeprefix("The ")


def score(
    expected: PublishedPlan, got: PublishedPlan, where: str, into: Score, ambiguous: frozenset[object]
) -> None:
    """Adds one plan to the score; ambiguous recommendations are asked only for honesty."""
    into.ask("title", expected.title, re.sub("^.*HMI Probation Inspection: ", "", got.title or ""), where)
    for name in PLAN_FIELDS:
        into.ask(name, getattr(expected, name), getattr(got, name), where)
    into.ask("footnotes", [n.text for n in expected.footnotes], [n.text for n in got.footnotes], where)
    into.ask(
        "numbers",
        [r.number for r in expected.recommendations],
        [r.number for r in got.recommendations],
        where,
    )
    read = {one.number: one for one in got.recommendations}
    flagged = {warning.recommendation for warning in got.warnings}
    for one in expected.recommendations:
        place = f"{where} recommendation {one.number}"
        counterpart = read.get(one.number, PublishedRecommendation(one.number))
        into.silent.extend(_silent_faults(one, counterpart, place, flagged))
        if one.number not in ambiguous:
            _score_recommendation(one, counterpart, place, into)


def _score_recommendation(
    expected: PublishedRecommendation, got: PublishedRecommendation, where: str, into: Score
) -> None:
    for name in RECOMMENDATION_FIELDS:
        into.ask(name, getattr(expected, name), getattr(got, name), where)
    into.ask("action count", len(expected.actions), len(got.actions), where)
    for index, action in enumerate(expected.actions):
        counterpart = got.actions[index] if index < len(got.actions) else PlannedAction("")
        for name in ACTION_FIELDS:
            into.ask(
                f"action {name}",
                getattr(action, name),
                getattr(counterpart, name),
                f"{where} action {index + 1}",
            )


def _silent_faults(
    expected: PublishedRecommendation,
    got: PublishedRecommendation,
    where: str,
    flagged: set[int | str | None],
) -> Iterator[str]:
    if expected.number in flagged:
        return
    if len(expected.actions) != len(got.actions):
        yield f"{where}: {len(expected.actions)} actions expected, {len(got.actions)} read, and no warning"
    for action in got.actions:
        if action.confidence is Confidence.LOW:
            yield f"{where}: low confidence, but no warning: {action.text!r}"
            continue
        true = _nearest(action, expected.actions)
        expected_pair = f"{true.owner!r} {true.target_date_as_written!r}" if true else "no such action"
        got_pair = f"{action.owner!r} {action.target_date_as_written!r} ({action.confidence.value})"
        if true is None or not same(true.owner, action.owner) or true.target != action.target:
            yield f"{where}: paired without a warning: {action.text!r}\n    {expected_pair}\n    {got_pair}"


def _nearest(action: PlannedAction, among: tuple[PlannedAction, ...]) -> PlannedAction | None:
    text = plain(action.text)
    likeness = [
        (SequenceMatcher(None, text, plain(one.text)).ratio(), index) for index, one in enumerate(among)
    ]
    best = max(likeness, default=(0.0, 0))
    return among[best[1]] if best[0] > 0.5 else None
