"""What is owed to one victim or relative: the same list for pages, for the next step and for the closing."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from candour.families.models import ContactPlan, DisclosureStatus, Meeting, Nondisclosure, SchemeStatus

LATER = date.max


@dataclass(frozen=True, slots=True)
class Owed:
    """One thing that somebody may expect of us, and by when where there is a day."""

    what: str
    due: date | None = None
    waits_for: str = "liaison"
    """Whose turn it is: the liaison officer, a lead, the national team, disclosure (a copy), or theirs."""


def owed_to(plan: ContactPlan) -> list[Owed]:
    """Everything, the earliest first and what has no day last. Five queries where nothing was fetched."""
    found = [*_contact(plan), *_scheme(plan), *_promised(plan), *_asked(plan), *_disclosure(plan)]
    return sorted(found, key=lambda one: one.due or LATER)


def _contact(plan: ContactPlan) -> Iterator[Owed]:
    if plan.liaison_officer_id is None:
        yield Owed("Choose who is their named contact", waits_for="lead")
    if plan.next_contact_on is not None:
        yield Owed(f"Be in touch: {plan.next_contact_why}", plan.next_contact_on)


def _scheme(plan: ContactPlan) -> Iterator[Owed]:
    if plan.scheme_status == SchemeStatus.NOT_KNOWN and plan.referral_due is not None:
        yield Owed("Say whether the Victim Contact Scheme is for them", plan.referral_due)
    if plan.scheme_status == SchemeStatus.ELIGIBLE:
        yield Owed("Refer them to the Victim Contact Scheme", plan.referral_due)
    if plan.scheme_status == SchemeStatus.REFERRED:
        yield Owed("Offer them the Victim Contact Scheme", plan.first_contact_due)
    if plan.first_contact_due is not None and plan.first_contact_on is None:
        yield Owed("Be in touch for the first time since the referral", plan.first_contact_due)


def _promised(plan: ContactPlan) -> Iterator[Owed]:
    for promise in _all(plan, "promises"):
        if promise.kept is None:
            yield Owed(f"Promised: {promise.what}", promise.due_on)
    for meeting in _all(plan, "meetings"):
        if meeting.state == Meeting.State.PLANNED:
            yield Owed("A meeting is planned", meeting.planned_on)


def _asked(plan: ContactPlan) -> Iterator[Owed]:
    for question in _all(plan, "questions"):
        if question.answered_on is None:
            yield Owed("Answer a question that they asked")


def _disclosure(plan: ContactPlan) -> Iterator[Owed]:
    status = plan.disclosure_status
    if status in ON_ITS_OWN:
        yield ON_ITS_OWN[DisclosureStatus(status)]
    if status == DisclosureStatus.DEFERRED:
        last = max(_all(plan, "answers"), key=lambda answer: (answer.on, answer.pk), default=None)
        yield Owed("Ask again whether they would like to have the review", last and last.ask_again_on)
    if status == DisclosureStatus.NOT_DISCLOSED:
        yield from _looked_at_again(plan)


ON_ITS_OWN = {
    DisclosureStatus.WITH_NATIONAL: Owed(
        "A decision whether the review may be offered to them", waits_for="national"
    ),
    DisclosureStatus.TO_OFFER: Owed("Tell them, and offer them the review"),
    DisclosureStatus.OFFERED: Owed("Find out what they answer to the offer", waits_for="them"),
    DisclosureStatus.ACCEPTED: Owed("A copy of the review", waits_for="copy"),
    DisclosureStatus.ASKED_LATER: Owed("A copy of the review, for which they asked", waits_for="copy"),
    DisclosureStatus.PROPOSED_NOT: Owed("A decision on the proposal not to disclose", waits_for="national"),
}


def _looked_at_again(plan: ContactPlan) -> Iterator[Owed]:
    agreed: list[Nondisclosure] = [one for one in _all(plan, "nondisclosures") if one.agreed]
    if agreed:
        yield Owed("Look again at the decision not to disclose", agreed[-1].look_again_on, "national")


def _all(plan: ContactPlan, name: str) -> list[Any]:
    """What hangs on the plan, from what was fetched with it where it was."""
    return list(getattr(plan, name).all())


def silence(plan: ContactPlan, today: date) -> timedelta | None:
    """How long nobody was in touch with them, or None where nobody ever was."""
    days = [contact.on for contact in _all(plan, "contacts") if contact.reached]
    return today - max(days) if days else None
