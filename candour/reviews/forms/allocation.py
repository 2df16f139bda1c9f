"""What is typed when a review is allocated, given on, begun, and when a conflict is declared or settled."""

from collections.abc import Sequence
from typing import cast

from candour.design_system.fields import ChoiceField, DateField, Form, LongTextField, OperationField
from candour.reviews.models import ConductedBy, Involvement

LONG = 1_000
PARTS = [(part.value, part.label) for part in Involvement.PRACTICE]
"""What a person records; the parts in the review itself come from its own records."""


class AllocateForm(Form):
    operation = OperationField()
    writer = ChoiceField(
        "Who writes the review?",
        choices=[],
        show="select",
        missing="Choose who writes the review",
    )
    countersigner = ChoiceField(
        "Who countersigns it?",
        choices=[],
        show="select",
        missing="Choose who countersigns the review",
    )
    conducted_by = ChoiceField(
        "Who conducts it?", choices=ConductedBy.choices, missing="Choose who conducts the review"
    )
    reason = LongTextField(
        "Why",
        longest=LONG,
        rows=3,
        hint="Needed where another region or the inspectorate conducts it.",
        required=False,
    )

    def offering(
        self, writers: Sequence[tuple[str, str]], signers: Sequence[tuple[str, str]]
    ) -> "AllocateForm":
        cast(ChoiceField, self.fields["writer"]).choices = list(writers)
        cast(ChoiceField, self.fields["countersigner"]).choices = list(signers)
        return self


class GiveOnForm(Form):
    operation = OperationField()
    to = ChoiceField("To whom?", choices=[], show="select", missing="Choose a person")
    reason = LongTextField("Why is it given on?", longest=LONG, rows=3, missing="Say why it is given on")

    def offering(self, people: Sequence[tuple[str, str]]) -> "GiveOnForm":
        cast(ChoiceField, self.fields["to"]).choices = list(people)
        return self


class DeclareForm(Form):
    operation = OperationField()


class ConflictForm(Form):
    operation = OperationField()
    reason = LongTextField(
        "What stands between you and an independent view?",
        longest=LONG,
        rows=4,
        hint="A few words are enough. Those who allocate the review read them.",
        missing="Say what stands between you and an independent view",
    )


class WaiveForm(Form):
    operation = OperationField()
    reason = LongTextField(
        "Why may this conflict stand?",
        longest=LONG,
        rows=4,
        hint="It stays on the record with your name.",
        missing="Say why this conflict may stand",
    )


class SettleForm(Form):
    operation = OperationField()
    ending = LongTextField(
        "What proved to be a mistake, and where was it corrected?",
        longest=LONG,
        rows=4,
        missing="Say what proved to be a mistake",
    )


class PartForm(Form):
    operation = OperationField()
    person = ChoiceField(
        "Who?",
        show="select",
        hint="Members of staff in the register of the case.",
        missing="Choose a person",
    )
    part = ChoiceField("What was their part?", choices=PARTS, missing="Choose what their part was")
    since = DateField("From", noun="The first day", when="past", required=False)
    until = DateField("To", noun="The last day", when="past", required=False)

    def offering(self, people: Sequence[tuple[str, str]]) -> "PartForm":
        cast(ChoiceField, self.fields["person"]).choices = list(people)
        return self


class NoteForm(Form):
    operation = OperationField()
    text = LongTextField(
        "What do you want the national team to know?",
        longest=5_000,
        rows=8,
        missing="Write what you want the national team to know",
    )


class AnswerForm(Form):
    operation = OperationField()
    answer = LongTextField(
        "Your answer", longest=5_000, rows=6, missing="Write your answer to whoever wrote the note"
    )
