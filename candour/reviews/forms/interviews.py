"""What is typed about interviews, the points raised in them, and promises to staff."""

from collections.abc import Sequence
from typing import Any, Self, cast

from candour.cases.models import RegisteredPerson
from candour.design_system.fields import (
    ChoiceField,
    DateField,
    Form,
    LongTextField,
    OperationField,
    TextField,
    YesNoField,
)
from candour.reviews.models import Interview, Level

NO_HEALTH = "Write nothing about anybody’s health, and nothing about conduct or capability."
LEVEL_HINTS: dict[str, str] = {
    Level.PRACTITIONER: "Probation practitioners, and others who worked with the person",
    Level.MANAGER: "Senior probation officers and other line managers",
    Level.DELIVERY_UNIT: "The head of the delivery unit and the deputies",
    Level.REGION: "Regional directors, heads of operations, and regional specialists",
    Level.NATIONAL: "National teams and policy leads",
    Level.MULTI_AGENCY: "Other agencies who were part of the work",
}


class InterviewForm(Form):
    operation = OperationField()
    role = TextField(
        "Role",
        missing="Enter the role of the person who is heard",
        hint="As the review says it, such as probation practitioner from March 2025. Not the name.",
        longest=120,
    )
    grade = TextField("Grade", required=False, longest=80, width=20, hint="Such as Band 4")
    level = ChoiceField(
        "Level", Level.choices, hints=LEVEL_HINTS, missing="Select the level at which the person works"
    )
    person = ChoiceField(
        "The person in the register",
        show="select",
        required=False,
        hint="So that what staff are promised can be followed. The name is never printed in the review.",
    )
    planned_on = DateField("Planned for", noun="The planned day", required=False)
    told_of_review_on = DateField(
        "Told of the review on", noun="The day of telling", required=False, when="past"
    )
    pack_sent_on = DateField(
        "Sent what is needed to prepare on",
        noun="The day of sending",
        required=False,
        when="past",
        hint="Such as the questions, and access to the records",
    )
    companion = ChoiceField(
        "Does the person want a colleague or union representative with them?",
        Interview.Companion.choices,
        missing="Select whether a companion was asked for",
        hint="Interviews are ordinarily between two people. Each request is considered on its own merits.",
        reveals={Interview.Companion.NOT_AGREED: "companion_reason"},
    )
    companion_reason = LongTextField(
        "Why was it not agreed?", missing="Say why a companion was not agreed", rows=3, longest=1000
    )

    def offering(self, staff: Sequence[RegisteredPerson]) -> Self:
        """The same form with the members of staff of the register to choose from."""
        self._staff = {str(person.pk): person for person in staff}
        named = [(number, _called(person)) for number, person in self._staff.items()]
        cast(ChoiceField, self.fields["person"]).choices = [("", "Nobody in the register"), *named]
        return self

    def told(self) -> dict[str, Any]:
        """What the command is given."""
        facts = {name: value for name, value in self.cleaned_data.items() if name != "operation"}
        facts["companion_reason"] = facts["companion_reason"] or ""
        return facts | {"person": self._staff.get(facts["person"])}


def _called(person: RegisteredPerson) -> str:
    return f"{person.display_name}, {person.relation}" if person.relation else person.display_name


class HoldForm(Form):
    operation = OperationField()
    on = DateField(
        "When was it held?",
        noun="The day of the interview",
        missing="Enter the day of the interview",
        when="past",
    )
    notes = LongTextField("Notes", required=False, rows=10, longest=100_000, hint=NO_HEALTH)
    points = LongTextField(
        "Points raised",
        required=False,
        rows=5,
        hint="One point a line. You can add and change points later. Judgements rely on the interview.",
    )


class NotPossibleForm(Form):
    operation = OperationField()
    why = LongTextField(
        "Why was it not possible?",
        missing="Say why the interview was not possible",
        hint=f"Such as: the person has left the service and did not answer. {NO_HEALTH}",
        rows=4,
        longest=2000,
        heading=True,
    )


class PointForm(Form):
    operation = OperationField()
    text = LongTextField(
        "What was the point?", missing="Say what the point was", hint=NO_HEALTH, rows=4, heading=True
    )


class KeepForm(Form):
    operation = OperationField()
    kept = YesNoField("Was it kept?", missing="Select whether it was kept", reveals={"no": "note"})
    note = LongTextField(
        "Why not?",
        missing="Say why it was not kept",
        rows=3,
        longest=1000,
        hint=f"Such as: the person has left the service and cannot be reached. {NO_HEALTH}",
    )
    on = DateField("On which day?", noun="The day", missing="Enter the day", when="past")
