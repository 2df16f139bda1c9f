"""The rules of the thread. The panel, the guard at countersignature and the reference page share them."""

from collections.abc import Iterator

from candour.reviews.thread.lines import Answer, Line, Thread, mark_of
from candour.reviews.thread.rule import Finding, Rule
from candour.reviews.thread.rules import judgements, learning, smart, sources, whole
from candour.reviews.thread.yardstick import Yardstick, yardstick_on

RULES: tuple[Rule, ...] = (
    *judgements.RULES,
    *learning.RULES,
    *smart.RULES,
    *sources.RULES,
    *whole.RULES,
)
BY_KEY = {rule.key: rule for rule in RULES}
ORDER = {key: place for place, key in enumerate(BY_KEY)}


def broken_links(thread: Thread, yardstick: Yardstick | None = None) -> list[Line]:
    """Every broken link, those that only work can mend first; answered ones are marked, not left out."""
    measure = yardstick or yardstick_on(thread.on)
    lines = [line for rule in RULES for line in _lines(rule, thread, measure)]
    return sorted(lines, key=lambda line: (line.explained, line.answerable, ORDER[line.rule], line.subject))


def _lines(rule: Rule, thread: Thread, measure: Yardstick) -> Iterator[Line]:
    if rule.in_english_only and thread.language != "en":
        return
    answers = {answer.subject: answer for answer in thread.answers if answer.rule == rule.key}
    for finding in rule.find(thread, measure):
        yield _line(rule, finding, answers.get(finding.subject))


def _line(rule: Rule, finding: Finding, answer: Answer | None) -> Line:
    answerable = rule.answerable if finding.answerable is None else finding.answerable
    mark = mark_of(rule.key, finding.subject, finding.words)
    counts = answer is not None and answerable and answer.mark == mark
    return Line(
        rule=rule.key,
        subject=finding.subject,
        sentence=finding.sentence,
        mend=finding.mend,
        place=rule.place,
        answerable=answerable,
        mark=mark,
        why=answer.why if answer and counts else "",
        earlier_why=answer.why if answer and not counts else "",
    )
