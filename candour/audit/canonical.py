"""The canonical form of the audit tables, version 1: frozen. The database computes the same in a migration.

The form is the row as it stands in a dump: one JSON object without spaces, its columns in a fixed order,
nothing escaped but the quotation mark, the backslash and control characters. The digest is SHA-256, in
hexadecimal, of the UTF-8 bytes of the form up to the digest itself. Rows keep the version that they were
written with; a later form is added beside this one. Plain Python, no Django.
"""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

Row = Mapping[str, Any]

ZERO = "0" * 64
VERSION = 1

ENTRY_COLUMNS = (
    "kind",
    "chain",
    "sequence",
    "at",
    "actor",
    "actor_name",
    "actor_role",
    "action",
    "subject_type",
    "subject",
    "relation",
    "outcome",
    "reason",
    "changed",
    "request",
    "version",
    "previous",
    "digest",
)
HEADS_DIGEST_COLUMNS = ("kind", "sequence", "at", "heads", "sealed", "version", "previous", "digest")
HEAD_COLUMNS = ("kind", "chain", "sequence", "digest", "sealed")


def written(row: Row) -> str:
    """A row as a line of a dump, without the end of the line."""
    return json.dumps(row, ensure_ascii=False, separators=(",", ":"))


def digest_of(row: Row, columns: tuple[str, ...]) -> str:
    """The digest that the row must carry. Raises ValueError where a text is not Unicode."""
    form = written({column: row[column] for column in columns[:-1]})
    return hashlib.sha256(form[:-1].encode()).hexdigest()


def differing_columns(row: Row, columns: tuple[str, ...]) -> str:
    """What is wrong with the names of the row's columns, if anything."""
    if missing := set(columns) - row.keys():
        return f"columns are missing: {', '.join(sorted(missing))}"
    if added := row.keys() - set(columns):
        return f"columns were added: {', '.join(sorted(added))}"
    return ""


def wrong_content(row: Row, columns: tuple[str, ...]) -> str:
    """Why the row does not carry its own digest, if it does not."""
    if row["version"] != VERSION:
        return f"names canonical form {row['version']!r}, which is not known"
    try:
        own = digest_of(row, columns)
    except ValueError:
        return "a text is not Unicode"
    return "" if row["digest"] == own else "does not match its digest: a column was changed"
