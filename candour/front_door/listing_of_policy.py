"""A list that is already in memory, paged like those of the database."""

from collections.abc import Sequence
from functools import cached_property
from typing import Any, cast

from django.db.models import QuerySet
from django.http import QueryDict

from candour.design_system.tables import Column, Listing
from candour.front_door.queries.policy import Shown

PER_PAGE = 50


class ListingOfPolicy(Listing[Any]):
    """Rows of policy come from files, so they are counted and cut here; they keep the order of the file."""

    def __init__(self, found: Sequence[Shown], columns: Sequence[Column], query: QueryDict) -> None:
        super().__init__(cast("QuerySet[Any]", found), columns, query, sort="", per_page=PER_PAGE)
        self.found = found

    @cached_property
    def total(self) -> int:
        return len(self.found)

    @cached_property
    def rows(self) -> list[Shown]:
        return list(self.found[self.first - 1 : self.last]) if self.found else []
