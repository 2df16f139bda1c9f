"""Who may open a case, and emergencies."""

from datetime import datetime, time

from django.core.exceptions import ValidationError
from django.utils import timezone

from candour.cases.models import BreakGlass, Relation
from candour.cases.models.access_list import BARRING
from candour.design_system.fields import (
    ChoiceField,
    DateField,
    Form,
    LongTextField,
    OperationField,
    PasswordField,
    TextField,
)
from candour.staff.models import User

OPENING = [
    (relation.value, relation.label)
    for relation in Relation
    if relation not in (*BARRING, Relation.EMERGENCY, Relation.HOLDER, Relation.RECORDER)
]
SHUTTING = [(relation.value, relation.label) for relation in BARRING]


NAMED = "Their full name, or their username where two people have the same name."


def _account(typed: str) -> User:
    """The account with this username, or else the only one with this full name."""
    in_use = User.objects.filter(is_active=True)
    found = list(in_use.filter(username=typed.strip()) or in_use.filter(full_name__iexact=typed.strip())[:2])
    if not found:
        raise ValidationError("There is no account in use with that name. Check how it is spelled")
    if len(found) > 1:
        raise ValidationError("More than one person has that name. Enter the username")
    return found[0]


class GiveAccessForm(Form):
    operation = OperationField()
    user = TextField("Who?", noun="The name", longest=120, missing="Enter a name", hint=NAMED)
    relation = ChoiceField("What brings them to the case?", OPENING, initial=Relation.GIVEN)
    until = DateField(
        "Until",
        required=False,
        hint="The last day of access. Leave empty for access until somebody ends it.",
        when="future",
    )
    reason = TextField("Reason", longest=300, missing="Give a reason")

    def clean_user(self) -> User:
        return _account(self.cleaned_data["user"])

    def ends(self) -> datetime | None:
        """The end of the last day, in London."""
        day = self.cleaned_data["until"]
        return timezone.make_aware(datetime.combine(day, time(23, 59, 59))) if day else None


class BarForm(Form):
    operation = OperationField()
    user = TextField("Who?", noun="The name", longest=120, missing="Enter a name", hint=NAMED)
    relation = ChoiceField("Why must they not open it?", SHUTTING, initial=Relation.CONFLICT)
    reason = TextField("In words", longest=300, missing="Say why")

    def clean_user(self) -> User:
        return _account(self.cleaned_data["user"])


class EndAccessForm(Form):
    operation = OperationField()
    reason = TextField("Why does it end?", longest=300, missing="Say why it ends")


class BreakGlassForm(Form):
    operation = OperationField()
    reference = TextField("Reference of the case", longest=20, width=20, missing="Enter the reference")
    category = ChoiceField(
        "What kind of emergency is this?", BreakGlass.Category.choices, missing="Select the kind of emergency"
    )
    reason = LongTextField(
        "Why must you open it now?",
        missing="Say why you must open it now",
        longest=1_000,
        rows=4,
        hint="At least 20 characters. Whoever reviews this use reads it. Name nobody.",
    )
    password = PasswordField(
        "Your password",
        missing="Enter your password",
        hint="Once more, so that nobody uses emergency access at a screen that you left open.",
    )

    def without_password(self) -> None:
        """For people who have none here."""
        del self.fields["password"]


class ReviewUseForm(Form):
    operation = OperationField()
    finding = LongTextField(
        "What did you find?",
        longest=2_000,
        rows=5,
        missing="Say what you found",
        hint="Whether the reason holds, whether the use was needed, and what follows if not.",
    )
