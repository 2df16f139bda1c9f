"""A review that was commissioned this week, in a database of its own: a program that sets the scene.

London's Priya Raman notified the murder; Colin Baptiste of the national team commissioned the review.
"""

import os
from datetime import timedelta


def set_the_scene() -> None:
    from django.utils import timezone

    from candour.cases.commands import NewCharge, NewRiskAssessment, NewSupervision
    from candour.cases.row_security import every_row
    from candour.config.demo.staff import load_staff
    from candour.notifications.commands import deciding, notifying
    from candour.policy.load import load_policy
    from candour.staff.commands import match_policy
    from candour.staff.models import DeliveryUnit
    from tests.factories import notifications

    now = timezone.now()
    today = timezone.localdate()
    with every_row():
        match_policy(regions=load_policy().regions, units=load_policy().delivery_units)
        people = load_staff(at=now)
        priya, colin = people["demo-priya"], people["demo-colin"]
        charge = NewCharge(
            code="COML025",
            title="Murder",
            alleged_offence_date=today - timedelta(days=20),
            charged_on=today - timedelta(days=16),
        )
        order = NewSupervision(type="community_order", start=today - timedelta(days=400))
        notification = notifications.opened(
            by=priya,
            at=now - timedelta(days=3),
            of="London",
            family_name="Brightwell",
            given_names="Nathan",
            delivery_unit=DeliveryUnit.objects.get(region__name="London", name="Croydon"),
            court="Croydon Magistrates’ Court",
            first_court_appearance=today - timedelta(days=15),
            charges=(charge,),
            supervision=(order,),
            risk_assessments=(NewRiskAssessment(level="medium", assessed_on=today - timedelta(days=380)),),
        )
        notification = notifying.submit(
            notification=notification, proposal="", by=priya, at=now - timedelta(days=2)
        )
        deciding.commission_review(notification=notification, by=colin, at=now - timedelta(days=1))


if __name__ == "__main__":
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "candour.config.settings")
    django.setup()
    set_the_scene()
