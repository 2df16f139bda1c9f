"""Load the demo: invented staff, cases and plans."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.utils import timezone

from candour.cases.row_security import every_row
from candour.config.demo.cases import load_case_studies, load_cases
from candour.config.demo.disclosure import load_copy_for_who_was_harmed, load_disclosures
from candour.config.demo.families import load_families
from candour.config.demo.plans import load_plans
from candour.config.demo.staff import load_staff
from candour.policy.load import load_policy
from candour.staff.commands import match_policy


class Command(BaseCommand):
    help = "Load the invented staff, cases and plans of the demo; what is there already stays"

    def handle(self, *_arguments: object, **_options: object) -> None:
        """Each part is one transaction and looks whether it is there: an interruption loses one part."""
        if not settings.DEMO:
            raise CommandError("Demo data are for demo mode only: CANDOUR_MODE is “production”.")
        at = timezone.now()
        with every_row():
            match_policy(regions=load_policy().regions, units=load_policy().delivery_units)
            staff = load_staff(at=at)
            load_case_studies(staff=staff, at=at)
        with beside(lambda: load_disclosures(staff=staff, at=at)), every_row():
            cases = load_cases(staff=staff, at=at)
            families = load_families(staff=staff, at=at)
            plans = load_plans(by=staff["demo-mei"], at=at)
        with every_row():
            load_copy_for_who_was_harmed(staff=staff, at=at)
        self.stdout.write(f"Demo: {len(staff)} people, {cases} cases, {families} families, {plans} plans.")


@contextmanager
def beside(part: Callable[[], object]) -> Iterator[None]:
    """Do a part in a thread with a connection of its own, beside what the block does."""

    def whole() -> None:
        try:
            with every_row():
                part()
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as thread:
        running = thread.submit(whole)
        yield
        running.result()
