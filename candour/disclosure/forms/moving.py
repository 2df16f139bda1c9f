"""What is typed when a copy moves on, is returned, checked, approved, sent or recalled."""

from collections.abc import Sequence
from typing import Any, Self, cast

from candour.design_system.fields import (
    ChoiceField,
    Form,
    HiddenField,
    LongTextField,
    MultipleChoiceField,
    OperationField,
    TextField,
    YesNoField,
)
from candour.disclosure.models import Action, Concern, Format, Sending

LONG = 5_000


class ConfirmForm(Form):
    operation = OperationField()


class ReasonForm(Form):
    operation = OperationField()
    reason = LongTextField("Why?", longest=LONG, missing="Say why")


class TakeOverForm(Form):
    operation = OperationField()
    reason = LongTextField(
        "Why do you take it over?",
        longest=LONG,
        rows=4,
        hint="An absence, or a conflict that came to light. Say nothing of anybody’s health.",
        missing="Say why you take it over",
    )


class ReturnForm(Form):
    operation = OperationField()
    reason = LongTextField(
        "What should be decided otherwise, and why?",
        longest=LONG,
        rows=8,
        hint="The preparer reads this first. Name the section and the passage.",
        missing="Say what should be decided otherwise, and why",
    )


class ApproveForm(Form):
    operation = OperationField()
    seen = HiddenField()
    statement = LongTextField(
        "Your statement",
        longest=LONG,
        rows=4,
        hint="In your own words: that you have read the copy, and why it may be shared as it is.",
        missing="Write the statement that you sign",
    )


class SendForm(Form):
    operation = OperationField()
    recipient = TextField(
        "Type the recipient again",
        noun="The recipient",
        hint="From the envelope or the message in front of you, not from this page.",
        missing="Type the recipient again",
        autocomplete="off",
    )
    how = ChoiceField("How does it leave?", Sending.How.choices, missing="Choose how it leaves")
    formats = MultipleChoiceField("Which files?", Format.choices, missing="Choose at least one file")
    note = LongTextField(
        "Anything to remember",
        longest=2_000,
        rows=3,
        required=False,
        hint="Such as who was there, and how they confirmed that they have it.",
    )

    def of(self, formats: Sequence[str]) -> Self:
        field = cast(Any, self.fields["formats"])
        field.choices = [(one.value, one.label) for one in Format if one.value in formats]
        return self


class RecallForm(Form):
    operation = OperationField()
    reason = LongTextField("Why is it asked back?", longest=LONG, missing="Say why it is asked back")
    told = LongTextField(
        "What was the recipient asked to do, and how were they told?",
        longest=LONG,
        missing="Say what the recipient was asked to do",
    )


class EffectForm(Form):
    operation = OperationField()
    on_person = LongTextField(
        "How would sharing it affect the person on probation?",
        longest=LONG,
        rows=4,
        missing="Say how sharing it would affect the person on probation",
    )
    on_staff = LongTextField(
        "How would it affect staff?",
        longest=LONG,
        rows=4,
        hint="Each member of staff who appears in it, named or not: who supports them, and who tells them.",
        missing="Say how it would affect staff",
    )
    contingency = LongTextField(
        "What is ready if it goes badly?",
        longest=LONG,
        rows=4,
        hint="The plan that senior managers have: press, safety, support.",
        missing="Say what is ready if it goes badly",
    )
    told_before = LongTextField(
        "Who is told before it is shared, and by whom?", longest=LONG, rows=3, required=False
    )


class ConcernForm(Form):
    operation = OperationField()
    text = LongTextField(
        "What is the concern, and why can it not be managed here?",
        longest=LONG,
        rows=8,
        missing="Say what the concern is",
    )


class AnswerConcernForm(Form):
    operation = OperationField()
    answer = ChoiceField("What do you decide?", Concern.Answer.choices, missing="Choose what you decide")
    text = LongTextField(
        "Why, and what do you ask for?", longest=LONG, rows=6, missing="Say why, and what you ask for"
    )


class CheckItemForm(Form):
    operation = OperationField()
    action = ChoiceField(
        "What would you do with these words?",
        Action.choices,
        missing="Choose what you would do",
    )
    grounds = MultipleChoiceField(
        "On which ground?",
        small=True,
        required=False,
        hint="Needed for what you would withhold or say more generally.",
    )
    remark = LongTextField("Anything the preparer should know", longest=2_000, rows=3, required=False)

    def offering(self, grounds: Sequence[tuple[str, str]]) -> Self:
        cast(Any, self.fields["grounds"]).choices = grounds
        return self


class LetStandForm(Form):
    operation = OperationField()
    why = LongTextField(
        "Why may the decision stand?", longest=2_000, rows=3, missing="Say why the decision may stand"
    )


class LetterForm(Form):
    """The words of the covering letter that this service cannot know."""

    operation = OperationField()
    to = TextField(
        "To whom is the letter?", missing="Say to whom the letter is", hint="As they wish to be addressed."
    )
    bereaved = YesNoField("Did they lose somebody?", missing="Choose yes or no")
    own_words = LongTextField(
        "Words of your own",
        longest=LONG,
        rows=5,
        required=False,
        hint="They stand after the first paragraph.",
    )
    contact_name = TextField("Who can they talk to?", missing="Name the person whom they can talk to")
    contact_role = TextField(
        "What does that person do, in plain words?", missing="Say in plain words what that person does"
    )
    contact_phone = TextField("Phone", required=False)
    contact_email = TextField("E-mail", required=False, hint="At least one of phone and e-mail.")
    contact_times = TextField("When can they be reached?", required=False)
    next_steps = LongTextField(
        "What happens next?",
        longest=LONG,
        rows=4,
        missing="Say what happens next",
        hint="One step on each line.",
    )
    other_help = LongTextField(
        "Who else can help?", longest=LONG, rows=3, required=False, hint="One on each line."
    )
    signed_by = TextField("Who signs it?", missing="Say who signs the letter")
    signed_role = TextField("Their post", required=False)
