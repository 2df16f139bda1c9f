"""What is typed in and beside a section."""

from candour.design_system.fields import (
    ChoiceField,
    Form,
    HiddenField,
    IntegerField,
    LongTextField,
    OperationField,
)
from candour.reviews.models import Section

LONGEST = 2_000_000
MARKS = (
    "Leave an empty line between paragraphs. Begin a line with ## for a heading, - for a bullet, "
    "1. for a number, > for a quotation. **Bold** and __italics__. A cell of a table stands between | and |."
)


class SectionForm(Form):
    """The section as plain text, for browsers without scripts."""

    operation = OperationField()
    base = HiddenField()
    markup = LongTextField("The text of the section", longest=LONGEST, rows=24, hint=MARKS, required=False)

    def __init__(self, *arguments: object, **named: object) -> None:
        super().__init__(*arguments, **named)  # type: ignore[arg-type]  # handed on as they came
        self.fields["markup"].strip = False  # type: ignore[attr-defined]  # an indent is part of a list


class ProgressForm(Form):
    operation = OperationField()
    progress = ChoiceField(
        "How far is this section?",
        choices=Section.Progress.choices,
        small=True,
        size="s",
        missing="Say how far this section is",
    )


class RemarkForm(Form):
    operation = OperationField()
    block = ChoiceField(
        "Beside which paragraph?",
        choices=[("", "The whole section")],
        show="select",
        size="s",
        required=False,
    )
    text = LongTextField("Your remark", longest=4_000, rows=3, missing="Write your remark", size="s")

    def place(self, choices: list[tuple[str, str]]) -> None:
        self.fields["block"].choices = [("", "The whole section"), *choices]  # type: ignore[attr-defined]


class AnswerForm(Form):
    operation = OperationField()
    answer = LongTextField(
        "What was done about it?", longest=4_000, rows=3, missing="Say what was done about it", heading=True
    )


class RestoreForm(Form):
    operation = OperationField()


class CompareForm(Form):
    """Two versions by their numbers."""

    before = IntegerField("From version", least=0, most=10**9, missing="Choose the earlier version")
    after = IntegerField("To version", least=0, most=10**9, missing="Choose the later version")


class ConflictForm(Form):
    MINE, THEIRS, MERGED = "mine", "theirs", "merged"

    operation = OperationField()
    seen = HiddenField()
    mine = HiddenField()
    choice = ChoiceField(
        "Which text stands?",
        choices=[
            (MINE, "My text"),
            (THEIRS, "The other text"),
            (MERGED, "A text made of both"),
        ],
        hints={
            MINE: "The other text stays among the versions.",
            THEIRS: "Your text is kept among the versions.",
            MERGED: "Both texts stay among the versions.",
        },
        missing="Choose which text stands",
    )
    merged = LongTextField("The text made of both", longest=LONGEST, rows=20, hint=MARKS, required=False)

    def __init__(self, *arguments: object, **named: object) -> None:
        super().__init__(*arguments, **named)  # type: ignore[arg-type]  # handed on as they came
        self.fields["merged"].strip = False  # type: ignore[attr-defined]
