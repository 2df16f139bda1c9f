"""A review as documents to be printed: plain data in, bytes out. Knows no framework and no database."""

from candour.reviews.rendering.action_plan import action_plan_document
from candour.reviews.rendering.chronology import chronology_document
from candour.reviews.rendering.pieces import Copy, Printed
from candour.reviews.rendering.portable import to_pdf
from candour.reviews.rendering.review import review_document
from candour.reviews.rendering.roles import roles_in_words
from candour.reviews.rendering.word import to_docx
from candour.reviews.rendering.wording import Wording

__all__ = [
    "Copy",
    "Printed",
    "Wording",
    "action_plan_document",
    "chronology_document",
    "review_document",
    "roles_in_words",
    "to_docx",
    "to_pdf",
]
