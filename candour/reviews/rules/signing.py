"""What must hold before a review is signed and sent."""

from candour.reviews.models import Countersignature, Review, SectionVersion
from candour.reviews.thread.of_review import lines_of
from candour.reviews.whole import digest, whole_review
from candour.staff.models import User

SHOWN = 3
"""So many broken links are quoted; the others are counted."""


def the_signer_did_not_write_it(review: Review, actor: User) -> str | None:
    if SectionVersion.objects.filter(review=review, by=actor).exists():
        return "You wrote a part of this review, so somebody else must sign it."
    return None


def the_thread_holds(review: Review, actor: User) -> str | None:
    standing = [line for line in lines_of(review) if line.stands_in_the_way]
    if not standing:
        return None
    if len(standing) == 1:
        return f"The learning thread is broken in one place. {standing[0].sentence}"
    first = " ".join(line.sentence for line in standing[:SHOWN])
    rest = len(standing) - SHOWN
    more = f" And {rest} more." if rest > 0 else ""
    return f"The learning thread is broken in {len(standing)} places. {first}{more}"


def nothing_changed_since_the_signature(review: Review, actor: User) -> str | None:
    signed = Countersignature.objects.filter(review=review).order_by("-at", "-id").first()
    if signed is None:
        return "The review is not countersigned."
    if signed.sha256 == digest(whole_review(review)):
        return None
    return "The review was changed after it was signed. It has to be signed again."
