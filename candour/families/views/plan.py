"""The page of one person: what is next, how to reach them, what was said and promised."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from candour.access.middleware import StaffRequest
from candour.access.permissions import Permission
from candour.access.requires import requires
from candour.families import transitions
from candour.families.models import ContactPlan, ContactStatus, DisclosureStatus
from candour.families.owing import owed_to
from candour.families.queries.whole import Whole, whole_of
from candour.families.views import words
from candour.families.views.reaching import frame, keeps, later_panels, plan_of
from candour.policy.load import load_policy

D = DisclosureStatus


@requires(Permission.VIEW_FAMILIES, Permission.KEEP_CONTACT)
def show(request: StaffRequest, number: int) -> HttpResponse:
    plan = plan_of(request, number, page="plan")
    whole = whole_of(plan, request.sight)
    today = timezone.localdate()
    status = D(plan.disclosure_status)
    context = frame(
        plan,
        plan.addressed_as,
        caption=plan.case_reference,
        back=reverse("families:list"),
        whole=whole,
        owed=owed_to(plan),
        waits_for=words.WAITS_FOR,
        today=today,
        colours=words.COLOURS,
        stands=words.OFFER_STANDS[status],
        default=words.BY_DEFAULT.get(status, ""),
        reasons={row.key: row.name for row in load_policy().disclosure_refusal_reasons},
        grounds={row.key: row.name for row in load_policy().nondisclosure_grounds},
        writes=keeps(request, plan),
        steps=_next_steps(plan),
        panels=later_panels(request, plan),
        can=_can(request, plan, whole),
    )
    return render(request, "families/plan.html", context)


def _next_steps(plan: ContactPlan) -> list[tuple[str, str]]:
    """The steps with the contact scheme that can follow now."""
    keys = [key for key, move in transitions.SCHEME.items() if plan.scheme_status in move.source]
    return [(words.SCHEME_TITLES[key], reverse("families:scheme", args=[plan.pk, key])) for key in keys]


def _can(request: StaffRequest, plan: ContactPlan, whole: Whole) -> list[tuple[str, str]]:
    """What this person can do now, as words and addresses, what is most often done first."""
    return [*(_keeping(plan, whole) if keeps(request, plan) else []), *_deciding(request, plan)]


def _keeping(plan: ContactPlan, whole: Whole) -> list[tuple[str, str]]:
    status = plan.disclosure_status
    offers = [
        ("Record a contact", "contact", True),
        ("Record that they were offered the review", "offer", status in transitions.OFFER.source),
        (
            "Record their answer",
            "answer",
            any(status in move.source for move in transitions.ANSWERS.values()),
        ),
        ("Add a promised date", "promise", True),
        ("Plan a meeting", "meeting", True),
        ("Change when the next contact is due", "next", True),
        ("Record the sentence", "sentence", whole.sentence is None),
        ("Propose not to share the review", "propose", status in transitions.PROPOSED_FROM),
        ("Say that nothing is owed", "end", plan.contact_status == ContactStatus.IN_CONTACT),
        ("Take the contact up again", "take_up", plan.contact_status == ContactStatus.ENDED),
    ]
    return [(text, _address(plan, page)) for text, page, offered in offers if offered]


def _deciding(request: StaffRequest, plan: ContactPlan) -> list[tuple[str, str]]:
    allow = request.grants.allow
    decides = allow(Permission.DECIDE_NONDISCLOSURE)
    offers = [
        ("Choose another named contact", "allocate", allow(Permission.ALLOCATE_LIAISON)),
        ("Decide on the proposal", "decide", decides and plan.disclosure_status == D.PROPOSED_NOT),
        ("Look again at the decision", "look_again", decides and plan.disclosure_status == D.NOT_DISCLOSED),
    ]
    return [(text, _address(plan, page)) for text, page, offered in offers if offered]


def _address(plan: ContactPlan, page: str) -> str:
    if page == "sentence":
        return reverse("families:sentence", args=[plan.case_reference])
    return reverse(f"families:{page}", args=[plan.pk])
