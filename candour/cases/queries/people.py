"""The register of people in a case."""

from dataclasses import dataclass

from candour.cases.models import Case, RegisteredPerson, RegisterRole

HEADINGS = {
    RegisterRole.PERSON_ON_PROBATION: "Person on probation",
    RegisterRole.VICTIM: "Victims",
    RegisterRole.RELATIVE: "Relatives",
    RegisterRole.STAFF: "Staff",
    RegisterRole.OTHER: "Others",
}
COMPARTMENT = (RegisterRole.VICTIM, RegisterRole.RELATIVE)


@dataclass(frozen=True, slots=True)
class Group:
    heading: str
    people: list[RegisteredPerson]


def register_of(case: Case, *, with_victims: bool) -> list[Group]:
    """By role. Victims and relatives are absent, not hidden, for those who may not see them."""
    found = RegisteredPerson.objects.filter(case=case).select_related("staff_account")
    people = list(found if with_victims else found.exclude(role__in=COMPARTMENT))
    groups = [
        Group(heading, [person for person in people if person.role == role])
        for role, heading in HEADINGS.items()
    ]
    return [group for group in groups if group.people]
