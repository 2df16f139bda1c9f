"""The whole picture on one page, the signature, and what was submitted."""

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from markupsafe import Markup

from candour.access.middleware import StaffRequest
from candour.access.permissions import Permission
from candour.access.requires import requires
from candour.reviews import transitions
from candour.reviews.commands import signing
from candour.reviews.forms.signing import CountersignForm
from candour.reviews.queries.signing import picture_of, submission_of, submissions_of
from candour.reviews.rich_text import to_html
from candour.reviews.views.acting import done, said_in
from candour.reviews.views.move_table import moves_for
from candour.reviews.views.reaching import frame, review_of, review_to_change
from candour.reviews.whole import digest, whole_review
from candour.workflow.perform import reasons_against


@requires(Permission.VIEW_REVIEW)
def whole_picture(request: StaffRequest, reference: str) -> HttpResponse:
    """Everything that a signer weighs, on one page, with the way to each part."""
    review = review_of(request, reference, page="whole picture")
    possible, hindered = moves_for(request, review)
    signs = review.countersigning_manager_id == request.user.pk
    picture = picture_of(review, today=timezone.localdate())
    context = frame(
        review,
        "The whole picture",
        picture=picture,
        signs=signs,
        may_sign=signs and review.status in transitions.COUNTERSIGN.source,
        against=reasons_against(transitions.COUNTERSIGN, review, request.user) if signs else [],
        possible=possible,
        hindered=hindered,
        submissions=submissions_of(review),
        back=reverse("reviews:show", args=[reference]),
    )
    return render(request, "reviews/whole_picture.html", context)


@requires(Permission.COUNTERSIGN_REVIEW)
def countersign(request: StaffRequest, reference: str) -> HttpResponse:
    """Sign exactly the text that this page was opened with."""
    review = review_to_change(request, reference, page="countersign")
    if review.countersigning_manager_id != request.user.pk:
        raise PermissionDenied("Only the countersigning manager of this review signs it.")
    seen = digest(whole_review(review))
    form = CountersignForm(request.POST or None, initial={"seen": seen, "grade": request.user.job_title})
    told, said = {"review": review, **said_in(form)}, "The review is countersigned. It can now be submitted."
    if done(request, form, signing.countersign, told, said):
        return redirect("reviews:show", reference)
    against = [] if request.POST else reasons_against(transitions.COUNTERSIGN, review, request.user)
    back = reverse("reviews:whole_picture", args=[reference])
    context = frame(review, "Countersign the review", form=form, against=against, seen=seen, back=back)
    return render(request, "reviews/countersign.html", context)


@requires(Permission.VIEW_REVIEW)
def submitted(request: StaffRequest, reference: str, number: int) -> HttpResponse:
    """What was sent, as it was sent; its digest is worked out again each time it is shown."""
    review = review_of(request, reference, page=f"submission {number}")
    found = submission_of(review, number)
    if found is None:
        raise Http404("There is no such submission.")
    sections = [
        (each["title"], Markup(to_html(each["content"], prefix=f"{each['key']}-", lower=1)))  # noqa: S704  # every word of it is escaped there
        for each in found.content["sections"]
    ]
    context = frame(
        review,
        "The submitted review",
        submission=found,
        sections=sections,
        learning=_dated(found.content["thread"]["learning"]),
        intact=digest(found.content) == found.sha256,
        back=reverse("reviews:show", args=[reference]),
    )
    return render(request, "reviews/submitted.html", context)


def _dated(learning: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The learning with the days of its actions as days again, as frozen content keeps them as words."""
    return [
        {
            **point,
            "actions": [
                {**action, "due_on": date.fromisoformat(action["due_on"]) if action["due_on"] else None}
                for action in point["actions"]
            ],
        }
        for point in learning
    ]
