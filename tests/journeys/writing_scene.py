"""A review that is being written, in a database of its own: a program that sets the scene of the journeys.

London's reviewing manager Hannah Kowalski writes it; her colleague Femi Bankole shares the writing.
"""

import os
from datetime import timedelta


def set_the_scene() -> None:
    from django.utils import timezone

    from candour.cases.models import AccessEntry, Relation
    from candour.cases.row_security import every_row
    from candour.config.demo.staff import load_staff
    from candour.policy.load import load_policy
    from candour.reviews.models import Assignment, Review
    from candour.staff.commands import match_policy
    from tests.factories import reviews

    at = timezone.now()
    with every_row():
        match_policy(regions=load_policy().regions, units=load_policy().delivery_units)
        people = load_staff(at=at)
        review = reviews.commissioned(of="London", family_name="Brightwell", given_names="Nathan")
        hannah, femi = people["demo-hannah"], people["demo-femi"]
        Review.objects.filter(pk=review.pk).update(status="writing", reviewing_manager=hannah)
        Assignment.objects.create(
            case=review.case,
            review=review,
            user=hannah,
            task=Assignment.Task.WRITE,
            since=at,
            given_by=people["demo-marcus"],
            declared_independent_at=at,
        )
        for person in (hannah, femi):
            AccessEntry.objects.create(
                case=review.case,
                user=person,
                relation=Relation.REVIEWING_MANAGER,
                since=at - timedelta(days=1),
                reason="Writes the review",
                given_by=people["demo-marcus"],
            )


if __name__ == "__main__":
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "candour.config.settings")
    django.setup()
    set_the_scene()
