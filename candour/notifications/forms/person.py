"""Questions about the person who was charged, and about others."""

import re

from django.core.exceptions import ValidationError

from candour.design_system.fields import (
    ChoiceField,
    DateField,
    Form,
    LongTextField,
    TextField,
    YesNoField,
)

CRN = re.compile(r"[A-Z][0-9]{6}")
SEXES = [(text, text) for text in ("Female", "Male", "Another answer", "Not recorded")]
ETHNICITIES = [
    (text, text)
    for text in (
        "Asian or Asian British",
        "Black, Black British, Caribbean or African",
        "Mixed or multiple ethnic groups",
        "White",
        "Another ethnic group",
        "Not recorded",
    )
]


class NameForm(Form):
    given_names = TextField("Given names", required=False, longest=120, autocomplete="off")
    family_name = TextField("Family name", longest=120, autocomplete="off")
    title = TextField("Title", required=False, longest=30, width=5, autocomplete="off")
    known_as = TextField("Known as", required=False, longest=120, autocomplete="off")
    aliases = LongTextField(
        "Other names",
        required=False,
        rows=3,
        longest=2_000,
        hint="One to a line: earlier names, other spellings, initials. "
        "When a review is shared later, these are the names that are looked for.",
    )


class CrnForm(Form):
    crn = TextField(
        "What is the person’s CRN?",
        noun="CRN",
        heading=True,
        width=10,
        longest=10,
        hint="The case reference number in nDelius: a letter and six numbers, such as X123456.",
        missing="Enter the CRN",
        autocomplete="off",
    )

    def clean_crn(self) -> str:
        typed = str(self.cleaned_data["crn"]).replace(" ", "").upper()
        if not CRN.fullmatch(typed):
            raise ValidationError("CRN must be a letter and six numbers, such as X123456")
        return typed


class AboutForm(Form):
    date_of_birth = DateField("Date of birth", required=False, when="past")
    sex = ChoiceField("Sex", SEXES, required=False)
    ethnicity = ChoiceField("Ethnic group", ETHNICITIES, required=False, show="select")


class RegionForm(Form):
    region = ChoiceField(
        "Which region supervised the person on the day of the alleged offence?",
        heading=True,
        show="select",
        hint="This region answers for the case, even if the person has moved since.",
        missing="Select a region",
    )


class UnitForm(Form):
    unit = ChoiceField(
        "Which delivery unit supervised the person on that day?",
        heading=True,
        show="select",
        hint="Leave it as it is where the unit is not known yet.",
        required=False,
    )


class SentenceForm(Form):
    index_offence = TextField(
        "Index offence", required=False, hint="The offence for which the person was on probation."
    )
    index_sentence = TextField(
        "Index sentence", required=False, hint="Such as: community order, 18 months, with 15 activity days."
    )


class OtherForm(Form):
    name = TextField("Name", autocomplete="off")
    note = TextField(
        "Note",
        required=False,
        longest=300,
        hint="Such as their part in the charge. If they were on probation too, each has a case of their own.",
    )


class VictimForm(Form):
    role = ChoiceField(
        "Who are they?",
        [("victim", "A victim"), ("relative", "A relative of a victim")],
        missing="Say who they are",
    )
    given_names = TextField("Given names", required=False, longest=120, autocomplete="off")
    family_name = TextField("Family name", longest=120, autocomplete="off")
    known_as = TextField("Known as", required=False, longest=120, autocomplete="off")
    aliases = LongTextField("Other names", required=False, rows=2, longest=2_000, hint="One to a line.")
    relation = TextField(
        "Part in the case", required=False, hint="In words, such as mother of the person who died."
    )


class InterestForm(Form):
    media_interest = YesNoField(
        "Is there interest from the media?",
        reveals={"yes": "media_note"},
        missing="Say whether there is interest",
    )
    media_note = TextField("What is known of it", longest=300, missing="Say what is known of the interest")
    ministers = YesNoField(
        "Have ministers been told?",
        reveals={"yes": "ministers_told_on"},
        missing="Say whether ministers have been told",
    )
    ministers_told_on = DateField(
        "When were they told?", noun="The day", when="past", missing="Enter the day on which they were told"
    )
