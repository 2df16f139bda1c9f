"""What a rule is: one question about the whole thread, with what it says of itself for the reference page."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from candour.reviews.thread.lines import Thread
from candour.reviews.thread.yardstick import Yardstick

REPORT = "HM Inspectorate of Probation, Annual report 2022: Serious Further Offences"
EXPECTED = "published"
"""What is expected is published."""
RECOGNISED = "default"
"""What is expected is published; how it is recognised is a default of this service."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What a rule found in one place."""

    subject: str
    sentence: str
    mend: str
    words: str = ""
    """The very words concerned; an answer counts while they stay."""
    answerable: bool | None = None
    """Where it differs from what the rule says of itself."""


Find = Callable[[Thread, Yardstick], Iterator[Finding]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    key: str
    name: str
    looks_for: str
    answerable: bool
    """Whether the author may answer; otherwise only work mends it."""
    place: str
    find: Find
    standing: str = EXPECTED
    source: str = REPORT
    answer_words: str = ""
    """Where the answer depends: when it can be answered."""

    @property
    def in_english_only(self) -> bool:
        """Rules that read words know English words alone."""
        return self.key in READS_WORDS


READS_WORDS = {"why-only-restates", "action-not-specific", "action-not-measurable", "matter-not-judged"}
