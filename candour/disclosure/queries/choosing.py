"""How much of each section of a review is shared, and which paragraphs name the recipient."""

from dataclasses import dataclass

from candour.disclosure.lettering import FAMILY
from candour.disclosure.models import Disclosure, Look, Suggestion
from candour.disclosure.redacted import Section, read_original, units_of
from candour.disclosure.standing import last_look, original_of


@dataclass(frozen=True, slots=True)
class SectionShared:
    key: str
    title: str
    units: int
    keys: frozenset[str]
    """Of the units that are shared."""
    is_untouched: bool
    """Whether nobody chose paragraphs in it yet."""

    @property
    def shared(self) -> int:
        return len(self.keys)

    @property
    def is_whole(self) -> bool:
        return self.shared == self.units


def sections_shared(disclosure: Disclosure) -> list[SectionShared]:
    """Every section of the submission, those that are left out too."""
    shared = {
        section.key: frozenset(unit.key for unit in units_of(section))
        for section in original_of(disclosure).sections
    }
    return [
        SectionShared(
            section.key,
            section.title,
            len(units_of(section)),
            shared.get(section.key, frozenset()),
            section.key not in disclosure.chosen_blocks,
        )
        for section in read_original(disclosure.submission.content).sections
    ]


def names_them(disclosure: Disclosure, section: Section) -> frozenset[str]:
    """Units that name whose own part it is, by a reference to the register or by what the last look found."""
    if disclosure.audience == FAMILY or disclosure.recipient_person_id is None:
        return frozenset()
    entity = str(disclosure.recipient_person_id)
    look = last_look(disclosure)
    done = look if look is not None and look.state == Look.State.DONE else None
    found = set(Suggestion.objects.filter(look=done, entity=entity).values_list("block", flat=True))
    return frozenset(
        unit.key
        for unit in units_of(section)
        if found & set(unit.blocks) or any(one.entity == entity for one in unit.mentions)
    )
