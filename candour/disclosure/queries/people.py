"""The desk by person: everybody who occurs in a copy, with what is decided of each."""

from collections import Counter
from dataclasses import dataclass, field

from candour.cases.models import RegisteredPerson
from candour.disclosure.models import Disclosure
from candour.disclosure.standing import Item, Standing
from candour.policy.load import load_policy


@dataclass(slots=True)
class PersonRow:
    """One person or other entity, under one key."""

    entity: str
    name: str
    role: str
    label: str
    known: str
    """Whether the recipient knows the name already, in words; empty: they are not thought to."""
    items: list[Item] = field(default_factory=list)

    @property
    def open(self) -> int:
        return sum(item.is_open for item in self.items)

    @property
    def actions(self) -> Counter[str]:
        return Counter(item.action for item in self.items if item.action)


def people_of(disclosure: Disclosure, standing: Standing) -> list[PersonRow]:
    """Those of the register first, by the number of undecided passages; then everybody else found."""
    register = {str(one.pk): one for one in RegisteredPerson.objects.filter(case=disclosure.case_id)}
    rows: dict[str, PersonRow] = {}
    for item in standing.items:
        if item.entity:
            row = rows.get(item.entity) or _row(item.entity, register.get(item.entity), disclosure, standing)
            row.items.append(item)
            rows[item.entity] = row
    return sorted(rows.values(), key=lambda row: (-row.open, not row.entity.isdigit(), row.name))


def person_of(disclosure: Disclosure, standing: Standing, entity: str) -> PersonRow | None:
    return next((row for row in people_of(disclosure, standing) if row.entity == entity), None)


def _row(
    entity: str, person: RegisteredPerson | None, disclosure: Disclosure, standing: Standing
) -> PersonRow:
    label = standing.labels.get(entity, "")
    if person is None:
        return PersonRow(entity, entity, "Not in the register", label, known="")
    return PersonRow(
        entity,
        person.display_name,
        person.get_role_display(),
        label,
        known=_known(person, disclosure),
    )


def _known(person: RegisteredPerson, disclosure: Disclosure) -> str:
    """As it was recorded of this recipient, or as the policy thinks of their kind."""
    if person.pk in disclosure.known_people:
        return "known to the recipient"
    kinds = (one for one in load_policy().audiences if one.key == disclosure.audience)
    usual = any(person.role in one.knows for one in kinds)
    return "usually known to this kind of recipient" if usual else ""


def register_of(disclosure: Disclosure) -> list[RegisteredPerson]:
    return list(RegisteredPerson.objects.filter(case=disclosure.case_id))
