"""An answer of eligibility, live or kept, as a person reads it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from candour.cases.models import Charge, RiskAssessment
from candour.design_system.words import day as in_words
from candour.design_system.words import day_month, plural
from candour.notifications.views.draft_summary import supervision_name
from candour.policy.load import load_policy

Json = Mapping[str, Any]

HEADLINES = {
    "await_court": "Not decided yet: the person has not appeared in court",
    "not_sfo": "Not a serious further offence",
    "notify_only": "Notify the national team; no review is required",
    "review_mandatory": "A review is required",
    "review_discretionary": "A review is held in the public interest",
}
SHORT = {
    "await_court": "Wait for court",
    "not_sfo": "Not an SFO",
    "notify_only": "Notify only",
    "review_mandatory": "Review required",
    "review_discretionary": "Public interest review",
}
COLOURS = {
    "await_court": "grey",
    "not_sfo": "grey",
    "notify_only": "blue",
    "review_mandatory": "purple",
    "review_discretionary": "purple",
}
LIMBS = {
    "A": "Limb A: the offence is one that always leads to a review.",
    "B": "Limb B: the offence is listed, and the risk of serious harm was assessed as high or very high, "
    "or never assessed.",
    "C": "Limb C: the national team decided that a review is in the public interest.",
    "": "",
}


@dataclass(frozen=True, slots=True)
class ChargeLine:
    """What one charge would give by itself."""

    name: str
    alleged: date
    outcome: str
    colour: str
    limb: str
    why: str
    listed: str
    decides: bool
    window: str


@dataclass(frozen=True, slots=True)
class Week:
    """One week of the count after supervision ended."""

    days: str
    numbers: str
    left_out: str


@dataclass(frozen=True, slots=True)
class Explained:
    """Everything that the page of an answer shows."""

    outcome: str
    headline: str
    short: str
    colour: str
    limb: str
    provisional: str
    rule: str
    wording: str
    standing: str
    sources: tuple[str, ...]
    window: str
    weeks: tuple[Week, ...]
    charges: tuple[ChargeLine, ...]
    used: tuple[tuple[str, str], ...]
    missing: tuple[str, ...]
    would_change: tuple[str, ...]
    steps: tuple[str, ...]
    calendar_ends: date
    beyond_calendar: bool
    decided_on: date


def explained(facts: Json, answer: Json) -> Explained:
    """The parts of an answer in words; `facts` and `answer` are in the shape in which they are kept."""
    outcome = str(answer["outcome"])
    rule = load_policy().rule_versions.versions(answer["rule_version"])
    return Explained(
        outcome=outcome,
        headline=HEADLINES[outcome],
        short=SHORT[outcome],
        colour=COLOURS[outcome],
        limb=LIMBS[answer["limb"] or ""],
        provisional=_provisional(answer),
        rule=answer["rule_name"],
        wording=rule[-1].wording if rule else "",
        standing=str(rule[-1].status) if rule else "",
        sources=tuple(answer["sources"]),
        window=_window(answer["window"]),
        weeks=tuple(_weeks(answer["window_days"])),
        charges=tuple(_charges(facts, answer)),
        used=tuple(_used(facts)),
        missing=tuple(_sentence(each) for each in answer["facts_missing"]),
        would_change=tuple(_sentence(each) for each in answer["would_change"]),
        steps=tuple(map(_sentence, answer["explanation"])),
        calendar_ends=_day(answer["calendar"]["ends"]),
        beyond_calendar=answer["calendar"]["beyond"],
        decided_on=_day(facts["decided_on"]),
    )


def _provisional(answer: Json) -> str:
    given = answer["provisional"]
    return f"On these facts it would then be: {SHORT[given['outcome']].lower()}." if given else ""


def _window(window: Json) -> str:
    """Where the alleged offence of the deciding charge falls."""
    if window["within_supervision"]:
        return "The alleged offence was during supervision."
    if window["supervision_ended"] is None:
        return "No supervision had begun by the day of the alleged offence."
    days = window["working_days_after_end"]
    where = "inside" if window["qualifies"] else "outside"
    return (
        f"Supervision ended on {in_words(_day(window['supervision_ended']))}, which is day 0. "
        f"The alleged offence was {plural(days, 'working day')} later. The last day that counts is "
        f"{in_words(_day(window['last_qualifying_day']))}, so it is {where} the window."
    )


def _weeks(days: Iterable[Json]) -> Iterable[Week]:
    """The days of the count by weeks that begin on Monday."""
    for _monday, grouped in groupby(days, key=lambda each: _monday_of(_day(each["date"]))):
        week = list(grouped)
        numbers = [each["number"] for each in week if each["counts"]]
        yield Week(
            days=_span(week),
            numbers=_range(numbers),
            left_out="; ".join(_left_out(week)),
        )


def _monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _span(week: list[Json]) -> str:
    first, last = _day(week[0]["date"]), _day(week[-1]["date"])
    if first == last:
        return in_words(first)
    start = str(first.day) if first.month == last.month else day_month(first)
    return f"{start} to {in_words(last)}"


def _range(numbers: list[int]) -> str:
    if not numbers:
        return "None"
    return f"Day {numbers[0]}" if len(numbers) == 1 else f"Days {numbers[0]} to {numbers[-1]}"


def _left_out(week: list[Json]) -> Iterable[str]:
    for each in week:
        if not each["counts"]:
            name = str(each["reason"])
            yield f"{name[0].upper()}{name[1:]} {day_month(_day(each['date']))}"


def _charges(facts: Json, answer: Json) -> Iterable[ChargeLine]:
    for place, (charge, given) in enumerate(zip(facts["charges"], answer["charge_answers"], strict=True)):
        settled = given["provisional"] or given
        mode = "" if charge["mode"] == "substantive" else f", {Charge.Mode(charge['mode']).label.lower()}"
        code = f" ({charge['code']})" if charge["code"] else ""
        yield ChargeLine(
            name=f"{charge['title'] or charge['family'] or 'Charge'}{code}{mode}",
            alleged=_day(charge["alleged_offence_date"]),
            outcome=SHORT[settled["outcome"]],
            colour=COLOURS[settled["outcome"]],
            limb=settled["limb"] or "",
            why=_sentence(given["why"]),
            listed=_on_the_list(given),
            decides=place == answer["deciding_charge"],
            window=_window(given["window"]),
        )


def _on_the_list(given: Json) -> str:
    if given["automatic"]:
        return "Listed, and always reviewed"
    return "Listed" if given["listed"] else "Not listed"


def _used(facts: Json) -> Iterable[tuple[str, str]]:
    """Every fact that the answer stands on."""
    court, interest = facts["first_court_appearance"], facts["public_interest"]
    yield "Day of the answer", in_words(_day(facts["decided_on"]))
    yield "First court appearance", in_words(_day(court)) if court else "None recorded"
    for charge in facts["charges"]:
        yield "Charge", _charge_fact(charge)
    for period in facts["supervision"]:
        yield "Supervision", supervision_fact(period)
    for risk in facts["risk_assessments"]:
        yield "Risk of serious harm", risk_fact(risk)
    if not facts["risk_assessments"]:
        yield "Risk of serious harm", "Never assessed, as far as is recorded"
    decision = {True: "Yes", False: "No", None: "Not decided"}[interest]
    yield "Review in the public interest", decision


def _charge_fact(charge: Json) -> str:
    age = "" if charge["victim_age"] is None else f", victim aged {charge['victim_age']:g}"
    code = f" ({charge['code']})" if charge["code"] else ""
    return f"{charge['title'] or ''}{code}, alleged on {in_words(_day(charge['alleged_offence_date']))}{age}"


def supervision_fact(period: Json) -> str:
    end = f"to {in_words(_day(period['end']))}" if period["end"] else "with no end set"
    return f"{supervision_name(period['type'])}, from {in_words(_day(period['start']))} {end}"


def risk_fact(risk: Json) -> str:
    return f"{RiskAssessment.Level(risk['level']).label}, on {in_words(_day(risk['assessed_on']))}"


def differences(earlier: Json, later: Json) -> list[str]:
    """What changed in the facts between two answers, in words."""
    found = []
    kinds = (("charges", "Charge", _charge_fact), ("supervision", "Supervision", supervision_fact))
    for key, name, say in (*kinds, ("risk_assessments", "Risk assessment", risk_fact)):
        before, after = [say(each) for each in earlier[key]], [say(each) for each in later[key]]
        found += [f"{name} added: {each}" for each in after if each not in before]
        found += [f"{name} taken out: {each}" for each in before if each not in after]
    if earlier["first_court_appearance"] != later["first_court_appearance"]:
        court = later["first_court_appearance"]
        found.append(f"First court appearance: {in_words(_day(court)) if court else 'taken out'}")
    if earlier["public_interest"] != later["public_interest"]:
        decided = {True: "decided: yes", False: "decided: no", None: "not decided any more"}
        found.append(f"Public interest {decided[later['public_interest']]}")
    return found


def _sentence(text: str) -> str:
    """As the engine says it, with the kinds of supervision as people name them."""
    for kind in load_policy().supervision_types:
        text = text.replace(f"({kind.key}", f"({kind.name.lower()}").replace(
            f"'{kind.key}'", kind.name.lower()
        )
    return text


def _day(text: str) -> date:
    return date.fromisoformat(text)
