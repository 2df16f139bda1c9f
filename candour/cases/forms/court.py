"""What the court did."""

from candour.cases.court_effects import CONVICTIONS
from candour.cases.forms.facts import ChargeForm
from candour.cases.models import CourtStatus
from candour.cases.new_case import NewOutcome
from candour.design_system.fields import (
    ChoiceField,
    DateField,
    Form,
    LongTextField,
    OperationField,
    TextField,
    YesNoField,
)


class OutcomeForm(Form):
    """The convicted offence is asked for every conviction: it may be less, or more, than the charge."""

    operation = OperationField()
    outcome = ChoiceField("What did the court do?", CourtStatus.choices, missing="Select what the court did")
    on = DateField("On which day?", noun="The day", when="past", missing="Enter the day")
    offence_title = TextField(
        "Offence of which the person was convicted",
        required=False,
        hint="For a conviction only. It is kept beside the charges.",
    )
    offence_code = TextField("Its code", required=False, longest=10, width=10)
    note = LongTextField(
        "Note",
        required=False,
        longest=1_000,
        rows=3,
        hint="Needed when you correct an outcome that was recorded before.",
    )

    def without(self, status: str) -> None:
        """What the case already says is not offered again."""
        field = self.fields["outcome"]
        if isinstance(field, ChoiceField):
            field.choices = [pair for pair in CourtStatus.choices if pair[0] != status]

    def told(self) -> NewOutcome:
        cleaned = self.cleaned_data
        outcome = CourtStatus(cleaned["outcome"])
        convicted = outcome in CONVICTIONS
        return NewOutcome(
            outcome=outcome,
            on=cleaned["on"],
            offence_code=cleaned["offence_code"].strip().upper() if convicted else "",
            offence_title=cleaned["offence_title"].strip() if convicted else "",
        )


class LaterChargeForm(ChargeForm):
    """A charge brought after the court had finished."""


class DisclosureForm(Form):
    operation = OperationField()
    disclose = YesNoField(
        "May the review be disclosed to victims and families?",
        missing="Select yes if the review may be disclosed",
    )
    reason = LongTextField("Why?", longest=1_000, rows=4, missing="Say why")
