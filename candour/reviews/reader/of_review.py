"""The sections of one review as the reader's view takes them: with its register and its glossary."""

from collections.abc import Iterable
from datetime import date

from candour.cases.models import RegisteredPerson
from candour.reviews.models import Review, Section
from candour.reviews.reader.glossary import GLOSSARY, terms_of
from candour.reviews.reader.notes import Note, Person, words_on
from candour.reviews.reader.reading import notes_on


def people_of(review: Review) -> list[Person]:
    """Everybody in the register of the case. Whoever reads the text may be told that a name stands in it."""
    return [
        Person(
            role=one.role,
            title=one.title,
            given_names=one.given_names,
            family_name=one.family_name,
            known_as=one.known_as,
            aliases=tuple(one.aliases),
        )
        for one in RegisteredPerson.objects.filter(case=review.case_id)
    ]


def glossary_of(sections: Iterable[Section]) -> frozenset[str]:
    """The terms that the review's own glossary explains."""
    found = next((section for section in sections if section.key == GLOSSARY), None)
    return terms_of(found.content) if found is not None else frozenset()


def notes_of(review: Review, sections: list[Section], *, on: date) -> dict[str, list[Note]]:
    """The notes on each of these sections, by its key. Two queries besides the sections."""
    people, words, glossary = people_of(review), words_on(on), glossary_of(sections)
    return {
        section.key: notes_on(
            section.content, people, glossary, section=section.key, words=words, language=review.language
        )
        for section in sections
    }
