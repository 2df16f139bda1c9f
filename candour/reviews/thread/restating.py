"""Whether a reason says why, or only says again what happened. It looks at words, so it can be wrong."""

import re

from candour.reviews.thread.yardstick import Yardstick, plain

WORD = re.compile(r"[a-z][a-z'-]{2,}", re.IGNORECASE)
ENDINGS = ("ments", "ment", "ings", "ing", "ions", "ion", "ers", "er", "ied", "ies", "ed", "es", "ly", "s")
EMPTY = frozenset(
    {"the", "and", "was", "were", "not", "for", "that", "this", "with", "had", "has", "have", "been", "did"}
    | {"from", "they", "their", "there", "which", "who", "whom", "what", "when", "where", "into", "onto"}
    | {"any", "all", "its", "his", "her", "him", "she", "also", "but", "are", "nor", "than", "then", "them"}
    | {"these", "those", "about", "after", "before", "during", "again", "further", "such", "very"}
)
LEADING = 8  # words in which "did not" and the like make a reason one of what, not of why
FEWEST = 3  # a reason of fewer words is a label


def only_restates(reason: str, judgement: str, factor: str, measure: Yardstick) -> str:
    """What makes a reason one of what and not of why, in words that follow it; empty where nothing does."""
    text = plain(reason)
    if len(text.split()) < FEWEST or measure.words["label"].are_all_of(_bare(text)):
        return "names a label, not a cause"
    if _repeats(text, judgement, measure):
        return "says again what the judgement says"
    opening = " ".join(text.split()[:LEADING])
    if (
        measure.words["what_not_why"].are_in(opening)
        and not factor
        and not measure.words["cause"].are_in(text)
    ):
        return "tells what was not done, and names no cause"
    return ""


def _repeats(reason: str, judgement: str, measure: Yardstick) -> bool:
    said, new = _stems(reason), _stems(reason) - _stems(judgement)
    if not said:
        return False
    shared = 100 * (len(said) - len(new)) / len(said)
    if shared < measure.numbers["restated_share"]:
        return False
    return len(new) < 2 or not measure.words["cause"].are_in(reason)


def _bare(text: str) -> str:
    """Without an article or "due to" before a label."""
    return re.sub(r"^(due to|because of|this was|it was|the|an|a)\s+", "", text, flags=re.IGNORECASE)


def _stems(text: str) -> frozenset[str]:
    words = (word.lower().strip("'-") for word in WORD.findall(plain(text)))
    return frozenset(_stem(word) for word in words if word not in EMPTY)


def _stem(word: str) -> str:
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word
