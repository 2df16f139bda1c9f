"""What is typed about dates: extensions and bank holidays."""

from typing import Any, cast

from candour.design_system.fields import (
    ChoiceField,
    DateField,
    Form,
    LongTextField,
    OperationField,
    TextField,
    YesNoField,
)
from candour.policy.load import load_policy


class ExtensionForm(Form):
    operation = OperationField()
    to = DateField("New date", noun="The new date", missing="Enter the new date")
    category = ChoiceField("What is the main reason?", missing="Select the main reason")
    reason = LongTextField(
        "Why is more time needed?",
        longest=5_000,
        hint="The national team reads it.",
        missing="Say why more time is needed",
    )

    def __init__(self, *arguments: Any, **named: Any) -> None:  # noqa: ANN401 - handed on to the form
        super().__init__(*arguments, **named)
        reasons = load_policy().extension_reasons
        field = cast(ChoiceField, self.fields["category"])
        field.choices = [(reason.key, reason.name) for reason in reasons]
        field.hints = {reason.key: reason.meaning for reason in reasons}


class DecideExtensionForm(Form):
    operation = OperationField()
    approved = YesNoField("Do you approve the new date?", missing="Say whether you approve the new date")
    note = LongTextField(
        "Note", required=False, rows=3, longest=5_000, hint="Needed when you refuse. The region reads it."
    )


class BankHolidayForm(Form):
    day = DateField("Which day?", noun="The day", missing="Enter the day")
    name = TextField("What is it called?", noun="Name", longest=120, missing="Enter its name")
    source = TextField(
        "Where was it announced?",
        noun="Source",
        longest=300,
        hint="Such as the name and date of the proclamation.",
        missing="Say where it was announced",
    )


class ConfirmBankHolidayForm(BankHolidayForm):
    operation = OperationField()
