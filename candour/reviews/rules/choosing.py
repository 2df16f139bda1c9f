"""Whom a review may be given to, apart from independence."""

from candour.reviews.models import ConductedBy, Review
from candour.staff.models import User


def somebody_else_countersigns(*, same: bool) -> str | None:
    return "Somebody other than the writer must countersign the review." if same else None


def against_conducting(review: Review, writer: User, conducted_by: str, reason: str) -> list[str]:
    """Who conducts the review agrees with where its writer works, and is explained where unusual."""
    region = review.case.region_id
    against = []
    if conducted_by == ConductedBy.REGION and writer.region_id != region:
        against.append(
            f"{writer} does not work in this region. Say that another conducts the review, and why."
        )
    if conducted_by == ConductedBy.OTHER_REGION and writer.region_id in (region, None):
        against.append(f"{writer} does not work in another region.")
    if conducted_by == ConductedBy.INSPECTORATE and writer.region_id is not None:
        against.append(f"{writer} works in a region, not in the inspectorate.")
    if conducted_by != ConductedBy.REGION and not reason.strip():
        against.append("Say why the region's own SFO team does not conduct it.")
    return against
