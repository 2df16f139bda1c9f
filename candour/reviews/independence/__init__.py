"""Who is too close to a case to review it, judged from the graph of what people did in it."""

from candour.reviews.independence.links import BARS, Kind, Link, Work, reasons_against
from candour.reviews.independence.of_review import (
    Graph,
    graph_of,
    reasons_against_in,
    reasons_for_each,
    reasons_in,
    work_of,
)

__all__ = [
    "BARS",
    "Graph",
    "Kind",
    "Link",
    "Work",
    "graph_of",
    "reasons_against",
    "reasons_against_in",
    "reasons_for_each",
    "reasons_in",
    "work_of",
]
