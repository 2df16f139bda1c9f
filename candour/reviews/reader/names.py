"""Names and initials that should not stand in a review: it names nobody."""

import re
from collections.abc import Iterable, Iterator

from candour.reviews.reader.notes import Note, Person, ReaderWords, plain
from candour.reviews.rich_text.names import COMMON, TITLED
from candour.reviews.rich_text.text import Block

LEAST = 3
"""A shorter name is found too often to be of use."""
IN_PARTS = {
    "person_on_probation": "the person on probation",
    "victim": "the person who was harmed",
    "relative": "their part in the family, such as “his mother”",
    "staff": "their role, such as “the practitioner”",
    "other": "their part in the case",
}


REASONS = {
    "name": "This is the name of somebody in the register, and the review names nobody.",
    "initials": "These may be the initials of somebody in the register.",
    "word": "This is the name of somebody in the register, or an ordinary word that begins a sentence.",
}
BEGINS = re.compile(r"(?:^|[.!?:]\s+|\n)$")


class NamesLookedFor:
    """Every form of every registered name, longest first."""

    def __init__(self, register: Iterable[Person]) -> None:
        self._people: dict[str, Person] = {}
        self._initials: dict[str, Person] = {}
        for person in register:
            for form in _forms(person):
                self._people.setdefault(plain(form), person)
            for form in _initials(person):
                self._initials.setdefault(form, person)
        self._names = _pattern(self._people)
        self._short = _pattern(self._initials)

    def notes(self, block: Block, section: str, words: ReaderWords) -> Iterator[Note]:
        text = without_references(block)
        taken: list[tuple[int, int]] = []
        for match in self._names.finditer(text):
            taken.append(match.span())
            yield _note("name", self._people[_spaced(match[0])], match, block, section)
        for match in TITLED.finditer(text):
            if _is_free(match, taken) and not _is_common(match[0]):
                taken.append(match.span())
                yield _unknown(match, block, section)
        for match in self._short.finditer(text):
            known = match[0] in words.everyday or match[0] in words.terms
            if _is_free(match, taken) and not known:
                yield _note("initials", self._initials[match[0]], match, block, section)


def without_references(block: Block) -> str:
    """The text with references to the register blanked out, so that places stay."""
    text = plain(block.text)
    for mention in block.mentions:
        text = text[: mention.start] + " " * len(mention.words) + text[mention.end :]
    return text


def _forms(person: Person) -> Iterator[str]:
    full = f"{person.given_names} {person.family_name}".strip()
    first = person.given_names.split()[0] if person.given_names else ""
    yield from (full, f"{first} {person.family_name}".strip())
    if person.title:
        yield from (f"{person.title} {full}", f"{person.title} {person.family_name}")
    if person.known_as:
        yield f"{person.known_as} {person.family_name}"
    singles = (person.family_name, first, person.known_as, *person.aliases)
    yield from (form for form in singles if len(form) >= LEAST)


def _initials(person: Person) -> Iterator[str]:
    letters = [name[0] for name in (*person.given_names.split(), person.family_name) if name]
    if len(letters) < 2:
        return
    for some in {"".join(letters), letters[0] + letters[-1]}:
        yield some.upper()
        yield ".".join(some.upper()) + "."
        yield ".".join(some.upper())


def _pattern(forms: Iterable[str]) -> re.Pattern[str]:
    each = sorted({form for form in forms if form}, key=len, reverse=True)
    joined = "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in each)
    return re.compile(rf"(?<![\w-])(?:{joined})(?![\w-])") if each else re.compile(r"(?!)")


def _spaced(words: str) -> str:
    return " ".join(words.split())


def _is_free(match: re.Match[str], taken: list[tuple[int, int]]) -> bool:
    return all(match.end() <= start or end <= match.start() for start, end in taken)


def _is_common(words: str) -> bool:
    """“Officer Training” is no name."""
    return any(word.lower() in COMMON for word in words.split()[1:])


def _note(kind: str, person: Person, match: re.Match[str], block: Block, section: str) -> Note:
    part = IN_PARTS.get(person.role, "their part in the case")
    reason = REASONS[kind if not _may_be_a_word(match) else "word"]
    return Note(
        kind=kind,
        words=match[0],
        reason=reason,
        suggestion=f"Say {part}, or refer to the register so that each reader sees what they may see.",
        section=section,
        block=block.id,
        start=match.start(),
        end=match.end(),
    )


def _may_be_a_word(match: re.Match[str]) -> bool:
    """“Key events” begins a sentence with a capital, as “Key” the name does."""
    return (
        match[0].isalpha() and not match[0].isupper() and bool(BEGINS.search(match.string[: match.start()]))
    )


def _unknown(match: re.Match[str], block: Block, section: str) -> Note:
    return Note(
        kind="name",
        words=match[0],
        reason="This looks like the name of somebody who is not in the register.",
        suggestion="Say their part in the case. Add them to the register, so that their name is found "
        "everywhere.",
        section=section,
        block=block.id,
        start=match.start(),
        end=match.end(),
    )
