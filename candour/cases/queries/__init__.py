"""Questions that pages ask about cases."""

from candour.cases.queries.access import break_glass_waiting, relation_of, why_each_may_open
from candour.cases.queries.desk import desk_counts, due_soon_until
from candour.cases.queries.panels import Panel, panels_of
from candour.cases.queries.search import MOST_FOUND, found_by
from candour.cases.queries.seen import seen_by
from candour.cases.queries.work_list import (
    Wanted,
    is_cut_short,
    stretch_of,
    tabs_for,
    why_next,
    work_list,
)

__all__ = [
    "MOST_FOUND",
    "Panel",
    "Wanted",
    "break_glass_waiting",
    "desk_counts",
    "due_soon_until",
    "found_by",
    "is_cut_short",
    "panels_of",
    "relation_of",
    "seen_by",
    "stretch_of",
    "tabs_for",
    "why_each_may_open",
    "why_next",
    "work_list",
]
