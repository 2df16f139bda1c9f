"""Questions that pages and commands ask about documents."""

from candour.documents.queries.bytes import chunks_of, content_of
from candour.documents.queries.listing import documents_of, offered
from candour.documents.queries.reliance import Relier, relied_on

__all__ = ["Relier", "chunks_of", "content_of", "documents_of", "offered", "relied_on"]
