"""What a file really is, by its content, and whether it may be kept. Knows no framework and no database."""

from candour.documents.inspection.deciding import LARGEST, NAMES, Found, inspect
from candour.documents.inspection.names import clean_name
from candour.documents.inspection.refusing import RefusedFile

__all__ = ["LARGEST", "NAMES", "Found", "RefusedFile", "clean_name", "inspect"]
