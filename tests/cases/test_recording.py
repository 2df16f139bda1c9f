"""Recording cases: references, register, search words, audit, and who is let in."""

from datetime import date
from uuid import uuid4

import pytest

from candour.audit.models import Entry
from candour.cases.commands import NewPerson, record_case, record_cases
from candour.cases.models import AccessEntry, Case, RegisteredPerson, Relation
from candour.cases.models.visibility import sight_of
from candour.cases.row_security import limit_rows_to
from candour.workflow.refusals import NotAllowed, NotNow
from tests.factories import cases, staff

pytestmark = pytest.mark.django_db


def test_references_run_on_within_a_year() -> None:
    first, second = cases.case(), cases.case()
    assert first.reference == "SFO-2026-00001"
    assert second.reference == "SFO-2026-00002"


def test_each_year_begins_again_at_one() -> None:
    cases.case()
    later = cases.case(at=cases.AT.replace(year=2027))
    assert later.reference == "SFO-2027-00001"


def test_facts_and_register_are_kept() -> None:
    victim = NewPerson(family_name="Marsh", given_names="Ivy", role="victim", aliases=("Ivy M",))
    case = cases.case(people=(victim,), risk_assessments=(cases.MEDIUM, cases.HIGH))
    assert case.charges.get().title == "Robbery"
    assert [assessment.level for assessment in case.risk_assessments.all()] == ["medium", "high"]
    assert case.supervision.get().start == date(2025, 4, 1)
    assert {person.role for person in case.register.all()} == {"person_on_probation", "victim"}
    assert RegisteredPerson.objects.get(role="victim").aliases == ["Ivy M"]
    assert case.person_name == "Daniel Okafor"
    assert case.sort_name == "okafor daniel"


def test_the_audit_chain_of_a_case_begins_with_its_recording() -> None:
    case = cases.case()
    entry = Entry.objects.get(chain=f"case:{case.reference}")
    assert (entry.action, entry.subject) == ("case.recorded", case.reference)


def test_everything_wrong_is_told_at_once_and_nothing_is_kept() -> None:
    new = cases.new_case(crn="12", charges=(), delivery_unit=staff.delivery_unit("Gwent", of="Wales"))
    with pytest.raises(NotNow) as refused:
        record_case(new, by=staff.administrator(), at=cases.AT)
    assert len(refused.value.reasons) == 3
    assert not Case.objects.exists()


def test_the_same_form_twice_records_one_case() -> None:
    new, by, operation = cases.new_case(), staff.practitioner(), uuid4()
    first = record_case(new, by=by, at=cases.AT, operation=operation)
    again = record_case(new, by=by, at=cases.AT, operation=operation)
    assert first == again
    assert Case.objects.count() == 1


def test_only_those_who_record_cases_may() -> None:
    with pytest.raises(NotAllowed):
        record_case(cases.new_case(), by=staff.member("inspector"), at=cases.AT)


def test_a_practitioner_opens_the_case_that_they_recorded_and_no_other_of_the_region() -> None:
    other = cases.case()
    by, new = staff.practitioner(), cases.new_case()
    limit_rows_to(sight_of(by, at=cases.AT))
    case = record_case(new, by=by, at=cases.AT)
    assert AccessEntry.objects.get(user=by, case=case).relation == Relation.RECORDER
    assert list(Case.objects.all()) == [case]
    assert list(Case.objects.visible_to(sight_of(by, at=cases.AT))) == [case]
    assert other not in Case.objects.all()


def test_an_administrator_needs_no_entry_for_the_own_region_but_one_for_another() -> None:
    by = staff.administrator()
    limit_rows_to(sight_of(by, at=cases.AT))
    own, away = record_cases([cases.new_case(), cases.new_case(of="Wales")], by=by, at=cases.AT)
    assert not AccessEntry.objects.filter(case=own).exists()
    assert AccessEntry.objects.filter(case=away, user=by).exists()


def test_many_cases_take_as_many_statements_as_few() -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    by = staff.administrator()
    taken = []
    for many in (1, 40):
        new = [cases.new_case() for _ in range(many)]
        with CaptureQueriesContext(connection) as queries:
            record_cases(new, by=by, at=cases.AT)
        taken.append(len(queries))
    assert taken[0] == taken[1]


def test_a_wrong_case_among_many_stops_them_all_and_says_which() -> None:
    with pytest.raises(NotNow) as refused:
        record_cases([cases.new_case(), cases.new_case(crn="bad")], by=staff.administrator(), at=cases.AT)
    assert refused.value.reasons[0].startswith("Case 2:")
    assert not Case.objects.exists()
