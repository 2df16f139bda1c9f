"""What is typed when contacts are brought, filtered and picked."""

from collections.abc import Sequence
from typing import Self, cast

from candour.design_system.fields import (
    ChoiceField,
    DateField,
    FileField,
    FilterForm,
    Form,
    OperationField,
    TextField,
)
from candour.reviews.contacts.columns import COLUMNS, ON
from candour.reviews.models import EntryKind, Significance
from candour.reviews.queries.contacts import ASIDE, EVERY, PICKED

ANY = [("", "Any")]
AS_SUGGESTED = "as_suggested"
PICK, PUT_ASIDE, BRING_BACK = "pick", "put_aside", "bring_back"
MOST_AT_ONCE = 500
"""How many contacts become entries in one step: each entry taken out again is work for somebody."""


class BringForm(Form):
    extract = FileField(
        "The contacts, as CSV",
        noun="The file of contacts",
        missing="Choose the file of contacts",
        hint="Up to 25 MB and 50,000 contacts. Nothing is taken before you have seen what would come in.",
        accept=(".csv", ".txt", ".tsv"),
        largest=25,
    )


class TakeForm(Form):
    operation = OperationField()


class ColumnsForm(Form):
    """Which column of the file holds what; a select for each thing that a contact has."""

    def reading(self, headings: Sequence[str]) -> Self:
        """The same form for a file with these headings."""
        choices = [(str(place), heading or f"Column {place + 1}") for place, heading in enumerate(headings)]
        for column in COLUMNS:
            asked = ChoiceField(
                column.name,
                choices if column.key == ON else [("", "Not in the file"), *choices],
                show="select",
                hint=column.meaning,
                required=column.key == ON,
                missing=f"Select the column that holds the {column.name.lower()}",
            )
            asked.says_optional = False
            self.fields[column.key] = asked
        return self

    def columns(self) -> dict[str, int]:
        return {key: int(place) for key, place in self.cleaned_data.items() if place != ""}


class ContactFilterForm(FilterForm):
    show = ChoiceField(
        "Show",
        [("", "To look at"), (PICKED, "In the chronology"), (ASIDE, "Put aside"), (EVERY, "All")],
        show="select",
    )
    words = TextField("Words", hint="In the notes, type or outcome")
    kind = ChoiceField("Type", show="select")
    officer = ChoiceField("Officer", show="select")
    since = DateField("From", noun="The first day")
    until = DateField("To", noun="The last day")

    def offering(self, *, kinds: Sequence[str], officers: Sequence[str]) -> Self:
        """The same form with the types and officers that the contacts name."""
        for name, known in (("kind", kinds), ("officer", officers)):
            cast(ChoiceField, self.fields[name]).choices = [*ANY, *((one, one) for one in known)]
        return self


class PickForm(Form):
    """What becomes of the contacts that were ticked."""

    operation = OperationField()
    significance = ChoiceField(
        "How much they matter", Significance.choices, show="select", initial=Significance.SIGNIFICANT
    )
    kind = ChoiceField(
        "Type of entry",
        [(AS_SUGGESTED, "As each contact’s own type suggests"), *EntryKind.choices],
        show="select",
        initial=AS_SUGGESTED,
    )
