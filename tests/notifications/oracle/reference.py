"""A second, naive reading of the rules, written from the public record without sight of the engine."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

from .bank_holidays import BANK_HOLIDAYS

Facts: TypeAlias = Mapping[str, Any]

WORKING_DAYS_AFTER_SUPERVISION = 28
SUFFIX = {"substantive": "", "attempt": "A", "aid": "B", "conspiracy": "C", "incite": "I", "encourage": "E"}
STRENGTH = ("not_sfo", "notify_only", "review_discretionary", "B", "A")


@dataclass(frozen=True)
class Answer:
    """What the reference says of one set of facts."""

    outcome: str
    limb: str | None


@dataclass(frozen=True)
class Window:
    """Whether an offence date falls in or soon after supervision."""

    inside: bool
    within_supervision: bool
    ended: date | None
    last_day: date | None
    current: tuple[Facts, ...]


@cache
def code_table() -> dict[str, str]:
    """Every code of the public table with the column it stands in."""
    table: dict[str, str] = {}
    for line in Path(__file__).with_name("code_table.txt").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            prefix, column, codes = line.split(" ", 2)
            table |= dict.fromkeys(_spelled_out(prefix, codes), column)
    return table


def _spelled_out(prefix: str, codes: str) -> Iterator[str]:
    for number, variants in re.findall(r"(\d{3})(?:\(([-ABCIE]+)\))?", codes):
        for letter in variants or "-":
            yield f"{prefix}{number}{letter.strip('-')}"


def _numbers(text: str) -> frozenset[str]:
    found: set[str] = set()
    for part in text.split():
        first, _, last = part.partition("-")
        found |= {f"{number:03}" for number in range(int(first), int(last or first) + 1)}
    return frozenset(found)


# Decoded titles of the public code list: what each number is, where it bears on the automatic limb.
RAPE_OR_PENETRATION = {"SX03": _numbers("1-6 13-16"), "SX56": _numbers("1 70-73")}
CHILD_UNDER_13 = {
    "SX03": _numbers("13-24 27 28 39 40 64 65 72 73 102-105 112 114 116 156 157 160 161 168 169"),
}
DEATH = {
    "COML": _numbers("25 26"),
    "IN38": _numbers("1"),
    "DV04": _numbers("1 3"),
    "OF61": _numbers("3"),
    "TH68": _numbers("91 162-164"),
}
WHOLE_FAMILY_CAUSES_DEATH = ("RT88", "RA88")
TERRORISM = ("PT00", "TR06", "AT01")
VEHICLE_TAKING_WITHOUT_DEATH = {"TH68": _numbers("141-143 145 147-149 151 153-155 157")}
SEXUAL_OFFENCES_ACTS = ("SX03", "SX56")


def assess(facts: Facts) -> Answer:
    """The strongest answer over all the charges."""
    if facts["first_court_appearance"] is None:
        return Answer("await_court", None)
    return max((assess_charge(facts, charge) for charge in facts["charges"]), key=_strength)


def _strength(answer: Answer) -> int:
    return STRENGTH.index(answer.limb if answer.limb in ("A", "B") else answer.outcome)


def assess_charge(facts: Facts, charge: Facts) -> Answer:
    """One charge on its own, court appearance given."""
    window = window_of(facts["supervision"], _day(charge["alleged_offence_date"]))
    if not window.inside:
        return Answer("not_sfo", None)
    if automatic(charge):
        return Answer("review_mandatory", "A")
    if listed(charge) and _risk_calls_for_review(facts["risk_assessments"], window):
        return Answer("review_mandatory", "B")
    if facts["public_interest"] is True:
        return Answer("review_discretionary", "C")
    return Answer("notify_only" if listed(charge) else "not_sfo", None)


def listed(charge: Facts) -> bool:
    """Whether the code stands in the public table, by itself or with the letter of its mode."""
    base = (charge["code"] or "")[:7]
    return base in code_table() or base + SUFFIX[charge["mode"]] in code_table()


def automatic(charge: Facts) -> bool:
    """What the offence is comes first, the flag of the first public list second; any form of it counts."""
    code = charge["code"] or ""
    prefix, number, base = code[:4], code[4:7], code[:7]
    if prefix in SEXUAL_OFFENCES_ACTS and charge["victim_age"] is not None and charge["victim_age"] < 13:
        return True
    if number in VEHICLE_TAKING_WITHOUT_DEATH.get(prefix, ()):
        return False
    in_table = [column for known, column in code_table().items() if known[:7] == base]
    if prefix in (*WHOLE_FAMILY_CAUSES_DEATH, *TERRORISM):
        return bool(in_table)
    families = (RAPE_OR_PENETRATION, CHILD_UNDER_13, DEATH)
    return any(number in family.get(prefix, ()) for family in families) or "first-true" in in_table


def _risk_calls_for_review(assessments: list[Facts], window: Window) -> bool:
    levels = [
        item["level"]
        for item in assessments
        if any(_day(each["start"]) <= _day(item["assessed_on"]) <= _end(each) for each in window.current)
    ]
    return not levels or "high" in levels or "very_high" in levels


def window_of(supervision: list[Facts], offence: date) -> Window:
    """The periods the offence fell in, else those that ended no longer before it than the rule allows."""
    begun = [period for period in supervision if _day(period["start"]) <= offence]
    covering = [period for period in begun if offence <= _end(period)]
    if not begun:
        return Window(False, False, None, None, ())
    period = max(covering or begun, key=_end)
    last_day = _last_day(period)
    if covering:
        return Window(True, True, _ended(period), last_day, tuple(covering))
    recent = tuple(each for each in begun if offence <= (_last_day(each) or date.max))
    return Window(bool(recent), False, _ended(period), last_day, recent)


def _last_day(period: Facts) -> date | None:
    ended = _ended(period)
    return None if ended is None else nth_working_day_after(ended, WORKING_DAYS_AFTER_SUPERVISION)


def nth_working_day_after(start: date, count: int) -> date:
    """Walk one day at a time; the start itself is day nought."""
    day = start
    while count:
        day += timedelta(days=1)
        count -= is_working_day(day)
    return day


def working_days_between(start: date, day: date) -> int:
    """Working days after the start, up to and including the day."""
    days = (day - start).days
    return sum(is_working_day(start + timedelta(days=step)) for step in range(1, days + 1))


def is_working_day(day: date) -> bool:
    """Monday to Friday, but not a bank holiday."""
    return day.isoweekday() <= 5 and day not in BANK_HOLIDAYS


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _ended(period: Facts) -> date | None:
    return None if period["end"] is None else _day(period["end"])


def _end(period: Facts) -> date:
    return _ended(period) or date.max
