"""What is typed about factual accuracy."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, cast

from candour.design_system.fields import (
    ChoiceField,
    DateField,
    Form,
    LongTextField,
    MultipleChoiceField,
    OperationField,
)
from candour.reviews.models import AccuracyComment, AccuracyPack
from candour.staff.models import User

LONG = 5_000
Passages = Sequence[tuple[str, str]]
"""Value and words of each choice."""


class PackForm(Form):
    operation = OperationField()
    audience = ChoiceField(
        "Whom do you ask?",
        choices=[
            (AccuracyPack.Audience.HEAD_OF_UNIT, "The head of the delivery unit"),
            (AccuracyPack.Audience.STAFF, "A member of staff, about their own part"),
        ],
        missing="Choose whom you ask",
    )
    recipient = ChoiceField("Who receives it?", choices=[], show="select", missing="Choose who receives it")
    due_on = DateField(
        "By when are they asked to answer?",
        noun="Day by which to answer",
        when="future",
        missing="Enter the day by which to answer",
        hint="Five working days are suggested. No period is published; this is a default of this service.",
    )
    passages = MultipleChoiceField(
        "Which passages?",
        choices=[],
        missing="Choose at least one passage",
        hint="Send what they can judge from what they know, and no more.",
        small=True,
    )

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        people: Sequence[User] = (),
        passages: Passages = (),
        today: date | None = None,
        initial: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(data, today=today, initial=initial)
        offer(self, "recipient", [(str(one.pk), _named(one)) for one in people])
        offer(self, "passages", passages)


def offer(form: Form, name: str, choices: Passages) -> None:
    """Choices that are known only when the page is asked for."""
    cast(ChoiceField | MultipleChoiceField, form.fields[name]).choices = list(choices)


def _named(person: User) -> str:
    return f"{person.full_name}, {person.job_title}" if person.job_title else person.full_name


class CommentForm(Form):
    operation = OperationField()
    passage = ChoiceField("Which passage is it about?", choices=[], show="select", required=False)
    text = LongTextField(
        "What is not right, or what is missing?",
        longest=LONG,
        hint="Facts: dates, who did what, what was recorded. Say what shows it, if you can.",
        missing="Write what is not right, or what is missing",
    )

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        passages: Passages = (),
        initial: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(data, initial=initial)
        offer(self, "passage", passages)


class AnswerForm(Form):
    operation = OperationField()
    answer = ChoiceField(
        "How do you answer?", choices=AccuracyComment.Answer.choices, missing="Say how you answer"
    )
    text = LongTextField(
        "Your answer",
        longest=LONG,
        hint="The person who wrote the comment reads it. If the text was changed, say where.",
        missing="Say in words how the comment was answered",
    )


class CloseForm(Form):
    operation = OperationField()
    why = LongTextField(
        "What was tried, and why do you go on without an answer?", longest=LONG, missing="Say what was tried"
    )


class SatisfiedForm(Form):
    operation = OperationField()
    note = LongTextField("Note", required=False, rows=3, longest=LONG)
