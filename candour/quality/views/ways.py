"""The ways from a desk to samples, benchmarking and results, for whoever may go them."""

from django.urls import reverse

from candour.access.grants import Grants
from candour.access.permissions import Permission
from candour.design_system.context import Link

WAYS = (
    ("Results", "quality:results", (Permission.VIEW_QUALITY,)),
    ("Samples", "quality:draws", (Permission.DRAW_SAMPLE,)),
    (
        "Benchmarking",
        "quality:benchmarks",
        (Permission.RUN_BENCHMARKING, Permission.TAKE_PART_IN_BENCHMARKING),
    ),
)


def ways(grants: Grants) -> list[Link]:
    """Links to what this person may open."""
    return [
        Link(text=text, href=reverse(name), active=False)
        for text, name, permissions in WAYS
        if any(map(grants.allow, permissions))
    ]
