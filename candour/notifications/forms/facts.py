"""Questions about supervision, risk, charges, the court and other processes."""

from typing import Any, cast

from candour.cases.models import Charge, ParallelProcess, RiskAssessment
from candour.design_system.fields import (
    ChoiceField,
    DateField,
    Form,
    IntegerField,
    TextField,
    YesNoField,
)
from candour.policy.load import load_policy


class SupervisionForm(Form):
    type = ChoiceField("Kind of supervision", show="select", missing="Select the kind of supervision")
    start = DateField("When did it start?", noun="Start", missing="Enter the start")
    end = DateField(
        "When did it end, or when will it end?",
        noun="End",
        required=False,
        hint="The last day of supervision. Leave it empty where no end is set.",
    )

    def __init__(self, *arguments: Any, **named: Any) -> None:  # noqa: ANN401 - handed on to the form
        super().__init__(*arguments, **named)
        kinds = load_policy().supervision_types
        cast(ChoiceField, self.fields["type"]).choices = [(kind.key, kind.name) for kind in kinds]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        _in_order(self)
        return cleaned


class RiskForm(Form):
    level = ChoiceField("Risk of serious harm", RiskAssessment.Level.choices, missing="Select the level")
    assessed_on = DateField(
        "When was it assessed?", noun="Date of the assessment", when="past", missing="Enter the date"
    )


class MappaForm(Form):
    category = ChoiceField("Category", missing="Select the category")
    level = ChoiceField("Level", missing="Select the level")
    start = DateField("When did it start?", noun="Start", missing="Enter the start")
    end = DateField("When did it end?", noun="End", required=False, hint="Leave it empty while it runs.")

    def __init__(self, *arguments: Any, **named: Any) -> None:  # noqa: ANN401 - handed on to the form
        super().__init__(*arguments, **named)
        policy = load_policy()
        for name, rows in (("category", policy.mappa_categories), ("level", policy.mappa_levels)):
            field = cast(ChoiceField, self.fields[name])
            field.choices = [(str(row.number), row.name) for row in rows]
            field.hints = {str(row.number): row.meaning for row in rows}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        _in_order(self)
        return cleaned


class ChargeForm(Form):
    title = TextField("Offence", noun="Offence", missing="Enter the offence in words")
    code = TextField(
        "Offence code",
        required=False,
        longest=10,
        width=10,
        hint="From the charge, such as SX03001A. Leave it empty where it is not known.",
    )
    mode = ChoiceField(
        "How is it charged?",
        Charge.Mode.choices,
        initial=Charge.Mode.SUBSTANTIVE,
        missing="Say how it is charged",
    )
    alleged_offence_date = DateField(
        "Date of the alleged offence",
        when="past",
        hint="Where a period is alleged, its first day.",
        missing="Enter the date of the alleged offence",
    )
    charged_on = DateField("Date of charge", required=False, when="past")
    victim_age = IntegerField(
        "Age of the victim on that day",
        noun="Age",
        required=False,
        least=0,
        most=120,
        width=3,
        hint="Under 13 changes which rule applies to a sexual offence.",
    )

    def clean_code(self) -> str:
        return str(self.cleaned_data["code"]).replace(" ", "").upper()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        alleged, charged = self.cleaned_data.get("alleged_offence_date"), self.cleaned_data.get("charged_on")
        if alleged and charged and charged < alleged:
            self.add_error("charged_on", "Date of charge must be on or after the alleged offence")
        return cleaned


class CourtForm(Form):
    appeared = YesNoField(
        "Has the person appeared in court for this?",
        reveals={"yes": "first_court_appearance"},
        missing="Say whether the person has appeared in court",
    )
    first_court_appearance = DateField(
        "When was the first appearance?",
        noun="First court appearance",
        when="past",
        missing="Enter the date of the first court appearance",
    )
    court = TextField("Which court?", required=False, longest=120, hint="Where it is known.")


class ParallelForm(Form):
    kind = ChoiceField("Which process?", ParallelProcess.Kind.choices, missing="Select the process")
    reference = TextField("Its own reference", required=False, longest=80, width=20)
    contact = TextField("Whom to speak to", required=False)
    started_on = DateField("When did it start?", noun="Start", required=False)


class SearchForm(Form):
    """Find an offence; nothing needs to be typed."""

    search = TextField("Search by words or by code", required=False, longest=80)


def _in_order(form: Form) -> None:
    start, end = form.cleaned_data.get("start"), form.cleaned_data.get("end")
    if start and end and end < start:
        form.add_error("end", "End must be on or after the start")
