"""The policy and the calendar that assessments use, with what is asked again and again kept."""

import re
from collections.abc import Callable, Hashable
from datetime import date
from functools import cached_property, lru_cache
from typing import Any, TypeVar

from candour.policy import Policy, load_policy
from candour.policy.eligibility import Mode, RuleVersion, SupervisionType
from candour.policy.offences import BASE_LENGTH, Family
from candour.working_days import Beyond, Calendar, Day, load_calendar

MOST_KEPT = 20_000
_FIGURES = {"thirteen": "13", "sixteen": "16", "eighteen": "18"}
_UNDER_AN_AGE = re.compile(
    r"\b(?:under|below|younger than)(?: the)?(?: age)?(?: of)? (\d\d|thirteen|sixteen|eighteen)\b"
)

Reading = TypeVar("Reading")


class Rules:
    """Policy and calendar together. Answers that only depend on them are worked out once."""

    def __init__(self, policy: Policy, calendar: Calendar) -> None:
        self.policy = policy
        self.calendar = calendar
        self.kept_last_days: dict[tuple[date, int], date] = {}
        self._deciding: dict[date, RuleVersion] = {}
        self._days_after: dict[tuple[date, date], tuple[Day, ...]] = {}
        self._readings: dict[Hashable, Any] = {}

    def last_qualifying_day(self, end: date, *, working_days: int) -> date:
        """The last day of the window: the given working day after the end of supervision, which is day 0."""
        key = (end, working_days)
        if key not in self.kept_last_days:
            _make_room(self.kept_last_days)
            self.kept_last_days[key] = self.calendar.add_working_days(
                start=end, days=working_days, beyond=Beyond.WEEKDAYS_ONLY
            )
        return self.kept_last_days[key]

    def kept_reading(self, alike: Hashable, read: Callable[[], Reading]) -> Reading:
        """What was read for the same offence before, or else what is read now."""
        if alike not in self._readings:
            _make_room(self._readings)
            self._readings[alike] = read()
        reading: Reading = self._readings[alike]
        return reading

    def days_after(self, end: date, *, last: date) -> tuple[Day, ...]:
        """Every day after the end of supervision to the last one given, with its number or its reason."""
        key = (end, last)
        if key not in self._days_after:
            _make_room(self._days_after)
            self._days_after[key] = self.calendar.days(start=end, end=last, beyond=Beyond.WEEKDAYS_ONLY)
        return self._days_after[key]

    def rule(self, *, on: date, named: str | None = None) -> RuleVersion:
        """The reading that decides on a day, or one that is named: for comparing wordings."""
        if named is not None:
            return self.policy.rule_versions.versions(named)[-1]
        if on not in self._deciding:
            _make_room(self._deciding)
            self._deciding[on] = self.policy.rule_on(on)
        return self._deciding[on]

    @cached_property
    def modes(self) -> dict[str, Mode]:
        return {mode.key: mode for mode in self.policy.modes}

    @cached_property
    def mode_of_suffix(self) -> dict[str, str]:
        return {mode.suffix: mode.key for mode in self.policy.modes if mode.suffix}

    @cached_property
    def family_of_base(self) -> dict[str, str]:
        """The family of a code without its suffix, even where only a suffixed form is in the table."""
        return {row.code[:BASE_LENGTH]: row.family for row in reversed(self.policy.offences.rows)}

    @cached_property
    def family_by_name(self) -> dict[str, Family]:
        names = {plain_words(family.name): family for family in self.policy.families}
        return names | {plain_words(family.key): family for family in self.policy.families}

    @cached_property
    def supervision_by_name(self) -> dict[str, SupervisionType]:
        return {
            plain_words(name): kind
            for kind in self.policy.supervision_types
            for name in (kind.key, kind.name, *kind.also_called)
        }

    @cached_property
    def opening_levels(self) -> frozenset[str]:
        """The risk levels that open a review of a listed offence."""
        return frozenset(level.key for level in self.policy.risk_levels if level.opens_risk_limb)


def _make_room(kept: dict[Any, Any]) -> None:
    """Start again when much is kept: a long-running server must not grow with every date it is asked."""
    if len(kept) >= MOST_KEPT:
        kept.clear()


def plain_words(text: str) -> str:
    """Lower-case words and figures with single spaces, so that punctuation never decides a match.

    An age below a limit has one wording: "under the age of thirteen" is "under 13".
    """
    words = " ".join("".join(letter if letter.isalnum() else " " for letter in text.lower()).split())
    return _UNDER_AN_AGE.sub(lambda found: f"under {_FIGURES.get(found[1], found[1])}", words)


@lru_cache(maxsize=16)
def rules_for(policy: Policy | None, calendar: Calendar | None) -> Rules:
    """The rules for a policy and a calendar; those in force where None is given."""
    return Rules(policy or load_policy(), calendar or load_calendar())
