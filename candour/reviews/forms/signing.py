"""What is typed when a review moves on, is returned, signed or sent."""

from candour.design_system.fields import (
    ChoiceField,
    DateField,
    Form,
    HiddenField,
    LongTextField,
    OperationField,
    TextField,
)
from candour.reviews.models import Language

LONG = 5_000


class PeriodForm(Form):
    operation = OperationField()
    period_from = DateField(
        "From which day does the review look?",
        noun="First day of the period",
        when="past",
        missing="Enter the first day of the period",
        hint="Where understanding needs to begin: often the sentence, sometimes earlier.",
    )
    period_until = DateField(
        "Until which day?",
        noun="Last day of the period",
        when="past",
        missing="Enter the last day of the period",
        hint="Usually the day of the alleged offence.",
    )
    language = ChoiceField(
        "In which language is it written?", choices=Language.choices, missing="Choose the language"
    )


class ConfirmForm(Form):
    operation = OperationField()


class TakeBackForm(Form):
    operation = OperationField()
    reason = LongTextField("Why do you take it back?", longest=LONG, missing="Say why you take it back")


class ReturnForm(Form):
    operation = OperationField()
    reason = LongTextField(
        "What should be changed, and why?",
        longest=LONG,
        rows=8,
        hint="The reviewing manager reads this first. Say what is good as well as what is missing.",
        missing="Say what should be changed, and why",
    )


class CountersignForm(Form):
    operation = OperationField()
    seen = HiddenField()
    grade = TextField("Your grade", longest=120, missing="Enter your grade")
    statement = LongTextField(
        "Your statement",
        longest=LONG,
        rows=5,
        hint="In your own words: that you have read the whole, and why you are satisfied with it.",
        missing="Write the statement that you sign",
    )
