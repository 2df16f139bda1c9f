"""The links of one review, read from the register, the involvements and the lines of management."""

from candour.cases.models import RegisteredPerson, RegisterRole
from candour.reviews.independence.links import Link, Reach, reasons_against
from candour.reviews.models import Conflict, Involvement, Review
from candour.staff.models import User
from candour.staff.queries import line_of_management


def reasons_against_in(review: Review, user: User) -> list[str]:
    """Why this person is not independent in this review, in words; waived conflicts left out."""
    conflicts = Conflict.objects.filter(review=review, user=user, ended_at__isnull=True)
    standing = [one.reason for one in conflicts if one.waived_at is None]
    waived = frozenset(one.reason for one in conflicts if one.waived_at is not None)
    return list(dict.fromkeys([*reasons_against(user.pk, links_of(review), waived=waived), *standing]))


def links_of(review: Review) -> list[Link]:
    """Every link that stands in the way of somebody's work on this review."""
    practice = _practice(review)
    return [*practice, *_management(practice)]


def _practice(review: Review) -> list[Link]:
    noted = Involvement.objects.filter(review=review).select_related("person__staff_account")
    links = [
        Link(one.person.staff_account_id, _did(one), Reach.EVERYTHING)
        for one in noted
        if one.person.staff_account_id
    ]
    named = RegisteredPerson.objects.filter(
        case=review.case, role=RegisterRole.STAFF, staff_account__isnull=False
    )
    known = {link.user for link in links}
    return links + [
        Link(one.staff_account_id, "is named in the case as a member of staff", Reach.EVERYTHING)
        for one in named
        if one.staff_account_id not in known
    ]


def _did(involvement: Involvement) -> str:
    words: str = involvement.get_part_display()
    return words[0].lower() + words[1:]


def _management(practice: list[Link]) -> list[Link]:
    """Those above somebody who worked on the case answer for that work."""
    people = User.objects.filter(pk__in={link.user for link in practice})
    return [
        Link(manager.pk, f"manages {person}, who worked on the case", Reach.EVERYTHING)
        for person in people
        for manager in line_of_management(person)
    ]
