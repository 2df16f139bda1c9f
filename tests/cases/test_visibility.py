"""Who sees a case: roles, access lists, bars; the pages, the search and the database say the same."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from candour.access.roles import ROLES
from candour.audit.models import Entry
from candour.audit.reads import AuditUnavailable
from candour.cases.commands import NewPerson
from candour.cases.models import AccessEntry, Case, Charge, RegisteredPerson, Relation
from candour.cases.models.visibility import Sight, sight_of
from candour.cases.row_security import limit_rows_to
from candour.staff.models import User
from tests.factories import cases, staff

pytestmark = pytest.mark.django_db

SEES_OWN_REGION = {"sfo_administrator", "regional_lead", "regional_director"}
SEES_ALL = {"national_officer", "national_lead"}


def entry(case: Case, user: User, relation: Relation, **more: Any) -> AccessEntry:
    barred = relation in {Relation.CONFLICT, Relation.NAMED_IN_CASE, Relation.MANAGED_THE_CASE}
    given_by = staff.regional_lead()
    return AccessEntry.objects.create(
        case=case, user=user, relation=relation, barred=barred, reason="x", given_by=given_by, **more
    )


def seen_by(user: User) -> set[int]:
    """What the queries let through, having checked that the database lets through the same."""
    sight = sight_of(user, at=cases.AT)
    limit_rows_to(Sight(everything=True))
    by_query = set(Case.objects.visible_to(sight).values_list("pk", flat=True))
    limit_rows_to(sight)
    by_database = set(Case.objects.values_list("pk", flat=True))
    assert set(Charge.objects.values_list("case", flat=True)) == by_database
    limit_rows_to(Sight(everything=True))
    assert by_query == by_database
    return by_query


@pytest.mark.parametrize("role", list(ROLES))
def test_each_role_sees_what_its_description_says(role: str) -> None:
    home, away = cases.case(), cases.case(of="Wales")
    expected = set()
    if role in SEES_ALL | SEES_OWN_REGION:
        expected.add(home.pk)
    if role in SEES_ALL:
        expected.add(away.pk)
    assert seen_by(staff.member(role)) == expected


def test_without_limits_the_web_role_sees_no_case_at_all() -> None:
    cases.case()
    with connection.cursor() as cursor:
        for name in ("everything", "regions", "cases", "barred", "reading"):
            cursor.execute("SELECT set_config(%s, '', true)", [f"app.{name}"])
    assert not Case.objects.exists()
    assert not RegisteredPerson.objects.exists()


GRANTS = st.lists(
    st.tuples(
        st.sampled_from([Relation.GIVEN, Relation.INSPECTOR, Relation.EMERGENCY, Relation.CONFLICT]),
        st.integers(min_value=-5, max_value=5),
        st.sampled_from([None, -4, -1, 1, 6]),
    ),
    max_size=6,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(role=st.sampled_from(["inspector", "regional_lead", "national_lead", "practitioner"]), grants=GRANTS)
def test_a_barred_person_never_sees_whatever_was_granted(role: str, grants: list[Any]) -> None:
    limit_rows_to(Sight(everything=True))
    user, case = staff.member(role), cases.case()
    barred = listed = False
    for relation, since, until in grants:
        ends = None if until is None else cases.AT + timedelta(hours=until)
        begins = cases.AT + timedelta(hours=since)
        if relation == Relation.EMERGENCY and ends is None:
            ends = begins + timedelta(hours=4)
        if ends is not None and ends < begins:
            continue
        entry(case, user, relation, since=begins, until=ends)
        standing = begins <= cases.AT and (ends is None or ends > cases.AT)
        barred |= standing and relation == Relation.CONFLICT
        listed |= standing and relation != Relation.CONFLICT
    by_role = role in {"regional_lead", "national_lead"}
    assert (case.pk in seen_by(user)) is (not barred and (by_role or listed))


def test_a_user_who_is_disabled_sees_nothing() -> None:
    cases.case()
    assert seen_by(staff.member("national_lead", active=False)) == set()


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


PAGES = ("", "/people", "/changes", "/access", "/access/declare", "/details", "/court", "/hand-over")


@pytest.mark.parametrize("page", PAGES)
def test_a_case_that_is_not_theirs_is_not_there(page: str) -> None:
    case = cases.case(of="Wales")
    client = signed_in(staff.regional_lead())
    assert signed_in(staff.regional_lead("Wales")).get(f"/cases/{case.reference}{page}").status_code == 200
    written_before = Entry.objects.filter(chain=f"case:{case.reference}").count()
    assert client.get(f"/cases/{case.reference}{page}").status_code == 404
    assert client.get(f"/cases/SFO-2026-99999{page}").status_code == 404
    assert Entry.objects.filter(chain=f"case:{case.reference}").count() == written_before


def test_search_and_count_do_not_know_a_case_that_is_not_theirs() -> None:
    mine, other = cases.case(family_name="Llywelyn"), cases.case(of="Wales", family_name="Llywelyn")
    body = signed_in(staff.regional_lead()).get("/cases/?q=llywelyn").content.decode()
    assert mine.reference in body
    assert other.reference not in body
    assert "1 case" in body


def test_a_read_is_written_down_with_the_relation_before_the_page_is_served() -> None:
    case, lead = cases.case(), staff.regional_lead()
    signed_in(lead).get(f"/cases/{case.reference}")
    read = Entry.objects.get(chain=f"case:{case.reference}", action="case.read")
    assert (read.actor, read.relation, read.subject) == (lead.username, "region", "case")


def test_a_read_that_cannot_be_written_down_is_not_served(monkeypatch: pytest.MonkeyPatch) -> None:
    case = cases.case()

    def broken(**_named: object) -> None:
        raise AuditUnavailable(case.reference)

    monkeypatch.setattr("candour.cases.commands.reading.record_read", broken)
    answer = signed_in(staff.regional_lead()).get(f"/cases/{case.reference}")
    assert answer.status_code == 503
    assert case.person_name not in answer.content.decode()


def test_victims_are_absent_for_those_who_may_not_see_them() -> None:
    victim = NewPerson(family_name="Zephyrine", role="victim", relation="neighbour of the person")
    case = cases.case(people=(victim,))
    director, lead = staff.member("regional_director"), staff.regional_lead()
    page = f"/cases/{case.reference}/people"
    assert "Zephyrine" in signed_in(lead).get(page).content.decode()
    body = signed_in(director).get(page).content.decode()
    assert "Zephyrine" not in body
    assert "Victims" not in body


def test_a_bar_bites_on_the_next_request() -> None:
    case, lead = cases.case(), staff.regional_lead()
    client = signed_in(lead)
    assert client.get(f"/cases/{case.reference}").status_code == 200
    entry(case, lead, Relation.CONFLICT, since=cases.AT)
    assert client.get(f"/cases/{case.reference}").status_code == 404


@pytest.mark.parametrize(("minutes", "stands"), [(-1, False), (0, True), (59, True), (60, False)])
@pytest.mark.parametrize("relation", [Relation.GIVEN, Relation.CONFLICT])
def test_an_entry_stands_from_its_first_moment_to_the_one_before_its_end(
    relation: Relation, minutes: int, stands: bool
) -> None:
    """Every page asks in words of its own, made once; they say the same as the question that others ask."""
    case, manager = cases.case(), staff.reviewing_manager()
    entry(case, manager, relation, since=cases.AT, until=cases.AT + timedelta(hours=1))
    asked = cases.AT + timedelta(minutes=minutes)
    sight = sight_of(manager, at=asked)
    assert (case.pk in sight.cases + sight.barred) is stands
    rows = AccessEntry.standing(at=asked).filter(user=manager).values_list("case_id", "relation", "barred")
    assert AccessEntry.standing_of(manager.pk, at=asked) == list(rows)
