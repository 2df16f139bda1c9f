"""Whether the people given the work may do it, judged on the person and the review, whatever their role."""

from candour.reviews.independence import Work, reasons_against_in, reasons_for_each
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
    chosen = (review.reviewing_manager, review.countersigning_manager)
    people = [person for person in chosen if person is not None]
    found = reasons_for_each(review, people)
    sentences = (in_a_sentence(person, found[person.pk]) for person in people)
    return next((sentence for sentence in sentences if sentence), None)


def not_independent(review: Review, person: User | None, work: Work | None = None) -> str | None:
    """The reason against this person's part in the review, in a sentence that names the link."""
    if person is None:
        return None
    return in_a_sentence(person, reasons_against_in(review, person, work))


def in_a_sentence(person: User, links: list[str]) -> str | None:
    """One sentence of everything that stands against a person; None where nothing does."""
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
    given = Assignment.objects.filter(review=review, task=Assignment.Task.WRITE, until__isnull=True)
    if given.filter(declared_independent_at__isnull=False).exists():
        return None
    return "Declare first that nothing stands between you and an independent view of this case."


def a_writer_declared_independence(review: Review, actor: User) -> str | None:
    """Asked of the reviewing manager alone, who may have been given the review after it was begun."""
    if review.reviewing_manager_id != actor.pk:
        return None
    return the_reviewing_manager_declared_independence(review, actor)
