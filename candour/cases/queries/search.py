"""Search by name, CRN or reference, in the database."""

import re

from django.db.models import BooleanField, F, Func, QuerySet, Value

from candour.cases import names
from candour.cases.models import Case

REFERENCE = re.compile(r"SFO-\d{4}-\d{5,}")
IN_EVERY_REFERENCE = "sfo"


class IsFound(Func):
    """Whether the database finds the case within the reader's limits; see the second migration.

    As an array, which it looks up in order: a join that expects few cases takes half as long again for many.
    """

    template = "%(expressions)s)))"
    arg_joiner = " = ANY(ARRAY(SELECT * FROM cases_found("
    output_field = BooleanField()


def found_by(typed: str, cases: QuerySet[Case]) -> QuerySet[Case]:
    """Cases whose names, CRN or reference hold every typed word as a beginning, in any order."""
    reference = typed.strip().upper()
    if REFERENCE.fullmatch(reference):
        return cases.filter(reference=reference)
    words = names.fold(typed).split()
    narrowing = [word for word in words if not IN_EVERY_REFERENCE.startswith(word)]
    if words and not narrowing:
        return cases
    query = names.prefix_query(" ".join(narrowing))
    return cases.filter(IsFound(F("pk"), Value(query))) if query else cases.none()
