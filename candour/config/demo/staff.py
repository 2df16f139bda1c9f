"""The invented staff of the demo: at least one for each role, in two regions and at the centre."""

from dataclasses import dataclass
from datetime import date, datetime

from candour.access.commands import give_role
from candour.access.roles import ROLES
from candour.staff.models import DeliveryUnit, Region, Team, User


@dataclass(frozen=True, slots=True)
class Invented:
    username: str
    full_name: str
    role: str
    region: str = ""
    unit: str = ""
    team: str = ""
    manager: str = ""


LONDON, WALES = "N07", "N03"
REVIEWERS_LONDON, REVIEWERS_WALES = "London SFO team", "Wales SFO team"
NATIONAL, INSPECTORATE = "National SFO team", "HM Inspectorate of Probation"

PEOPLE = (
    Invented("demo-delyth", "Delyth Morgan", "regional_director", WALES),
    Invented("demo-ruth", "Ruth Adeyemi", "regional_director", LONDON),
    Invented(
        "demo-gethin", "Gethin Pryce", "regional_lead", WALES, team=REVIEWERS_WALES, manager="demo-delyth"
    ),
    Invented(
        "demo-marcus", "Marcus Obi", "regional_lead", LONDON, team=REVIEWERS_LONDON, manager="demo-ruth"
    ),
    Invented(
        "demo-carys",
        "Carys Llewellyn",
        "sfo_administrator",
        WALES,
        team=REVIEWERS_WALES,
        manager="demo-gethin",
    ),
    Invented(
        "demo-priya", "Priya Raman", "sfo_administrator", LONDON, team=REVIEWERS_LONDON, manager="demo-marcus"
    ),
    Invented(
        "demo-owain", "Owain Siôn", "reviewing_manager", WALES, team=REVIEWERS_WALES, manager="demo-gethin"
    ),
    Invented(
        "demo-hannah",
        "Hannah Kowalski",
        "reviewing_manager",
        LONDON,
        team=REVIEWERS_LONDON,
        manager="demo-marcus",
    ),
    Invented(
        "demo-femi", "Femi Bankole", "reviewing_manager", LONDON, team=REVIEWERS_LONDON, manager="demo-marcus"
    ),
    Invented(
        "demo-joan",
        "Joan Whitcombe",
        "countersigning_manager",
        LONDON,
        team=REVIEWERS_LONDON,
        manager="demo-ruth",
    ),
    Invented(
        "demo-mair",
        "Mair Trevithick",
        "countersigning_manager",
        WALES,
        team=REVIEWERS_WALES,
        manager="demo-delyth",
    ),
    # Heads of units answer to a head of operations, who has no account here; the SFO team does not.
    Invented("demo-lewis", "Lewis Grant", "head_of_delivery_unit", LONDON, "Croydon"),
    Invented(
        "demo-sara", "Sara Lindqvist", "senior_probation_officer", LONDON, "Croydon", manager="demo-lewis"
    ),
    Invented("demo-tom", "Tom Achterberg", "practitioner", LONDON, "Croydon", manager="demo-sara"),
    Invented("demo-nadia", "Nadia Feroz", "national_lead", team=NATIONAL),
    Invented("demo-colin", "Colin Baptiste", "national_officer", team=NATIONAL, manager="demo-nadia"),
    Invented("demo-emrys", "Emrys Kaur", "national_officer", team=NATIONAL, manager="demo-nadia"),
    Invented("demo-ines", "Ines Duarte", "inspector", team=INSPECTORATE),
    Invented("demo-tamsin", "Tamsin Oyelaran", "inspector", team=INSPECTORATE),
    Invented("demo-beth", "Beth Carrow", "victim_liaison_officer", LONDON),
    Invented("demo-non", "Non Ellis", "victim_liaison_officer", WALES),
    Invented("demo-yusuf", "Yusuf Karim", "disclosure_specialist", LONDON),
    Invented("demo-ewa", "Ewa Lisowska", "disclosure_specialist", LONDON),
    Invented("demo-anthea", "Anthea Boyle", "action_owner"),
    Invented("demo-rhys", "Rhys Tudor", "learning_lead", WALES),
    Invented("demo-mei", "Mei Castellan", "analyst", team=NATIONAL, manager="demo-nadia"),
    Invented("demo-olu", "Olu Ferreira", "auditor"),
    Invented("demo-sam", "Sam Hartnell", "system_administrator"),
)


def load_staff(*, at: datetime) -> dict[str, User]:
    """Make the people, their teams, line management and roles; those that are there stay as they are."""
    users = {person.username: _person(person) for person in PEOPLE}
    for person in PEOPLE:
        user = users[person.username]
        user.line_manager = users.get(person.manager)
        user.save(update_fields=["line_manager"])
        give_role(user=user, role=person.role, since=date(2021, 6, 26), at=at)
    return users


def _person(person: Invented) -> User:
    region = Region.objects.filter(code=person.region).first()
    unit = DeliveryUnit.objects.filter(region=region, name=person.unit).first()
    team = (
        Team.objects.get_or_create(name=person.team, defaults={"region": region})[0] if person.team else None
    )
    existing = User.objects.filter(username=person.username).first()
    return existing or User.objects.create_user(
        person.username,
        full_name=person.full_name,
        email=f"{person.username}@example.invalid",
        job_title=ROLES[person.role].name,
        region=region,
        delivery_unit=unit,
        team=team,
    )
