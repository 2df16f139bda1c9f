"""Invented cases, one for each state that a newcomer should meet; days count back from the loading."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from candour.cases.commands import (
    NewCase,
    NewCharge,
    NewMappa,
    NewParallelProcess,
    NewPerson,
    NewRiskAssessment,
    NewSupervision,
)
from candour.cases.models import ParallelProcess, RegisterRole
from candour.staff.models import DeliveryUnit, Region

Stage = str
WAITING, READY, SUBMITTED, PROPOSED, COMMISSIONED, NOTIFY_ONLY, NOT_SFO = (
    "waiting",
    "ready",
    "submitted",
    "proposed",
    "commissioned",
    "notify_only",
    "not_sfo",
)


@dataclass(frozen=True, slots=True)
class Story:
    """A case and how far it is taken."""

    case: NewCase
    stage: Stage
    holder: str = ""
    proposal: str = ""
    court: str = ""
    review: str = ""
    """Where its review is brought to, by the name that `reviews.stages` gives it."""
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Scene:
    """The day of loading and the places, which every story needs."""

    today: date
    london: Region
    wales: Region

    def ago(self, days: int) -> date:
        return self.today - timedelta(days=days)

    def unit(self, name: str) -> DeliveryUnit | None:
        return DeliveryUnit.objects.filter(name=name).first()


def _murder_ready(scene: Scene) -> Story:
    case = NewCase(
        person=NewPerson(given_names="Darren", family_name="Holloway", aliases=("Daz Holloway",)),
        crn="X260011",
        region=scene.london,
        delivery_unit=scene.unit("Croydon"),
        date_of_birth=date(1994, 6, 2),
        sex="Male",
        index_offence="Possession with intent to supply",
        index_sentence="30 months in custody",
        first_court_appearance=scene.ago(6),
        court="Croydon Magistrates' Court",
        media_interest=True,
        media_note="A local paper reported the first hearing.",
        charges=(charge(scene, "COML025", "Murder", 12, 8, victim_age=34),),
        supervision=(NewSupervision(type="licence", start=scene.ago(210)),),
        risk_assessments=(
            NewRiskAssessment(level="medium", assessed_on=scene.ago(196)),
            NewRiskAssessment(level="high", assessed_on=scene.ago(60)),
        ),
        mappa=(NewMappa(category=2, level=1, start=scene.ago(190)),),
        parallel_processes=(NewParallelProcess(kind=ParallelProcess.Kind.INQUEST, started_on=scene.ago(5)),),
        people=(
            NewPerson(
                given_names="Grace",
                family_name="Temple",
                role=RegisterRole.VICTIM,
                relation="The person who died",
            ),
            NewPerson(
                given_names="Moira", family_name="Temple", role=RegisterRole.RELATIVE, relation="Her mother"
            ),
        ),
    )
    return Story(case, READY, holder="demo-priya")


def _rape_submitted(scene: Scene) -> Story:
    case = NewCase(
        person=NewPerson(given_names="Gwilym", family_name="ap Rhys", known_as="Gwil"),
        crn="X260012",
        region=scene.wales,
        delivery_unit=scene.unit("Gwent"),
        date_of_birth=date(1986, 2, 27),
        sex="Male",
        index_offence="Assault occasioning actual bodily harm",
        index_sentence="Community order, 18 months",
        first_court_appearance=scene.ago(15),
        court="Cardiff Crown Court",
        charges=(charge(scene, "SX03003", "Rape of a male under 16", 30, 18, victim_age=15),),
        supervision=(NewSupervision(type="community_order", start=scene.ago(320)),),
        risk_assessments=(NewRiskAssessment(level="medium", assessed_on=scene.ago(300)),),
    )
    return Story(case, SUBMITTED, holder="demo-carys")


def _robbery_after_licence(scene: Scene) -> Story:
    """The window is the question here: supervision ended before the alleged offence."""
    case = NewCase(
        person=NewPerson(given_names="Siân", family_name="Llewelyn-Hughes"),
        crn="X260013",
        region=scene.wales,
        delivery_unit=scene.unit("Swansea, Neath Port Talbot"),
        date_of_birth=date(1999, 9, 14),
        sex="Female",
        index_offence="Theft from a shop",
        index_sentence="16 weeks in custody",
        first_court_appearance=scene.ago(9),
        court="Swansea Magistrates' Court",
        charges=(charge(scene, "TH68023", "Robbery", 20, 11),),
        supervision=(
            NewSupervision(type="post_sentence_supervision", start=scene.ago(400), end=scene.ago(45)),
        ),
        risk_assessments=(NewRiskAssessment(level="high", assessed_on=scene.ago(380)),),
    )
    return Story(case, READY, holder="demo-carys")


def _wounding_proposed(scene: Scene) -> Story:
    """Not on the list; the region proposes a review in the public interest."""
    case = NewCase(
        person=NewPerson(given_names="Jerome", family_name="Castell"),
        crn="X260014",
        region=scene.london,
        delivery_unit=scene.unit("Lambeth"),
        date_of_birth=date(2001, 12, 3),
        sex="Male",
        index_offence="Affray",
        index_sentence="Suspended sentence order, 12 months",
        first_court_appearance=scene.ago(13),
        court="Inner London Crown Court",
        media_interest=True,
        media_note="National press; questions from the Member of Parliament.",
        charges=(charge(scene, "OF61016", "Wounding with intent", 25, 16, victim_age=71),),
        supervision=(NewSupervision(type="suspended_sentence_order", start=scene.ago(150)),),
        risk_assessments=(NewRiskAssessment(level="medium", assessed_on=scene.ago(140)),),
    )
    proposal = "He was attacked in front of children, and two agencies had given a warning the week before."
    return Story(case, PROPOSED, holder="demo-priya", proposal=proposal, review="awaiting_decision")


def _kidnap_commissioned(scene: Scene) -> Story:
    case = NewCase(
        person=NewPerson(given_names="Nathan", family_name="Brightwell"),
        crn="X260015",
        region=scene.london,
        delivery_unit=scene.unit("Hackney and City"),
        date_of_birth=date(1990, 4, 18),
        sex="Male",
        index_offence="Harassment",
        index_sentence="Community order, 24 months",
        first_court_appearance=scene.ago(40),
        court="Snaresbrook Crown Court",
        charges=(
            charge(scene, "COML017", "Kidnapping", 52, 43, victim_age=29),
            charge(scene, "COML020", "False imprisonment", 52, 43, victim_age=29),
        ),
        supervision=(NewSupervision(type="community_order", start=scene.ago(410)),),
        risk_assessments=(NewRiskAssessment(level="high", assessed_on=scene.ago(200)),),
        mappa=(NewMappa(category=3, level=2, start=scene.ago(100)),),
        people=(
            NewPerson(
                given_names="Aisha",
                family_name="Noor",
                role=RegisterRole.VICTIM,
                relation="His former partner",
            ),
        ),
    )
    return Story(case, COMMISSIONED, holder="demo-hannah", review="fresh")


def _arson_notify_only(scene: Scene) -> Story:
    case = NewCase(
        person=NewPerson(given_names="Peter", family_name="Vaughan"),
        crn="X260016",
        region=scene.wales,
        delivery_unit=scene.unit("Dyfed Powys"),
        date_of_birth=date(1979, 8, 8),
        sex="Male",
        index_offence="Criminal damage",
        index_sentence="Community order, 12 months",
        first_court_appearance=scene.ago(70),
        court="Swansea Crown Court",
        charges=(charge(scene, "CD71041", "Arson, being reckless whether life was endangered", 85, 74),),
        supervision=(NewSupervision(type="community_order", start=scene.ago(200)),),
        risk_assessments=(NewRiskAssessment(level="low", assessed_on=scene.ago(190)),),
    )
    return Story(case, NOTIFY_ONLY, holder="demo-carys", closed=True)


def _grievous_not_sfo(scene: Scene) -> Story:
    case = NewCase(
        person=NewPerson(given_names="Kieran", family_name="Doyle"),
        crn="X260017",
        region=scene.london,
        delivery_unit=scene.unit("Croydon"),
        date_of_birth=date(1997, 1, 11),
        sex="Male",
        first_court_appearance=scene.ago(50),
        court="Croydon Magistrates' Court",
        charges=(charge(scene, "OF61020", "Inflicting grievous bodily harm", 60, 52),),
        supervision=(NewSupervision(type="licence", start=scene.ago(120)),),
        risk_assessments=(NewRiskAssessment(level="medium", assessed_on=scene.ago(110)),),
    )
    return Story(case, NOT_SFO)


def _manslaughter_waiting(scene: Scene) -> Story:
    case = NewCase(
        person=NewPerson(given_names="Tomos", family_name="Llŷr Evans"),
        crn="X260018",
        region=scene.wales,
        delivery_unit=scene.unit("North Wales"),
        date_of_birth=date(2003, 3, 21),
        sex="Male",
        charges=(charge(scene, "COML026", "Manslaughter", 4, 2, victim_age=19),),
        supervision=(NewSupervision(type="suspended_sentence_order", start=scene.ago(30)),),
    )
    return Story(case, WAITING, holder="demo-carys")


def _rape_convicted(scene: Scene) -> Story:
    case = NewCase(
        person=NewPerson(given_names="Malcolm", family_name="Reid"),
        crn="X250019",
        region=scene.london,
        delivery_unit=scene.unit("Lewisham and Bromley"),
        date_of_birth=date(1974, 10, 5),
        sex="Male",
        index_offence="Sexual assault",
        index_sentence="Four years in custody",
        first_court_appearance=scene.ago(260),
        court="Woolwich Crown Court",
        charges=(charge(scene, "SX03002", "Rape of a female aged 16 or over", 270, 262, victim_age=41),),
        supervision=(NewSupervision(type="licence", start=scene.ago(500)),),
        risk_assessments=(NewRiskAssessment(level="very_high", assessed_on=scene.ago(490)),),
        mappa=(NewMappa(category=1, level=2, start=scene.ago(495)),),
        people=(NewPerson(given_names="Ellen", family_name="Marsh", role=RegisterRole.VICTIM),),
    )
    return Story(case, COMMISSIONED, holder="demo-femi", court="convicted", review="waived")


def _robbery_dropped(scene: Scene) -> Story:
    case = NewCase(
        person=NewPerson(given_names="Aaron", family_name="Fisk"),
        crn="X260020",
        region=scene.london,
        delivery_unit=scene.unit("Newham"),
        date_of_birth=date(2000, 5, 29),
        sex="Male",
        first_court_appearance=scene.ago(33),
        court="Stratford Magistrates' Court",
        charges=(charge(scene, "TH68023", "Robbery", 44, 36),),
        supervision=(NewSupervision(type="licence", start=scene.ago(90)),),
    )
    return Story(case, COMMISSIONED, court="dropped")


def charge(
    scene: Scene, code: str, title: str, offence: int, charged: int, victim_age: int | None = None
) -> NewCharge:
    """A charge with its days counted back from today."""
    return NewCharge(
        code=code,
        title=title,
        alleged_offence_date=scene.ago(offence),
        charged_on=scene.ago(charged),
        victim_age=victim_age,
    )


TOLD: tuple[Callable[[Scene], Story], ...] = (
    _murder_ready,
    _rape_submitted,
    _robbery_after_licence,
    _wounding_proposed,
    _kidnap_commissioned,
    _arson_notify_only,
    _grievous_not_sfo,
    _manslaughter_waiting,
    _rape_convicted,
    _robbery_dropped,
)
