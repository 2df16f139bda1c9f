"""Keep regions and delivery units equal to the policy."""

from collections.abc import Iterable

from django.db import transaction

from candour.policy.process import DeliveryUnit as UnitOfPolicy
from candour.policy.process import Region as RegionOfPolicy
from candour.staff.models import DeliveryUnit, Region


@transaction.atomic
def match_policy(*, regions: Iterable[RegionOfPolicy], units: Iterable[UnitOfPolicy]) -> None:
    """Make the regions and delivery units of the policy, and close those that the policy closes."""
    by_code = {
        row.code: Region.objects.update_or_create(code=row.code, defaults={"name": row.name})[0]
        for row in regions
    }
    for unit in units:
        dates = {"opened_on": unit.applies_from, "closed_on": unit.applies_until}
        DeliveryUnit.objects.update_or_create(region=by_code[unit.region], name=unit.name, defaults=dates)
