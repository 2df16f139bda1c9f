"""Reading rows of policy from TOML and CSV files into frozen dataclasses, refusing whatever is not exact.

A TOML file holds `[[row]]` tables; a CSV file has one row a line and a header. Every column must be a field
of the dataclass and every field without a default must be given. `from` and `until` in a file are the fields
`applies_from` and `applies_until`, because `from` is a word of the language.
"""

import csv
import tomllib
from collections.abc import Mapping
from dataclasses import MISSING, Field, dataclass, fields
from datetime import date
from enum import StrEnum
from pathlib import Path
from types import UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

FOLDER = Path(__file__).parent
COLUMN_NAMES = {"applies_from": "from", "applies_until": "until"}


class PolicyError(Exception):
    """A policy file cannot be used; the text names the file, the row and what is wrong."""


class Standing(StrEnum):
    """How far a row can be relied on."""

    PUBLISHED = "published"
    SUPERSEDED = "superseded"
    INFERRED = "inferred"
    DEFAULT = "default"


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyRow:
    """What every row says of itself: its source, how sure it is, and from when to when it applies."""

    source: str
    status: Standing
    applies_from: date
    applies_until: date | None = None
    """The last day, included; None while it applies."""

    def applies_on(self, day: date) -> bool:
        return self.applies_from <= day and (self.applies_until is None or day <= self.applies_until)


Row = TypeVar("Row", bound=PolicyRow)
Columns = dict[str, tuple[Field[Any], object]]


def read_rows(kind: type[Row], path: Path) -> tuple[Row, ...]:
    """Every row of one file, in its order. Raises PolicyError naming the file and the row."""
    rows = _csv_rows(path) if path.suffix == ".csv" else _toml_rows(path)
    columns = _columns(kind)
    return tuple(
        _row_from(kind, values, columns=columns, where=f"{path.name}, row {number}")
        for number, values in enumerate(rows, start=1)
    )


def _csv_rows(path: Path) -> list[dict[str, Any]]:
    with path.open(encoding="utf-8", newline="") as file:
        # An empty cell says nothing, so it takes the default of its field or is refused like a missing one.
        return [
            {name: cell for name, cell in row.items() if cell != ""}
            for row in csv.DictReader(file, strict=True)
        ]


def _toml_rows(path: Path) -> list[dict[str, Any]]:
    with path.open("rb") as file:
        contents = tomllib.load(file)
    if set(contents) != {"row"}:
        raise PolicyError(f"{path.name}: expected [[row]] tables and nothing else.")
    rows: list[dict[str, Any]] = contents["row"]
    return rows


def _row_from(kind: type[Row], values: Mapping[str, Any], *, columns: Columns, where: str) -> Row:
    unknown = [str(name) for name in values if name not in columns]
    if unknown:
        raise PolicyError(f"{where}: unknown column {', '.join(unknown)}.")
    missing = [name for name, (field, _) in columns.items() if name not in values and _is_required(field)]
    if missing:
        raise PolicyError(f"{where}: nothing is given for {', '.join(missing)}.")
    given: dict[str, Any] = {}
    for name, value in values.items():
        field, wanted = columns[name]
        given[field.name] = _value(value, wanted, f"{where}, {name}")
    row = kind(**given)
    if row.applies_until is not None and row.applies_until < row.applies_from:
        raise PolicyError(f"{where}: it ends before it starts.")
    return row


def _columns(kind: type[PolicyRow]) -> Columns:
    hints = get_type_hints(kind)
    return {COLUMN_NAMES.get(each.name, each.name): (each, hints[each.name]) for each in fields(kind)}


def _is_required(field: Field[Any]) -> bool:
    return field.default is MISSING and field.default_factory is MISSING


def _value(value: object, wanted: object, where: str) -> object:
    """The value as the field's type has it: text becomes a date, a yes or no, or one of a list of words."""
    if isinstance(wanted, UnionType):
        wanted = next(choice for choice in get_args(wanted) if choice is not type(None))
    if get_origin(wanted) is tuple:
        if not isinstance(value, list):
            raise PolicyError(f"{where}: a list is needed.")
        return tuple(_value(each, get_args(wanted)[0], where) for each in value)
    if isinstance(value, str):
        return _from_text(value, wanted, where)
    if type(value) is not wanted:
        raise PolicyError(f"{where}: {value!r} is not of the kind needed.")
    return value


def _from_text(text: str, wanted: object, where: str) -> object:
    try:
        if text == "":
            raise ValueError
        if wanted is bool:
            return {"yes": True, "no": False}[text]
        if wanted is date:
            return date.fromisoformat(text)
        return wanted(text) if callable(wanted) else text
    except (ValueError, KeyError):
        raise PolicyError(f"{where}: {text!r} is not known here.") from None
