"""Who asked for the review: what disclosure must know to prepare a copy and hand it over, and no more."""

from dataclasses import dataclass
from datetime import date

from candour.cases.models import Case
from candour.cases.models.visibility import Sight
from candour.families.models import (
    ASKED_FOR_IT,
    ContactPlan,
    CopyEvent,
    CopyFormat,
    DisclosureStatus,
    Language,
    Way,
)


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody to whom disclosure is accepted."""

    plan: int
    """The number of the contact plan, for `commands.copies`."""
    person: int
    """The number of the person in the register of the case."""
    addressed_as: str
    relation: str
    language: Language
    language_note: str
    formats: tuple[CopyFormat, ...]
    adjustments: str
    named_contact: str
    """Who keeps in touch with them, to be named in every letter."""
    ways: tuple[Way, ...]
    unsafe_ways: tuple[Way, ...]
    nothing_to_the_home: bool
    has_a_copy: bool
    copy: CopyEvent | None
    """The last copy handed over or replaced, where one was."""
    asked_on: date | None


def recipients(case: Case, sight: Sight) -> list[Recipient]:
    """Everybody in the case who asked for the review, for those who read contact or hand copies over."""
    seen = ContactPlan.objects.visible_to(sight).filter(case=case, disclosure_status__in=ASKED_FOR_IT)
    return [_recipient(plan) for plan in seen.select_related("liaison_officer").prefetch_related("copies")]


def recipient(number: int, sight: Sight) -> Recipient | None:
    """One of them, by the number of the plan; None where they did not ask, or are out of sight."""
    plan = plan_of_recipient(number, sight)
    return _recipient(plan) if plan is not None else None


def plan_of_recipient(number: int, sight: Sight) -> ContactPlan | None:
    """The plan itself, to be given to `commands.copies`."""
    seen = ContactPlan.objects.visible_to(sight).filter(disclosure_status__in=ASKED_FOR_IT)
    found: ContactPlan | None = (
        seen.select_related("case", "liaison_officer").prefetch_related("copies").filter(pk=number).first()
    )
    return found


def _recipient(plan: ContactPlan) -> Recipient:
    events = [event for event in plan.copies.all() if event.kind != CopyEvent.Kind.RECALLED]
    officer = plan.liaison_officer
    return Recipient(
        plan=plan.pk,
        person=plan.person_id,
        addressed_as=plan.addressed_as,
        relation=plan.relation,
        language=Language(plan.language),
        language_note=plan.language_note,
        formats=tuple(map(CopyFormat, plan.formats)),
        adjustments=plan.adjustments,
        named_contact=officer.get_full_name() if officer is not None else "",
        ways=tuple(map(Way, plan.ways)),
        unsafe_ways=tuple(map(Way, plan.unsafe_ways)),
        nothing_to_the_home=plan.nothing_to_the_home,
        has_a_copy=plan.disclosure_status == DisclosureStatus.COPY_GIVEN,
        copy=events[-1] if events else None,
        asked_on=plan.disclosure_open_since,
    )
