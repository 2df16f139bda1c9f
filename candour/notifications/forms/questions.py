"""The questions of a new notification, in the order in which they are asked."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from candour.design_system.fields import DateField, Form, YesNoField
from candour.notifications.forms import facts, person


@dataclass(frozen=True, slots=True)
class Question:
    """One page. With `several`, things are added one by one; `asked` is then asked before the first."""

    key: str
    text: str
    """What the task list and the summary call it."""
    section: str
    form: type[Form]
    title: str = ""
    needed: bool = False
    several: str = ""
    """What one of them is called: "a charge"."""
    asked: str = ""
    none: str = ""
    """What “no” means, as the summary says it."""
    why: str = ""
    """Why it is asked, in a sentence under the heading."""
    of_victims: bool = False


PERSON, SUPERVISION, OFFENCE, MORE = "The person", "Supervision and risk", "The charge", "Other things"

QUESTIONS = (
    Question("name", "Name", PERSON, person.NameForm, "Who has been charged?", needed=True),
    Question("crn", "CRN", PERSON, person.CrnForm, needed=True),
    Question("person", "About the person", PERSON, person.AboutForm, "About the person"),
    Question("region", "Region at the offence date", PERSON, person.RegionForm, needed=True),
    Question("unit", "Delivery unit at the offence date", PERSON, person.UnitForm),
    Question(
        "supervision",
        "Supervision",
        SUPERVISION,
        facts.SupervisionForm,
        several="a period of supervision",
        asked="Has the person been under probation supervision?",
        none="No supervision on record",
        why="An offence counts while supervision runs, and for 28 working days after it ends.",
    ),
    Question(
        "sentence",
        "Index offence and sentence",
        SUPERVISION,
        person.SentenceForm,
        "The index offence and sentence",
    ),
    Question(
        "risk",
        "Risk of serious harm",
        SUPERVISION,
        facts.RiskForm,
        several="an assessment",
        asked="Has the risk of serious harm been assessed in this supervision period?",
        none="Never assessed in this period",
        why="Add every assessment in the period, not only the latest. "
        "Never having been assessed is an answer, and it matters.",
    ),
    Question(
        "mappa",
        "MAPPA",
        SUPERVISION,
        facts.MappaForm,
        several="a MAPPA period",
        asked="Was the person managed under MAPPA at the offence date?",
        none="Not managed under MAPPA",
    ),
    Question(
        "charges",
        "Charges",
        OFFENCE,
        facts.ChargeForm,
        several="a charge",
        needed=True,
        why="Add every charge. The strongest one decides, and all are kept.",
    ),
    Question("court", "Court", OFFENCE, facts.CourtForm, "The first court appearance"),
    Question(
        "others",
        "Others charged",
        OFFENCE,
        person.OtherForm,
        several="a person",
        asked="Has anybody else been charged with the same incident?",
        none="Nobody else charged",
    ),
    Question(
        "victims",
        "Victims and relatives",
        MORE,
        person.VictimForm,
        several="a person",
        asked="Do you know the names of victims or relatives?",
        none="None known yet",
        why="Their names are shown only to those who may see victims. You can leave this for later.",
        of_victims=True,
    ),
    Question(
        "parallel",
        "Other reviews and inquests",
        MORE,
        facts.ParallelForm,
        several="a process",
        asked="Is another review or an inquest under way, or likely?",
        none="None under way",
    ),
    Question("interest", "Media and ministers", MORE, person.InterestForm, "Media and ministers"),
)
BY_KEY = {question.key: question for question in QUESTIONS}


class MoreForm(Form):
    """Whether to add one, or another one."""

    more = YesNoField("", heading=True, missing="Select yes or no")

    def ask(self, text: str, *, heading: bool) -> None:
        field = self.fields["more"]
        field.label = text
        if isinstance(field, YesNoField):
            field.heading, field.size = heading, "l" if heading else "m"


def with_dates(form: type[Form], kept: Mapping[str, Any]) -> dict[str, Any]:
    """A kept answer as a form begins with it: dates, which are kept as text, as dates."""
    return {
        name: date.fromisoformat(value)
        if value and isinstance(form.base_fields.get(name), DateField)
        else value
        for name, value in kept.items()
    }
