"""Explain a term in the glossary."""

from candour.design_system.fields import Form, LongTextField, OperationField, TextField


class TermForm(Form):
    operation = OperationField()
    term = TextField("Term", longest=90, width=20, missing="Enter the term")
    meaning = LongTextField(
        "What it means",
        hint="For somebody who knows nothing of probation.",
        longest=600,
        missing="Say what it means",
        rows=3,
    )
