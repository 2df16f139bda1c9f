"""Make the regions and delivery units of the policy."""

from django.core.management.base import BaseCommand

from candour.policy.load import load_policy
from candour.staff.commands import match_policy


class Command(BaseCommand):
    help = "Make or close regions and delivery units as the policy files say"

    def handle(self, *_arguments: object, **_options: object) -> None:
        match_policy(regions=load_policy().regions, units=load_policy().delivery_units)
        self.stdout.write("Regions and delivery units match the policy.")
