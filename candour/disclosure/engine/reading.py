"""One line of input as a text and a register, or a plain sentence about what is wrong with it."""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from candour.disclosure.engine.document import ENTRY_KINDS, Entry

MOST_ENTRIES = 5_000
LONGEST_NAME = 500


class LineError(Exception):
    """The line cannot be used; the text names the field."""


@dataclass(frozen=True, slots=True)
class Request:
    """What one line asks."""

    id: str
    text: str
    register: tuple[Entry, ...]


def read_line(line: bytes) -> Request:
    """Read one line. Raises LineError naming the field."""
    given = _object(line)
    return Request(
        id=_identity(given, "id"),
        text=_text(given, "text", "text"),
        register=_register(given),
    )


def _object(line: bytes) -> Mapping[str, object]:
    try:
        given = json.loads(line.decode("utf-8-sig"), object_pairs_hook=_once)
    except UnicodeDecodeError as problem:
        raise LineError(f"it is not UTF-8 text (at byte {problem.start})") from None
    except json.JSONDecodeError as problem:
        raise LineError(f"it is not JSON (at character {problem.pos + 1})") from None
    except RecursionError:
        raise LineError("it is nested too deeply") from None
    except ValueError:
        raise LineError("a number in it is too long") from None
    if not isinstance(given, dict):
        raise LineError("it is not a JSON object")
    return given


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """An object of which no field stands twice: nobody could tell which of the two was meant."""
    found = dict(pairs)
    if len(found) < len(pairs):
        ((twice, _),) = Counter(name for name, _ in pairs).most_common(1)
        raise LineError(f"the field {twice[:40]!a} stands twice in one object")
    return found


def _text(given: Mapping[str, object], key: str, field: str) -> str:
    if key not in given:
        raise LineError(f"{field} is missing")
    value = given[key]
    if not isinstance(value, str):
        raise LineError(f"{field} must be text")
    # A lone surrogate can stand in JSON, but not in an answer that is UTF-8.
    if any("\ud800" <= letter <= "\udfff" for letter in value) and not value.isascii():
        raise LineError(f"{field} holds half a character")
    return value


def _register(given: Mapping[str, object]) -> tuple[Entry, ...]:
    entries = given.get("register", [])
    if not isinstance(entries, list):
        raise LineError("register must be a list")
    if len(entries) > MOST_ENTRIES:
        raise LineError(f"register has more than {MOST_ENTRIES} entries")
    return tuple(_entry(entry, f"register[{index}]") for index, entry in enumerate(entries))


def _entry(given: object, field: str) -> Entry:
    if not isinstance(given, dict):
        raise LineError(f"{field} must be an object")
    kind = _text(given, "kind", f"{field}.kind")
    if kind not in ENTRY_KINDS:
        raise LineError(f"{field}.kind must be one of {', '.join(ENTRY_KINDS)}")
    name = _name(given, "name", f"{field}.name")
    role = given.get("role")
    if role is not None and not isinstance(role, str):
        raise LineError(f"{field}.role must be text or null")
    identity = _identity(given, f"{field}.id")
    return Entry(id=identity, kind=kind, name=name, aliases=_aliases(given, field), role=role)


def _identity(given: Mapping[str, object], field: str) -> str:
    identity = _text(given, "id", field)
    if not identity:
        raise LineError(f"{field} is empty")
    return identity


def _name(given: Mapping[str, object], key: str, field: str) -> str:
    name = _text(given, key, field)
    if not name.strip():
        raise LineError(f"{field} is empty")
    if not any(map(str.isalnum, name)):
        raise LineError(f"{field} holds no letter and no figure, so that it cannot be found")
    if len(name) > LONGEST_NAME:
        raise LineError(f"{field} is longer than {LONGEST_NAME} characters")
    return name


def _aliases(given: Mapping[str, object], field: str) -> tuple[str, ...]:
    aliases = given.get("aliases")
    if aliases is None:
        return ()
    if not isinstance(aliases, list):
        raise LineError(f"{field}.aliases must be a list")
    if len(aliases) > MOST_ENTRIES:
        raise LineError(f"{field}.aliases has more than {MOST_ENTRIES} names")
    found = [
        _name({"alias": alias}, "alias", f"{field}.aliases[{index}]") for index, alias in enumerate(aliases)
    ]
    return tuple(found)
