"""What an assessor types, and what is typed when a review is allocated to be marked."""

from collections.abc import Sequence
from typing import Any, cast

from candour.design_system.fields import (
    ChoiceField,
    Form,
    HiddenField,
    IntegerField,
    LongTextField,
    OperationField,
    TextField,
)
from candour.policy.quality import SubQuestion
from candour.quality.marking import content as marks_content
from candour.quality.models import AnswerWord, RatingWord
from candour.quality.standards import Standard

LONG = 20_000
ANSWER, NOTE = "answer-", "note-"


class AllocateForm(Form):
    operation = OperationField()
    first = ChoiceField(
        "Who marks the review?", choices=[], show="select", missing="Choose who marks the review"
    )
    second = ChoiceField(
        "Who marks it too, without seeing the other’s marks?",
        choices=[],
        show="select",
        required=False,
        hint="Leave empty for one assessor.",
    )

    def offering(self, people: Sequence[tuple[str, str]], *, second: bool) -> "AllocateForm":
        cast(ChoiceField, self.fields["first"]).choices = list(people)
        if second:
            cast(ChoiceField, self.fields["second"]).choices = [("", "Nobody: one assessor marks"), *people]
        else:
            del self.fields["second"]
        return self


class TakeOffForm(Form):
    operation = OperationField()
    reason = LongTextField(
        "Why is the work taken from this assessor?",
        longest=2_000,
        rows=3,
        missing="Say why the work is taken from this assessor",
    )


class SendForm(Form):
    """A confirmation: nothing is typed."""

    operation = OperationField()


class MarksForm(Form):
    """The marks under one standard. Anything can be saved; locking asks for what is missing."""

    operation = OperationField()
    base = HiddenField()

    def __init__(self, standard: Standard, *arguments: Any, **named: Any) -> None:  # noqa: ANN401 - handed on
        super().__init__(*arguments, **named)
        for question in standard.questions:
            self.fields[ANSWER + question.key] = _answer(question)
            self.fields[NOTE + question.key] = TextField(
                "Note", longest=2_000, required=False, size="s", noun=f"The note on “{question.question}”"
            )
        self.fields["rating"] = _rating(f"Rating of “{standard.name}”", dict(standard.characteristics))
        self.fields["reason"] = _words("Why this rating?", "What in the review shows it.", rows=6)
        self.fields["improve"] = _words(
            "What to improve, and where", "Needed below Good. Say where in the review.", rows=4
        )
        self.fields["paragraph"] = IntegerField(
            "Number of the paragraph",
            least=1,
            most=1_000_000,
            required=False,
            size="s",
            hint="As it stands beside the text.",
        )
        self.fields["words"] = _words(
            "The words that you quote", "Leave empty to take the whole paragraph.", rows=2, size="s"
        )
        for field in self.fields.values():
            field.says_optional = False  # type: ignore[attr-defined]  # nothing here has to be filled in to be saved

    def content(self) -> dict[str, Any]:
        """What was typed, in the shape that is kept."""
        return {"answers": _answers(self.cleaned_data), **_said(self.cleaned_data)}


class WholeForm(Form):
    """What the assessor says of the whole."""

    operation = OperationField()
    base = HiddenField()

    def __init__(self, *arguments: Any, **named: Any) -> None:  # noqa: ANN401 - handed on
        super().__init__(*arguments, **named)
        self.fields["rating"] = _rating("Composite rating", {})
        self.fields["reason"] = _words("Why this composite rating?", "", rows=6)
        self.fields["practice"] = _words(
            "Effective practice to pass on",
            "What this review did well, so that others can do it too.",
            rows=4,
        )
        for field in self.fields.values():
            field.says_optional = False  # type: ignore[attr-defined]

    def content(self) -> dict[str, Any]:
        return {"answers": {}, **_said(self.cleaned_data)}


def initial_of(content: dict[str, Any], base: int) -> dict[str, Any]:
    """The fields as the marks say them."""
    told = {**marks_content.empty(), **content}
    answers = told["answers"].items()
    return {
        "base": base,
        **{name: told[name] for name in ("rating", "reason", "improve", "practice")},
        **{ANSWER + question: said["answer"] for question, said in answers},
        **{NOTE + question: said["note"] for question, said in answers},
    }


def _answer(question: SubQuestion) -> ChoiceField:
    return ChoiceField(
        question.question,
        choices=AnswerWord.choices,
        small=True,
        required=False,
        size="s",
        missing="Choose an answer",
    )


def _rating(label: str, hints: dict[str, str]) -> ChoiceField:
    return ChoiceField(
        label, choices=RatingWord.choices, hints=hints, required=False, missing="Choose a rating"
    )


def _words(label: str, hint: str, *, rows: int, size: str = "m") -> LongTextField:
    return LongTextField(label, longest=LONG, rows=rows, hint=hint, required=False, size=size)


def _answers(cleaned: dict[str, Any]) -> dict[str, dict[str, str]]:
    questions = [name.removeprefix(ANSWER) for name in cleaned if name.startswith(ANSWER)]
    return {
        key: {"answer": cleaned.get(ANSWER + key) or "", "note": cleaned.get(NOTE + key) or ""}
        for key in questions
    }


def _said(cleaned: dict[str, Any]) -> dict[str, str]:
    return {name: cleaned.get(name) or "" for name in ("rating", "reason", "improve", "practice")}
