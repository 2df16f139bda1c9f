"""What is typed when an extract is brought, taken, put aside, or a parked row is settled."""

from candour.design_system.fields import ChoiceField, FileField, Form, LongTextField, OperationField

TAKE, LEAVE_OUT = "take", "leave_out"


class ExtractForm(Form):
    operation = OperationField()
    extract = FileField(
        "The extract, as CSV",
        noun="The extract",
        missing="Choose the CSV file of the extract",
        hint="Up to 25 megabytes and 100,000 rows. Nothing is taken before you have seen what would happen.",
        accept=(".csv", ".txt"),
        largest=25,
    )


class SettleForm(Form):
    operation = OperationField()
    decision = ChoiceField(
        "What is to become of it?",
        missing="Choose whether the row is taken",
        choices=[(TAKE, "Take it: it is a case of its own"), (LEAVE_OUT, "Leave it out")],
    )
    reason = LongTextField(
        "What did you find?",
        noun="Your reason",
        missing="Say what you found when you looked",
        hint="It stays with the row, under your name.",
        longest=1000,
        rows=3,
    )
