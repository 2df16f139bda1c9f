"""Lists that page and sort in the database: one query to count, one for the page shown."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

from django.db.models import Model, QuerySet
from django.http import QueryDict

Row = TypeVar("Row", bound=Model)

PER_PAGE = 25
NEIGHBOURS = 1
GAP = 0


@dataclass(frozen=True, slots=True)
class Column:
    """A heading; `sort` names the database fields it sorts by, and without them it cannot be sorted."""

    key: str
    text: str
    sort: tuple[str, ...] = ()
    numeric: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """A column as the page shows it: the link that sorts by it, and how it is sorted now."""

    text: str
    href: str
    aria_sort: str
    numeric: bool


@dataclass(frozen=True, slots=True)
class PageLink:
    """A page to go to; number 0 stands for the pages left out."""

    number: int
    href: str
    current: bool


class Listing(Generic[Row]):
    """One page of a queryset that is already filtered and limited to what its reader may see.

    `query` is `request.GET`: only `page` and `sort` are read, and `sort` only from the columns' own keys.
    """

    def __init__(
        self,
        rows: QuerySet[Row],
        columns: Sequence[Column],
        query: QueryDict,
        *,
        sort: str,
        per_page: int = PER_PAGE,
    ) -> None:
        self._all = rows
        self._columns = columns
        self._query = query
        self.per_page = per_page
        asked = query.get("sort", "")
        sortable = {column.key for column in columns if column.sort}
        self.sort = asked if asked.removeprefix("-") in sortable else sort

    @cached_property
    def total(self) -> int:
        return self._all.count()

    @cached_property
    def page(self) -> int:
        """The page asked for, or the nearest that there is."""
        asked = self._query.get("page", "1")
        wanted = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 10 else 1
        return max(1, min(wanted, self.pages))

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // self.per_page))

    @property
    def first(self) -> int:
        """The place of the first row shown, counted from one."""
        return (self.page - 1) * self.per_page + 1 if self.total else 0

    @property
    def last(self) -> int:
        return min(self.page * self.per_page, self.total)

    @cached_property
    def rows(self) -> list[Row]:
        """The rows of the page; in the second half read from the end, so the last page costs as the first."""
        if not self.total:
            return []
        ordered = self._all.order_by(*self._order())
        start, stop = self.first - 1, self.last
        if start <= self.total // 2:
            return self.read(ordered, start, stop)
        return self.read(ordered.reverse(), self.total - stop, self.total - start)[::-1]

    def read(self, ordered: QuerySet[Row], start: int, stop: int) -> list[Row]:
        """A stretch of the ordered rows; a list that knows a quicker way to them has its own."""
        return list(ordered[start:stop])

    def _order(self) -> list[str]:
        key = self.sort.removeprefix("-")
        fields = (*next(column.sort for column in self._columns if column.key == key), "pk")
        return [_opposite(field) for field in fields] if self.sort.startswith("-") else list(fields)

    @property
    def headings(self) -> list[Heading]:
        return [self._heading(column) for column in self._columns]

    def _heading(self, column: Column) -> Heading:
        if not column.sort:
            return Heading(column.text, "", "", column.numeric)
        directions = {column.key: "ascending", f"-{column.key}": "descending"}
        turned = f"-{column.key}" if self.sort == column.key else column.key
        href = self.address({"sort": turned}, without=("page",))
        return Heading(column.text, href, directions.get(self.sort, "none"), column.numeric)

    @property
    def page_links(self) -> list[PageLink]:
        """First, last and the pages around this one, with a gap where some are left out."""
        near = range(self.page - NEIGHBOURS, self.page + NEIGHBOURS + 1)
        shown = sorted({1, self.pages, *(number for number in near if 1 <= number <= self.pages)})
        links: list[PageLink] = []
        for number in shown:
            if links and number > links[-1].number + 1:
                links.append(PageLink(GAP, "", current=False))
            links.append(PageLink(number, self.page_address(number), current=number == self.page))
        return links

    @property
    def previous(self) -> str:
        return self.page_address(self.page - 1) if self.page > 1 else ""

    @property
    def next(self) -> str:
        return self.page_address(self.page + 1) if self.page < self.pages else ""

    @property
    def filters(self) -> dict[str, list[str]]:
        """What the list is narrowed by: every parameter with a value, other than page and sort."""
        kept = {name: [value for value in values if value] for name, values in self._query.lists()}
        return {name: values for name, values in kept.items() if values and name not in {"page", "sort"}}

    @property
    def cleared(self) -> str:
        """The same list without its filters."""
        return self.address({}, without=(*self.filters, "page"))

    def page_address(self, number: int) -> str:
        return self.address({"page": str(number)})

    def address(self, changed: Mapping[str, str], without: Sequence[str] = ()) -> str:
        """The query of the same list with some parameters changed or left out."""
        query = self._query.copy()
        for name in without:
            query.pop(name, None)
        for name, value in changed.items():
            query[name] = value
        return f"?{query.urlencode()}"


def _opposite(field: str) -> str:
    return field.removeprefix("-") if field.startswith("-") else f"-{field}"
