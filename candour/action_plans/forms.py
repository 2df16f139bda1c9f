"""What people type about actions."""

from collections.abc import Mapping
from datetime import date
from typing import Any, cast

from candour.action_plans import vocabulary
from candour.design_system.as_of import AsOfForm
from candour.design_system.fields import (
    ChoiceField,
    DateField,
    Form,
    LongTextField,
    OperationField,
    TextField,
)

SHOW = [
    ("", "Every action"),
    ("open", "Open"),
    ("overdue", "Overdue"),
    ("soon", "Due in the next 30 days"),
    ("moved", "Target has moved"),
    ("unverified", "Reported complete, not verified"),
    ("doubtful", "Read with low confidence"),
]
ANY = [("", "Any")]


class ActionFilter(AsOfForm):
    search = TextField("Search", hint="Words of the action or its owners")
    show = ChoiceField("Show", SHOW, show="select")
    owner = ChoiceField("Owner", show="select")
    due = ChoiceField("Due in", show="select")
    reported = ChoiceField("Reported", [*ANY, *vocabulary.choices(vocabulary.REPORTED)], show="select")
    verified = ChoiceField("Verified", [*ANY, *vocabulary.choices(vocabulary.VERIFIED)], show="select")

    field_order = ("search", "show", "owner", "due", "reported", "verified", "as_of")

    def offer(self, choices: dict[str, list[tuple[str, str]]]) -> None:
        """The choices that depend on what is in the ledger."""
        ends = {"due": [("none", "No date")]}
        for name in ("owner", "due"):
            _chooser(self, name).choices = [*ANY, *choices.get(name, []), *ends.get(name, [])]


class ReportForm(Form):
    """What an owner says of an action."""

    on = DateField("Position on", when="past", noun="The date", hint="The day that this report speaks of")
    reported = ChoiceField("How far is it?", missing="Select how far the action is")
    evidence = LongTextField(
        "What was done, and what shows it",
        missing="Say what was done and what shows it",
        hint="Others read this, and somebody independent checks it. Name no victim and nobody on probation.",
    )
    moves = ChoiceField(
        "Does the target date move?",
        [("no", "No"), ("yes", "Yes")],
        reveals={"yes": "revised_due_on"},
        missing="Select whether the target date moves",
    )
    revised_due_on = DateField("New target date", noun="The new target date")
    reason = LongTextField("Why the target moves", rows=3, required=False, hint="Only where it moves")
    approver = ChoiceField(
        "Who approved the new date", show="select", required=False, hint="Only where it moves"
    )
    operation = OperationField()

    def clean(self) -> dict[str, Any]:
        """A move comes with its date, its reason and its approver, or not at all."""
        given = super().clean()
        if given.get("moves") == "yes":
            for name, words in (
                ("reason", "Say why the target moves"),
                ("approver", "Select who approved it"),
            ):
                if not given.get(name) and name not in self.errors:
                    self.add_error(name, words)
        return given

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, today: date, approvers: list[tuple[str, str]]
    ) -> None:
        super().__init__(data, today=today, initial={"on": today, "moves": "no"})
        _offer(self, "reported", vocabulary.REPORTED, today)
        _chooser(self, "approver").choices = [("", "Select one"), *approvers]


class VerifyForm(Form):
    """What somebody independent found."""

    on = DateField("Position on", when="past", noun="The date", hint="The day on which you looked")
    found = ChoiceField("What did you find?", missing="Select what you found")
    evidence = LongTextField("What you saw", missing="Say what you saw")
    operation = OperationField()

    def __init__(self, data: Mapping[str, Any] | None = None, *, today: date) -> None:
        super().__init__(data, today=today, initial={"on": today})
        _offer(self, "found", vocabulary.VERIFIED, today)


class OwnersForm(Form):
    """Which owners the printed words mean."""

    names = LongTextField(
        "Owners, one to a line",
        missing="Enter at least one owner",
        hint="The words as printed are kept beside these names.",
        rows=4,
    )
    operation = OperationField()


class AssignForm(Form):
    """Which member of staff reports for an owner."""

    user = ChoiceField(
        "Who reports for this owner?",
        show="select",
        required=False,
        hint="People whose role lets them report progress. They then find these actions under “My actions”.",
    )
    operation = OperationField()

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, people: list[tuple[str, str]], present: str
    ) -> None:
        super().__init__(data, initial={"user": present})
        _chooser(self, "user").choices = [("", "Nobody yet"), *people]


class NamesForm(Form):
    """Whether two like names are two owners, or one."""

    verdict = ChoiceField("Are they the same owner?", missing="Select whether they are the same owner")
    note = LongTextField("What you found", missing="Say what you found when you looked", rows=3)
    operation = OperationField()

    def __init__(self, data: Mapping[str, Any] | None = None, *, names: list[tuple[str, str]]) -> None:
        super().__init__(data)
        same = [(key, f"One owner: “{name}” is meant, and the other is a slip") for key, name in names]
        _chooser(self, "verdict").choices = [("different", "No, two different owners"), *same]


def _offer(form: Form, name: str, words: tuple[vocabulary.Word, ...], on: date) -> None:
    chooser = _chooser(form, name)
    offered = vocabulary.offered(words, on=on)
    chooser.choices = [(word.key, word.label) for word in offered]
    chooser.hints = {word.key: word.meaning for word in offered}


def _chooser(form: Form, name: str) -> ChoiceField:
    """A field of choices, which is filled from what is on record."""
    return cast(ChoiceField, form.fields[name])
