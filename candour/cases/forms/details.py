"""Corrections of what the case itself says."""

from typing import Any, cast

from candour.cases.forms.facts import unit_choices
from candour.cases.models import Case
from candour.design_system.fields import (
    ChoiceField,
    DateField,
    Form,
    LongTextField,
    OperationField,
    TextField,
    YesNoField,
)
from candour.staff.models import DeliveryUnit

SEXES = [(sex, sex) for sex in ("Female", "Male", "Another", "Not recorded")]


class DetailsForm(Form):
    operation = OperationField()
    crn = TextField("CRN", longest=7, width=10, hint="A letter and six digits, such as X123456.")
    date_of_birth = DateField("Date of birth", when="past", required=False)
    sex = ChoiceField("Sex", SEXES, required=False, show="select")
    ethnicity = TextField("Ethnicity", required=False, longest=60)
    index_offence = TextField("Index offence", required=False)
    index_sentence = TextField("Index sentence", required=False)
    delivery_unit = ChoiceField(
        "Delivery unit at the date of the alleged offence",
        show="select",
        required=False,
        hint="That unit answers for the case, wherever supervision has moved since.",
    )
    first_court_appearance = DateField("First court appearance", required=False)
    court = TextField("Court", required=False, longest=120)
    reason = TextField(
        "Why is it corrected?",
        hint="A few words, such as “typing slip” or “new from the court”. Kept with what it said before.",
        longest=300,
        missing="Say why it is corrected",
    )

    def prepare(self, case: Case) -> None:
        choices = list(unit_choices(case.region_id))
        cast(ChoiceField, self.fields["delivery_unit"]).choices = [("", "Not known"), *choices]

    def values(self) -> dict[str, Any]:
        told = {
            name: value for name, value in self.cleaned_data.items() if name not in {"operation", "reason"}
        }
        unit = told["delivery_unit"]
        told["delivery_unit"] = DeliveryUnit.objects.get(pk=int(unit)) if unit else None
        return told | {"crn": told["crn"].strip().upper()}


class InterestForm(Form):
    operation = OperationField()
    media_interest = YesNoField(
        "Is there media interest?",
        missing="Select yes if there is media interest",
        reveals={"yes": "media_note"},
    )
    media_note = LongTextField(
        "Which, and who deals with it",
        missing="Say which interest there is, and who deals with it",
        longest=300,
        rows=3,
    )
    ministers_told_on = DateField("When were ministers told?", required=False, when="past")

    def values(self) -> dict[str, Any]:
        told = {name: value for name, value in self.cleaned_data.items() if name != "operation"}
        return told | {"media_note": told["media_note"] or ""}
