"""Search by name, CRN or reference, in the database."""

import re
from collections.abc import Callable

from django.db.models import BooleanField, F, Func, QuerySet, Value

from candour.cases import names
from candour.cases.models import Case

REFERENCE = re.compile(r"SFO-\d{4}-\d{5,}")
IN_EVERY_REFERENCE = "sfo"
MOST_FOUND = 1_000
"""Cases that a search of words alone gives; `cases_first_found` of the database stops there."""


class IsFound(Func):
    """Whether the database finds the case within the reader's limits; see the second migration.

    As an array, which it looks up in order: a join that expects few cases takes half as long again for many.
    """

    template = "%(expressions)s)))"
    arg_joiner = " = ANY(ARRAY(SELECT * FROM cases_found("
    output_field = BooleanField()


class IsFirstFound(Func):
    """Whether the case is among those that the database finds first, by their next date; it looks once."""

    template = "%(expressions)s))::bigint[])"
    arg_joiner = " = ANY((SELECT cases_first_found("
    output_field = BooleanField()


def found_by(typed: str, cases: QuerySet[Case]) -> QuerySet[Case]:
    """Cases whose names, CRN or reference hold every typed word as a beginning, in any order."""
    return _found(typed, cases, lambda query: IsFound(F("pk"), Value(query)))


def first_found_by(typed: str, cases: QuerySet[Case]) -> QuerySet[Case]:
    """The same for a list that nothing else narrows: of what fits, the `MOST_FOUND` cases that are due first.

    A word as wide as a year fits tens of thousands, and nobody reads those.
    """
    return _found(typed, cases, lambda query: IsFirstFound(F("pk"), Value(query)))


def _found(typed: str, cases: QuerySet[Case], condition: Callable[[str], Func]) -> QuerySet[Case]:
    reference = typed.strip().upper()
    if REFERENCE.fullmatch(reference):
        return cases.filter(reference=reference)
    words = names.fold(typed).split()
    narrowing = [word for word in words if not IN_EVERY_REFERENCE.startswith(word)]
    if words and not narrowing:
        return cases
    query = names.prefix_query(" ".join(narrowing))
    return cases.filter(condition(query)) if query else cases.none()
