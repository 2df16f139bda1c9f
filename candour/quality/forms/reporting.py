"""What is typed in the quality assurance report, and in the region's answers."""

from candour.design_system.fields import (
    ChoiceField,
    FilterForm,
    Form,
    LongTextField,
    OperationField,
    TextField,
)
from candour.quality.models import AmendmentAnswer, Body, ReportCopy
from candour.quality.standards import Standard

LONG = 20_000


class ReportForm(Form):
    operation = OperationField()
    overview = LongTextField(
        "What the report says as a whole",
        longest=LONG,
        rows=8,
        hint="A few sentences for the people who wrote the review: what is good, and what matters most.",
        missing="Write in a few sentences what the report says as a whole",
    )
    effective_practice = LongTextField(
        "Effective practice to pass on",
        longest=LONG,
        rows=5,
        hint="What this review did well, so that others can do it too.",
        required=False,
    )


class AmendmentForm(Form):
    operation = OperationField()
    key = ChoiceField("Under which standard?", choices=[], missing="Choose the standard that it belongs to")
    text = LongTextField(
        "What should be changed?", longest=5_000, rows=4, missing="Say what should be changed"
    )
    where = TextField(
        "Where in the review?", longest=300, required=False, hint="For example: Findings, paragraph 12."
    )

    def offering(self, standards: tuple[Standard, ...]) -> "AmendmentForm":
        self.fields["key"].choices = [(one.key, one.name) for one in standards]  # type: ignore[attr-defined]
        return self


class AnswerForm(Form):
    operation = OperationField()
    done = ChoiceField(
        "Was it done?", choices=AmendmentAnswer.Done.choices, missing="Say whether it was done"
    )
    text = LongTextField(
        "What was done, and where, or why not",
        longest=5_000,
        rows=5,
        missing="Say what was done, and where, or why not",
    )


class CopyForm(Form):
    operation = OperationField()
    format = ChoiceField(
        "Which kind of file?", choices=ReportCopy.Format.choices, missing="Choose the kind of file"
    )


class DeskFilter(FilterForm):
    body = ChoiceField("Assessed by", choices=[("", "Either body"), *Body.choices], show="select")
    region = ChoiceField("Region", choices=[], show="select")

    def offering(self, regions: list[tuple[str, str]]) -> "DeskFilter":
        self.fields["region"].choices = [("", "All regions"), *regions]  # type: ignore[attr-defined]
        return self
