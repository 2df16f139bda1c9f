"""Invented cases as they are told: every kind of fact, with dates that follow from each other."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

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


def tell(office: Office, number: int, on: date, chance: Random) -> NewCase:
    """One case as an office would tell it on a day; most have been in court by then."""
    charged = on - timedelta(days=chance.randrange(1, 12))
    offence = charged - timedelta(days=chance.randrange(60))
    appeared = None if chance.random() < 0.03 else min(on, charged + timedelta(days=1))
    return NewCase(
        person=_person(chance, RegisterRole.PERSON_ON_PROBATION),
        crn=f"{'ABCDEFGHXY'[number // 1_000_000 % 10]}{number % 1_000_000:06}",
        region=office.region,
        delivery_unit=chance.choice(office.units),
        date_of_birth=date(1960, 1, 1) + timedelta(days=chance.randrange(16_000)),
        sex=chance.choice(("Male", "Male", "Male", "Female")),
        ethnicity=chance.choice(("", "White", "Black", "Asian", "Mixed")),
        index_offence=chance.choice(("Burglary", "Assault", "Supplying drugs", "Theft")),
        index_sentence=chance.choice(("24 months’ custody", "18 months’ community order")),
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
    given, middle, family = chance.choice(GIVEN), chance.choice(MIDDLE), chance.choice(FAMILIES)
    known_as = given[:3] if chance.random() < 0.2 else ""
    aliases = (f"{given} {chance.choice(FAMILIES)}",) if chance.random() < 0.15 else ()
    return NewPerson(
        family_name=family,
        given_names=f"{given} {middle}".strip(),
        known_as=known_as,
        aliases=aliases,
        role=role,
        relation=relation,
    )


def _charges(offence: date, charged: date, chance: Random) -> Iterator[NewCharge]:
    for code, title in chance.sample(OFFENCES, chance.choice((1, 1, 1, 2, 3))):
        age = chance.randrange(1, 90) if chance.random() < 0.5 else None
        yield NewCharge(
            code=code,
            title=title,
            mode=chance.choice(MODES),
            alleged_offence_date=offence,
            charged_on=charged,
            victim_age=age,
        )


def _supervision(offence: date, chance: Random) -> Iterator[NewSupervision]:
    start = offence - timedelta(days=chance.randrange(30, 600))
    if chance.random() < 0.4:
        yield NewSupervision(type="community_order", start=start - timedelta(days=700), end=start)
    ended = None if chance.random() < 0.5 else offence + timedelta(days=chance.randrange(-80, 200))
    end = max(start, ended) if ended else None
    yield NewSupervision(type=chance.choice(SUPERVISION), start=start, end=end)


def _risk(offence: date, chance: Random) -> Iterator[NewRiskAssessment]:
    for place in range(chance.choice((0, 1, 1, 2, 3))):
        assessed = offence - timedelta(days=10 + 120 * place + chance.randrange(90))
        yield NewRiskAssessment(level=chance.choice(LEVELS), assessed_on=assessed)


def _mappa(offence: date, chance: Random) -> Iterator[NewMappa]:
    if chance.random() < 0.3:
        start = offence - timedelta(days=chance.randrange(10, 400))
        yield NewMappa(category=chance.randrange(1, 5), level=chance.randrange(1, 4), start=start)


def _co_defendants(chance: Random) -> Iterator[NewCoDefendant]:
    if chance.random() < 0.15:
        yield NewCoDefendant(name=f"{chance.choice(GIVEN)} {chance.choice(FAMILIES)}", note="Same incident")


def _parallel(on: date, chance: Random) -> Iterator[NewParallelProcess]:
    if chance.random() < 0.08:
        yield NewParallelProcess(kind=chance.choice(ParallelProcess.Kind.values), started_on=on)


def _others(chance: Random) -> Iterator[NewPerson]:
    yield _person(chance, RegisterRole.VICTIM)
    yield _person(chance, RegisterRole.STAFF, "practitioner")
    if chance.random() < 0.4:
        yield _person(chance, RegisterRole.RELATIVE, chance.choice(RELATIONS))
