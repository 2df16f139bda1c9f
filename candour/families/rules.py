"""What may not be, in words for the person who reads it: each rule gives its reason, or None."""

from datetime import date

from candour.cases.models import RegisteredPerson, RegisterRole, VictimStatus
from candour.families.models import ContactPlan, Nondisclosure, Way
from candour.families.owing import owed_to
from candour.staff.models import User

REASON_LENGTH = 20
WRITTEN = (Way.LETTER, Way.EMAIL)


def the_court_has_opened_it(plan: ContactPlan, _by: User | None) -> str | None:
    if plan.case.victim_status == VictimStatus.OPEN:
        return None
    return {
        VictimStatus.NOT_OPEN: "Nothing is disclosed before a conviction.",
        VictimStatus.NATIONAL_DECISION: "The national team has not decided whether the review is offered.",
        VictimStatus.CLOSED: "Nobody was convicted, so the review is not offered.",
    }[VictimStatus(plan.case.victim_status)]


def somebody_else_proposed_it(plan: ContactPlan, by: User | None) -> str | None:
    """The national team decides, and never whoever made the proposal or keeps the contact."""
    proposed = Nondisclosure.objects.filter(plan=plan, decided_at=None).first()
    if by is not None and by.pk in {proposed.by_id if proposed else None, plan.liaison_officer_id}:
        return "You made this proposal or keep this contact, so somebody else must decide."
    return None


def nothing_is_owed(plan: ContactPlan, _by: User | None) -> str | None:
    owed = owed_to(plan)
    if not owed:
        return None
    return f"Something is still owed to them: {'; '.join(_small(one.what) for one in owed)}."


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]


def is_a_victim_or_relative(person: RegisteredPerson) -> str | None:
    if person.role in {RegisterRole.VICTIM, RegisterRole.RELATIVE}:
        return None
    return "A contact plan is for somebody whom the register of the case names as a victim or a relative."


def the_way_is_safe(plan: ContactPlan, way: str) -> str | None:
    if way not in plan.unsafe_ways:
        return None
    named = Way(way).label.lower()
    return (
        f"A {named} is not safe for {plan.addressed_as}. Choose a way that is, or change how to reach them."
    )


def they_keep_the_contact(plan: ContactPlan, by: User, *, leads: bool) -> str | None:
    """The named contact, or whoever leads in the region."""
    if leads or plan.liaison_officer_id == by.pk:
        return None
    return "Only the named contact of this person, or the regional lead, writes here."


def not_to_come(day: date | None, what: str, *, today: date) -> str | None:
    return f"{what} cannot be after today." if day is not None and day > today else None


def not_gone(day: date | None, what: str, *, today: date) -> str | None:
    return f"{what} cannot be before today." if day is not None and day < today else None


def said(text: str, otherwise: str) -> str | None:
    return None if text.strip() else otherwise


def a_letter_names_somebody(way: str, *, from_us: bool, named: bool | None) -> str | None:
    if way in WRITTEN and from_us and named is None:
        return "Say whether the letter named somebody to turn to."
    return None


def enough_of_a_reason(text: str) -> str | None:
    if len(text.strip()) >= REASON_LENGTH:
        return None
    return f"Give reasons of at least {REASON_LENGTH} characters."
