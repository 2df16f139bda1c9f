"""Whether somebody may mark, and whether marks are complete."""

from candour.quality.models import Assessment, Marking
from candour.reviews.queries.independence import reasons_against_marking
from candour.staff.models import User


def every_marking_is_locked(assessment: Assessment, actor: User | None) -> str | None:
    """Says who is still marking, and nothing of how."""
    standing = _standing(assessment)
    if not standing:
        return "Nobody has marked this review."
    return not_locked([str(marking.assessor) for marking in standing if marking.locked_at is None])


def not_locked(people: list[str]) -> str | None:
    """Who is still marking, in a sentence; None where nobody is."""
    if not people:
        return None
    return f"{' and '.join(people)} {'has' if len(people) == 1 else 'have'} not locked the marks yet."


def nobody_marks_it(assessment: Assessment, actor: User | None) -> str | None:
    return "Somebody still marks this review." if _standing(assessment) else None


def _standing(assessment: Assessment) -> list[Marking]:
    standing = Marking.objects.filter(assessment=assessment, ended_at__isnull=True)
    return list(standing.select_related("assessor"))


def the_marking_is_theirs(marking: Marking, actor: User) -> str | None:
    return (
        None
        if marking.assessor_id == actor.pk
        else "Only the assessor who was given this writes these marks."
    )


def the_marking_is_open(marking: Marking, actor: User) -> str | None:
    if marking.ended_at is not None:
        return "This work was taken from you, so the marks are only read."
    if marking.locked_at is not None:
        return "These marks are locked. Nobody changes them any more."
    return None


def the_assessor_declared(marking: Marking, actor: User) -> str | None:
    if marking.declared_at is not None:
        return None
    return "Declare first that nothing stands between you and an independent view of this review."


def the_assessor_is_independent(marking: Marking, actor: User) -> str | None:
    return not_independent(marking.assessment, actor)


def not_independent(assessment: Assessment, person: User) -> str | None:
    """What stands against this person's marking, in one sentence; None where nothing does."""
    return in_a_sentence(person, reasons_against_marking(assessment.review, [person])[person.pk])


def in_a_sentence(person: User, links: list[str]) -> str | None:
    if not links:
        return None
    return f"{person} is not independent of this review: {person} {'; '.join(links)}."
