"""Search by name, CRN or reference, in the database."""

import re

from django.db.models import BigIntegerField, Func, Q, QuerySet, Value

from candour.cases import names
from candour.cases.models import Case

REFERENCE = re.compile(r"SFO-\d{4}-\d{5,}")


class Found(Func):
    """The cases that the database finds within the reader's limits; see the second migration."""

    function = "cases_found"
    template = "(SELECT %(function)s(%(expressions)s))"
    output_field = BigIntegerField()


def found_by(typed: str, cases: QuerySet[Case]) -> QuerySet[Case]:
    """Cases whose names, CRN or reference hold every typed word as a beginning, in any order."""
    reference = typed.strip().upper()
    if REFERENCE.fullmatch(reference):
        return cases.filter(reference=reference)
    query = names.prefix_query(typed)
    return cases.filter(Q(pk__in=Found(Value(query)))) if query else cases.none()
