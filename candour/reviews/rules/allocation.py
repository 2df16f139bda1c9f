"""Whether the people given the work may do it, judged on the person and the review, whatever their role."""

from candour.reviews.independence import reasons_against_in
from candour.reviews.models import Assignment, Review
from candour.staff.models import User


def both_managers_are_chosen(review: Review, actor: User) -> str | None:
    if review.reviewing_manager_id is None:
        return "Choose who writes the review."
    if review.countersigning_manager_id is None:
        return "Choose who countersigns the review."
    return None


def the_reviewing_manager_is_independent(review: Review, actor: User) -> str | None:
    return not_independent(review, review.reviewing_manager)


def both_managers_are_independent(review: Review, actor: User) -> str | None:
    writer = not_independent(review, review.reviewing_manager)
    return writer or not_independent(review, review.countersigning_manager)


def not_independent(review: Review, person: User | None) -> str | None:
    """The reason against this person's part in the review, in a sentence that names the link."""
    if person is None:
        return None
    links = reasons_against_in(review, person)
    if not links:
        return None
    return f"{person} is not independent of this case: {person} {'; '.join(links)}."


def the_person_is_the_reviewing_manager(review: Review, actor: User) -> str | None:
    if review.reviewing_manager_id == actor.pk:
        return None
    return "Only the reviewing manager of this review does this."


def the_person_is_the_countersigning_manager(review: Review, actor: User) -> str | None:
    if review.countersigning_manager_id == actor.pk:
        return None
    return "Only the countersigning manager of this review does this."


def the_reviewing_manager_declared_independence(review: Review, actor: User) -> str | None:
    task = Assignment.Task.WRITE
    given = Assignment.objects.filter(review=review, task=task, until__isnull=True).first()
    if given is not None and given.declared_independent_at is not None:
        return None
    return "Declare first that nothing stands between you and an independent view of this case."
