"""What is typed about a document."""

from candour.design_system.fields import DateField, FileField, Form, HiddenField, OperationField, TextField
from candour.documents.inspection.deciding import ENDINGS, LARGEST

ACCEPTED = tuple(f".{ending}" for endings in ENDINGS.values() for ending in endings)


class DocumentForm(Form):
    operation = OperationField()
    sha256 = HiddenField(required=False)
    """Worked out in the browser, so that a file that changed on its way is noticed."""
    file = FileField(
        "File",
        missing="Choose a file",
        hint="PDF, Word, Excel, OpenDocument text, CSV, plain text, PNG, JPEG or an e-mail, up to 25 MB. "
        "Files with a password or with macros are not kept.",
        accept=ACCEPTED,
        largest=LARGEST // 1024 // 1024,
    )
    about = TextField(
        "What it is",
        missing="Say in a few words what it is",
        hint="Such as “Assessment of 14 April 2025”. Name nobody here.",
        longest=300,
    )
    dated = DateField(
        "Date of the paper",
        noun="Date of the paper",
        hint="The day that it bears, where it bears one. The day on which you add it is recorded by itself.",
        when="past",
        required=False,
    )


class TakeOutForm(Form):
    operation = OperationField()
    why = TextField("Why is it taken out?", missing="Say why it is taken out", longest=300)


class UnscannedForm(Form):
    operation = OperationField()
