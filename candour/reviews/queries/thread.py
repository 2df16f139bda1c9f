"""The thread as its pages draw it: judgement, what shows it, why, learning, action; and what is broken."""

from dataclasses import dataclass, field
from datetime import date

from django.urls import NoReverseMatch, reverse

from candour.policy.load import load_policy
from candour.reviews.models import (
    Area,
    DiversityConsidered,
    EffectivePractice,
    Evidence,
    Judgement,
    LearningPoint,
    Level,
    LevelConsidered,
    PlannedAction,
    Reason,
    Review,
)
from candour.reviews.thread.lines import Line
from candour.reviews.thread.of_review import Records, as_rules_see, judged_on, lines_of, records_of
from candour.reviews.thread.rules import BY_KEY, broken_links

ELSEWHERE = {"interviews": "reviews:interviews", "chronology": "reviews:chronology"}
"""Parts of a review outside the thread that a broken link leads to; everything else is on its page."""


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A broken link, with where it is mended and where it is answered."""

    line: Line
    name: str
    href: str
    answer_href: str

    @property
    def sentence(self) -> str:
        return self.line.sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """What is broken in the thread of a review now."""

    standing: list[ShownLine]
    answered: list[ShownLine]
    address: str
    thread_address: str
    lines_address: str

    @property
    def to_work_on(self) -> list[ShownLine]:
        """Only work mends these."""
        return [shown for shown in self.standing if not shown.line.answerable]

    @property
    def to_weigh(self) -> list[ShownLine]:
        """These are mended or answered."""
        return [shown for shown in self.standing if shown.line.answerable]


@dataclass(slots=True)
class ShownReason:
    reason: Reason
    factor: str
    evidence: list[Evidence]
    learning: list[LearningPoint]
    lines: list[ShownLine]


@dataclass(slots=True)
class ShownJudgement:
    judgement: Judgement
    themes: list[str]
    evidence: list[Evidence]
    reasons: list[ShownReason]
    lines: list[ShownLine]


@dataclass(slots=True)
class ShownAction:
    action: PlannedAction
    lines: list[ShownLine]


@dataclass(slots=True)
class ShownLearning:
    point: LearningPoint
    themes: list[str]
    reasons: list[Reason]
    actions: list[ShownAction]
    lines: list[ShownLine]


@dataclass(slots=True)
class ShownArea:
    key: str
    name: str
    judgements: list[ShownJudgement] = field(default_factory=list)
    lines: list[ShownLine] = field(default_factory=list)


@dataclass(slots=True)
class ShownLevel:
    """One level: what was found there, or how it was looked at."""

    key: str
    name: str
    reasons: int
    learning: int
    considered: LevelConsidered | None
    lines: list[ShownLine]


@dataclass(slots=True)
class WholeThread:
    areas: list[ShownArea]
    learning: list[ShownLearning]
    effective: list[tuple[EffectivePractice, str]]
    levels: list[ShownLevel]
    diversity: list[DiversityConsidered]
    others: dict[str, list[ShownLine]]
    """Lines about the whole, good practice, diversity and matters, by the place that they lead to."""
    panel: Panel
    taken_out: int

    @property
    def is_empty(self) -> bool:
        return not self.learning and not any(area.judgements for area in self.areas)


def panel_of(review: Review) -> Panel:
    """The broken links of a review: in six queries, whatever its size."""
    return _panel(review, lines_of(review))


def whole_thread(review: Review) -> WholeThread:
    """The thread with everything that its page shows: in six queries, whatever its size."""
    records = records_of(review, with_sources=True)
    lines = broken_links(as_rules_see(records, on=judged_on(review)))
    panel = _panel(review, lines)
    return _Drawing(records, panel).whole()


def codes_in_words(*, on: date) -> dict[str, str]:
    """Every theme and factor by its name."""
    policy = load_policy()
    tables = (policy.practice_themes, policy.systemic_factors, policy.effective_practice_themes)
    return {row.key: row.name for table in tables for row in table.all(on=on)}


def _panel(review: Review, lines: list[Line]) -> Panel:
    shown = [_shown(review, line) for line in lines]
    return Panel(
        standing=[one for one in shown if one.line.stands_in_the_way],
        answered=[one for one in shown if one.line.explained],
        address=_address("reviews:thread_panel", review),
        thread_address=_address("reviews:thread", review),
        lines_address=_address("reviews:thread_lines", review),
    )


def _shown(review: Review, line: Line) -> ShownLine:
    elsewhere = _address(ELSEWHERE[line.place], review) if line.place in ELSEWHERE else ""
    anchor = line.place if line.subject == "review" else line.subject
    return ShownLine(
        line=line,
        name=BY_KEY[line.rule].name,
        href=elsewhere or f"{_address('reviews:thread', review)}#{anchor}",
        answer_href=reverse("reviews:answer_line", args=[review.case_reference, line.rule, line.subject])
        if line.answerable
        else "",
    )


def _address(name: str, review: Review) -> str:
    try:
        return reverse(name, args=[review.case_reference])
    except NoReverseMatch:
        return ""


class _Drawing:
    """Puts the records of one review in the order in which they are read."""

    def __init__(self, records: Records, panel: Panel) -> None:
        self.records = records
        self.panel = panel
        self.names = codes_in_words(on=judged_on(records.review))
        self.lines: dict[str, list[ShownLine]] = {}
        for shown in panel.standing + panel.answered:
            line = shown.line
            key = line.place if line.subject == "review" else line.subject
            self.lines.setdefault(key, []).append(shown)
        self.learning_of: dict[int, list[LearningPoint]] = {}
        for point in records.learning:
            for number in self._reasons_of(point):
                self.learning_of.setdefault(number, []).append(point)

    def whole(self) -> WholeThread:
        return WholeThread(
            areas=[self._area(key, name) for key, name in Area.choices],
            learning=[self._learning(point) for point in self.records.learning],
            effective=[(good, self.names.get(good.theme, "")) for good in self.records.effective],
            levels=[self._level(key, name) for key, name in Level.choices],
            diversity=self.records.diversity,
            others=self._others(),
            panel=self.panel,
            taken_out=self.records.taken_out,
        )

    def _others(self) -> dict[str, list[ShownLine]]:
        prefixes = ("matter-", "factor-")
        wide = [one for key, found in self.lines.items() if key.startswith(prefixes) for one in found]
        return {"wide": wide} | {
            key: self.lines.get(key, []) for key in ("whole", "effective", "diversity", "learning")
        }

    def _area(self, key: str, name: str) -> ShownArea:
        judgements = [self._judgement(one) for one in self.records.judgements if one.area == key]
        return ShownArea(key, name, judgements, self.lines.get(f"area-{key}", []))

    def _judgement(self, judgement: Judgement) -> ShownJudgement:
        return ShownJudgement(
            judgement,
            themes=[self.names.get(code, code) for code in judgement.themes],
            evidence=self.records.evidence_of_judgement.get(judgement.pk, []),
            reasons=[self._reason(reason) for reason in self.records.reasons_of.get(judgement.pk, [])],
            lines=self.lines.get(f"judgement-{judgement.pk}", []),
        )

    def _reason(self, reason: Reason) -> ShownReason:
        return ShownReason(
            reason,
            factor=self.names.get(reason.factor, reason.factor),
            evidence=self.records.evidence_of_reason.get(reason.pk, []),
            learning=self.learning_of.get(reason.pk, []),
            lines=self.lines.get(f"reason-{reason.pk}", []),
        )

    def _learning(self, point: LearningPoint) -> ShownLearning:
        linked = self._reasons_of(point)
        actions = self.records.actions_of.get(point.pk, [])
        return ShownLearning(
            point,
            themes=[self.names.get(code, code) for code in point.themes],
            reasons=[reason for reason in self.records.reasons if reason.pk in linked],
            actions=[ShownAction(one, self.lines.get(f"action-{one.pk}", [])) for one in actions],
            lines=self.lines.get(f"learning-{point.pk}", []),
        )

    def _level(self, key: str, name: str) -> ShownLevel:
        points = self.records.learning
        return ShownLevel(
            key,
            name,
            reasons=sum(reason.level == key for reason in self.records.reasons),
            learning=sum(
                point.level == key or (key == Level.MULTI_AGENCY and point.multi_agency) for point in points
            ),
            considered=next((one for one in self.records.levels if one.level == key), None),
            lines=self.lines.get(f"level-{key}", []),
        )

    def _reasons_of(self, point: LearningPoint) -> list[int]:
        found: list[int] = point.reason_numbers  # type: ignore[attr-defined] # annotated in records_of
        return found
