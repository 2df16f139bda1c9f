"""Where target expressions begin and end in a cell: several may be run together without a sign."""

import itertools
import re
from dataclasses import dataclass

from candour.recommendations.reading.wording import squeeze

_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_SHORT_YEAR = r"(?P<year>(?:19|20)\d\d|['\u2019]?\d\d)"
_DAY = r"(?P<day>\d{1,2})(?:\s?(?:st|nd|rd|th))?"
_WEEKDAY = r"(?:\b(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?,?\s+)?"
DATES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_WEEKDAY}\b{_DAY}(?:\s+of)?[\s-]+{_MONTH},?(?:[\s-]+{_YEAR}(?![\d/]))?",
        rf"\b{_MONTH}\s+{_DAY},?\s+{_YEAR}",
        r"\b(?P<year>(?:19|20)\d\d)-(?P<number>\d{1,2})-(?P<day>\d{1,2})\b",
        rf"\b(?P<day>\d{{1,2}})[/.-](?P<number>\d{{1,2}})[/.-]{_SHORT_YEAR}\b",
        rf"\b{_MONTH}[\s,-]*{_SHORT_YEAR}\b(?!/\d)",
        r"(?<![\d/.-])(?P<number>\d{1,2})/(?P<year>(?:19|20)\d\d)\b",
        r"(?<![\d-])(?P<year>(?:19|20)\d\d)-(?P<number>0[1-9]|1[0-2])\b(?!-\d)",
    )
)
ROUGH = re.compile(
    r"\b(?:(?:spring|summer|autumn|winter|easter|christmas)(?:\s+of)?|(?:q|quarter )[1-4](?:\s+of)?"
    r"|(?:first|second|third|fourth|1st|2nd|3rd|4th) quarter(?:\s+of)?)"
    r"\s+(?:19|20)\d\d(?:\s?[/\u2013-]\s?(?:20)?\d\d)?(?!\d|-\d)",
    re.IGNORECASE,
)
"""A season or a quarter: a time whose month nobody has decided."""
_OFTEN = re.compile(
    r"^(?:daily|weekly|fortnightly|monthly|quarterly|annually|yearly"
    r"|(?:each|every) (?:day|week|month|quarter|year))$",
    re.IGNORECASE,
)
STATE = re.compile(
    r"\b(?P<complete>complete[d]?|done|achieved|implemented|delivered)\b"
    r"|\b(?P<ongoing>on-?\s?going|continuous(?:ly)?|continuing|business as usual|bau|recurring|rolling)\b",
    re.IGNORECASE,
)
MARK = r"(?:\^\{[^{}]{1,6}\}|\[\d{1,2}\]|\[[*†‡]\]|[*†‡§¹²³⁴]+)"
_LEAD = re.compile(
    rf"(?<=\s)(?:(?:by|end|of|the|late|early|mid|from|start|already)\s+|{MARK}\s*)+$", re.IGNORECASE
)
_MARKS = re.compile(rf"^{MARK}+|{MARK}+$")
_CONNECTS = re.compile(
    r"(?:\band\b|\bthen\b|\bin\b|\bfrom\b|\bsince\b|\bas of\b|\bbut\b|\bby\b|\bon\b|[&/(:\u2013—-])"
)
_EXTENT = re.compile(
    r"\bon an? \w+ basis\b|\b(?:and )?(?:annually|quarterly|monthly)(?: thereafter)?\b", re.I
)
_FILLING = re.compile(
    r"\b(?:by|end|of|the|late|early|mid|from|start|already|and|then|in|since|as|but|on)\b|\W", re.I
)
_MOST_STACKED = 2000


@dataclass(frozen=True, slots=True)
class Expression:
    start: int
    end: int
    is_state: bool


def split_targets(text: str, wanted: int = 0) -> list[str]:
    """Several target expressions printed in one line, each with its mark; else the text itself.

    `wanted`: how many are expected. "Completed June 2022" is one expression unless two are expected.
    """
    words = squeeze(text)
    found = _expressions(words)
    if len(found) < 2 or _has_other_words(words, found):
        return [words] if words else []
    every = _divided(words, found)
    return [words] if len(every) != wanted and _may_be_one(words, found) else every


def is_rough(text: str) -> bool:
    """Whether a text is a season, a quarter or how often, and no other words."""
    if _OFTEN.match(text):
        return True
    found = ROUGH.search(text)
    return bool(found) and not _FILLING.sub("", text[: found.start()] + text[found.end() :])  # type: ignore[union-attr]


def may_be_two(text: str) -> bool:
    """Whether a text is read as one target expression but could be two, as "Completed June 2022"."""
    return len(split_targets(text)) == 1 and len(split_targets(text, 2)) == 2


def _may_be_one(words: str, found: list[Expression]) -> bool:
    """A state and a date side by side, with no mark between them."""
    if len(_divided(words, found)) != 2 or sum(1 for one in found if not one.is_state) != 1:
        return False
    changes = [pair for pair in itertools.pairwise(found) if pair[0].is_state != pair[1].is_state]
    return len(changes) == 1 and not words[changes[0][0].end : changes[0][1].start].strip()


def runs_together(text: str) -> bool:
    """Whether a text holds more than one target expression, so that none can be taken for its meaning."""
    words = squeeze(text)
    found = _expressions(words)
    dates = sum(1 for one in found if not one.is_state)
    if dates > 1:
        return not _has_other_words(words, found)
    states_apart = len(_divided(words, [one for one in found if one.is_state])) > 1
    date_first = len(found) > 1 and not found[0].is_state and len(_divided(words, found)) > 1
    return states_apart or date_first


def dates_in(text: str) -> int:
    """How many dates a text holds; where there are several, no state holds for all of it."""
    return sum(1 for one in _expressions(squeeze(text)) if not one.is_state)


def _expressions(words: str) -> list[Expression]:
    """States and dates in the order of printing, the longest where two overlap."""
    if len(words) > _MOST_STACKED:
        return []
    every = [Expression(*found.span(), is_state=True) for found in STATE.finditer(words)]
    for pattern in (*DATES, ROUGH):
        every += [Expression(*found.span(), is_state=False) for found in pattern.finditer(words)]
    chosen: list[Expression] = []
    for one in sorted(every, key=lambda expression: (expression.start, -expression.end)):
        if not chosen or one.start >= chosen[-1].end:
            chosen.append(one)
    return chosen


def _divided(words: str, found: list[Expression]) -> list[str]:
    """The text cut before every expression that nothing connects with the one before it."""
    cuts = [0]
    for before, after in itertools.pairwise(found):
        start = _with_lead(words, after.start, before.end)
        gap = _MARKS.sub("", words[before.end : after.start].strip()).strip()
        ranged = not before.is_state and not after.is_state and re.match(r"^(?:[\u2013—/-]|to|and|or)$", gap)
        stated = (before.is_state or after.is_state) and _CONNECTS.match(_EXTENT.sub("", gap).strip())
        if not ranged and not stated:
            cuts.append(start)
    return [words[a:b].strip(" ;,") for a, b in zip(cuts, [*cuts[1:], len(words)], strict=True)]


def _with_lead(words: str, start: int, floor: int) -> int:
    lead = _LEAD.search(words[floor:start])
    return floor + lead.start() if lead else start


def _has_other_words(words: str, found: list[Expression]) -> bool:
    rest, end = [], 0
    for one in found:
        rest.append(words[end : one.start])
        end = one.end
    rest.append(words[end:])
    outside = re.sub(MARK, " ", " ".join(rest))
    return bool(_FILLING.sub("", _EXTENT.sub(" ", outside)))
