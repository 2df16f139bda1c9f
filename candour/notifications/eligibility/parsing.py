"""Reading facts from JSON, with errors in plain words that name the field."""

import re
from collections.abc import Callable
from datetime import date
from typing import TypeVar

from candour.notifications.eligibility.facts import Charge, Facts, RiskAssessment, SupervisionPeriod

ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
EARLIEST_YEAR, LATEST_YEAR = 1900, 2199
OLDEST_AGE = 130
MODES = ("substantive", "attempt", "aid", "conspiracy", "incite", "encourage")
LEVELS = ("low", "medium", "high", "very_high")
MOST_IN_A_LIST = 1000

Item = TypeVar("Item")
Fields = dict[str, object]


class FactsError(ValueError):
    """The facts cannot be used; the text names the field and says what it should hold."""


def read_facts(given: object, *, where: str = "") -> Facts:
    """Facts from decoded JSON. `where` is put before each field's name, as in "[3]." for a list of facts."""
    fields = _fields(given, where.rstrip(".") or "the facts")
    return Facts(
        decided_on=_date(fields, "decided_on", where),
        first_court_appearance=_date_or_none(fields, "first_court_appearance", where),
        charges=_some(_list_of(_charge, fields, "charges", where), f"{where}charges"),
        supervision=_list_of(_supervision, fields, "supervision", where),
        risk_assessments=_list_of(_assessment, fields, "risk_assessments", where),
        public_interest=_yes_no_or_none(fields, "public_interest", where),
    )


def _charge(given: object, where: str) -> Charge:
    fields, where = _fields(given, where), f"{where}."
    return Charge(
        code=_text_or_none(fields, "code", where),
        mode=_choice(fields, "mode", MODES, where),
        title=_text_or_none(fields, "title", where),
        family=_text_or_none(fields, "family", where),
        alleged_offence_date=_date(fields, "alleged_offence_date", where),
        charged_on=_date_or_none(fields, "charged_on", where),
        victim_age=_age_or_none(fields, "victim_age", where),
    )


def _supervision(given: object, where: str) -> SupervisionPeriod:
    fields, where = _fields(given, where), f"{where}."
    kind = _text_or_none(fields, "type", where)
    start, end = _date(fields, "start", where), _date_or_none(fields, "end", where)
    if not kind:
        raise FactsError(f"{where}type: say what kind of supervision it was.")
    if end is not None and end < start:
        raise FactsError(f"{where}end: {end.isoformat()} is before the start, {start.isoformat()}.")
    return SupervisionPeriod(type=kind, start=start, end=end)


def _assessment(given: object, where: str) -> RiskAssessment:
    fields, where = _fields(given, where), f"{where}."
    return RiskAssessment(
        level=_choice(fields, "level", LEVELS, where), assessed_on=_date(fields, "assessed_on", where)
    )


def _fields(given: object, where: str) -> Fields:
    if not isinstance(given, dict):
        raise FactsError(f"{where}: this should be an object with named fields.")
    return given


def _list_of(read: Callable[[object, str], Item], fields: Fields, name: str, where: str) -> tuple[Item, ...]:
    given = _present(fields, name, where)
    if not isinstance(given, list):
        raise FactsError(f"{where}{name}: this should be a list.")
    if len(given) > MOST_IN_A_LIST:
        raise FactsError(f"{where}{name}: at most {MOST_IN_A_LIST} are taken, and there are {len(given)}.")
    return tuple(read(each, f"{where}{name}[{index}]") for index, each in enumerate(given))


def _some(items: tuple[Item, ...], where: str) -> tuple[Item, ...]:
    if not items:
        raise FactsError(f"{where}: give at least one charge.")
    return items


def _present(fields: Fields, name: str, where: str) -> object:
    if name not in fields:
        raise FactsError(f"{where}{name}: this is missing.")
    return fields[name]


def _date(fields: Fields, name: str, where: str) -> date:
    found = _as_date(_present(fields, name, where), f"{where}{name}")
    if found is None:
        raise FactsError(f"{where}{name}: a date is needed, written like 2024-03-29.")
    return found


def _date_or_none(fields: Fields, name: str, where: str) -> date | None:
    return _as_date(fields.get(name), f"{where}{name}")


def _as_date(given: object, where: str) -> date | None:
    if given is None:
        return None
    if not isinstance(given, str) or not ISO_DATE.fullmatch(given):
        raise FactsError(f"{where}: write the date like 2024-03-29.")
    try:
        found = date.fromisoformat(given)
    except ValueError:
        raise FactsError(f"{where}: {given} is not a date in the calendar.") from None
    if not EARLIEST_YEAR <= found.year <= LATEST_YEAR:
        raise FactsError(f"{where}: {given} is outside the years {EARLIEST_YEAR} to {LATEST_YEAR}.")
    return found


def _text_or_none(fields: Fields, name: str, where: str) -> str | None:
    given = fields.get(name)
    if given is not None and not isinstance(given, str):
        raise FactsError(f"{where}{name}: this should be text, or null if it is not known.")
    if given is not None and any("\ud800" <= letter <= "\udfff" for letter in given):
        raise FactsError(f"{where}{name}: this holds half of a character, so it was damaged on its way here.")
    return given.strip() or None if given else None


def _choice(fields: Fields, name: str, choices: tuple[str, ...], where: str) -> str:
    given = _present(fields, name, where)
    if not isinstance(given, str) or given not in choices:
        raise FactsError(f"{where}{name}: this should be one of {', '.join(choices)}.")
    return given


def _yes_no_or_none(fields: Fields, name: str, where: str) -> bool | None:
    given = fields.get(name)
    if given is not None and not isinstance(given, bool):
        raise FactsError(f"{where}{name}: this should be true, false, or null if it is not decided.")
    return given


def _age_or_none(fields: Fields, name: str, where: str) -> float | None:
    given = fields.get(name)
    if given is None:
        return None
    if isinstance(given, bool) or not isinstance(given, (int, float)) or not 0 <= given <= OLDEST_AGE:
        raise FactsError(f"{where}{name}: this should be an age in years from 0 to {OLDEST_AGE}, or null.")
    return given
