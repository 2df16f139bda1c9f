"""What becomes of checked rows: to be taken, parked for a person, not taken because, or full of errors.

Rows of one person and one offence date are charges of one incident, and an incident is never torn apart:
where one of its rows is in doubt or has errors, the others wait with it.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import chain

from candour.notifications.eligibility import Charge, Facts, Outcome, RiskAssessment, SupervisionPeriod
from candour.notifications.eligibility.limbs import settle
from candour.notifications.eligibility.rules import Rules
from candour.notifications.intake.checking import Checked
from candour.notifications.intake.reading import Line
from candour.policy.offences import BASE_LENGTH

NEW, ERROR, DOUBTFUL, NOT_TAKEN = "new", "error", "doubtful", "not_taken"
MOST_DOUBTS = 20
Values = Mapping[str, str]
OF_THE_PERSON = (("family_name", "family name"), ("date_of_birth", "date of birth"))
OF_THE_INCIDENT = (*OF_THE_PERSON, ("region", "region"), ("first_court_appearance", "first court appearance"))
OF_A_CHARGE = ("offence_code", "mode", "offence_title", "victim_age")


@dataclass(frozen=True, slots=True)
class HeldCase:
    """What is held of a person who is in the file. One that its reader may not open is not named."""

    reference: str
    offence_dates: frozenset[date]
    codes: frozenset[str]
    family_name: str
    date_of_birth: date | None
    visible: bool = True


FOR_THE_NATIONAL_TEAM = "Not taken because the national team has to look at this row. Send it to them."
"""Said of an incident that is a case already, to somebody who may not open that case."""


@dataclass(frozen=True, slots=True)
class Known:
    """The cases already held, by CRN; and the region that whoever brings the file works for."""

    cases: Mapping[str, list[HeldCase]] = field(default_factory=dict)
    region: str | None = None


@dataclass(slots=True, eq=False)
class Sorted:
    """One row with its state and the reasons for it, in words."""

    line: int
    values: dict[str, str]
    key: str
    state: str = NEW
    reasons: list[str] = field(default_factory=list)

    def put(self, state: str, reasons: Iterable[str]) -> None:
        self.state, self.reasons = state, list(reasons)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the rows of one incident are judged by."""

    known: Known
    rules: Rules
    today: date
    people: Mapping[str, list[Sorted]]
    left_out: dict[str, Sorted] = field(default_factory=dict)
    """By incident, a row of it that is left out whatever becomes of the others."""


def incident_key(values: Values) -> str:
    """One review for one person and one incident: rows with this key are charges of one case."""
    crn, offence = values.get("crn", ""), values.get("alleged_offence_date", "")
    return f"{crn} {offence}"[:120] if crn and offence else ""


def sort_rows(
    checked: Sequence[tuple[Line, Checked]], *, known: Known, rules: Rules, today: date
) -> list[Sorted]:
    """Every row of the file, in its order, with its state."""
    rows = [Sorted(line.number, found.values, incident_key(found.values)) for line, found in checked]
    about = Surroundings(known, rules, today, _people(rows))
    incidents: dict[str, list[tuple[Sorted, Checked]]] = {}
    for row, (line, found) in zip(rows, checked, strict=True):
        against = _alone(row, line, found, known.region)
        if against is None:
            incidents.setdefault(row.key, []).append((row, found))
            continue
        row.put(*against)
        if row.key and not line.repeats_headings:
            about.left_out.setdefault(row.key, row)
    for incident in incidents.values():
        _sort_incident(incident, about)
    return rows


def _alone(row: Sorted, line: Line, found: Checked, region: str | None) -> tuple[str, list[str]] | None:
    """What keeps a row out whatever the rest of the file says."""
    if line.repeats_headings:
        return NOT_TAKEN, ["Not taken because this line repeats the headings."]
    if found.errors:
        return ERROR, found.errors
    if region is not None and row.values["region"] != region:
        text = f"Not taken because the case belongs to another region ({row.values['region']})."
        return NOT_TAKEN, [text]
    return None


def facts_of_rows(rows: Iterable[Values], *, decided_on: date) -> Facts:
    """The rows of one incident as facts; court is supposed, so that the answer is the settled one."""
    together = list(rows)
    return Facts(
        decided_on=decided_on,
        charges=tuple(map(_charge, together)),
        supervision=tuple(dict.fromkeys(chain.from_iterable(map(_supervision, together)))),
        risk_assessments=tuple(dict.fromkeys(chain.from_iterable(map(_risk, together)))),
        first_court_appearance=decided_on,
    )


