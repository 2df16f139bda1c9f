"""Invented staff for tests, each with explicit values."""

from datetime import date
from itertools import count

from candour.access.roles import ROLES
from candour.staff.models import DeliveryUnit, Region, RoleHeld, Team, User

_numbers = count(1)
REGIONS = {"North East": "N54", "Wales": "N03", "London": "N07", "South West": "N58"}
LONG_AGO = date(2020, 1, 6)


def region(name: str = "North East") -> Region:
    made, _new = Region.objects.get_or_create(code=REGIONS[name], defaults={"name": name})
    return made


def delivery_unit(name: str = "Gateshead and South Tyneside", *, of: str = "North East") -> DeliveryUnit:
    made, _new = DeliveryUnit.objects.get_or_create(region=region(of), name=name)
    return made


def team(name: str = "North East SFO team", *, of: str | None = "North East") -> Team:
    made, _new = Team.objects.get_or_create(name=name, defaults={"region": region(of) if of else None})
    return made


def member(
    *roles: str,
    of: str | None = "North East",
    name: str = "",
    line_manager: User | None = None,
    in_team: Team | None = None,
    since: date = LONG_AGO,
    active: bool = True,
) -> User:
    """A member of staff who holds these roles; without a region for the national team and inspectors."""
    number = next(_numbers)
    made = User.objects.create_user(
        f"member-{number}",
        full_name=name or f"{ROLES[roles[0]].name if roles else 'Member'} {number}",
        email=f"member-{number}@example.invalid",
        region=region(of) if of else None,
        team=in_team,
        line_manager=line_manager,
        is_active=active,
    )
    RoleHeld.objects.bulk_create(RoleHeld(user=made, role=ROLES[role].key, since=since) for role in roles)
    return made


def administrator(of: str = "North East") -> User:
    return member("sfo_administrator", of=of)


def regional_lead(of: str = "North East") -> User:
    return member("regional_lead", of=of)


def practitioner(of: str = "North East") -> User:
    return member("practitioner", of=of)


def reviewing_manager(of: str = "North East") -> User:
    return member("reviewing_manager", of=of)


def national_officer() -> User:
    return member("national_officer", of=None)


def national_lead() -> User:
    return member("national_lead", of=None)


def inspector() -> User:
    return member("inspector", of=None)
