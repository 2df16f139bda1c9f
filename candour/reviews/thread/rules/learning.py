"""From reasons to learning, and from learning to actions."""

from collections.abc import Iterator

from candour.reviews.thread.lines import Thread, quoted
from candour.reviews.thread.rule import RECOGNISED, Finding, Rule
from candour.reviews.thread.yardstick import Yardstick


def reason_without_learning(thread: Thread, _measure: Yardstick) -> Iterator[Finding]:
    carried = {reason for point in thread.learning for reason in point.reasons}
    for judgement in thread.judgements:
        for reason in judgement.reasons:
            if judgement.is_deficiency and reason.id not in carried:
                yield Finding(
                    subject=f"reason-{reason.id}",
                    sentence=f"No learning follows from the reason {quoted(reason.text)}.",
                    mend="Add what has to change, or link the learning that already meets it.",
                    words=reason.text,
                )


def learning_without_reason(thread: Thread, _measure: Yardstick) -> Iterator[Finding]:
    """Where it has actions, each of these says that it is not relevant, so nothing is said twice."""
    for point in thread.learning:
        if not point.reasons and not point.actions:
            yield Finding(
                subject=f"learning-{point.id}",
                sentence=f"The learning {quoted(point.text)} comes from no reason that the review found.",
                mend="Link the reason that it answers.",
            )


def learning_without_action(thread: Thread, _measure: Yardstick) -> Iterator[Finding]:
    for point in thread.learning:
        if not point.actions and not point.already_done.strip():
            yield Finding(
                subject=f"learning-{point.id}",
                sentence=f"Nothing is planned for the learning {quoted(point.text)}.",
                mend="Add an action, or say what has already been done.",
            )


def multi_agency_without_learning(thread: Thread, measure: Yardstick) -> Iterator[Finding]:
    if any(point.multi_agency or point.level == "multi_agency" for point in thread.learning):
        return
    found = next(_between_agencies(thread, measure), "")
    if found:
        yield Finding(
            subject="review",
            sentence=f"{found} lies between agencies, and no learning is for work between agencies.",
            mend="Add the learning to be shared with the other agency, or mark the learning that is.",
            words=found,
        )


def _between_agencies(thread: Thread, measure: Yardstick) -> Iterator[str]:
    """The words of every judgement or reason that lies between agencies."""
    for judgement in thread.judgements:
        if judgement.is_deficiency and measure.between_agencies & set(judgement.themes):
            yield quoted(judgement.text)
        for reason in judgement.reasons:
            if reason.level == "multi_agency" or reason.factor in measure.between_agencies:
                yield f"The reason {quoted(reason.text)}"


RULES = (
    Rule(
        key="reason-without-learning",
        name="A reason from which nothing is learned",
        looks_for="A reason for practice that fell short, from which no learning point comes.",
        answerable=True,
        place="learning",
        find=reason_without_learning,
    ),
    Rule(
        key="learning-without-reason",
        name="Learning that comes from nothing",
        looks_for="A learning point with no action and no reason behind it. Where it has actions, each "
        "action says "
        "that it is not relevant.",
        answerable=False,
        place="learning",
        find=learning_without_reason,
    ),
    Rule(
        key="learning-without-action",
        name="Learning with no action",
        looks_for="A learning point with no planned action and no word on what has already been done.",
        answerable=False,
        place="learning",
        find=learning_without_action,
    ),
    Rule(
        key="multi-agency-without-learning",
        name="Nothing is learned for work between agencies",
        looks_for="A reason at that level, or a theme or factor that lies between agencies, with no "
        "learning for "
        "work between agencies.",
        answerable=True,
        place="learning",
        find=multi_agency_without_learning,
        standing=RECOGNISED,
    ),
)
