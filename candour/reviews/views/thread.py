"""The learning thread: the whole of it, and the parts that are added, changed and taken out."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from candour.access.middleware import StaffRequest
from candour.access.permissions import Permission
from candour.access.requires import requires
from candour.design_system.fields import Form
from candour.reviews.commands import thread as commands
from candour.reviews.commands.thread.reaching import KINDS, PARENTS
from candour.reviews.forms.thread import FORMS, NoEffectiveForm, PartForm, TakeOutForm, WholeForm
from candour.reviews.models import Review
from candour.reviews.queries.reader import counts_of_notes
from candour.reviews.queries.thread import panel_of, whole_thread
from candour.reviews.rules.weighing import reasons_against_weighing
from candour.reviews.views.reaching import frame, review_of, review_to_change
from candour.workflow.refusals import NotNow

SHOWN_BY = {"judgement": "evidence", "reason": "evidence", "effective": "evidence"}
"""What was just added asks next for what shows it."""


@requires(Permission.VIEW_REVIEW)
def thread(request: StaffRequest, reference: str) -> HttpResponse:
    review = review_of(request, reference, page="learning thread")
    whole = whole_thread(review)
    context = frame(
        review,
        "Learning thread",
        whole=whole,
        panel=whole.panel,
        reading=counts_of_notes(review, on=timezone.localdate()),
        may_change=may_change(request, review),
        back=f"/reviews/{reference}/",
    )
    return render(request, "reviews/thread.html", context)


@requires(Permission.VIEW_REVIEW)
def thread_panel(request: StaffRequest, reference: str) -> HttpResponse:
    """The panel alone, fetched again by pages that show it."""
    review = review_of(request, reference, page="broken links")
    reading = counts_of_notes(review, on=timezone.localdate())
    context = {"review": review, "panel": panel_of(review), "reading": reading}
    return render(request, "reviews/_thread_panel.html", context)


def may_change(request: StaffRequest, review: Review) -> bool:
    """Whether links to change things are drawn; the commands ask again, and of independence too."""
    mine = review.reviewing_manager_id == request.user.pk and review.case_id not in request.sight.reading
    open_now = review.status == "writing" and review.standing_status == "active"
    return mine and open_now and request.grants.allow(Permission.WRITE_REVIEW)


@requires(Permission.WRITE_REVIEW)
def add_part(request: StaffRequest, reference: str, kind: str) -> HttpResponse:
    review = review_to_change(request, reference, page=f"add to the thread: {kind}")
    parent = _parent(request, review, kind)
    form = _form(request, review, kind, adding=True)

    def do() -> str:
        values = form.values()
        if parent is not None:
            values[PARENTS[kind][0]] = parent
        operation = form.cleaned_data["operation"]
        made = commands.add_part(
            review, kind, values, by=request.user, at=timezone.now(), operation=operation
        )
        page = "reviews:evidence" if kind in SHOWN_BY else ""
        return reverse(page, args=[reference, kind, made.pk]) if page else _home(reference, kind, made.pk)

    return answer(request, review, form, f"Add {form.subject}", do, done="Added.", parent=parent, kind=kind)


@requires(Permission.WRITE_REVIEW)
def change_part(request: StaffRequest, reference: str, kind: str, number: int) -> HttpResponse:
    review = review_to_change(request, reference, page=f"change the thread: {kind}")
    part = part_of(request, review, kind, number)
    form = _form(request, review, kind, part)

    def do() -> str:
        commands.change_part(
            part,
            form.values(),
            by=request.user,
            at=timezone.now(),
            operation=form.cleaned_data["operation"],
        )
        return _home(reference, kind, number)

    return answer(
        request,
        review,
        form,
        f"Change {form.subject}",
        do,
        done="Changed.",
        kind=kind,
        parent=getattr(part, PARENTS[kind][0]) if kind in PARENTS else None,
        take_out=reverse("reviews:take_out_part", args=[reference, kind, number]),
    )


@requires(Permission.WRITE_REVIEW)
def take_out_part(request: StaffRequest, reference: str, kind: str, number: int) -> HttpResponse:
    review = review_to_change(request, reference, page=f"take out of the thread: {kind}")
    part = part_of(request, review, kind, number)
    form = TakeOutForm(request.POST if request.method == "POST" else None)

    def do() -> str:
        told = form.cleaned_data
        commands.take_out(
            part, by=request.user, at=timezone.now(), why=told["why"] or "", operation=told["operation"]
        )
        return reverse("reviews:thread_taken_out", args=[reference])

    return answer(
        request,
        review,
        form,
        f"Take out {FORMS[kind].subject}",
        do,
        done="Taken out. It can be put back from here.",
        template="reviews/thread_take_out.html",
        said=getattr(part, "text", "") or part.why,
        kind=kind,
        button="Take out",
        warning_button=True,
    )


@requires(Permission.WRITE_REVIEW)
def judge_whole(request: StaffRequest, reference: str) -> HttpResponse:
    review = review_to_change(request, reference, page="judgement of the whole")
    begun = {"reasonable": review.reasonable or None, "why": review.reasonable_why}
    form = WholeForm(request.POST if request.method == "POST" else None, initial=begun)

    def do() -> str:
        told = form.cleaned_data
        commands.judge_the_whole(
            review,
            told["reasonable"],
            told["why"],
            by=request.user,
            at=timezone.now(),
            operation=told["operation"],
        )
        return f"{reverse('reviews:thread', args=[reference])}#whole"

    return answer(request, review, form, "The judgement of the whole", do, done="Saved.")


@requires(Permission.WRITE_REVIEW)
def no_effective(request: StaffRequest, reference: str) -> HttpResponse:
    review = review_to_change(request, reference, page="no good practice")
    begun = {"why": review.no_effective_practice_why}
    form = NoEffectiveForm(request.POST if request.method == "POST" else None, initial=begun)

    def do() -> str:
        told = form.cleaned_data
        commands.say_why_no_effective_practice(
            review, told["why"] or "", by=request.user, at=timezone.now(), operation=told["operation"]
        )
        return f"{reverse('reviews:thread', args=[reference])}#effective"

    return answer(request, review, form, "No good practice recorded", do, done="Saved.")


def answer(
    request: StaffRequest,
    review: Review,
    form: Form,
    title: str,
    do: Callable[[], str],
    *,
    done: str,
    template: str = "reviews/thread_form.html",
    **more: object,
) -> HttpResponse:
    """Do what the form asks and go where that leads; else show the form with every reason against it."""
    if request.method == "POST" and form.is_valid():
        try:
            there = do()
        except NotNow as refusal:
            form.refuse(refusal.reasons)
        else:
            messages.success(request, done)
            return redirect(there)
    elif request.method != "POST":
        more["against"] = reasons_against_weighing(review, request.user)
    back = reverse("reviews:thread", args=[review.case_reference])
    context = frame(review, title, form=form, back=back, cancel=back, **more)
    return render(request, template, context, status=422 if form.errors else 200)


def part_of(request: StaffRequest, review: Review, kind: str, number: int) -> Any:  # noqa: ANN401
    """A part of this review's thread, or 404."""
    if kind not in KINDS:
        raise Http404
    joined = ["review__case", *([PARENTS[kind][0]] if kind in PARENTS else [])]
    seen = KINDS[kind].objects.visible_to(request.sight).select_related(*joined)
    found = seen.filter(review=review, pk=number).first()
    if found is None:
        raise Http404("There is no such part of the thread.")
    return found


