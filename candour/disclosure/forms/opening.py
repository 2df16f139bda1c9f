"""What is typed when a copy is opened, and the filters of lists."""

from collections.abc import Sequence
from typing import Any, Self, cast

from candour.design_system.fields import (
    ChoiceField,
    FilterForm,
    Form,
    LongTextField,
    MultipleChoiceField,
    OperationField,
    TextField,
)
from candour.disclosure.models import Format, Status

Choices = Sequence[tuple[str, str]]
GOOD_FOR = {
    Format.PDF: "For a screen and for paper; a screen reader can read it.",
    Format.LARGE_PRINT: "For whoever reads large letters. Tables are lists in it.",
    Format.DOCX: "For whoever sets size, letters or colours to suit themselves.",
    Format.HTML: "For a phone, and for any browser.",
    Format.TEXT: (
        "For screen readers and braille displays, and to be read aloud or put into a secure e-mail. "
        "Tables are lists in it."
    ),
}
"""What each format is good for, so that the recipient gets what they can use."""


class OpenForm(Form):
    operation = OperationField()
    audience = ChoiceField("For whom is the copy?", missing="Choose for whom the copy is")
    plan = ChoiceField(
        "Which victim or relative asked for it?",
        show="select",
        required=False,
        hint="Only those who accepted the offer of the review are listed. For everybody else leave it empty.",
    )
    own_part = ChoiceField(
        "Which member of staff is it for?",
        show="select",
        required=False,
        hint="Only for somebody’s own part. In it their own name stands, where others have labels.",
    )
    recipient = TextField(
        "Who receives it?",
        noun="The recipient",
        hint="Exactly as it will be typed again before it is sent: a name, or an office and its post.",
        missing="Say who receives it",
    )
    purpose = LongTextField(
        "For what is it shared?",
        longest=1_000,
        rows=3,
        hint="What the recipient needs it for. Necessity and proportion are judged against this.",
        missing="Say for what it is shared",
    )
    knows = LongTextField(
        "What does the recipient know already?",
        longest=2_000,
        rows=4,
        hint="From the trial, from their own work, or because it happened to them.",
        required=False,
    )
    known_people = MultipleChoiceField("Whose names do they know already?", small=True, required=False)
    parts = MultipleChoiceField(
        "Which parts are shared?",
        small=True,
        required=False,
        hint="Leave all of them empty to share the whole review. Paragraphs are chosen afterwards.",
    )
    formats = MultipleChoiceField(
        "In which formats?",
        Format.choices,
        hints={str(one): words for one, words in GOOD_FOR.items()},
        missing="Choose at least one format",
    )
    replaces = ChoiceField("Does it replace a copy that they have?", show="select", required=False)

    def offering(
        self,
        *,
        audiences: Choices,
        hints: dict[str, str],
        people: Choices,
        parts: Choices,
        sent: Choices,
        asked: Choices,
        staff: Choices,
    ) -> Self:
        """The same form with what this case has."""
        fields = cast(dict[str, Any], self.fields)
        fields["audience"].choices = audiences
        fields["audience"].hints = hints
        fields["known_people"].choices = people
        fields["parts"].choices = parts
        fields["replaces"].choices = [("", "No, it is the first"), *sent]
        fields["plan"].choices = [("", "Nobody of the case: another recipient"), *asked]
        fields["own_part"].choices = [("", "Nobody: it is not somebody’s own part"), *staff]
        if not staff:
            del fields["own_part"]
        if not asked:
            del fields["plan"]
        if not people:
            del fields["known_people"]
        if not sent:
            del fields["replaces"]
        return self


class CopyFilter(FilterForm):
    status = ChoiceField("Where it stands", [("", "Anywhere"), *Status.choices], show="select")
    audience = ChoiceField("For whom", [], show="select")

    def offering(self, audiences: Choices) -> Self:
        cast(ChoiceField, self.fields["audience"]).choices = [("", "Anybody"), *audiences]
        return self
