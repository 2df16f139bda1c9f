"""Invented cases as they are told: every kind of fact, with dates that follow from each other."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from random import Random
from typing import TypeVar

from bench.people import FAMILIES, GIVEN, MIDDLE, Office
from candour.cases.commands import (
    NewCase,
    NewCharge,
    NewCoDefendant,
    NewMappa,
    NewParallelProcess,
    NewPerson,
    NewRiskAssessment,
    NewSupervision,
)
from candour.cases.models import ParallelProcess, RegisterRole

OFFENCES = (
    ("COML025", "Murder"),
    ("TH68023", "Robbery"),
    ("OF61016", "Wounding or causing grievous bodily harm with intent (section 18)"),
    ("OF61020", "Wounding or inflicting grievous bodily harm (section 20)"),
    ("OF61014", "Threats to kill"),
    ("OF61022", "Attempting to choke in order to commit an offence"),
    ("", "Arson being reckless as to whether life was endangered"),
)
MODES = ("substantive", "substantive", "substantive", "substantive", "attempt", "conspiracy")
SUPERVISION = (
    "licence",
    "licence",
    "community_order",
    "suspended_sentence_order",
    "post_sentence_supervision",
)
LEVELS = ("low", "medium", "medium", "high", "very_high")
RELATIONS = (
    "mother of the person who died",
    "brother of the injured person",
    "partner of the injured person",
)


Thing = TypeVar("Thing")


def pick(things: Sequence[Thing], chance: Random) -> Thing:
    """As `choice`, in a third of its time: a case takes thirty picks."""
    return things[int(chance.random() * len(things))]


def _number(chance: Random, lowest: int, above: int) -> int:
    return lowest + int(chance.random() * (above - lowest))


def _days(chance: Random, lowest: int, above: int) -> timedelta:
    return timedelta(days=_number(chance, lowest, above))


def tell(office: Office, number: int, on: date, chance: Random) -> NewCase:
    """One case as an office would tell it on a day; most have been in court by then."""
    charged = on - _days(chance, 1, 12)
    offence = charged - _days(chance, 0, 60)
    appeared = None if chance.random() < 0.03 else min(on, charged + timedelta(days=1))
    return NewCase(
        person=_person(chance, RegisterRole.PERSON_ON_PROBATION),
        crn=f"{'ABCDEFGHXY'[number // 1_000_000 % 10]}{number % 1_000_000:06}",
        region=office.region,
        delivery_unit=pick(office.units, chance),
        date_of_birth=date(1960, 1, 1) + _days(chance, 0, 16_000),
        sex=pick(("Male", "Male", "Male", "Female"), chance),
        ethnicity=pick(("", "White", "Black", "Asian", "Mixed"), chance),
        index_offence=pick(("Burglary", "Assault", "Supplying drugs", "Theft"), chance),
        index_sentence=pick(("24 months’ custody", "18 months’ community order"), chance),
        first_court_appearance=appeared,
        court=f"{office.region.name} Crown Court" if appeared else "",
        media_interest=chance.random() < 0.1,
        charges=tuple(_charges(offence, charged, chance)),
        supervision=tuple(_supervision(offence, chance)),
        risk_assessments=tuple(_risk(offence, chance)),
        mappa=tuple(_mappa(offence, chance)),
        co_defendants=tuple(_co_defendants(chance)),
        parallel_processes=tuple(_parallel(on, chance)),
        people=tuple(_others(chance)),
        source="generated",
    )


def _person(chance: Random, role: str, relation: str = "") -> NewPerson:
    given, middle, family = pick(GIVEN, chance), pick(MIDDLE, chance), pick(FAMILIES, chance)
    known_as = given[:3] if chance.random() < 0.2 else ""
    aliases = (f"{given} {pick(FAMILIES, chance)}",) if chance.random() < 0.15 else ()
    return NewPerson(
        family_name=family,
        given_names=f"{given} {middle}".strip(),
        known_as=known_as,
        aliases=aliases,
        role=role,
        relation=relation,
    )


def _charges(offence: date, charged: date, chance: Random) -> Iterator[NewCharge]:
    for code, title in chance.sample(OFFENCES, pick((1, 1, 1, 2, 3), chance)):
        age = _number(chance, 1, 90) if chance.random() < 0.5 else None
        yield NewCharge(
            code=code,
            title=title,
            mode=pick(MODES, chance),
            alleged_offence_date=offence,
            charged_on=charged,
            victim_age=age,
        )


def _supervision(offence: date, chance: Random) -> Iterator[NewSupervision]:
    start = offence - _days(chance, 30, 600)
    if chance.random() < 0.4:
        yield NewSupervision(type="community_order", start=start - timedelta(days=700), end=start)
    ended = None if chance.random() < 0.5 else offence + _days(chance, -80, 200)
    end = max(start, ended) if ended else None
    yield NewSupervision(type=pick(SUPERVISION, chance), start=start, end=end)


def _risk(offence: date, chance: Random) -> Iterator[NewRiskAssessment]:
    for place in range(pick((0, 1, 1, 2, 3), chance)):
        assessed = offence - _days(chance, 10 + 120 * place, 100 + 120 * place)
        yield NewRiskAssessment(level=pick(LEVELS, chance), assessed_on=assessed)


def _mappa(offence: date, chance: Random) -> Iterator[NewMappa]:
    if chance.random() < 0.3:
        start = offence - _days(chance, 10, 400)
        yield NewMappa(category=_number(chance, 1, 5), level=_number(chance, 1, 4), start=start)


def _co_defendants(chance: Random) -> Iterator[NewCoDefendant]:
    if chance.random() < 0.15:
        yield NewCoDefendant(name=f"{pick(GIVEN, chance)} {pick(FAMILIES, chance)}", note="Same incident")


def _parallel(on: date, chance: Random) -> Iterator[NewParallelProcess]:
    if chance.random() < 0.08:
        yield NewParallelProcess(kind=pick(ParallelProcess.Kind.values, chance), started_on=on)


def _others(chance: Random) -> Iterator[NewPerson]:
    yield _person(chance, RegisterRole.VICTIM)
    yield _person(chance, RegisterRole.STAFF, "practitioner")
    if chance.random() < 0.4:
        yield _person(chance, RegisterRole.RELATIVE, pick(RELATIONS, chance))
