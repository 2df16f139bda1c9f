"""What is chosen when passages are decided, marked or taken back."""

from collections.abc import Collection, Sequence
from typing import Any, Self, cast

from candour.design_system.fields import (
    ChoiceField,
    Form,
    LongTextField,
    MultipleChoiceField,
    OperationField,
    TextField,
)
from candour.disclosure.models import Action
from candour.disclosure.redacted import Unit

Choices = Sequence[tuple[str, str]]
HINTS = {
    Action.LABEL: "A person: their label stands here, the same throughout this recipient’s copies.",
    Action.WITHHOLD: "“[left out]” stands here in an English copy, always of the same length.",
    Action.GENERALISE: "Other words stand here, such as “in spring” for a day.",
    Action.KEEP: "It stands as it is. The suggestion does not come back.",
}
LETTERS = {
    Action.LABEL: "Label (key l)",
    Action.WITHHOLD: "Withhold (key w)",
    Action.GENERALISE: "Say it more generally (key g)",
    Action.KEEP: "Keep (key e)",
}


class DecideForm(Form):
    """One decision for all passages that were chosen. Nothing is chosen beforehand."""

    operation = OperationField()
    action = ChoiceField(
        "What should happen to them?",
        list(LETTERS.items()),
        hints={str(action): hint for action, hint in HINTS.items()},
        small=True,
        missing="Choose what should happen to the passages",
    )
    grounds = MultipleChoiceField(
        "On which ground?",
        small=True,
        required=False,
        hint="Needed for what is withheld or said more generally. Choose every ground that applies.",
    )
    wording = TextField(
        "Words that stand there instead", longest=300, required=False, hint="Where it is said more generally."
    )
    note = LongTextField(
        "Why is it necessary and proportionate, or why is it kept?",
        longest=1_000,
        rows=3,
        required=False,
        hint="One sentence. The checker does not see it before they have answered; the schedule keeps it.",
    )

    def offering(self, grounds: Choices, hints: dict[str, str]) -> Self:
        field = cast(Any, self.fields["grounds"])
        field.choices = grounds
        field.hints = hints
        return self


class MarkForm(DecideForm):
    """A passage that nothing proposed, by its very words."""

    words = TextField(
        "The words, exactly as they stand in the paragraph",
        longest=2_000,
        missing="Copy the words from the paragraph",
        attributes={"data-mark-words": ""},
    )
    entity = ChoiceField(
        "Whom do they speak of?", show="select", required=False, hint="A label needs somebody to stand for."
    )
    every = ChoiceField(
        "Where?",
        [
            ("once", "Here, the first time they stand in this paragraph"),
            ("all", "Wherever these words stand"),
        ],
        small=True,
        initial="once",
        missing="Choose where",
    )
    field_order = ["operation", "words", "every", "entity", "action", "grounds", "wording", "note"]

    def speaking_of(self, people: Choices) -> Self:
        cast(Any, self.fields["entity"]).choices = [("", "Nobody, or somebody not in the register"), *people]
        return self


class ParagraphsForm(Form):
    """The paragraphs of one section that are shared. None ticked: nothing of the section is."""

    operation = OperationField()
    units = MultipleChoiceField("Which paragraphs are shared?", small=True, required=False)

    def offering(self, units: Sequence[Unit], theirs: Collection[str], name: str) -> Self:
        field = cast(Any, self.fields["units"])
        field.choices = [(unit.key, unit.text) for unit in units]
        field.hints = {unit.key: f"Names {name}" for unit in units if unit.key in theirs}
        field.hints |= {unit.key: "A heading" for unit in units if unit.is_heading}
        return self


class SectionsForm(Form):
    operation = OperationField()
    sections = MultipleChoiceField(
        "Which sections are shared?", small=True, missing="Choose at least one section"
    )

    def offering(self, sections: Choices, hints: dict[str, str]) -> Self:
        field = cast(Any, self.fields["sections"])
        field.choices, field.hints = sections, hints
        return self


class OnceForm(Form):
    """A button: sent twice, it has one effect."""

    operation = OperationField()
