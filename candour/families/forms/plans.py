"""Beginning a plan, choosing the named contact, and how somebody wishes to be addressed and reached."""

from collections.abc import Sequence
from typing import Any, Self, cast

from candour.design_system.fields import (
    ChoiceField,
    DateField,
    Form,
    LongTextField,
    MultipleChoiceField,
    OperationField,
    TextField,
    YesNoField,
)
from candour.families.models import CopyFormat, Language, NoContact, Way

Choices = Sequence[tuple[str, str]]
NO_HEALTH = "Write what has to be done, not a diagnosis. They may read this one day."


class PersonForm(Form):
    person = ChoiceField(
        "With whom is contact to be kept?", heading=True, missing="Select the person", size="l"
    )

    def offering(self, people: Choices) -> Self:
        cast(ChoiceField, self.fields["person"]).choices = list(people)
        return self


class NoContactForm(Form):
    operation = OperationField()
    why = ChoiceField("Why does nobody keep in touch?", NoContact.Why.choices, missing="Select why")
    note = TextField("Anything to note?", required=False, longest=300)


class OfficerForm(Form):
    officer = ChoiceField(
        "Who is to be their named contact?", heading=True, missing="Select the named contact", size="l"
    )

    def offering(self, people: Choices, hints: dict[str, str]) -> Self:
        field = cast(ChoiceField, self.fields["officer"])
        field.choices, field.hints = list(people), hints
        return self


class BeginForm(Form):
    operation = OperationField()
    reason = TextField(
        "Why this named contact?",
        missing="Say why this person is chosen",
        hint="Such as: works near where she lives, and speaks Welsh.",
        longest=300,
    )


class AllocateForm(OfficerForm):
    operation = OperationField()
    reason = TextField("Why is the contact given to somebody else?", missing="Say why", longest=300)
    tell_by = DateField(
        "By when are they told who it is now?",
        noun="The day by which they are told",
        when="future",
        missing="Enter the day by which they are told",
        hint="Best from the person whom they know, before the change.",
    )


class NameForm(Form):
    operation = OperationField()
    addressed_as = TextField(
        "How do they wish to be addressed?",
        heading=True,
        size="l",
        missing="Enter how they wish to be addressed",
        hint="As they would like to read it at the top of a letter, such as Mrs Marsh, or Ellen.",
        longest=120,
    )


class RelationForm(Form):
    operation = OperationField()
    relation = TextField(
        "Who are they to the person who was harmed?",
        required=False,
        hint="In their own words, such as: her mother. Leave it empty for the person who was harmed.",
        longest=200,
    )
    charge = ChoiceField(
        "Which charge does it concern?", show="select", required=False, hint="Where there are several."
    )

    def offering(self, charges: Choices) -> Self:
        cast(ChoiceField, self.fields["charge"]).choices = [("", "All of them"), *charges]
        return self


class WaysForm(Form):
    operation = OperationField()
    ways = MultipleChoiceField(
        "How do they prefer to be reached?", Way.choices, missing="Select at least one way"
    )
    times = TextField(
        "At which times?",
        required=False,
        hint="Such as: after five on weekdays, and never on the 14th, which is his birthday.",
        longest=300,
    )


class SafetyForm(Form):
    operation = OperationField()
    unsafe_ways = MultipleChoiceField(
        "Which ways are not safe, or not wanted?",
        Way.choices,
        required=False,
        hint="The service refuses these afterwards.",
    )
    nothing_to_the_home = YesNoField(
        "Is anything to be kept away from where they live?",
        missing="Select yes or no",
        hint="Yes, if no letter or visit may come to the address.",
    )
    safety = LongTextField(
        "What else makes contact safe?",
        required=False,
        longest=1_000,
        rows=3,
        hint="Such as who must not learn of it, or that no message is left. No address and no number here.",
    )


class LanguageForm(Form):
    operation = OperationField()
    language = ChoiceField(
        "Which language do they wish to use?",
        Language.choices,
        heading=True,
        size="l",
        missing="Select a language",
        hints={Language.WELSH: "Letters, meetings and the copy of the review are then in Welsh."},
        reveals={Language.OTHER: "language_note"},
    )
    language_note = TextField(
        "Which language, and is an interpreter needed?", missing="Say which language", longest=120
    )


class NeedsForm(Form):
    operation = OperationField()
    needs = LongTextField(
        "What makes reading, hearing, meeting or travelling hard for them?",
        required=False,
        longest=2_000,
        rows=4,
        hint=NO_HEALTH,
    )
    adjustments = LongTextField(
        "What helps?",
        required=False,
        longest=2_000,
        rows=4,
        hint="Such as: a friend beside her, short meetings, a ground-floor room.",
    )
    formats = MultipleChoiceField(
        "How would they like to have what is given to them?", CopyFormat.choices, required=False
    )


class NextForm(Form):
    operation = OperationField()
    due = YesNoField("Is a next contact due?", missing="Select yes or no", reveals={"yes": "on"})
    on = DateField("On which day?", noun="The next contact", when="future", missing="Enter the day")
    why = TextField("What is it about?", required=False, longest=200, hint="Needed where one is due.")


class NoteForm(Form):
    """A confirmation with a few words."""

    operation = OperationField()
    note = LongTextField("Why?", longest=500, rows=3, missing="Say why")

    def asking(self, label: str, missing: str) -> Self:
        field: Any = self.fields["note"]
        field.label = label
        field.error_messages["required"] = missing
        return self
