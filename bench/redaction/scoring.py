"""How much of what is marked the engine suggests, by form and kind, and how much it suggests besides."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from bench.redaction import recipients
from bench.redaction.generating import Mention, Review
from candour.disclosure.engine import Suggestion, suggest

WORDS_A_PAGE = 400
_WORD = re.compile(r"\w[\w\u200b]*")
OVERLAYS = frozenset(
    {"role_with_place", "uniqueness", "health", "characteristic", "quotation", "relationship"}
)


@dataclass(slots=True)
class Tally:
    """Mentions of one kind: how many, covered by tier 1, covered by either tier."""

    total: int = 0
    first: int = 0
    both: int = 0

    def add(self, *, first: bool, both: bool) -> None:
        self.total += 1
        self.first += first
        self.both += both


@dataclass(slots=True)
class Score:
    """Everything measured over a number of reviews."""

    rows: dict[tuple[str, str], Tally] = field(default_factory=lambda: defaultdict(Tally))
    people: Tally = field(default_factory=Tally)
    words: int = 0
    marked_words: int = 0
    proposed_words: int = 0
    right_words: int = 0
    flags: int = 0
    misses: list[str] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)
    looks: list[str] = field(default_factory=list)
    by_recipient: recipients.Recipients = field(default_factory=dict)

    @property
    def pages(self) -> float:
        return self.words / WORDS_A_PAGE


def measure(reviews: Iterable[Review]) -> Score:
    """Run the engine over reviews and count."""
    score = Score()
    for review in reviews:
        add(score, review, suggest(review.text, review.register).suggestions)
    return score


def add(score: Score, review: Review, suggestions: Sequence[Suggestion]) -> None:
    """Count one review."""
    covering = [each for each in suggestions if each.kind not in OVERLAYS]
    first = _places(each for each in covering if each.tier == 1)
    both = first | _places(covering)
    over = _places(each for each in suggestions if each.kind in OVERLAYS)
    whole: dict[str, bool] = {}
    for mention in review.mentions:
        _count(score, review, mention, first, both, over, whole)
    for covered in whole.values():
        score.people.add(first=False, both=covered)
    _count_words(score, review, first)
    recipients.add(score.by_recipient, review, suggestions)
    score.flags += sum(each.tier == 2 for each in suggestions)
    score.looks += [
        f"{each.rule}: {review.text[each.start : each.end]!r}" for each in suggestions if each.tier == 2
    ]


def _places(suggestions: Iterable[Suggestion]) -> set[int]:
    return {place for each in suggestions for place in range(each.start, each.end)}


def _count(
    score: Score,
    review: Review,
    mention: Mention,
    first: set[int],
    both: set[int],
    over: set[int],
    whole: dict[str, bool],
) -> None:
    letters = [place for place in range(mention.start, mention.end) if review.text[place].isalnum()]
    by_first = all(place in first for place in letters)
    by_both = all(place in both for place in letters)
    if mention.kind in OVERLAYS:
        by_both = any(place in over or place in both for place in letters)
    group = f"{mention.kind}, registered" if mention.registered else mention.kind
    score.rows[(group, mention.form)].add(first=by_first, both=by_both)
    if mention.kind == "person" and mention.registered and mention.entity:
        whole[mention.entity] = whole.get(mention.entity, True) and by_both
    if not (by_both if mention.tier == 2 else by_first):
        near = review.text[max(0, mention.start - 40) : mention.end + 30].replace("\n", "/")
        mark = "miss" if not by_both else "flag"
        score.misses.append(
            f"{mark} {group}, {mention.form}: {review.text[mention.start : mention.end]!r} in {near!r}"
        )


def _count_words(score: Score, review: Review, first: set[int]) -> None:
    marked = {
        place
        for mention in review.mentions
        if mention.kind not in OVERLAYS
        for place in range(mention.start, mention.end)
    }
    for word in _WORD.finditer(review.text):
        score.words += 1
        proposed = any(place in first for place in range(*word.span()))
        right = any(place in marked for place in range(*word.span()))
        score.marked_words += right
        score.proposed_words += proposed
        score.right_words += proposed and right
        if proposed and not right:
            score.extra.append(review.text[max(0, word.start() - 30) : word.end() + 20].replace("\n", "/"))


def together(score: Score, *groups: str) -> Tally:
    """The rows of some groups added up."""
    found = Tally()
    for (group, _), tally in score.rows.items():
        if group in groups:
            found.total += tally.total
            found.first += tally.first
            found.both += tally.both
    return found
