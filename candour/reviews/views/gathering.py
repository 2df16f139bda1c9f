"""What every page shares on which a review's chronology, contacts, interviews and promises are gathered."""

from collections.abc import Iterator

from django.urls import reverse

from candour.access.middleware import StaffRequest
from candour.reviews.models import Review, Standing
from candour.reviews.queries.interviews import levels_heard
from candour.reviews.rules.gathering import GATHERED_IN
from candour.reviews.views.reaching import frame

PARTS = (
    ("chronology", "Chronology"),
    ("timeline", "Timeline and gaps"),
    ("contacts", "Contacts"),
    ("interviews", "Interviews"),
    ("promises", "What staff were promised"),
)


def gathered(
    request: StaffRequest, review: Review, title: str, part: str, *, above: str = "", **more: object
) -> dict[str, object]:
    """The frame of one page of these parts; `above` names the list that it belongs to and leads back to."""
    return frame(
        review,
        title,
        parts=list(_links(review, part)),
        levels=levels_heard(review),
        may_gather=may_gather(request, review),
        breadcrumbs=_crumbs(review, title, above),
        cancel=reverse(f"reviews:{above}", args=[review.case_reference]) if above else "",
        **more,
    )


def may_gather(request: StaffRequest, review: Review) -> bool:
    """Whether the page offers changes; the command asks everything again, and gives its reasons."""
    return (
        review.reviewing_manager_id == request.user.pk
        and review.status in GATHERED_IN
        and review.standing_status == Standing.ACTIVE
        and review.case_id not in request.sight.reading
    )


def _links(review: Review, part: str) -> Iterator[dict[str, object]]:
    for name, text in PARTS:
        href = reverse(f"reviews:{name}", args=[review.case_reference])
        yield {"text": text, "href": href, "active": name == part}


def _crumbs(review: Review, title: str, above: str) -> list[dict[str, str]]:
    reference = review.case_reference
    crumbs = [{"text": f"Review {reference}", "href": reverse("reviews:show", args=[reference])}]
    named = dict(PARTS)
    if above:
        crumbs.append({"text": named[above], "href": reverse(f"reviews:{above}", args=[reference])})
    return [*crumbs, {"text": title}]
