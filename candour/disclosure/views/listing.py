"""Lists of copies, the register of what was given, the figures, and opening one."""

from datetime import timedelta

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from candour.access.middleware import StaffRequest
from candour.access.permissions import Permission
from candour.access.requires import requires
from candour.audit.reads import record_list
from candour.cases.models import Case
from candour.design_system.tables import Column, Listing
from candour.disclosure.commands.opening import NewDisclosure, open_for
from candour.disclosure.forms.opening import CopyFilter, OpenForm
from candour.disclosure.lettering import FAMILY
from candour.disclosure.models import GIVEN, Disclosure, Status
from candour.disclosure.queries import copies as queries
from candour.disclosure.queries.differing import differing_releases
from candour.disclosure.queries.recipients import audience_name, staff_of
from candour.disclosure.redacted import read_original
from candour.disclosure.views.reaching import case_of
from candour.disclosure.views.rows import timeline_of
from candour.disclosure.views.show import COLOURS
from candour.disclosure.words import LANGUAGES, missing_in
from candour.families.models import Language
from candour.families.queries import Recipient, recipients
from candour.paper import MARKING
from candour.policy.load import load_policy
from candour.reviews.models import Review, ReviewStage, Submission
from candour.workflow.refusals import NotNow

COLUMNS = (
    Column("copy", "Copy", ("case__reference", "number")),
    Column("recipient", "For", ("audience", "recipient")),
    Column("status", "Where it stands", ("status",)),
    Column("preparer", "Prepared by", ("preparer__full_name",)),
    Column("opened", "Opened", ("opened_at",)),
)
GIVEN_COLUMNS = (
    Column("at", "When", ("at",)),
    Column("recipient", "To whom", ("recipient",)),
    Column("copy", "What", ("disclosure__case__reference", "disclosure__number")),
    Column("how", "How", ("how",)),
    Column("by", "By", ("by__full_name",)),
)
SHARE_COLUMNS = (
    Column("case", "Case", ("case__reference",)),
    Column("submitted", "Submitted", ("submitted_at",)),
)
WORK = (Permission.PREPARE_DISCLOSURE, Permission.APPROVE_DISCLOSURE, Permission.SEND_DISCLOSURE)
"""Whoever has a part in copies sees first what waits for them."""
ABOVE = {"show"}
YEAR = timedelta(days=365)


class CopyListing(Listing[Disclosure]):
    """The tab stands above the list, and clearing the filters leaves it."""

    @property
    def filters(self) -> dict[str, list[str]]:
        return {name: values for name, values in super().filters.items() if name not in ABOVE}


@requires(Permission.VIEW_DISCLOSURE)
def show_list(request: StaffRequest) -> HttpResponse:
    """Copies that this person may see: what waits for them first."""
    form = CopyFilter(request.GET).offering(audience_choices())
    rows = queries.copies(request.sight)
    waits = queries.waiting_for(request.user, request.grants)
    shown = request.GET.get("show", "mine" if any(map(request.grants.allow, WORK)) else "open")
    chosen = rows.filter(waits if shown == "mine" else queries.TABS.get(shown, queries.TABS["open"])[1])
    for name in ("status", "audience"):
        if request.GET.get(name):
            chosen = chosen.filter(**{name: request.GET[name]})
    listing = CopyListing(chosen, COLUMNS, request.GET, sort="-opened")
    record_list(by=request.user, at=timezone.now(), page="copies of reviews", rows=len(listing.rows))
    context = {
        "title": "What is shared of reviews",
        "marking": MARKING,
        "listing": listing,
        "filter_form": form,
        "tabs": _tabs(request, shown),
        "colours": COLOURS,
        "audience_name": audience_name,
        "prepares": request.grants.allow(Permission.PREPARE_DISCLOSURE),
        "hands_over": shown == "mine" and request.grants.allow(Permission.SEND_DISCLOSURE),
    }
    return render(request, "disclosure/list.html", context)


