"""Every name and word that must not be read in a copy, and what a second look still finds near them."""

from collections.abc import Iterable, Iterator

from candour.cases.models import RegisteredPerson
from candour.disclosure.engine.lists import is_word
from candour.disclosure.gate import Forbidden
from candour.disclosure.gate.folding import fold
from candour.disclosure.gate.sweep import Near, near_names, unanswered
from candour.disclosure.gate.terms import times, wanted
from candour.disclosure.models import Action, Disclosure
from candour.disclosure.redacted import Redacted, Term, forbidden_terms
from candour.disclosure.redacted.model import places
from candour.disclosure.standing import Standing

ELSEWHERE = "taken out in another place"


def names_of(person: RegisteredPerson) -> list[str]:
    """Every form of the name that the register has, and the ways in which they are put together."""
    given, family = person.given_names, person.family_name
    whole = [person.display_name, f"{given} {family}", f"{family}, {given}", f"{person.known_as} {family}"]
    return list(
        dict.fromkeys(
            name.strip(" ,")
            for name in (*whole, given, family, person.known_as, *person.aliases)
            if name.strip(" ,")
        )
    )


def hidden_people(disclosure: Disclosure, standing: Standing) -> list[RegisteredPerson]:
    """Everybody of the register but those whose name some passage keeps, and the recipient themself."""
    kept = {item.entity for item in standing.items if item.action == Action.KEEP} | {own_entity(disclosure)}
    return [
        one for one in RegisteredPerson.objects.filter(case=disclosure.case_id) if str(one.pk) not in kept
    ]


def own_entity(disclosure: Disclosure) -> str:
    """The number of the recipient in the register, where their own name stands in their copy; else empty."""
    return str(disclosure.recipient_person_id) if disclosure.own_name else ""


def said_of_ourselves(disclosure: Disclosure) -> str:
    """Words that are meant to be read: the recipient and their name, the purpose, and the covering letter."""
    letter = (str(value) for value in disclosure.letter.values())
    return "\n".join([disclosure.recipient, disclosure.own_name, disclosure.purpose, *letter])


def terms_of(disclosure: Disclosure, standing: Standing) -> tuple[Term, ...]:
    """What the gate looks for in every byte: forbidden, or counted where they are ordinary words."""
    people = hidden_people(disclosure, standing)
    forms = {str(one.pk): names_of(one) for one in people}
    words = {part.casefold() for names in forms.values() for name in names for part in name.split()}
    meant = said_of_ourselves(disclosure).casefold()
    ordinary = {word for word in words if is_word(word)}
    found = forbidden_terms(
        standing.original, standing.plain, forms, ordinary, themself=own_entity(disclosure)
    )
    return tuple(
        Term(one.words, weak=one.weak or one.words.casefold() in meant, entity=one.entity) for one in found
    )


def near(disclosure: Disclosure, standing: Standing, model: Redacted) -> list[Near]:
    """Words still read that nobody kept: near a name that was taken out, or taken out in another place."""
    text = "\n".join(place.text for place in places(model))
    names = [name for one in hidden_people(disclosure, standing) for name in names_of(one)]
    found = [*near_names(text, names, fixed_words(standing)), *_elsewhere(disclosure, standing, text, names)]
    return unanswered(found, kept_words(standing))


def _elsewhere(disclosure: Disclosure, standing: Standing, text: str, names: Iterable[str]) -> Iterator[Near]:
    """Words that one passage takes out and another leaves, for which the gate would stop every file."""
    terms, folded = terms_of(disclosure, standing), fold(text)
    said_already = {name.casefold() for name in names}
    for one in wanted([Forbidden(term.words, term.weak) for term in terms]):
        words, many = terms[one.number - 1].words, times(one.folded, folded)
        if many and not one.weak and words.casefold() not in said_already:
            yield Near(words, ELSEWHERE, many)


def fixed_words(standing: Standing) -> str:
    """Labels are words of the service, which name nobody."""
    return " ".join(standing.labels.values())


def kept_words(standing: Standing) -> dict[str, str]:
    """Each word of a passage that is kept, with the reason."""
    kept: dict[str, str] = {}
    for item in standing.items:
        if item.decision is not None and item.decision.action == Action.KEEP:
            for words in (item.words, *item.words.split()):
                kept[words.strip(".,;:’'")] = item.decision.note
    return kept


def words_of(found: Iterable[Near]) -> str:
    return ", ".join(f"“{one.words}” {one.how}" for one in found)