def _parent(request: StaffRequest, review: Review, kind: str) -> Any | None:  # noqa: ANN401
    """What a new reason or action hangs on, from the address."""
    if kind not in PARENTS:
        return None
    number = request.GET.get("of", "")
    if not number.isdecimal():
        raise Http404("A reason hangs on a judgement, and an action on a learning point.")
    return part_of(request, review, PARENTS[kind][1], int(number))


def _form(
    request: StaffRequest,
    review: Review,
    kind: str,
    part: Any = None,  # noqa: ANN401 - one of the models in KINDS
    *,
    adding: bool = False,
) -> PartForm:
    if kind not in FORMS:
        raise Http404
    today = timezone.localdate()
    begun = _said(part) if part is not None else request.GET.dict()
    form = FORMS[kind](request.POST if request.method == "POST" else None, today=today, initial=begun)
    form.prepare(review, today=today, adding=adding)
    return form


def _said(part: Any) -> dict[str, Any]:  # noqa: ANN401 - one of the models in KINDS
    """What the form begins with."""
    said = {field.name: field.value_from_object(part) for field in part._meta.concrete_fields}
    if hasattr(part, "owner_user"):
        said["owner_user"] = part.owner_user.username if part.owner_user else ""
    if hasattr(part, "already_done"):
        said["reasons"] = [str(number) for number in part.reasons.values_list("pk", flat=True)]
    return said


def _home(reference: str, kind: str, number: int) -> str:
    """Where a part stands on the page of the thread."""
    anchor = {"level": "levels", "diversity": "diversity", "effective": "effective"}.get(kind)
    return f"{reverse('reviews:thread', args=[reference])}#{anchor or f'{kind}-{number}'}"


def adding(reference: str, kind: str, **begun: object) -> str:
    """The address that adds a part, with what the form begins with."""
    return f"{reverse('reviews:add_part', args=[reference, kind])}?{urlencode(begun)}"
