"""A review as somebody reads it who was harmed or bereaved and knows nothing of probation. Suggestions "
"only."""

from candour.reviews.reader.glossary import terms_of
from candour.reviews.reader.measuring import Ease, ease_of, in_words
from candour.reviews.reader.notes import Note, Person, ReaderWords, words_on
from candour.reviews.reader.reading import notes_on

__all__ = ["Ease", "Note", "Person", "ReaderWords", "ease_of", "in_words", "notes_on", "terms_of", "words_on"]