def _sort_incident(incident: list[tuple[Sorted, Checked]], about: Surroundings) -> None:
    rows = _without_repeats([row for row, _found in incident])
    state, reasons = NOT_TAKEN, _recorded_already(rows, about.known)
    if not reasons:
        state, reasons = _judged(rows, incident, about)
    for row, reason in zip(rows, reasons, strict=True):
        row.put(state, reason)


def _judged(
    rows: list[Sorted], incident: list[tuple[Sorted, Checked]], about: Surroundings
) -> tuple[str, list[list[str]]]:
    """The state of all rows of an incident that is not recorded yet, and the reasons for each."""
    doubts = [*_own_doubts(rows, incident), *_within(rows), *_around(rows[0], about)]
    if not _undatable(rows):
        reason, sounds = _not_an_sfo(rows, about.rules, about.today)
        if reason and not sounds:
            return NOT_TAKEN, [[reason]] * len(rows)
        doubts += [sounds] if sounds else []
    return (DOUBTFUL if doubts else NEW), [doubts[:MOST_DOUBTS]] * len(rows)


def _around(row: Sorted, about: Surroundings) -> Iterator[str]:
    """Doubts that come from the rest of the file and from the cases that are held."""
    yield from _same_person(row, about.people)
    yield from _different_person(row, about.known)
    other = about.left_out.get(row.key)
    if other is not None:
        why = "has errors" if other.state == ERROR else "names another region"
        yield f"Line {other.line} is of the same incident and {why}, so it would be left out."


def _without_repeats(rows: list[Sorted]) -> list[Sorted]:
    """The rows of an incident, each once; a row that is there again is not taken."""
    kept: dict[tuple[tuple[str, str], ...], Sorted] = {}
    for row in rows:
        first = kept.setdefault(tuple(sorted(row.values.items())), row)
        if first is not row:
            row.put(NOT_TAKEN, [f"Not taken because line {first.line} says the same."])
    return list(kept.values())


def _own_doubts(rows: list[Sorted], incident: list[tuple[Sorted, Checked]]) -> Iterator[str]:
    kept = {id(row) for row in rows}
    for row, found in incident:
        if id(row) in kept:
            yield from (f"Line {row.line}: {doubt}" if len(rows) > 1 else doubt for doubt in found.doubts)


def _recorded_already(rows: list[Sorted], known: Known) -> list[list[str]]:
    """For each row, that its incident is a case already; nothing where it is not."""
    offence = date.fromisoformat(rows[0].values["alleged_offence_date"])
    for case in known.cases.get(rows[0].values["crn"], ()):
        if offence in case.offence_dates:
            return [[_recorded_as(case, row)] for row in rows]
    return []


def _recorded_as(case: HeldCase, row: Sorted) -> str:
    if not case.visible:
        return FOR_THE_NATIONAL_TEAM
    if row.values.get("offence_code", "") in case.codes:
        return f"Not taken because the incident is recorded already, as {case.reference}."
    return (
        f"Not taken because the incident is recorded already, as {case.reference}. This charge is not among "
        "its charges: where it is a new one, add it to the case."
    )


def _undatable(rows: list[Sorted]) -> bool:
    """Without supervision dates nobody can say that an offence fell outside."""
    return any("supervision_start" not in row.values for row in rows)


def _not_an_sfo(rows: list[Sorted], rules: Rules, today: date) -> tuple[str, str]:
    """Why the facts make no serious further offence; and where code and words of a charge disagree."""
    facts = facts_of_rows((row.values for row in rows), decided_on=today)
    rule = rules.rule(on=today)
    settled = settle(facts, rules=rules, rule=rule)
    if settled.outcome is not Outcome.NOT_SFO:
        return "", _code_not_listed(facts, rules)
    decisive = settled.charges[settled.deciding]
    reason = f"Not taken because these facts do not make a serious further offence. {decisive.why}"
    if not decisive.window.qualifies:
        return reason, ""
    by_words = replace(facts, charges=tuple(replace(charge, code=None) for charge in facts.charges))
    if settle(by_words, rules=rules, rule=rule).outcome is not Outcome.NOT_SFO:
        return reason, "By its words the offence is on the list, and by its code it is not. Which is right?"
    return (
        f"{reason} Where a review may be in the public interest, record the case by hand and propose it.",
        "",
    )


