"""Write a published plan as CSV, OpenDocument spreadsheet, Word document or tagged PDF."""

from candour.recommendations.writing.portable import to_pdf
from candour.recommendations.writing.spreadsheet import to_csv, to_ods
from candour.recommendations.writing.word import to_docx

__all__ = ["to_csv", "to_docx", "to_ods", "to_pdf"]
