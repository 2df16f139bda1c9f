"""Everything that the page of one person shows."""

from dataclasses import dataclass

from django.db.models import Prefetch, prefetch_related_objects

from candour.cases.models.visibility import Sight
from candour.families.models import (
    Answer,
    ContactMade,
    ContactPlan,
    CopyEvent,
    LiaisonChange,
    Meeting,
    Nondisclosure,
    Offer,
    PromisedDate,
    Question,
    SchemeStep,
    Sentence,
)

FETCHED = (
    Prefetch("contacts", ContactMade.objects.select_related("by")),
    Prefetch("promises", PromisedDate.objects.select_related("settled_by")),
    Prefetch("meetings", Meeting.objects.all()),
    Prefetch("questions", Question.objects.all()),
    Prefetch("scheme_steps", SchemeStep.objects.select_related("by")),
    Prefetch("liaison_changes", LiaisonChange.objects.select_related("officer", "by")),
    Prefetch("offers", Offer.objects.all()),
    Prefetch("answers", Answer.objects.all()),
    Prefetch("nondisclosures", Nondisclosure.objects.select_related("by", "decided_by")),
    Prefetch("copies", CopyEvent.objects.all()),
)


@dataclass(frozen=True, slots=True)
class Happened:
    """One entry of a timeline."""

    title: str
    when: object
    by: object
    text: str


@dataclass(frozen=True, slots=True)
class Whole:
    """What hangs on a plan, and the sentence in its case. Eleven queries."""

    contacts: list[Happened]
    promises: list[PromisedDate]
    meetings: list[Meeting]
    questions: list[Question]
    steps: list[Happened]
    officers: list[LiaisonChange]
    offers: list[Offer]
    answers: list[Answer]
    proposals: list[Nondisclosure]
    draft: Nondisclosure | None
    copies: list[CopyEvent]
    sentence: Sentence | None


def whole_of(plan: ContactPlan, sight: Sight) -> Whole:
    """For a plan that the page has already reached; what is owed is worked out from the same rows."""
    prefetch_related_objects([plan], *FETCHED)
    proposals = list(plan.nondisclosures.all())
    return Whole(
        contacts=[_contact(one) for one in plan.contacts.all()],
        promises=list(plan.promises.all()),
        meetings=list(plan.meetings.all()),
        questions=list(plan.questions.all()),
        steps=[_step(one) for one in plan.scheme_steps.all()],
        officers=list(plan.liaison_changes.all())[::-1],
        offers=list(plan.offers.all()),
        answers=list(plan.answers.all()),
        proposals=[one for one in proposals if one.sent_at],
        draft=next((one for one in proposals if one.sent_at is None), None),
        copies=list(plan.copies.all()),
        sentence=Sentence.objects.visible_to(sight).filter(case=plan.case_id).first(),
    )


def _contact(one: ContactMade) -> Happened:
    who = "We got in touch" if one.started_by == ContactMade.From.US else "They got in touch"
    missed = "" if one.reached else " (not reached)"
    unnamed = " It named nobody to turn to." if one.named_contact is False else ""
    return Happened(f"{who}: {one.get_way_display().lower()}{missed}", one.on, one.who, one.said + unnamed)


def _step(one: SchemeStep) -> Happened:
    return Happened(one.get_step_display(), one.on, one.by, one.note)