def _code_not_listed(facts: Facts, rules: Rules) -> str:
    """A code that the list does not have, where the words of the charge make it one that qualifies."""
    for charge in facts.charges:
        if charge.code and charge.code[:BASE_LENGTH] not in rules.policy.offences.bases:
            alone = replace(facts, charges=(charge,))
            if (
                settle(alone, rules=rules, rule=rules.rule(on=facts.decided_on)).outcome
                is not Outcome.NOT_SFO
            ):
                return f"The code {charge.code} is not on the list, and its words are. Which is right?"
    return ""


def _within(rows: list[Sorted]) -> Iterator[str]:
    """What the rows of one incident say differently of the same thing."""
    first = rows[0]
    for row in rows[1:]:
        for key, name in OF_THE_INCIDENT:
            if not _alike(key, first.values.get(key, ""), row.values.get(key, "")):
                yield f"Lines {first.line} and {row.line} are of one incident and give another {name}."
    seen: dict[tuple[str, ...], Sorted] = {}
    for row in rows:
        charge = tuple(row.values.get(key, "") for key in OF_A_CHARGE)
        other = seen.setdefault(charge, row)
        if other is not row and row.values.get("charged_on") != other.values.get("charged_on"):
            yield f"Lines {other.line} and {row.line} give the same charge with other facts. Which is right?"


def _people(rows: Iterable[Sorted]) -> dict[str, list[Sorted]]:
    """For each CRN a row of every person it is given to in the file: more than one is a doubt."""
    people: dict[str, list[Sorted]] = {}
    for row in rows:
        if not row.key:
            continue
        different = people.setdefault(row.values["crn"], [])
        if len(different) < MOST_DOUBTS and all(_contradiction(row, other) for other in different):
            different.append(row)
    return people


def _contradiction(one: Sorted, other: Sorted) -> str:
    for key, name in OF_THE_PERSON:
        if not _alike(key, one.values.get(key, ""), other.values.get(key, "")):
            return name
    return ""


def _same_person(row: Sorted, people: Mapping[str, list[Sorted]]) -> Iterator[str]:
    """One CRN is one person, in the whole file."""
    for other in people[row.values["crn"]]:
        if other.key != row.key and (name := _contradiction(row, other)):
            yield f"Line {other.line} has this CRN with another {name}."


def _different_person(row: Sorted, known: Known) -> Iterator[str]:
    """The same CRN with another name or another day of birth is looked at by a person."""
    for case in known.cases.get(row.values["crn"], ()):
        if not case.visible:
            continue
        born = row.values.get("date_of_birth")
        if not _alike("family_name", case.family_name, row.values["family_name"]):
            yield f"{case.reference} holds this CRN under the family name {case.family_name}."
        elif born and case.date_of_birth and born != case.date_of_birth.isoformat():
            yield f"{case.reference} holds this CRN with another date of birth."
        else:
            yield f"{case.reference} holds another incident of this person. Is this a further one?"


def _alike(key: str, one: str, other: str) -> bool:
    """What is not given contradicts nothing; names are compared without accents, case and marks."""
    if not one or not other or one == other:
        return True
    return key == "family_name" and _plain(one) == _plain(other)


def _plain(name: str) -> str:
    parts = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in parts if letter.isalnum())


def _charge(values: Values) -> Charge:
    age = values.get("victim_age")
    return Charge(
        code=values.get("offence_code") or None,
        mode=values.get("mode", "substantive"),
        title=values.get("offence_title"),
        alleged_offence_date=date.fromisoformat(values["alleged_offence_date"]),
        charged_on=day_of(values, "charged_on"),
        victim_age=int(age) if age else None,
    )


def _supervision(values: Values) -> tuple[SupervisionPeriod, ...]:
    start = day_of(values, "supervision_start")
    if start is None:
        return ()
    return (
        SupervisionPeriod(values.get("supervision_type", "other"), start, day_of(values, "supervision_end")),
    )


def _risk(values: Values) -> tuple[RiskAssessment, ...]:
    assessed = day_of(values, "risk_assessed_on")
    return (RiskAssessment(values["risk_level"], assessed),) if assessed and "risk_level" in values else ()


def day_of(values: Values, key: str) -> date | None:
    text = values.get(key)
    return date.fromisoformat(text) if text else None
