"""A listing pages and sorts in the database with the same two queries at any page."""

import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext

from candour.design_system.tables import Column, Listing
from candour.staff.models import DeliveryUnit, Region

COLUMNS = (
    Column("name", "Name", ("name",)),
    Column("region", "Region", ("region__name", "-name")),
    Column("opened", "Opened"),
)


@pytest.fixture
def units(db: None) -> None:
    north, _new = Region.objects.get_or_create(code="N54", defaults={"name": "North East"})
    wales, _new = Region.objects.get_or_create(code="N03", defaults={"name": "Wales"})
    DeliveryUnit.objects.bulk_create(
        DeliveryUnit(region=wales if number % 2 else north, name=f"Invented {number:03}")
        for number in range(53)
    )


def listing(query: str = "", per_page: int = 10) -> Listing[DeliveryUnit]:
    rows = DeliveryUnit.objects.filter(name__startswith="Invented").select_related("region")
    return Listing(rows, COLUMNS, QueryDict(query), sort="name", per_page=per_page)


def names(shown: Listing[DeliveryUnit]) -> list[int]:
    return [int(unit.name.removeprefix("Invented ")) for unit in shown.rows]


@pytest.mark.parametrize("query", ["", "page=3", "page=6", "page=6&sort=-region"])
def test_every_page_costs_one_count_and_one_read(units: None, query: str) -> None:
    with CaptureQueriesContext(
        connection,
    ) as asked:
        shown = listing(query)
        assert shown.rows
        assert shown.headings
        assert shown.page_links
    assert len(asked) == 2


@pytest.mark.parametrize("sort", ["name", "-name", "region", "-region"])
def test_the_pages_together_are_the_whole_list_in_order(units: None, sort: str) -> None:
    together = [number for page in range(1, 7) for number in names(listing(f"page={page}&sort={sort}"))]
    assert together == names(listing(f"sort={sort}", per_page=100))
    assert sorted(together) == list(range(53))


def test_a_sort_turns_every_field_of_its_column(units: None) -> None:
    forwards = names(listing("sort=region", per_page=100))
    assert forwards[:2] == [52, 50]
    assert names(listing("sort=-region", per_page=100)) == forwards[::-1]


@pytest.mark.parametrize("page", ["0", "-1", "x", "", "9" * 20, "²"])
def test_a_page_that_makes_no_sense_is_the_first(units: None, page: str) -> None:
    assert listing(f"page={page}").page == 1


def test_a_page_after_the_end_is_the_last(units: None) -> None:
    shown = listing("page=99")
    assert (shown.page, names(shown)) == (6, [50, 51, 52])
    assert (shown.first, shown.last, shown.total, shown.next) == (51, 53, 53, "")


@pytest.mark.parametrize("sort", ["opened", "region__id", "password", "--name", ""])
def test_only_the_columns_own_keys_sort(units: None, sort: str) -> None:
    assert names(listing(f"sort={sort}"))[:2] == [0, 1]


def test_links_keep_the_filters_and_turn_the_sort(units: None) -> None:
    shown = listing("track=a&track=b&page=2&sort=name")
    by_name, by_region, opened = shown.headings
    assert by_name.href == "?track=a&track=b&sort=-name"
    assert (by_name.aria_sort, by_region.aria_sort, opened.aria_sort) == ("ascending", "none", "")
    assert shown.next == "?track=a&track=b&page=3&sort=name"
    assert shown.previous == "?track=a&track=b&page=1&sort=name"
    assert shown.cleared == "?sort=name"
    assert listing("sort=-name").headings[0].aria_sort == "descending"


def test_filters_are_what_has_a_value(units: None) -> None:
    assert listing("search=&track=a&page=2&sort=name").filters == {"track": ["a"]}


def test_pages_left_out_are_shown_as_a_gap(units: None) -> None:
    assert [link.number for link in listing("page=3", per_page=5).page_links] == [1, 2, 3, 4, 0, 11]
    assert [link.number for link in listing("page=1", per_page=5).page_links] == [1, 2, 0, 11]
    assert [link.number for link in listing("page=6", per_page=5).page_links] == [1, 0, 5, 6, 7, 0, 11]


def test_an_empty_list_asks_once_and_has_one_page(db: None) -> None:
    shown = Listing(DeliveryUnit.objects.filter(name="nothing"), COLUMNS, QueryDict(), sort="name")
    with CaptureQueriesContext(connection) as asked:
        assert (shown.rows, shown.first, shown.last, shown.pages) == ([], 0, 0, 1)
    assert len(asked) == 1
