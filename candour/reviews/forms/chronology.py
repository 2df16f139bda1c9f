"""What is typed about entries of the chronology, and what narrows their list and the timeline."""

from collections.abc import Sequence
from typing import Any, Self, cast

from django.core.exceptions import ValidationError

from candour.design_system.fields import (
    ChoiceField,
    DateField,
    FilterForm,
    Form,
    IntegerField,
    LongTextField,
    MultipleChoiceField,
    OperationField,
    TextField,
)
from candour.reviews.contacts.days import NotADay
from candour.reviews.models import EntryKind, Significance, SourceKind
from candour.reviews.timeline.gaps import LEAST, MOST, WEEKS
from candour.reviews.timeline.lines import NewEntry, read_lines, read_when

ANY = [("", "Any")]
WHEN = "Such as 12 March 2025, March 2025, about 12 March 2025, or 3 March 2025 to 7 March 2025"


class EntryForm(Form):
    """One entry. The day is typed in words, because often only the month is known."""

    operation = OperationField()
    when = TextField("When was it?", missing="Enter when it was", hint=WHEN, longest=80, width=20)
    text = LongTextField(
        "What happened?",
        missing="Say what happened",
        hint="Say what is known, not what it means. People are named by their role.",
        rows=6,
    )
    kind = ChoiceField("Type", EntryKind.choices, show="select", missing="Select a type")
    significance = ChoiceField(
        "How much does it matter to the review?",
        Significance.choices,
        missing="Select how much it matters",
        small=True,
    )
    source = ChoiceField("Source", SourceKind.choices, show="select", missing="Select the source")
    source_detail = TextField(
        "Where in the source", required=False, hint="Such as contact at 09:30, or page 4 of the plan"
    )
    documents = MultipleChoiceField("Documents that show it", required=False, small=True)

    def offering(self, papers: Sequence[tuple[str, str]]) -> Self:
        """The same form with these documents to choose from; without any it does not ask."""
        cast(ChoiceField, self.fields["documents"]).choices = list(papers)
        if not papers:
            del self.fields["documents"]
        return self

    def clean_when(self) -> str:
        typed: str = self.cleaned_data["when"]
        try:
            read_when(typed)
        except NotADay as error:
            raise ValidationError(str(error)) from error
        return typed

    def told(self) -> dict[str, Any]:
        """What the command is given, apart from the documents."""
        on, precision, until = read_when(self.cleaned_data["when"])
        plain = ("text", "kind", "significance", "source", "source_detail")
        named = {name: self.cleaned_data[name] for name in plain}
        return {"on": on, "precision": precision, "until": until, **named}


class ManyForm(Form):
    """Many entries at once. All that is wrong is said at once, and what was typed stays."""

    operation = OperationField()
    lines = LongTextField(
        "One entry a line",
        missing="Type at least one entry",
        hint="The date, the type and what happened, with a | between them. The type may be left out.",
        rows=16,
        longest=200_000,
    )
    significance = ChoiceField(
        "How much do they matter to the review?",
        Significance.choices,
        missing="Select how much they matter",
        small=True,
    )
    source = ChoiceField(
        "Source of all of them", SourceKind.choices, show="select", missing="Select the source"
    )

    def clean_lines(self) -> list[NewEntry]:
        entries, wrong = read_lines(self.cleaned_data["lines"])
        if wrong:
            raise ValidationError([ValidationError(str(one)) for one in wrong])
        return entries


class TakeOutForm(Form):
    operation = OperationField()
    why = TextField("Why is it taken out?", required=False, longest=300, hint="It stays with the entry")
    although_relied_on = MultipleChoiceField(
        "Although something relies on it",
        [("yes", "Take it out nevertheless. What relies on it stays, and has to be looked at again.")],
        required=False,
    )

    def asking(self, *, relied_on: bool) -> Self:
        """The same form, which asks about reliance only where something relies on the entry."""
        cast(MultipleChoiceField, self.fields["although_relied_on"]).says_optional = False
        if not relied_on:
            del self.fields["although_relied_on"]
        return self


class EntryFilterForm(FilterForm):
    words = TextField("Words")
    significance = ChoiceField("How much it matters", [*ANY, *Significance.choices], show="select")
    kind = ChoiceField("Type", [*ANY, *EntryKind.choices], show="select")
    source = ChoiceField("Source", [*ANY, *SourceKind.choices], show="select")
    relied_on = ChoiceField("Relied on", [("", "Or not"), ("yes", "By something")], show="select")
    since = DateField("From", noun="The first day")
    until = DateField("To", noun="The last day")
    show = ChoiceField("Show", [("", "What stands"), ("taken_out", "What was taken out")], show="select")


class TimelineForm(FilterForm):
    weeks = IntegerField(
        "Point out gaps of more than",
        least=LEAST,
        most=MOST,
        width=3,
        noun="The number of weeks",
        hint=f"In weeks. {WEEKS} is this service’s own default.",
    )
    kind = ChoiceField("Type of entry", [*ANY, *EntryKind.choices], show="select")
    contact_kind = ChoiceField("Type of contact", show="select")
    since = DateField("From", noun="The first day")
    until = DateField("To", noun="The last day")

    def offering(self, contact_kinds: Sequence[str]) -> Self:
        """The same form with these types of contact to choose from."""
        choices = [*ANY, *((kind, kind) for kind in contact_kinds)]
        cast(ChoiceField, self.fields["contact_kind"]).choices = choices
        return self
