"""Facts: added, corrected and taken out, with what they said before; never in the audit record."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction

from candour.audit.models import Entry
from candour.cases.commands import NewPerson, add_fact, correct_details, correct_fact, remove_fact
from candour.cases.models import FactChange, RegisteredPerson
from candour.cases.models.visibility import Sight
from candour.cases.queries.history import changes_of
from candour.workflow.refusals import NotAllowed, NotNow
from tests.factories import cases, staff

pytestmark = pytest.mark.django_db
ALL = Sight(everything=True)

VALUES: dict[str, dict[str, Any]] = {
    "charge": {"title": "Rape", "alleged_offence_date": date(2026, 1, 5)},
    "supervision": {"type": "licence", "start": date(2025, 6, 1)},
    "risk": {"level": "high", "assessed_on": date(2025, 12, 1)},
    "mappa": {"category": 2, "level": 1, "start": date(2025, 6, 1)},
    "parallel": {"kind": "inquest", "reference": "INQ 4"},
    "co_defendant": {"name": "Ray Frost"},
    "person": {"role": "victim", "family_name": "Marsh"},
}
WRONG: list[tuple[str, dict[str, Any]]] = [
    ("charge", {"title": "Rape", "alleged_offence_date": date(2027, 1, 5)}),
    ("charge", {"title": "Rape", "alleged_offence_date": date(2026, 1, 5), "charged_on": date(2026, 1, 4)}),
    ("charge", {"title": "Rape", "alleged_offence_date": date(2026, 1, 5), "victim_age": 121}),
    ("supervision", {"type": "licence", "start": date(2025, 6, 1), "end": date(2025, 5, 1)}),
    ("mappa", {"category": 2, "level": 1, "start": date(2025, 6, 1), "end": date(2025, 5, 1)}),
    ("risk", {"level": "high", "assessed_on": date(2026, 12, 1)}),
    ("person", {"role": "other", "family_name": "  "}),
]


@pytest.mark.parametrize("kind", list(VALUES))
def test_a_fact_is_added_corrected_and_taken_out(kind: str) -> None:
    case, by = cases.case(), staff.regional_lead()
    fact = add_fact(case, kind, VALUES[kind], by=by, at=cases.AT)
    name = "note" if kind == "co_defendant" else list(VALUES[kind])[-1]
    changed = {"note": "Acquitted"} if kind == "co_defendant" else {name: different(VALUES[kind][name])}
    correct_fact(fact, changed, reason="Misread", by=by, at=cases.AT)
    remove_fact(fact, reason="Belongs elsewhere", by=by, at=cases.AT)
    kinds = list(FactChange.objects.filter(case=case).order_by("id").values_list("kind", flat=True))
    assert kinds == ["added", "corrected", "removed"]
    assert not type(fact).objects.filter(pk=fact.pk).exists()
    assert len(changes_of(case, with_victims=True, sight=ALL)) == 3


def different(value: Any) -> Any:
    return date(2025, 7, 1) if isinstance(value, date) else {"high": "low"}.get(value, f"{value} b")


@pytest.mark.parametrize(("kind", "values"), WRONG)
def test_a_fact_that_cannot_be_is_refused_in_words(kind: str, values: dict[str, Any]) -> None:
    with pytest.raises(NotNow) as refused:
        add_fact(cases.case(), kind, values, by=staff.regional_lead(), at=cases.AT)
    assert refused.value.reasons
    assert not FactChange.objects.exists()


def test_a_transfer_is_from_one_unit_to_another_and_not_to_come() -> None:
    case, by = cases.case(), staff.regional_lead()
    here, there = staff.delivery_unit(), staff.delivery_unit("Sunderland")
    wrong = {"moved_on": date(2027, 1, 5), "from_unit": here, "to_unit": here}
    with pytest.raises(NotNow) as refused:
        add_fact(case, "transfer", wrong, by=by, at=cases.AT)
    assert refused.value.reasons == [
        "A transfer is from one unit to another.",
        "A transfer cannot be after today.",
    ]
    assert not case.transfers.exists()
    told = {"moved_on": date(2025, 9, 1), "from_unit": here, "to_unit": there}
    add_fact(case, "transfer", told, by=by, at=cases.AT)
    assert case.transfers.get().to_unit == there


def test_what_was_said_before_stays_readable_and_cannot_be_changed() -> None:
    case, by = cases.case(), staff.regional_lead()
    charge = case.charges.get()
    correct_fact(charge, {"title": "Assault with intent to rob"}, reason="Indictment", by=by, at=cases.AT)
    kept = FactChange.objects.get()
    assert (kept.before, kept.after) == ({"title": "Robbery"}, {"title": "Assault with intent to rob"})
    case.refresh_from_db()
    assert case.offence_title == "Assault with intent to rob"
    with pytest.raises(DatabaseError), transaction.atomic():
        FactChange.objects.update(reason="other")


def test_the_audit_record_names_fields_and_never_what_they_hold() -> None:
    case, by = cases.case(), staff.regional_lead()
    values = {"role": "victim", "family_name": "Zephyrine", "given_names": "Ottoline"}
    add_fact(case, "person", values, by=by, at=cases.AT)
    entry = Entry.objects.get(action="case.person_added")
    assert "family_name" in entry.changed
    assert "Zephyrine" not in repr(vars(entry))


def test_renaming_the_person_renames_the_case_and_its_search() -> None:
    case, by = cases.case(), staff.regional_lead()
    person = case.register.get()
    correct_fact(person, {"family_name": "Llŷr", "aliases": ["Old Name"]}, reason="", by=by, at=cases.AT)
    case.refresh_from_db()
    assert case.person_name == "Daniel Llŷr"
    assert "llyr" in case.search_words
    assert "old name" in case.search_words


def test_the_person_on_probation_and_the_last_charge_stay() -> None:
    case, by = cases.case(), staff.regional_lead()
    for fact in (case.register.get(), case.charges.get()):
        with pytest.raises(NotNow):
            remove_fact(fact, reason="No longer", by=by, at=cases.AT)


def test_a_charge_added_after_the_decision_is_marked_as_later() -> None:
    case = cases.case()
    type(case).objects.filter(pk=case.pk).update(review_status="required")
    charge = add_fact(case, "charge", VALUES["charge"], by=staff.regional_lead(), at=cases.AT)
    assert charge.added_later


def test_victims_are_for_those_who_may_see_them() -> None:
    victim = NewPerson(family_name="Marsh", role="victim")
    case, by = cases.case(people=(victim,)), staff.regional_lead()
    marsh = RegisteredPerson.objects.get(role="victim")
    correct_fact(marsh, {"given_names": "Ivy"}, reason="", by=by, at=cases.AT)
    assert len(changes_of(case, with_victims=True, sight=ALL)) == 1
    assert changes_of(case, with_victims=False, sight=ALL) == []


def test_only_those_who_edit_cases_change_facts() -> None:
    case = cases.case()
    for by in (staff.national_officer(), staff.practitioner()):
        with pytest.raises(NotAllowed):
            add_fact(case, "risk", VALUES["risk"], by=by, at=cases.AT)


def test_the_same_addition_twice_is_one() -> None:
    case, by, operation = cases.case(), staff.regional_lead(), uuid4()
    first = add_fact(case, "risk", VALUES["risk"], by=by, at=cases.AT, operation=operation)
    assert add_fact(case, "risk", VALUES["risk"], by=by, at=cases.AT, operation=operation) == first
    assert case.risk_assessments.count() == 2


def test_details_are_corrected_with_what_they_said_before() -> None:
    case, by = cases.case(crn="X654321"), staff.regional_lead()
    case = correct_details(case, {"crn": "X111111", "court": "Leeds"}, by=by, at=cases.AT, reason="Typing")
    assert "x111111" in case.search_words
    assert FactChange.objects.get().before == {"crn": "X654321", "court": "Newcastle Crown Court"}
    with pytest.raises(NotNow):
        correct_details(case, {"crn": "wrong"}, by=by, at=cases.AT)


def test_the_national_team_notes_ministers_and_nothing_else() -> None:
    case, by = cases.case(), staff.national_officer()
    case = correct_details(case, {"ministers_told_on": date(2026, 3, 1)}, by=by, at=cases.AT)
    assert case.ministers_told_on == date(2026, 3, 1)
    with pytest.raises(NotAllowed):
        correct_details(case, {"court": "Leeds"}, by=by, at=cases.AT)
    with pytest.raises(NotAllowed):
        correct_details(case, {"review_status": "complete"}, by=staff.regional_lead(), at=cases.AT)
