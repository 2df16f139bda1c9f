"""What a draft says so far: as a new case, as facts for eligibility, and what is still to be answered."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

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
from candour.cases.models import RegisterRole
from candour.notifications.eligibility import Charge, Facts, RiskAssessment, SupervisionPeriod
from candour.staff.models import DeliveryUnit, Region

Answers = Mapping[str, Any]
Item = Mapping[str, Any]

NEEDED = {
    "name": "Enter the name of the person who was charged.",
    "crn": "Enter the person’s CRN.",
    "region": "Say which region supervised the person at the offence date.",
    "charges": "Add at least one charge.",
}


def items(answers: Answers, key: str) -> list[dict[str, Any]]:
    """What was added to a question that takes several; nothing where none was."""
    found: list[dict[str, Any]] = answers.get(key, {}).get("items", [])
    return found


def is_answered(answers: Answers, key: str) -> bool:
    """Whether a question has an answer; “none” is one."""
    given = answers.get(key) or {}
    return bool(items(answers, key)) or bool(given.get("none")) or bool(given and "items" not in given)


def what_is_missing(answers: Answers) -> list[str]:
    """What keeps the draft from becoming a case, beyond the facts themselves."""
    return [text for key, text in NEEDED.items() if not is_answered(answers, key)]


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _day(item: Item, key: str) -> date:
    return date.fromisoformat(item[key])


def facts(answers: Answers, *, decided_on: date) -> Facts | None:
    """What eligibility would be asked now; None while there is no charge."""
    charges = items(answers, "charges")
    if not charges:
        return None
    return Facts(
        decided_on=decided_on,
        first_court_appearance=day(answers.get("court", {}).get("first_court_appearance")),
        charges=tuple(
            Charge(
                code=each["code"] or None,
                mode=each["mode"],
                title=each["title"] or None,
                alleged_offence_date=_day(each, "alleged_offence_date"),
                charged_on=day(each["charged_on"]),
                victim_age=each["victim_age"],
            )
            for each in charges
        ),
        supervision=tuple(
            SupervisionPeriod(each["type"], _day(each, "start"), day(each["end"]))
            for each in items(answers, "supervision")
        ),
        risk_assessments=tuple(
            RiskAssessment(each["level"], _day(each, "assessed_on")) for each in items(answers, "risk")
        ),
    )


def new_case(answers: Answers, *, region: Region, delivery_unit: DeliveryUnit | None) -> NewCase:
    """The case that the draft tells of. Every needed answer must be there."""
    about, sentence = answers.get("person", {}), answers.get("sentence", {})
    court, interest = answers.get("court", {}), answers.get("interest", {})
    return NewCase(
        person=_person(answers["name"]),
        crn=answers["crn"]["crn"],
        region=region,
        delivery_unit=delivery_unit,
        date_of_birth=day(about.get("date_of_birth")),
        sex=about.get("sex") or "",
        ethnicity=about.get("ethnicity") or "",
        index_offence=sentence.get("index_offence") or "",
        index_sentence=sentence.get("index_sentence") or "",
        first_court_appearance=day(court.get("first_court_appearance")),
        court=court.get("court") or "",
        media_interest=bool(interest.get("media_interest")),
        media_note=interest.get("media_note") or "",
        ministers_told_on=day(interest.get("ministers_told_on")),
        people=tuple(_person(each, role=each["role"]) for each in items(answers, "victims")),
        **_lists(answers),
    )


def _lists(answers: Answers) -> dict[str, Any]:
    return {
        "charges": tuple(NewCharge(**_dated(each)) for each in items(answers, "charges")),
        "supervision": tuple(NewSupervision(**_dated(each)) for each in items(answers, "supervision")),
        "risk_assessments": tuple(NewRiskAssessment(**_dated(each)) for each in items(answers, "risk")),
        "mappa": tuple(_mappa(each) for each in items(answers, "mappa")),
        "co_defendants": tuple(NewCoDefendant(**each) for each in items(answers, "others")),
        "parallel_processes": tuple(
            NewParallelProcess(**_dated(each)) for each in items(answers, "parallel")
        ),
    }


def _mappa(item: Item) -> NewMappa:
    values = _dated(item)
    return NewMappa(**values | {"category": int(values["category"]), "level": int(values["level"])})


def _person(item: Item, role: str = RegisterRole.PERSON_ON_PROBATION) -> NewPerson:
    return NewPerson(
        family_name=item["family_name"],
        given_names=item.get("given_names") or "",
        title=item.get("title") or "",
        known_as=item.get("known_as") or "",
        aliases=tuple(_lines(item.get("aliases") or "")),
        relation=item.get("relation") or "",
        role=role,
    )


def _lines(text: str) -> Iterable[str]:
    return (line.strip()[:200] for line in text.splitlines() if line.strip())


DATES = frozenset(
    {"start", "end", "assessed_on", "alleged_offence_date", "charged_on", "started_on", "ended_on"}
)


def _dated(item: Item) -> dict[str, Any]:
    """The item with its dates as dates; they are kept as text."""
    return {name: day(value) if name in DATES else value for name, value in item.items()}
