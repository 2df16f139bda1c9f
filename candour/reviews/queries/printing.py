"""What later slices draw their own papers with, so that every paper of a case looks and is tagged alike."""

from candour.reviews.rendering import Copy, Printed, to_docx, to_pdf
from candour.reviews.rendering.pieces import heading, labelled, own, said, table

__all__ = ["Copy", "Printed", "heading", "labelled", "own", "said", "table", "to_docx", "to_pdf"]
