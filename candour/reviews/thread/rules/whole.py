"""What the review says as a whole."""

from collections.abc import Iterator

from candour.reviews.thread.lines import Thread
from candour.reviews.thread.rule import Finding, Rule
from candour.reviews.thread.yardstick import Yardstick


def whole_not_judged(thread: Thread, _measure: Yardstick) -> Iterator[Finding]:
    if not thread.reasonable or not thread.reasonable_why.strip():
        yield Finding(
            subject="review",
            sentence="Nothing says whether everything that could reasonably have been expected was done.",
            mend="Judge the whole, in plain words, with reasons.",
        )


def no_effective_practice(thread: Thread, _measure: Yardstick) -> Iterator[Finding]:
    if not thread.effective_practice and not thread.no_effective_practice_why.strip():
        yield Finding(
            subject="review",
            sentence="No good practice is recorded, and nothing says that it was looked for.",
            mend="Add practice that was good, with what shows it, or say why none was found.",
        )


def diversity_not_explored(thread: Thread, _measure: Yardstick) -> Iterator[Finding]:
    if not thread.diversity:
        yield Finding(
            subject="review",
            sentence="Nothing says what mattered about this person for how they could be worked with.",
            mend="Say which characteristics were known and what difference they made, or that none bore on "
            "the case.",
        )


RULES = (
    Rule(
        key="whole-not-judged",
        name="The whole is not judged",
        looks_for="No judgement, with reasons, on whether everything that could reasonably have been "
        "expected was "
        "done.",
        answerable=False,
        place="whole",
        find=whole_not_judged,
    ),
    Rule(
        key="no-effective-practice",
        name="Good practice is not recorded",
        looks_for="No effective practice, and no word on why none was found.",
        answerable=False,
        place="effective",
        find=no_effective_practice,
    ),
    Rule(
        key="diversity-not-explored",
        name="Diversity is not explored",
        looks_for="Nothing on the characteristics of the person, not even that none bore on the case.",
        answerable=False,
        place="diversity",
        find=diversity_not_explored,
    ),
)
