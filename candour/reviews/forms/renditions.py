"""What is chosen when a copy is asked for."""

from candour.design_system.fields import ChoiceField, Form, OperationField
from candour.reviews.models import Rendition


class CopyForm(Form):
    operation = OperationField()
    kind = ChoiceField(
        "Which paper?",
        choices=Rendition.Kind.choices,
        hints={
            Rendition.Kind.REVIEW: "All sections, the findings with their reasons, and the learning",
            Rendition.Kind.CHRONOLOGY: "Every entry that stands, by year",
            Rendition.Kind.ACTION_PLAN: "Each learning point with its actions",
        },
        missing="Choose which paper you need",
        size="s",
    )
    format = ChoiceField(
        "In which format?",
        choices=Rendition.Format.choices,
        hints={
            Rendition.Format.PDF: "For reading and printing; it can be read aloud by a screen reader",
            Rendition.Format.DOCX: "For working on the text outside this service",
        },
        missing="Choose a format",
        size="s",
    )


class AgainForm(Form):
    operation = OperationField()
