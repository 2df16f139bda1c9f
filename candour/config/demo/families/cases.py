"""Invented cases after their trials, with the people who were bereaved or harmed."""

from collections.abc import Callable

from candour.cases.commands import NewCase, NewPerson, NewSupervision
from candour.cases.models import CourtStatus, RegisterRole
from candour.config.demo.stories import Scene, charge


def _relative(given_names: str, family_name: str, relation: str, title: str = "") -> NewPerson:
    return NewPerson(
        title=title,
        given_names=given_names,
        family_name=family_name,
        role=RegisterRole.RELATIVE,
        relation=relation,
    )


def _murder(scene: Scene) -> NewCase:
    return NewCase(
        person=NewPerson(given_names="Callum", family_name="Strand"),
        crn="X250041",
        region=scene.london,
        delivery_unit=scene.unit("Croydon"),
        first_court_appearance=scene.ago(270),
        court="Central Criminal Court",
        charges=(charge(scene, "COML025", "Murder", 280, 275),),
        supervision=(NewSupervision(type="licence", start=scene.ago(500)),),
        people=(
            NewPerson(given_names="Michael", family_name="Adeyinka", role=RegisterRole.VICTIM),
            _relative("Joyce", "Adeyinka", "mother of the person who died", "Mrs"),
            _relative("Samuel", "Adeyinka", "father of the person who died", "Mr"),
            _relative("Grace", "Adeyinka", "sister of the person who died"),
            _relative("Tunde", "Adeyinka", "brother of the person who died"),
            _relative("Rosa", "Lindqvist-Bell", "partner of the person who died"),
            _relative("Ngozi", "Adeyinka-Cole", "aunt of the person who died"),
        ),
    )


def _rape(scene: Scene) -> NewCase:
    return NewCase(
        person=NewPerson(given_names="Iwan", family_name="Talbot"),
        crn="X250042",
        region=scene.wales,
        delivery_unit=scene.unit("North Wales"),
        first_court_appearance=scene.ago(215),
        court="Caernarfon Crown Court",
        charges=(charge(scene, "SX03002", "Rape of a female aged 16 or over", 225, 220, victim_age=34),),
        supervision=(NewSupervision(type="community_order", start=scene.ago(400)),),
        people=(
            NewPerson(given_names="Cerys", family_name="Gwilym", role=RegisterRole.VICTIM),
            NewPerson(given_names="Menna", family_name="Prothero", role=RegisterRole.VICTIM),
            _relative("Huw", "Gwilym", "father of Cerys Gwilym"),
        ),
    )


def _manslaughter(scene: Scene) -> NewCase:
    return NewCase(
        person=NewPerson(given_names="Dean", family_name="Marlowe"),
        crn="X250043",
        region=scene.london,
        delivery_unit=scene.unit("Lambeth"),
        first_court_appearance=scene.ago(160),
        court="Inner London Crown Court",
        charges=(charge(scene, "COML026", "Manslaughter", 170, 165),),
        supervision=(NewSupervision(type="community_order", start=scene.ago(300)),),
        people=(_relative("Patience", "Okoro", "wife of the person who died"),),
    )


def _acquitted(scene: Scene) -> NewCase:
    return NewCase(
        person=NewPerson(given_names="Ross", family_name="Pelling"),
        crn="X250044",
        region=scene.london,
        delivery_unit=scene.unit("Newham"),
        first_court_appearance=scene.ago(145),
        court="Snaresbrook Crown Court",
        charges=(charge(scene, "COML025", "Murder", 155, 150),),
        supervision=(NewSupervision(type="licence", start=scene.ago(260)),),
        people=(_relative("Arthur", "Bonney", "grandfather of the person who died", "Mr"),),
    )


CONVICTED_OF = {CourtStatus.CONVICTED: "The offence as charged", CourtStatus.CONVICTED_LESSER: "Affray"}
CASES: tuple[tuple[Callable[[Scene], NewCase], CourtStatus, int], ...] = (
    (_murder, CourtStatus.CONVICTED, 150),
    (_rape, CourtStatus.CONVICTED, 95),
    (_manslaughter, CourtStatus.CONVICTED_LESSER, 40),
    (_acquitted, CourtStatus.ACQUITTED, 25),
)
"""Each case, what the court did, and how many days ago."""
REVIEWED = "X260053"
"""Another case of the demo: its review is submitted, so that a copy can be prepared for who was harmed."""
