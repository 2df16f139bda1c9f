"""Lists and figures: what is next, why, and every number a way to the people behind it where allowed."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from candour.cases.models.visibility import sight_of
from candour.families.commands import offering
from candour.families.counting import hidden, took
from candour.families.models import ContactPlan
from candour.families.queries.figures import figures
from tests.factories import families, staff
from tests.families.test_pages import opened, page, signed_in

pytestmark = pytest.mark.django_db


def declined(reason: str = "too_distressing") -> ContactPlan:
    plan = families.offered()
    by, at = families.keeper(plan), families.AT + families.DAY
    return offering.answer(plan=plan, kind="declined", on=families.TODAY, reason=reason, by=by, at=at)


def test_the_list_shows_whom_this_person_keeps_in_touch_with_and_why_one_is_next() -> None:
    plan, other = families.to_offer(), families.begun()
    found = opened(signed_in(families.keeper(plan)), "/families/")
    assert page(plan) in found
    assert "Tell them, and offer them the review" in found
    assert page(other) not in found
    lead = opened(signed_in(staff.regional_lead()), "/families/?show=all")
    assert page(plan) in lead
    assert page(other) in lead
    assert "has nobody who keeps in touch" in lead, "the brother has no plan"


def test_a_list_asks_few_queries_at_any_length() -> None:
    for _each in range(3):
        families.to_offer()
    client = signed_in(staff.regional_lead())
    with CaptureQueriesContext(
        connection,
    ) as asked:
        opened(client, "/families/?show=all&offer=to_offer&region=N54")
    of_the_list = [query for query in asked if "families_contactplan" in query["sql"]]
    assert len(of_the_list) <= 4


def test_the_filters_and_the_empty_list_say_what_to_do() -> None:
    client = signed_in(families.officer())
    assert "begun a contact plan" in opened(client, "/families/")
    assert "Clear filters" in opened(client, "/families/?offer=declined")


def test_figures_lead_to_the_people_behind_them_for_those_who_may_read_them() -> None:
    plan = declined()
    families.accepted()
    client = signed_in(staff.regional_lead())
    found = opened(client, "/families/figures")
    assert "It would be too distressing" in found
    address = f"/families/?figure=declined&year={families.TODAY.year}&reason=too_distressing"
    behind = opened(client, address)
    assert page(plan) in behind
    assert "Declined the review: it would be too distressing" in behind
    assert "/families/?figure=opened" in found


def test_whoever_may_not_read_the_records_sees_no_small_number_and_no_way_to_them() -> None:
    declined()
    families.accepted()
    found = opened(signed_in(staff.member("regional_director")), "/families/figures?year=2026")
    assert "not shown" in found
    assert "figure=" not in found
    assert "Canary" not in found
    assert opened(signed_in(staff.member("analyst", of=None)), "/families/figures")


def test_figures_count_what_they_say() -> None:
    declined()
    families.accepted()
    families.to_offer()
    today = timezone.localdate()
    found = figures(sight_of(staff.national_officer(), at=timezone.now()), today=today)
    counted = {figure.figure: (figure.number, figure.of) for figure in found.answers}
    assert counted["declined"] == counted["taken-up"] == counted["not-offered"] == (1, 3)
    assert [figure.number for figure in found.reasons if figure.number] == [1]
    assert (found.to_offer.number, found.to_offer.middle) == (2, 0.0)
    assert found.to_copy.number == 0
    assert figures(sight_of(staff.regional_lead("Wales"), at=timezone.now()), today=today).opened.number == 0


@pytest.mark.parametrize(
    ("counts", "secret"),
    [
        ({"a": 10, "b": 7}, set()),
        ({"a": 10, "b": 3}, {"a", "b"}),
        ({"a": 10, "b": 3, "c": 9}, {"b", "c"}),
        ({"a": 10, "b": 1, "c": 1}, {"a", "b", "c"}),
        ({"a": 10, "b": 3, "c": 4}, {"b", "c"}),
        ({"a": 0, "b": 3}, {"b"}),
    ],
)
def test_a_small_count_is_hidden_with_enough_that_it_cannot_be_worked_out(
    counts: dict[str, int], secret: set[str]
) -> None:
    assert hidden(counts, least=5) == secret


def test_a_middle_is_not_given_of_too_few() -> None:
    assert took([3, 9], least=5).middle is None
    assert (took([3, 9]).middle, took([3, 9]).longest) == (6.0, 9)
