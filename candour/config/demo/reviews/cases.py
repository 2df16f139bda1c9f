"""Invented cases whose reviews stand where the others of the demo do not."""

from collections.abc import Callable

from candour.cases.commands import NewCase, NewPerson, NewRiskAssessment, NewSupervision
from candour.cases.models import RegisterRole
from candour.config.demo.reviews.told import told
from candour.config.demo.stories import COMMISSIONED, Scene, Story, charge

MURDER = ("COML025", "Murder")
ROBBERY = ("TH68023", "Robbery")
RAPE = ("SX03002", "Rape of a female aged 16 or over")


def told_case(
    scene: Scene,
    name: tuple[str, str],
    crn: str,
    place: tuple[str, str],
    *,
    days: int,
    offence: tuple[str, str] = ROBBERY,
    people: tuple[NewPerson, ...] = (),
    wales: bool = False,
) -> NewCase:
    """First in court so many days ago, after half a year of supervision."""
    (given, family), (unit, court) = name, place
    return NewCase(
        person=NewPerson(title="Mr", given_names=given, family_name=family),
        crn=crn,
        region=scene.wales if wales else scene.london,
        delivery_unit=scene.unit(unit),
        date_of_birth=scene.ago(days + 9_900 + len(family) * 131),
        sex="Male",
        index_offence="Theft; common assault",
        index_sentence="Community order, 18 months",
        first_court_appearance=scene.ago(days),
        court=court,
        charges=(charge(scene, *offence, days + 10, days + 2),),
        supervision=(NewSupervision(type="community_order", start=scene.ago(days + 206)),),
        risk_assessments=(NewRiskAssessment(level="high", assessed_on=scene.ago(days + 189)),),
        people=people,
    )


def _early_look_under_way(scene: Scene) -> Story:
    case = told_case(
        scene,
        ("Curtis", "Mallory"),
        "X260031",
        ("Ealing and Hillingdon", "Isleworth Crown Court"),
        days=5,
        offence=MURDER,
        people=(NewPerson(given_names="Nadine", family_name="Foss", role=RegisterRole.VICTIM),),
    )
    return Story(case, COMMISSIONED, holder="demo-femi", review="early_look_under_way")


def _to_allocate(scene: Scene) -> Story:
    case = told_case(
        scene, ("Rhodri", "Maddox"), "X260032", ("North Wales", "Caernarfon Crown Court"), days=16, wales=True
    )
    return Story(case, COMMISSIONED, review="to_allocate")


def _allocated(scene: Scene) -> Story:
    case = told_case(
        scene, ("Jac", "Fulcher"), "X260033", ("Gwent", "Newport Crown Court"), days=24, wales=True
    )
    return Story(case, COMMISSIONED, review="allocated")


def _factual_accuracy(scene: Scene) -> Story:
    case = told_case(
        scene,
        ("Winston", "Adair"),
        "X260034",
        ("Croydon", "Croydon Crown Court"),
        days=66,
        people=told("plain").new_people(),
    )
    return Story(case, COMMISSIONED, review="factual_accuracy")


def _countersigned(scene: Scene) -> Story:
    case = told_case(
        scene,
        ("Clive", "Danvers"),
        "X260035",
        ("Southwark", "Inner London Crown Court"),
        days=80,
        people=told("plain").new_people(),
    )
    return Story(case, COMMISSIONED, review="countersigned")


def _paused(scene: Scene) -> Story:
    case = told_case(
        scene,
        ("Steffan", "Hale"),
        "X260036",
        ("Cardiff and the Vale", "Cardiff Crown Court"),
        days=48,
        wales=True,
    )
    return Story(case, COMMISSIONED, review="paused")


def _suspended(scene: Scene) -> Story:
    case = told_case(
        scene, ("Andre", "Lockwood"), "X260037", ("Lambeth", "Inner London Crown Court"), days=52
    )
    return Story(case, COMMISSIONED, review="suspended")


def _other_region(scene: Scene) -> Story:
    case = told_case(
        scene,
        ("Bryn", "Cadwallader"),
        "X260038",
        ("Dyfed Powys", "Swansea Crown Court"),
        days=44,
        offence=RAPE,
        wales=True,
    )
    return Story(case, COMMISSIONED, review="other_region")


TOLD: tuple[Callable[[Scene], Story], ...] = (
    _early_look_under_way,
    _to_allocate,
    _allocated,
    _factual_accuracy,
    _countersigned,
    _paused,
    _suspended,
    _other_region,
)
