"""Staff of the twelve regions, and names for invented people, with every accent that a search must fold."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from candour.policy.load import load_policy
from candour.staff.commands import match_policy
from candour.staff.models import DeliveryUnit, Region, RoleHeld, Team, User

LONG_AGO = date(2020, 1, 6)
OPEN_AT_ONCE = 40  # cases that a reviewing manager holds

GIVEN = (
    "Siân", "Llŷr", "Gwenllïan", "Rhŷs", "Siôn", "Cerys", "Daniel", "Amelia", "Zoë", "Chloë", "José",
    "Renée", "Bjørn", "Łukasz", "Zofia", "Oisín", "Niamh", "Seán", "Mohammed", "Aïsha", "Priya", "Kwame",
    "Ngozi", "Thomas", "Jack", "Olivia", "Harpreet", "Yusuf", "Grace", "Dafydd", "Angharad", "Eirlŷs",
    "Marek", "André", "Tariq", "Mia",
)  # fmt: skip
MIDDLE = ("", "", "", "James", "Mair", "Anne", "Élise", "Rhodri", "Kamau", "Lee", "Ravi", "Józef")
FAMILY = (
    "ap Siôn", "ferch Gruffudd", "Llŷn", "Pŵel", "Tŷ-Mawr", "O’Neill", "Ó Súilleabháin", "McAllister",
    "Okafor", "Smith", "Jones", "Davies", "Evans", "Patel", "Khan", "Begum", "Singh", "Kowalski", "Wójcik",
    "Nuñez", "Müller", "Smith-Jones", "Brown", "Taylor", "Wilson", "Walker", "Wright", "Green", "Hall",
    "Wood", "Clarke", "Hughes", "Edwards", "Lloyd", "Vaughan", "Gwyn", "Achebe", "Mensah", "Ivanović",
    "Dvořák", "Strauß", "Björk", "Nguyễn",
)  # fmt: skip
PLACES = (
    "ford", "ham", "ley", "worth", "field", "wick", "ton", "by", "dale", "stead", "combe", "mere", "thorpe",
    "hurst",
)  # fmt: skip
STEMS = (
    "Ash", "Brad", "Cald", "Den", "Elm", "Fair", "Green", "Hart", "Ing", "Kes", "Lang", "Mar", "Nor", "Oak",
    "Pen", "Rad", "Sel", "Thorn", "Up", "Wal",
)  # fmt: skip
FAMILIES = (*FAMILY, *(stem + place for stem in STEMS for place in PLACES))


@dataclass(frozen=True, slots=True)
class Office:
    """One region as the bench staffs it."""

    region: Region
    units: list[DeliveryUnit]
    administrator: User
    holders: list[User]


@dataclass(frozen=True, slots=True)
class Staff:
    offices: list[Office]
    national: User
    listed: User
    """A reviewing manager who sees nothing but the cases whose access lists name them."""
    recorder: User
    """Signs for what is generated: sees every case, and may record in every region."""


@transaction.atomic
def engage_staff(cases: int) -> Staff:
    """Regions and units of the policy; in each an administrator, and managers enough for its open cases."""
    match_policy(regions=load_policy().regions, units=load_policy().delivery_units)
    holders = max(3, cases // (12 * 6 * OPEN_AT_ONCE))
    offices = [_office(number, region, holders) for number, region in enumerate(Region.objects.all())]
    first = offices[0].region
    return Staff(
        offices=offices,
        national=_member("national-officer", "national_officer", "Carys Llwyd"),
        listed=_member("manager-listed", "reviewing_manager", "Idris Vaughan", first),
        recorder=_recorder(),
    )


def _recorder() -> User:
    user = _member("national-lead", "national_lead", "Amara Nwosu")
    RoleHeld.objects.create(user=user, role="sfo_administrator", since=LONG_AGO)
    return user


def _office(number: int, region: Region, holders: int) -> Office:
    team = Team.objects.create(name=f"{region.name} SFO team", region=region)
    return Office(
        region=region,
        units=[unit for unit in region.delivery_units.all() if unit.closed_on is None],
        administrator=_member(
            f"administrator-{region.code}", "sfo_administrator", f"{GIVEN[number]} Reed", region, team
        ),
        holders=[
            _member(
                f"manager-{region.code}-{place}",
                "reviewing_manager",
                f"{GIVEN[(number * 7 + place) % len(GIVEN)]} {FAMILY[(number + place) % len(FAMILY)]}",
                region,
                team,
            )
            for place in range(holders)
        ],
    )


def _member(
    username: str, role: str, name: str, region: Region | None = None, team: Team | None = None
) -> User:
    user = User.objects.create_user(username, full_name=name, region=region, team=team)
    RoleHeld.objects.create(user=user, role=role, since=LONG_AGO)
    return user
