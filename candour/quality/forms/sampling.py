"""What is typed when a draw is planned, its frame closed, or the draw given up."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import TypeVar, cast

from django.core.exceptions import ValidationError

from candour.design_system.fields import ChoiceField, Form, LongTextField, OperationField, TextField
from candour.quality.models import Strata
from candour.quality.sampling import UnusableError, read_percent, read_seed

Given = TypeVar("Given")


class PlanForm(Form):
    operation = OperationField()
    period = ChoiceField(
        "Which period?",
        choices=[],
        show="select",
        hint="Reviews first submitted in it are the frame. The frame can be closed when it is over.",
        missing="Choose a period",
    )
    percent = TextField(
        "What percentage is drawn?",
        longest=10,
        hint="Rounded up to a whole review.",
        missing="Enter a percentage, such as 20",
    )
    strata = ChoiceField(
        "From what is it drawn?",
        choices=[("all", Strata.NONE.label), (Strata.REGION, Strata.REGION.label)],
        missing="Choose from what it is drawn",
    )
    seed = TextField(
        "Seed",
        longest=1000,
        required=False,
        hint="Leave it empty, and the service throws one that nobody sees before the draw. Or type words and "
        "digits that nobody could foresee: then only you know them until the draw, and no page shows them.",
    )

    def offering(self, periods: Sequence[tuple[str, str]]) -> "PlanForm":
        cast(ChoiceField, self.fields["period"]).choices = list(periods)
        return self

    def clean_percent(self) -> Decimal:
        return _read(read_percent, self.cleaned_data["percent"].strip())

    def clean_seed(self) -> str:
        typed = self.cleaned_data.get("seed") or ""
        return _read(read_seed, typed) if typed else ""


class CloseForm(Form):
    operation = OperationField()
    left_out = LongTextField(
        "Leave out (optional)",
        longest=20_000,
        rows=4,
        required=False,
        hint="One review on a line: its reference, a comma, and why it cannot be drawn. "
        "What was drawn before, and what the national team has begun to mark, is left out by itself.",
    )

    def clean_left_out(self) -> dict[str, str]:
        found = {}
        for number, line in enumerate((self.cleaned_data["left_out"] or "").splitlines(), start=1):
            if line.strip():
                reference, _comma, reason = (part.strip() for part in line.partition(","))
                if not reason:
                    raise ValidationError(f"Line {number}: write the reference, a comma, and the reason")
                found[reference] = reason
        return found


class DrawForm(Form):
    operation = OperationField()


class WithdrawForm(Form):
    operation = OperationField()
    reason = LongTextField(
        "Why is it given up?", longest=1000, rows=3, missing="Say why the draw is given up"
    )


def _read(reader: Callable[[str], Given], typed: str) -> Given:
    try:
        return reader(typed)
    except UnusableError as problem:
        raise ValidationError(str(problem).split(": ", 1)[1].capitalize()) from None
