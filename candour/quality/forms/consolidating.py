"""What is typed when the marks of two assessors are discussed and settled."""

from candour.design_system.fields import ChoiceField, Form, LongTextField, OperationField
from candour.quality.models import AnswerWord, RatingWord

ANSWER = "answer-"
LONG = 20_000


class SayForm(Form):
    operation = OperationField()
    text = LongTextField(
        "Add to the discussion", longest=5_000, rows=3, size="s", missing="Write what you want to say"
    )


class SettleForm(Form):
    """The rating that is to stand, and the answers on which the assessors differ."""

    operation = OperationField()
    rating = ChoiceField(
        "Settled rating", choices=RatingWord.choices, size="s", missing="Choose the rating that stands"
    )
    reason = LongTextField(
        "Why this rating stands",
        longest=LONG,
        rows=6,
        size="s",
        missing="Give the reason for the settled rating",
    )
    improve = LongTextField("What to improve, and where", longest=LONG, rows=4, size="s", required=False)

    def asking(self, questions: list[tuple[str, str]]) -> "SettleForm":
        for key, text in questions:
            self.fields[ANSWER + key] = ChoiceField(
                text,
                choices=AnswerWord.choices,
                small=True,
                size="s",
                missing=f"Settle the answer to “{text}”",
            )
        return self

    def answers(self) -> dict[str, str]:
        names = [name for name in self.cleaned_data if name.startswith(ANSWER)]
        return {name.removeprefix(ANSWER): self.cleaned_data[name] for name in names}


class ReopenForm(Form):
    operation = OperationField()
    reason = LongTextField(
        "Why is the consolidation opened again?", longest=2_000, rows=3, missing="Say why it is opened again"
    )
