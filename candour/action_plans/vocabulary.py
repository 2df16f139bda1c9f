"""The words for the state of an action, each with its label, its meaning and the dates when it stands.

What an owner reports and what somebody independent has found are two vocabularies, never one column.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Word:
    key: str
    label: str
    meaning: str
    since: date
    until: date | None = None
    closes: bool = False
    """Nothing more is expected of the owner."""

    def stands_on(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day <= self.until)


NOT_REPORTED = "not_reported"
NOT_VERIFIED = "not_verified"
_FIRST = date(2010, 1, 1)

# The states follow what published plans print ("Complete", "Completed and ongoing"); the others are ours.
REPORTED = (
    Word(NOT_REPORTED, "No progress reported", "The plan gives a date, and no report has been made.", _FIRST),
    Word("not_started", "Not started", "The owner says that work has not begun.", _FIRST),
    Word("in_progress", "In progress", "The owner says that work is under way.", _FIRST),
    Word("complete", "Complete", "The owner says that the action is done.", _FIRST, closes=True),
    Word("continuing", "Complete and continuing", "Done, and repeated as a duty.", _FIRST, closes=True),
    Word("superseded", "Superseded", "Replaced by another action, or overtaken.", _FIRST, closes=True),
)
# Four judgements of progress as HM Inspectorate of Prisons uses them in independent reviews of progress
# (from April 2019), and the two closing findings of the United States Government Accountability Office.
VERIFIED = (
    Word(NOT_VERIFIED, "Not verified", "Nobody independent has looked yet.", _FIRST),
    Word("no_progress", "No meaningful progress", "Nothing of substance was found.", date(2019, 4, 1)),
    Word("insufficient", "Insufficient progress", "Begun, and too little for the date.", date(2019, 4, 1)),
    Word("reasonable", "Reasonable progress", "On the way, with evidence.", date(2019, 4, 1)),
    Word("good", "Good progress", "Nearly done, with evidence of effect.", date(2019, 4, 1)),
    Word("implemented", "Confirmed complete", "Done, and the evidence was seen.", _FIRST, closes=True),
    Word("not_implemented", "Closed, not done", "It will not be done.", _FIRST, closes=True),
)
CLOSED = tuple(word.key for word in REPORTED if word.closes)
LABELS = {word.key: word.label for word in (*REPORTED, *VERIFIED)}


def choices(words: tuple[Word, ...]) -> list[tuple[str, str]]:
    return [(word.key, word.label) for word in words]


def offered(words: tuple[Word, ...], *, on: date) -> list[Word]:
    """The words that a person may choose on a day: those in force, without the one for silence."""
    return [word for word in words[1:] if word.stands_on(on)]
