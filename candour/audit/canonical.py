"""The canonical form of the audit tables, version 1: frozen. The database computes the same in a migration.

A digest is SHA-256, in hexadecimal, of the UTF-8 bytes of a line that names the form, the numbers and the
number of characters of each text, then the texts themselves without separators. Lengths first make the form
unambiguous. A later form is added beside this one; rows keep the version they were written with.
Plain Python, no Django.
"""

import hashlib
from collections.abc import Mapping
from operator import itemgetter
from typing import Any

Row = Mapping[str, Any]

ZERO = "0" * 64
VERSION = 1

ENTRY_TEXTS = (
    "chain",
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
    "previous",
)
HEADS_TEXTS = ("at", "sealed", "previous")
ENTRY_COLUMNS = frozenset({*ENTRY_TEXTS, "sequence", "version", "digest"})
HEADS_COLUMNS = frozenset({*HEADS_TEXTS, "sequence", "heads", "version", "digest"})
HEAD_COLUMNS = frozenset({"chain", "sequence", "digest", "sealed"})

_entry_texts = itemgetter(*ENTRY_TEXTS)
_heads_texts = itemgetter(*HEADS_TEXTS)


def entry_digest(row: Row) -> str:
    """The digest an entry must carry.

    Raises KeyError where a column is missing, TypeError or ValueError where one cannot be text.
    """
    texts = _entry_texts(row)
    lengths = " ".join(map(str, map(len, texts)))
    form = f"candour-audit-entry/{row['version']} {row['sequence']} {lengths}\n{''.join(texts)}"
    return hashlib.sha256(form.encode()).hexdigest()


def heads_digest(row: Row) -> str:
    """The digest that a digest of all heads must carry. Raises as `entry_digest` does."""
    texts = _heads_texts(row)
    lengths = " ".join(map(str, map(len, texts)))
    form = f"candour-audit-heads/{row['version']} {row['sequence']} {row['heads']} {lengths}\n"
    return hashlib.sha256((form + "".join(texts)).encode()).hexdigest()
