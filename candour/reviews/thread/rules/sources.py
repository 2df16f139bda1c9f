"""What the thread rests on: the chronology and the people who were heard."""

from collections.abc import Iterator
from datetime import date

from candour.reviews.thread.lines import IN_WORDS, SENIOR, Heard, Thread
from candour.reviews.thread.rule import RECOGNISED, Finding, Rule
from candour.reviews.thread.yardstick import Yardstick
from candour.reviews.timeline.gaps import gaps

NEAR = ("practitioner", "manager")
"""Those who worked on the case are heard; above them it is enough that one senior manager is."""


def chronology_empty(thread: Thread, _measure: Yardstick) -> Iterator[Finding]:
    if not thread.chronology:
        yield Finding(
            subject="review",
            sentence="The chronology is empty, so no judgement can rest on what happened.",
            mend="Add the significant events, one by one or from a file of contacts.",
        )


def chronology_not_relied_on(thread: Thread, _measure: Yardstick) -> Iterator[Finding]:
    if thread.chronology and not any(event.relied_on for event in thread.chronology):
        yield Finding(
            subject="review",
            sentence="No judgement and no reason relies on anything in the chronology.",
            mend="Link the entries that show each judgement.",
            words=str(len(thread.chronology)),
        )


def chronology_gap(thread: Thread, measure: Yardstick) -> Iterator[Finding]:
    weeks = measure.numbers["chronology_gap"]
    spans = [(event.on, max(event.until or event.on, event.on)) for event in thread.chronology]
    until = thread.period_until
    for gap in gaps(spans, weeks=weeks, since=thread.period_from, until=until) if spans else []:
        yield Finding(
            subject=f"gap-{gap.after.isoformat()}",
            sentence=f"Nothing stands in the chronology from {_day(gap.after)} to {_day(gap.before)}, "
            f"more than {weeks} weeks.",
            mend="Add what happened then, or answer why there is nothing to say of it.",
            words=f"{gap.after} {gap.before}",
        )


def no_senior_heard(thread: Thread, _measure: Yardstick) -> Iterator[Finding]:
    heard = {one.level for one in thread.interviews if one.held}
    if heard & set(SENIOR):
        return
    unheard = " and ".join((", ".join(IN_WORDS[level] for level in SENIOR[:-1]), IN_WORDS[SENIOR[-1]]))
    impossible = any(one.not_possible and one.level in SENIOR for one in thread.interviews)
    yield Finding(
        subject="review",
        sentence=f"No senior manager was heard: {unheard} have not been asked.",
        mend="Hear the head of the delivery unit or somebody above, and note what they say.",
        words="not possible" if impossible else "",
        answerable=impossible,
    )


def level_not_heard(thread: Thread, _measure: Yardstick) -> Iterator[Finding]:
    heard = {one.level for one in thread.interviews if one.held}
    for level in NEAR:
        if level not in heard:
            yield Finding(
                subject=f"level-{level}",
                sentence=f"Nobody was heard at the level of {IN_WORDS[level]}.",
                mend="Hear them, or answer why that was not possible.",
                words=level,
            )


def interview_without_points(thread: Thread, _measure: Yardstick) -> Iterator[Finding]:
    for one in thread.interviews:
        if one.held and not one.points:
            yield Finding(
                subject=f"interview-{one.id}",
                sentence=f"{_of(one)} was held, and no point is noted from it.",
                mend="Note the points that were raised, or answer why there were none.",
                words=str(one.id),
            )


def interviews_not_relied_on(thread: Thread, _measure: Yardstick) -> Iterator[Finding]:
    held = [one for one in thread.interviews if one.held]
    if held and not any(one.relied_on for one in held):
        yield Finding(
            subject="review",
            sentence=f"No judgement and no reason relies on what was said in interviews ({len(held)} held).",
            mend="Link the interviews that show a judgement or a reason.",
            words=str(len(held)),
        )


def _of(one: Heard) -> str:
    return (
        f"The interview with “{one.role}”"
        if one.role
        else f"An interview at the level of {IN_WORDS[one.level]}"
    )


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


RULES = (
    Rule(
        key="no-senior-heard",
        name="No senior manager was heard",
        looks_for="No interview held with a head of delivery unit or anybody above. It says which levels "
        "were not "
        "heard.",
        answerable=False,
        answer_words="where an interview with a senior manager is recorded as not possible",
        place="interviews",
        find=no_senior_heard,
    ),
    Rule(
        key="level-not-heard",
        name="Practitioner or manager not heard",
        looks_for="No interview held with a practitioner, or with a manager of practitioners.",
        answerable=True,
        place="interviews",
        find=level_not_heard,
    ),
    Rule(
        key="interview-without-points",
        name="An interview with no points",
        looks_for="An interview that was held, from which no point is noted.",
        answerable=True,
        place="interviews",
        find=interview_without_points,
    ),
    Rule(
        key="interviews-not-relied-on",
        name="Interviews that nothing relies on",
        looks_for="Interviews were held, and no judgement or reason relies on any of them.",
        answerable=True,
        place="interviews",
        find=interviews_not_relied_on,
    ),
    Rule(
        key="chronology-empty",
        name="The chronology is empty",
        looks_for="No entry in the chronology.",
        answerable=False,
        place="chronology",
        find=chronology_empty,
    ),
    Rule(
        key="chronology-not-relied-on",
        name="A chronology that nothing relies on",
        looks_for="A chronology of which no judgement or reason uses any entry.",
        answerable=True,
        place="chronology",
        find=chronology_not_relied_on,
    ),
    Rule(
        key="chronology-gap",
        name="A gap in the chronology",
        looks_for="A longer time with no entry than the policy allows, from the beginning of the period "
        "covered.",
        answerable=True,
        place="chronology",
        find=chronology_gap,
        standing=RECOGNISED,
    ),
)
