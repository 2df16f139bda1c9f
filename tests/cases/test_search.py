"""Search: accents folded, Welsh names, every word as a beginning and in any order, CRN, reference."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client

from candour.cases import names
from candour.cases.commands import NewPerson, record_cases
from candour.cases.models import Case
from candour.cases.models.visibility import Sight, sight_of
from candour.cases.queries import MOST_FOUND, Wanted, found_by, work_list
from candour.cases.row_security import limit_rows_to
from tests.factories import cases, staff

pytestmark = pytest.mark.django_db

TABLE = [
    ("Llŷr", "ap Siôn", "llyr", True),
    ("Llŷr", "ap Siôn", "Llŷr", True),
    ("Llŷr", "ap Siôn", "sion llyr", True),
    ("Llŷr", "ap Siôn", "ap sion", True),
    ("Llŷr", "ap Siôn", "lyr", False),
    ("Siân", "ferch Gruffudd", "Sian Gruff", True),
    ("Siân", "ferch Gruffudd", "gruff si", True),
    ("Siân", "ferch Gruffudd", "FERCH GRUFFUDD", True),
    ("Siân", "ferch Gruffudd", "sian ap", False),
    ("Niamh", "O'Neill", "oneill", True),
    ("Niamh", "O’Neill", "o'neill", True),
    ("Jean-Luc", "Smith-Jones", "jones jean", True),
    ("Zoë", "Łukasz", "zoe lukasz", True),
    ("Bjørn", "Straße", "bjorn strasse", True),
    ("Daniel", "Okafor", "daniel q", False),
    ("Daniel", "Okafor", "da ok", True),
    ("Daniel", "Okafor", "s", True),
    ("Daniel", "Okafor", "SFO", True),
    ("Daniel", "Okafor", "sf okafor", True),
    ("Daniel", "Okafor", "sfo mensah", False),
    ("Daniel", "Okafor", "sfoz", False),
    ("Daniel", "Okafor", "'; drop table", False),
    ("Daniel", "Okafor", "okafor:* | !q", False),
    ("Daniel", "Okafor", "!!!", False),
]


@pytest.mark.parametrize(("given", "family", "typed", "found"), TABLE)
def test_a_name_is_found_as_people_type_it(given: str, family: str, typed: str, found: bool) -> None:
    cases.case(given_names=given, family_name=family)
    assert found_by(typed, Case.objects.all()).exists() is found


def test_known_as_and_other_names_are_found() -> None:
    person = NewPerson(family_name="Okafor", given_names="Daniel", known_as="Danny", aliases=("D. Marsh",))
    case = cases.case(person=person)
    for typed in ("danny", "marsh", "daniel marsh"):
        assert list(found_by(typed, Case.objects.all())) == [case]


def test_crn_and_reference_are_found_whatever_their_case() -> None:
    case, other = cases.case(crn="X123456"), cases.case(crn="X123999")
    assert list(found_by("x123456", Case.objects.all())) == [case]
    assert list(found_by(case.reference.lower(), Case.objects.all())) == [case]
    assert set(found_by("X123", Case.objects.all())) == {case, other}


def test_the_search_itself_keeps_to_the_limits_of_the_reader() -> None:
    cases.case(of="Wales", family_name="Gwyn")
    limit_rows_to(sight_of(staff.regional_lead(), at=cases.AT))
    assert not found_by("gwyn", Case.objects.all()).exists()
    limit_rows_to(Sight(everything=True))
    assert found_by("gwyn", Case.objects.all()).exists()


def test_the_search_function_gives_nothing_beyond_the_limits_even_when_asked_directly() -> None:
    case = cases.case(of="Wales", family_name="Gwyn")
    limit_rows_to(Sight(region=staff.region("Wales").pk, barred=(case.pk,)))
    with connection.cursor() as cursor:
        cursor.execute("SELECT cases_found('gwyn')")
        assert cursor.fetchall() == []


def test_folding_leaves_small_letters_and_single_spaces() -> None:
    assert names.fold("  Siân   FERCH-Gruffudd_") == "sian ferch gruffudd"
    assert names.fold("D’Arcy O'Neill") == "darcy oneill"


def test_lists_sort_by_family_name() -> None:
    assert names.sort_name("Ó Briain", "Éamon") == "o briain eamon"


def test_a_search_of_words_alone_stops_at_the_cases_that_are_due_first_and_says_so(client: Client) -> None:
    first = date(2026, 5, 1)
    days = [first + timedelta(days=place) for place in range(MOST_FOUND + 1)]
    told = [cases.new_case(family_name="Wide", next_due=day) for day in reversed(days)]
    last, *others = record_cases(told, by=staff.administrator(), at=cases.AT)
    lead = staff.national_lead()
    found = work_list(Sight(everything=True), lead, Wanted(tab="national", words="wide"), today=first)
    assert set(found) == set(others)
    narrowed = Wanted(tab="national", words="wide", court_status="charged")
    assert last in work_list(Sight(everything=True), lead, narrowed, today=first)
    client.force_login(lead)
    assert "The search stops at 1,000 cases" in client.get("/cases/?q=wide").content.decode()
    assert "The search stops at" not in client.get("/cases/?q=wide&court_status=charged").content.decode()


def test_the_first_found_are_within_the_limits_of_the_reader() -> None:
    mine, barred, away = (cases.case(of=of, family_name="Gwyn") for of in ("Wales", "Wales", "London"))
    limit_rows_to(Sight(region=staff.region("Wales").pk, barred=(barred.pk,)))
    with connection.cursor() as cursor:
        cursor.execute("SELECT cases_first_found('gwyn')")
        assert cursor.fetchone() == ([mine.pk],)
    limit_rows_to(Sight(cases=(away.pk,)))
    with connection.cursor() as cursor:
        cursor.execute("SELECT cases_first_found('gwyn')")
        assert cursor.fetchone() == ([away.pk],)


def test_the_database_stops_where_the_page_says_it_does() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT prosrc FROM pg_proc WHERE proname = 'cases_first_found'")
        assert f"LIMIT {MOST_FOUND}\n" in cursor.fetchone()[0]
