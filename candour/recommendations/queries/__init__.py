"""Questions about published plans."""

from candour.recommendations.queries.imports import (
    Difference,
    differences,
    earlier_publication,
    imports_listed,
)
from candour.recommendations.queries.ledger import (
    Counts,
    Narrowing,
    Standing,
    choices,
    counts_of,
    desk_counts,
    ledger_as_of,
    narrowed,
    standing_of,
    with_actions,
    with_actions_and_owners,
)
from candour.recommendations.queries.publications import (
    plan_of_publication,
    publications_as_of,
    source_of,
    totals_of,
)
from candour.recommendations.queries.repeats import Candidate, repeat_candidates

__all__ = [
    "Candidate",
    "Counts",
    "Difference",
    "Narrowing",
    "Standing",
    "choices",
    "counts_of",
    "desk_counts",
    "differences",
    "earlier_publication",
    "imports_listed",
    "ledger_as_of",
    "narrowed",
    "plan_of_publication",
    "publications_as_of",
    "repeat_candidates",
    "source_of",
    "standing_of",
    "totals_of",
    "with_actions",
    "with_actions_and_owners",
]
