"""Rows that apply from one day to another, looked up by key and day."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import Generic

from candour.policy.reading import PolicyError, Row


class NotKnownError(LookupError):
    """Policy says nothing of this key on this day; the text can be shown to a person."""


class Dated(Generic[Row]):
    """The rows of one kind, each key with one row for every day from its first to its last.

    Raises PolicyError for two rows of one key on the same day, or days between two rows that have none.
    """

    def __init__(self, name: str, rows: Iterable[Row], *, key: Callable[[Row], str]) -> None:
        self.name = name
        self.rows = tuple(rows)
        self.key = key
        self._by_key: dict[str, list[Row]] = {}
        for row in self.rows:
            self._by_key.setdefault(key(row), []).append(row)
        for named, versions in self._by_key.items():
            versions.sort(key=lambda row: row.applies_from)
            _check_versions(f"{name}, {named}", versions)

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self._by_key)

    def __contains__(self, key: object) -> bool:
        return key in self._by_key

    def versions(self, key: str) -> tuple[Row, ...]:
        """Every row of a key, the oldest first; none for a key that is not known."""
        return tuple(self._by_key.get(key, ()))

    def find(self, key: str, *, on: date) -> Row | None:
        """The row of a key that applies on a day, or None."""
        return next((row for row in self._by_key.get(key, ()) if row.applies_on(on)), None)

    def on(self, key: str, *, on: date) -> Row:
        """The row of a key that applies on a day. Raises NotKnownError when there is none."""
        row = self.find(key, on=on)
        if row is None:
            raise NotKnownError(f"{self.name}: nothing is known of {key!r} on {on.isoformat()}.")
        return row

    def all(self, *, on: date) -> tuple[Row, ...]:
        """Every row that applies on a day, in the order of the file."""
        return tuple(row for row in self.rows if row.applies_on(on))

    def with_rows(self, rows: Iterable[Row]) -> "Dated[Row]":
        """The same table with the given keys replaced: for trying a change before it is made."""
        changed = tuple(rows)
        keys = {self.key(row) for row in changed}
        kept = tuple(row for row in self.rows if self.key(row) not in keys)
        return Dated(self.name, kept + changed, key=self.key)


def _check_versions(named: str, versions: list[Row]) -> None:
    for earlier, later in pairwise(versions):
        if earlier.applies_until is None or earlier.applies_until >= later.applies_from:
            raise PolicyError(f"{named}: two rows apply on {later.applies_from.isoformat()}.")
        if earlier.applies_until + timedelta(days=1) != later.applies_from:
            raise PolicyError(f"{named}: no row applies just before {later.applies_from.isoformat()}.")
