"""How hard a section is to read. The rule for a text is `candour/paper/readability.py`."""

from candour.paper.readability import WORD, Ease, ease_of_text, in_words, sentences_in, syllables
from candour.reviews.rich_text.schema import Node
from candour.reviews.rich_text.text import blocks

__all__ = ["WORD", "Ease", "ease_of", "ease_of_text", "in_words", "sentences_in", "syllables"]


def ease_of(document: Node) -> Ease:
    """Of the paragraphs of a section; headings and cells of tables are no sentences."""
    total = Ease(0, 0, 0)
    for block in blocks(document):
        if block.kind == "paragraph" and not {"table_cell", "table_header"} & set(block.within):
            total += ease_of_text(block.text)
    return total
