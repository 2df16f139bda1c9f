"""The facts on which the engine and the reference are compared, built group by group."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product
from typing import Any

from . import reference

MODES = tuple(reference.SUFFIX)
DECIDED = ("2019-06-03", "2021-03-01", "2022-06-01", "2024-06-03", "2024-12-02", "2026-11-16")
AGES = (None, 8, 12, 13, 30)
START, OFFENCE = "2018-03-01", "2019-02-06"

# Class of offence: codes that stand for it. The anomalies are those of the public table.
CLASSES = {
    "automatic": ("COML025", "COML026", "IC01001", "OF61003", "RT88025", "SX03001", "SX03005", "SX56071"),
    "terrorism": ("PT00019", "TR06001", "AT01002"),
    "listed": ("TH68023", "CD71003", "FI68059", "COML017", "SX03009", "SX03047", "CJ88002", "IL29001"),
    "unlisted": ("OF61016", "OF61020", "TH68026", "TH68036", "CD71039", "TH68001", "SX03007", "SX03031"),
    "anomaly one, male codes": ("SX03006", "SX03024", "SX03005", "SX03023"),
    "anomaly two, vehicle-taking": ("TH68141", "TH68157", "TH68091", "TH68162", "TH68163", "TH68164"),
    "anomaly three, under thirteen": ("SX03027", "SX03028", "SX03025", "SX03029"),
    "anomaly four, burglary": ("TH68027", "TH68037", "TH68026", "TH68036"),
    "anomaly five, older rape": ("SX56001",),
    "unknown code": ("ZZ99999",),
}
_IN_PERIOD, _LATER_IN_PERIOD, _BEFORE_PERIOD = "2018-06-04", "2018-12-03", "2017-05-02"
RISK_HISTORIES: dict[str, tuple[tuple[str, str], ...]] = {
    "none": (),
    "low": (("low", _IN_PERIOD),),
    "medium": (("medium", _IN_PERIOD),),
    "high before the period": (("high", _BEFORE_PERIOD),),
    "high before, low in the period": (("high", _BEFORE_PERIOD), ("low", _IN_PERIOD)),
    "high in the period": (("high", _IN_PERIOD),),
    "very high in the period": (("very_high", _IN_PERIOD),),
    "several, highest first": (("very_high", _IN_PERIOD), ("low", _LATER_IN_PERIOD)),
    "several, none high": (("low", _IN_PERIOD), ("medium", _LATER_IN_PERIOD)),
}


def charge(
    code: str | None, mode: str = "substantive", age: float | None = None, day: str = OFFENCE, **more: Any
) -> dict[str, Any]:
    """One charge."""
    fields = {"code": code, "mode": mode, "title": None, "family": None, "charged_on": None}
    return fields | {"alleged_offence_date": day, "victim_age": age} | more


def facts(
    *charges: dict[str, Any],
    supervision: tuple[tuple[str, str | None], ...] = ((START, None),),
    risk: tuple[tuple[str, str], ...] = (),
    public_interest: bool | None = None,
    decided: str = DECIDED[-1],
    court: str | None = "2019-02-20",
) -> dict[str, Any]:
    """One set of facts."""
    return {
        "decided_on": decided,
        "first_court_appearance": court,
        "charges": list(charges),
        "supervision": [{"type": "licence", "start": start, "end": end} for start, end in supervision],
        "risk_assessments": [{"level": level, "assessed_on": day} for level, day in risk],
        "public_interest": public_interest,
    }


def by_offence(codes: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    """Every mode, age, date of decision and view of the public interest, against three risk histories."""
    histories = [RISK_HISTORIES[name] for name in ("none", "low", "high in the period")]
    for code, mode, age, decided, interest, risk in product(
        codes, MODES, AGES, DECIDED, (None, True, False), histories
    ):
        sexual = code[:4] in reference.SEXUAL_OFFENCES_ACTS
        if age is None or sexual:
            yield facts(charge(code, mode, age), decided=decided, public_interest=interest, risk=risk)


def every_code() -> Iterator[dict[str, Any]]:
    """Each base code of the public table in each mode, with a low assessment, so that limbs A and D part."""
    for base, mode in product(sorted({code[:7] for code in reference.code_table()}), MODES):
        yield facts(charge(base, mode), risk=RISK_HISTORIES["low"])


def by_supervision(ended: date) -> Iterator[dict[str, Any]]:
    """Offences from a week before the end of supervision to well past the 28th working day."""
    codes = ("COML025", "TH68023", "OF61020")
    interests, courts = (None, True, False), ("2028-01-04", None)
    for step, code, history, interest, court in product(
        range(-7, 55), codes, ("none", "low", "high before the period"), interests, courts
    ):
        day = (ended + timedelta(days=step)).isoformat()
        start = (ended - timedelta(days=300)).isoformat()
        risk = _moved(RISK_HISTORIES[history], ended)
        yield facts(
            charge(code, day=day),
            supervision=((start, ended.isoformat()),),
            risk=risk,
            public_interest=interest,
            court=court,
        )


def _moved(risk: tuple[tuple[str, str], ...], ended: date) -> tuple[tuple[str, str], ...]:
    inside, before = ended - timedelta(days=100), ended - timedelta(days=700)
    return tuple((level, (before if day == _BEFORE_PERIOD else inside).isoformat()) for level, day in risk)


PERIODS: dict[str, tuple[tuple[str, str | None], ...]] = {
    "none": (),
    "open": ((START, None),),
    "not started": (("2019-03-01", None),),
    "starts on the day": ((OFFENCE, None),),
    "ends on the day": ((START, OFFENCE),),
    "ended within the window": ((START, "2019-01-02"),),
    "ended long ago": ((START, "2018-12-21"), ("2015-01-05", "2016-01-05")),
    "ended, and open again": (("2017-01-03", "2019-01-21"), (START, None)),
    "open, after an older one": (("2016-01-05", "2017-08-01"), (START, None)),
    "ended within the window after an older one": (("2015-01-05", "2017-08-01"), (START, "2019-01-14")),
    "two at once": ((START, None), ("2016-03-01", "2019-06-03")),
    "two ended within the window": (("2016-03-01", "2019-01-21"), (START, "2019-01-14")),
    "ended, the next not started": ((START, "2019-01-14"), ("2019-03-01", None)),
    "ended long ago, the next not started": ((START, "2018-11-01"), ("2019-03-01", None)),
}


def by_periods(supervision: tuple[tuple[str, str | None], ...]) -> Iterator[dict[str, Any]]:
    """One pattern of supervision against every risk history, three offences and both sides of court."""
    for code, risk, interest, court, decided in product(
        ("COML025", "TH68023", "OF61020"),
        RISK_HISTORIES.values(),
        (None, True, False),
        ("2019-02-20", None),
        DECIDED,
    ):
        yield facts(
            charge(code),
            supervision=supervision,
            risk=risk,
            public_interest=interest,
            court=court,
            decided=decided,
        )


def record_is_clear(given: dict[str, Any]) -> bool:
    """Before 2022 the wording of the automatic limb is known for no form but the offence and its attempt."""
    if given["decided_on"] >= "2022-01-01":
        return True
    return all(
        each["mode"] in ("substantive", "attempt") and (each["code"] or "")[:4] not in reference.TERRORISM
        for each in given["charges"]
    )
