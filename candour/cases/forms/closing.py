"""Closing a case, and opening it again."""

from candour.design_system.fields import Form, LongTextField, OperationField


class CloseForm(Form):
    operation = OperationField()
    note = LongTextField(
        "Anything to add to the history",
        required=False,
        longest=1_000,
        rows=3,
        hint="Everybody who may open the case reads it, so name no victim and no relative here.",
    )


class ReopenForm(Form):
    operation = OperationField()
    reason = LongTextField(
        "Why is the case opened again?",
        longest=1_000,
        rows=4,
        missing="Say why the case is opened again",
        hint="Everybody who may open the case reads it, so name no victim and no relative here.",
    )
