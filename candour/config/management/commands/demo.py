"""Load the demo: invented staff, cases and plans."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from candour.cases.row_security import every_row
from candour.config.demo.cases import load_cases
from candour.config.demo.disclosure import load_disclosures
from candour.config.demo.families import load_families
from candour.config.demo.plans import load_plans
from candour.config.demo.staff import load_staff
from candour.policy.load import load_policy
from candour.staff.commands import match_policy


class Command(BaseCommand):
    help = "Load the invented staff, cases and plans of the demo; what is there already stays"

    def handle(self, *_arguments: object, **_options: object) -> None:
        if not settings.DEMO:
            raise CommandError("Demo data are for demo mode only: CANDOUR_MODE is “production”.")
        at = timezone.now()
        with every_row():
            match_policy(regions=load_policy().regions, units=load_policy().delivery_units)
            staff = load_staff(at=at)
            cases = load_cases(staff=staff, at=at)
            families = load_families(staff=staff, at=at)
            load_disclosures(staff=staff, at=at)
            plans = load_plans(by=staff["demo-mei"], at=at)
        self.stdout.write(f"Demo: {len(staff)} people, {cases} cases, {families} families, {plans} plans.")
