"""Whether each planned action is SMART, and which letter fails."""

from collections.abc import Callable, Iterator
from datetime import timedelta

from candour.reviews.thread.lines import ActionPlanned, Learning, Thread, quoted
from candour.reviews.thread.rule import EXPECTED, RECOGNISED, Finding, Rule
from candour.reviews.thread.yardstick import Yardstick

Against = Callable[[ActionPlanned, Learning, Thread, Yardstick], "tuple[str, bool] | None"]
"""Why the letter fails, and whether the author may answer."""

NAMES = {"S": "Specific", "M": "Measurable", "A": "Achievable", "R": "Relevant", "T": "Time-bound"}


def not_specific(
    action: ActionPlanned, _point: Learning, _thread: Thread, measure: Yardstick
) -> tuple[str, bool] | None:
    least = measure.numbers["short_text"]
    if len(action.text.split()) < least:
        return f"it has fewer than {least} words, too few to say who does what", True
    vague = _vague(action.text, measure)
    return (f"“{vague}” is nothing that anybody can be seen to do", True) if vague else None


def not_measurable(
    action: ActionPlanned, _point: Learning, _thread: Thread, measure: Yardstick
) -> tuple[str, bool] | None:
    if not action.measure.strip():
        return "nothing says how anybody will see that it worked", False
    vague = measure.words["not_observable"].first(action.measure)
    seen = measure.words["observable"].are_in(action.measure) or any(map(str.isdigit, action.measure))
    if vague and not seen:
        return f"nobody can count or see {quoted(action.measure, 50)}", True
    return None


def not_achievable(
    action: ActionPlanned, _point: Learning, _thread: Thread, measure: Yardstick
) -> tuple[str, bool] | None:
    missing = [
        words
        for words, given in (("who owns it", action.owner), ("how it can be done", action.how))
        if not given.strip()
    ]
    if missing:
        return f"nothing says {' and '.join(missing)}", False
    if measure.words["nobody"].are_all_of(action.owner):
        return f"“{action.owner.strip()}” is nobody in particular, so nobody answers for it", True
    return None


def not_relevant(
    _action: ActionPlanned, point: Learning, _thread: Thread, _measure: Yardstick
) -> tuple[str, bool] | None:
    if point.reasons:
        return None
    return f"its learning, {quoted(point.text, 50)}, comes from no reason that the review found", False


def not_time_bound(
    action: ActionPlanned, _point: Learning, thread: Thread, measure: Yardstick
) -> tuple[str, bool] | None:
    furthest = measure.numbers["action_furthest"]
    if action.due_on is None:
        return "it has no date", False
    if action.due_on <= thread.on:
        return f"its date, {_day(action)}, has passed", False
    if action.due_on > thread.on + timedelta(days=furthest):
        return f"its date, {_day(action)}, is more than {furthest} days away", True
    return None


MEND = {
    "S": "Say who does what: a role, a deed and to what, such as “The head of the unit checks ten cases a "
    "month”.",
    "M": "Say what anybody could count or see afterwards, and by when.",
    "A": "Name one role that answers for it, and what makes it possible: who has agreed, and what it needs.",
    "R": "Link its learning to the reason that it answers.",
    "T": "Give a date to come.",
}


def _finder(letter: str, against: Against) -> Callable[[Thread, Yardstick], Iterator[Finding]]:
    def find(thread: Thread, measure: Yardstick) -> Iterator[Finding]:
        for point in thread.learning:
            for action in point.actions:
                told = against(action, point, thread, measure)
                if told:
                    yield _finding(letter, action, told[0], answerable=told[1])

    return find


def _finding(letter: str, action: ActionPlanned, why: str, *, answerable: bool) -> Finding:
    return Finding(
        subject=f"action-{action.id}",
        sentence=f"The action {quoted(action.text)} is not {NAMES[letter].lower()} ({letter}): {why}.",
        mend=MEND[letter],
        words="\n".join((action.text, action.measure, action.owner, action.how, str(action.due_on))),
        answerable=answerable,
    )


def _vague(text: str, measure: Yardstick) -> str:
    """The words that say no deed: some cannot be mended by a deed that follows, some can by any deed."""
    deed, vague = measure.words["deed"].first(text), measure.words["vague"].first(text)
    if vague and (deed is None or vague.start() < deed.start()):
        return vague.group()
    alone = measure.words["vague_alone"].first(text)
    return alone.group() if alone and deed is None else ""


def _day(action: ActionPlanned) -> str:
    due = action.due_on
    return f"{due.day} {due:%B %Y}" if due else ""


def _rule(letter: str, against: Against, looks_for: str, standing: str, answer_words: str = "") -> Rule:
    name = NAMES[letter]
    return Rule(
        key=f"action-not-{name.lower()}",
        name=f"An action that is not {name.lower()} ({letter})",
        looks_for=looks_for,
        answerable=bool(answer_words),
        answer_words=answer_words,
        place="actions",
        find=_finder(letter, against),
        standing=standing,
    )


RULES = (
    _rule(
        "S",
        not_specific,
        "An action of very few words, or one that rests on a word such as consider, remind or ensure and "
        "names no "
        "deed.",
        RECOGNISED,
        "yes",
    ),
    _rule(
        "M",
        not_measurable,
        "An action with no measure, or one that nobody can count or see.",
        RECOGNISED,
        "where a measure is given",
    ),
    _rule(
        "A",
        not_achievable,
        "An action with no owner or no word on how it can be done, or whose owner is nobody in particular.",
        RECOGNISED,
        "where an owner and a way are given",
    ),
    _rule("R", not_relevant, "An action whose learning point comes from no reason.", EXPECTED),
    _rule(
        "T",
        not_time_bound,
        "An action with no date, with a date that has passed, or with one further away than the policy "
        "allows.",
        RECOGNISED,
        "where the date is only far away",
    ),
)
