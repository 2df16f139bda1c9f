"""What a section says: a document of blocks with stable ids, as plain data that knows no framework."""

from candour.reviews.rich_text.checking import NotADocument, checked
from candour.reviews.rich_text.comparing import Change, Piece, compare, keep_ids
from candour.reviews.rich_text.markup import from_markup, to_markup
from candour.reviews.rich_text.merging import merge
from candour.reviews.rich_text.names import Known, Typed, Unknown, typed_names, unknown_names
from candour.reviews.rich_text.pasted import from_html
from candour.reviews.rich_text.people import convert, people_in, without_people
from candour.reviews.rich_text.reading import to_html
from candour.reviews.rich_text.schema import Node, empty
from candour.reviews.rich_text.text import Block, Mention, blocks, digest, plain_text, word_count

__all__ = [
    "Block",
    "Change",
    "Known",
    "Mention",
    "Node",
    "NotADocument",
    "Piece",
    "Typed",
    "Unknown",
    "blocks",
    "checked",
    "compare",
    "convert",
    "digest",
    "empty",
    "from_html",
    "from_markup",
    "keep_ids",
    "merge",
    "people_in",
    "plain_text",
    "to_html",
    "to_markup",
    "typed_names",
    "unknown_names",
    "without_people",
    "word_count",
]
