"""The sections of a review as pages show them: how far, whose turn, who is in it, what was remarked."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q
from django.utils import timezone

from candour.cases.models import Case, RegisteredPerson
from candour.cases.queries.people import register_of
from candour.policy.load import load_policy
from candour.policy.review import ReviewSection
from candour.reviews import rich_text
from candour.reviews.models import KeptWords, Remark, Review, Section, SectionLock, SectionVersion


@dataclass(frozen=True, slots=True)
class SectionOfReview:
    """A section with what the policy says of it."""

    section: Section
    row: ReviewSection
    remarks_open: int

    @property
    def key(self) -> str:
        return self.section.key

    @property
    def title(self) -> str:
        return self.row.title

    def writer(self, at: datetime) -> SectionLock | None:
        """Who is writing in it at this moment."""
        lock: SectionLock | None = getattr(self.section, "lock", None)
        return lock if lock is not None and lock.until > at else None


@dataclass(frozen=True, slots=True)
class PersonToName:
    """Somebody of the register, as the editor offers them."""

    register: int
    name: str
    role: str
    forms: tuple[str, ...]

    def as_known(self) -> rich_text.Known:
        return rich_text.Known(self.register, self.forms)


@dataclass(frozen=True, slots=True)
class Names:
    """Names that stand in a section as plain words."""

    typed: list[rich_text.Typed]
    unknown: list[rich_text.Unknown]


def sections_of(review: Review) -> list[SectionOfReview]:
    """In the order of the policy. One query."""
    rows = {row.key: row for row in load_policy().review_sections}
    open_remarks = Count("remarks", filter=Q(remarks__answered_at__isnull=True))
    found = Section.objects.filter(review=review, key__in=rows)
    joined = found.select_related("saved_by", "lock__user").annotate(remarks_open=open_remarks)
    made = [SectionOfReview(section, rows[section.key], section.remarks_open) for section in joined]
    return sorted(made, key=lambda one: one.row.order)


def people_to_name(case: Case, *, with_victims: bool) -> list[PersonToName]:
    """Everybody of the register whom this person may see."""
    groups = register_of(case, with_victims=with_victims)
    everybody = [person for group in groups for person in group.people]
    shared = _shared_forms(everybody)
    return [
        PersonToName(
            person.pk,
            person.display_name,
            person.relation or person.get_role_display(),
            tuple(form for form in forms_of(person) if form not in shared),
        )
        for person in everybody
    ]


def forms_of(person: RegisteredPerson) -> list[str]:
    """Every form of the name that somebody may type."""
    given = person.given_names.split(" ")[0]
    parts = (
        person.display_name,
        f"{person.given_names} {person.family_name}",
        f"{given} {person.family_name}",
        f"{person.title} {person.family_name}" if person.title else "",
        f"{person.known_as} {person.family_name}" if person.known_as else "",
        person.known_as,
        person.family_name,
        *person.aliases,
    )
    return list(dict.fromkeys(form for part in parts if (form := " ".join(part.split()))))


def _shared_forms(everybody: Iterable[RegisteredPerson]) -> set[str]:
    """A form that fits two people is offered for neither."""
    counted = Counter(form for person in everybody for form in forms_of(person))
    return {form for form, times in counted.items() if times > 1}


def names_in(content: rich_text.Node, people: list[PersonToName]) -> Names:
    known = [person.as_known() for person in people]
    return Names(rich_text.typed_names(content, known), rich_text.unknown_names(content, known))


def remarks_of(section: Section) -> list[Remark]:
    """Those that wait for an answer first."""
    found = Remark.objects.filter(section=section).select_related("by", "answered_by")
    return sorted(found, key=lambda remark: (remark.answered_at is not None, remark.at))


def versions_of(section: Section) -> list[SectionVersion]:
    """Newest first, without their texts."""
    return list(SectionVersion.objects.filter(section=section).select_related("by").defer("content"))


def version_of(section: Section, number: int) -> SectionVersion | None:
    found: SectionVersion | None = (
        SectionVersion.objects.filter(section=section, number=number).select_related("by").first()
    )
    return found


def kept_words_of(section: Section, user: int) -> KeptWords | None:
    """Words of this person that outlived their session, for half an hour."""
    standing = KeptWords.objects.filter(section=section, user=user, until__gt=timezone.now())
    found: KeptWords | None = standing.first()
    return found