@requires(Permission.PREPARE_DISCLOSURE)
def to_share(request: StaffRequest) -> HttpResponse:
    """Submitted reviews of which nothing is shared yet."""
    rows = queries.reviews_to_share(request.sight)
    listing = Listing(rows, SHARE_COLUMNS, request.GET, sort="submitted")
    record_list(by=request.user, at=timezone.now(), page="reviews to share", rows=len(listing.rows))
    context = {
        "title": "Submitted reviews of which nothing is shared",
        "marking": MARKING,
        "listing": listing,
        "back": reverse("disclosure:list"),
    }
    return render(request, "disclosure/to_share.html", context)


def _tabs(request: StaffRequest, shown: str) -> list[dict[str, object]]:
    address = reverse("disclosure:list")
    tabs = [("mine", "Waiting for you"), *((key, text) for key, (text, _rows) in queries.TABS.items())]
    return [{"text": text, "href": f"{address}?show={key}", "active": key == shown} for key, text in tabs]


@requires(Permission.VIEW_DISCLOSURE)
def given(request: StaffRequest) -> HttpResponse:
    """Who was given what, when, by whom."""
    listing = Listing(queries.sendings(request.sight), GIVEN_COLUMNS, request.GET, sort="-at")
    page = "register of what was given"
    record_list(by=request.user, at=timezone.now(), page=page, rows=len(listing.rows))
    context = {
        "title": "Who was given what",
        "marking": MARKING,
        "listing": listing,
        "back": reverse("disclosure:list"),
        "audience_name": audience_name,
    }
    return render(request, "disclosure/given.html", context)


@requires(Permission.VIEW_DISCLOSURE)
def statistics(request: StaffRequest) -> HttpResponse:
    """Copies by audience, of the last twelve months or of all time."""
    whole = request.GET.get("period") == "all"
    since = None if whole else timezone.localdate() - YEAR
    rows = queries.figures(request.sight, since=since)
    context = {
        "title": "Figures of what is shared",
        "marking": MARKING,
        "rows": rows,
        "whole": whole,
        "since": since,
        "returned": queries.returned(request.sight, since=since),
        "back": reverse("disclosure:list"),
    }
    return render(request, "disclosure/statistics.html", context)


@requires(Permission.VIEW_DISCLOSURE)
def of_case(request: StaffRequest, reference: str) -> HttpResponse:
    """The copies of one case, and where two of them differ in what they hide."""
    case = case_of(request, reference, page="copies of the review")
    inside = request.grants.allow(Permission.VIEW_WITHHELD)
    rows = list(queries.copies_of(case, request.sight))
    context = {
        "title": "What is shared of the review",
        "caption": case.reference,
        "marking": MARKING,
        "case": case,
        "copies": rows,
        "colours": COLOURS,
        "audience_name": audience_name,
        "sendings": queries.sendings(request.sight, case),
        "timeline_of": timeline_of,
        "differing": differing_releases(case, request.sight) if inside else [],
        "may_open": _may_open(request, case),
        "review": _review(request, case),
        "back": reverse("cases:show", args=[reference]),
    }
    return render(request, "disclosure/of_case.html", context)


def _review(request: StaffRequest, case: Case) -> Review | None:
    found: Review | None = Review.objects.visible_to(request.sight).filter(case=case).first()
    return found


def _may_open(request: StaffRequest, case: Case) -> bool:
    review = _review(request, case)
    reading = case.pk in request.sight.reading
    submitted = review is not None and review.status == ReviewStage.SUBMITTED
    return request.grants.allow(Permission.PREPARE_DISCLOSURE) and submitted and not reading


@requires(Permission.PREPARE_DISCLOSURE)
def open_copy(request: StaffRequest, reference: str) -> HttpResponse:
    """Say for whom, why, what they know, in which formats; then the desk opens."""
    case = case_of(request, reference, page="open a copy")
    review = _review(request, case)
    if review is None or not _may_open(request, case):
        raise Http404("There is nothing to share in this case.")
    if missing := missing_in(review.language):
        return _waits_for_words(request, case, review, len(missing))
    form = _offering(request, OpenForm(request.POST or None), case, review)
    if form.is_valid():
        told = dict(form.cleaned_data)
        operation = told.pop("operation")
        replaces, plan, own_part = (told.pop(name, "") for name in ("replaces", "plan", "own_part"))
        new = NewDisclosure(
            **{**told, "known_people": [int(one) for one in told.get("known_people", [])]},
            replaces=_replaced(request, case, replaces),
            plan=int(plan) if plan else None,
            own_part=int(own_part) if own_part else None,
        )
        try:
            made = open_for(review=review, new=new, by=request.user, at=timezone.now(), operation=operation)
        except NotNow as refused:
            form.refuse(refused.reasons)
        else:
            messages.success(request, f"Copy {made.number} is open. Ask for suggestions first.")
            return redirect("disclosure:look", reference, made.number)
    context = {
        "title": "Share the review with somebody",
        "caption": case.reference,
        "marking": MARKING,
        "case": case,
        "form": form,
        "audiences": load_policy().audiences.all(on=timezone.localdate()),
        "back": reverse("disclosure:of_case", args=[reference]),
    }
    return render(request, "disclosure/open.html", context)


def _waits_for_words(request: StaffRequest, case: Case, review: Review, missing: int) -> HttpResponse:
    """No copy in a language whose fixed words nobody has translated: why, and what can be done meanwhile."""
    context = {
        "title": "A copy in this language cannot be made yet",
        "caption": case.reference,
        "marking": MARKING,
        "language": LANGUAGES[review.language],
        "missing": missing,
        "back": reverse("disclosure:of_case", args=[case.reference]),
    }
    return render(request, "disclosure/open_waits.html", context)


def _replaced(request: StaffRequest, case: Case, number: str) -> Disclosure | None:
    if not number:
        return None
    found: Disclosure | None = (
        queries.copies_of(case, request.sight).select_related("submission").filter(number=number).first()
    )
    return found


def _offering(request: StaffRequest, form: OpenForm, case: Case, review: Review) -> OpenForm:
    submission = Submission.objects.visible_to(request.sight).filter(review=review).first()
    sections = read_original(submission.content).sections if submission is not None else ()
    sent = queries.copies_of(case, request.sight).filter(status__in=[*GIVEN])
    people = case.register.all() if request.grants.allow(Permission.VIEW_VICTIMS) else []
    today = timezone.localdate()
    return form.offering(
        audiences=audience_choices(),
        hints={one.key: one.meaning for one in load_policy().audiences.all(on=today)},
        people=[(str(one.pk), f"{one.display_name}, {one.get_role_display().lower()}") for one in people],
        staff=[(str(one.pk), one.display_name) for one in staff_of(review)],
        asked=[(str(one.plan), _asked(one)) for one in recipients(case, request.sight)],
        parts=[(section.key, section.title) for section in sections],
        sent=[
            (str(one.number), f"Copy {one.number} for {one.recipient}")
            for one in sent
            if one.status != Status.REPLACED
        ],
    )


def _asked(one: Recipient) -> str:
    """Who asked, and in which shape they wish to have it."""
    shapes = [str(shape.label) for shape in one.formats]
    tongue = [] if one.language == Language.ENGLISH else [str(one.language.label)]
    wishes = ", ".join([*shapes, *tongue])
    return f"{one.addressed_as}, {one.relation}{f' (wishes: {wishes})' if wishes else ''}"


def audience_choices() -> list[tuple[str, str]]:
    """The audiences of today's policy; a family first."""
    rows = load_policy().audiences.all(on=timezone.localdate())
    return [(one.key, one.name) for one in sorted(rows, key=lambda one: one.key != FAMILY)]
