"""The desk: suggestions by person and by section, decided by keyboard or mouse, with forms alone."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from candour.access.middleware import StaffRequest
from candour.access.permissions import Permission
from candour.access.requires import requires
from candour.disclosure.commands import deciding
from candour.disclosure.commands.deciding import Choice, last_act
from candour.disclosure.commands.looking import UNDER_WAY, ask_for_a_look
from candour.disclosure.forms.deciding import DecideForm, MarkForm, OnceForm
from candour.disclosure.models import Action, Disclosure
from candour.disclosure.queries.people import people_of, person_of, register_of
from candour.disclosure.queries.sections import around, neighbours, section_rows, shown_blocks
from candour.disclosure.standing import Anchor, Standing, last_look, standing_of
from candour.disclosure.views.grounds import ground_choices, ground_hints, ground_names, question_of
from candour.disclosure.views.reaching import copy_at_work, decides, frame
from candour.workflow.refusals import NotNow

INSIDE = (Permission.PREPARE_DISCLOSURE, Permission.VIEW_WITHHELD)
LOOK_AGAIN = 3
"""Seconds until the page is fetched again while a look runs."""


@requires(*INSIDE)
def look(request: StaffRequest, reference: str, number: int) -> HttpResponse:
    """Ask for suggestions; how far the look is, or that it failed."""
    copy = copy_at_work(request, reference, number, page="suggestions")
    form = OnceForm(request.POST or None)
    if form.is_valid():
        try:
            ask_for_a_look(disclosure=copy, by=request.user, at=timezone.now(), **form.cleaned_data)
        except NotNow as refused:
            form.refuse(refused.reasons)
        else:
            return redirect("disclosure:look", reference, number)
    found = last_look(copy)
    running = found is not None and found.state in UNDER_WAY
    context = frame(
        copy,
        "Suggestions of the engine",
        form=form,
        look=found,
        running=running,
        decides=decides(request, copy),
        refresh=LOOK_AGAIN if running and not form.errors else None,
        back=reverse("disclosure:show", args=[reference, number]),
    )
    return render(request, "disclosure/look.html", context)


@requires(*INSIDE)
def people(request: StaffRequest, reference: str, number: int) -> HttpResponse:
    """Everybody who occurs, with what is decided of each."""
    copy = copy_at_work(request, reference, number, page="by person")
    standing = standing_of(copy)
    unnamed = [item for item in standing.items if not item.entity]
    context = frame(
        copy,
        "Decide by person",
        standing=standing,
        people=people_of(copy, standing),
        unnamed_open=sum(item.is_open for item in unnamed),
        actions=dict(Action.choices),
        decides=decides(request, copy),
        undo=_undo(copy) if decides(request, copy) else None,
        back=reverse("disclosure:show", args=[reference, number]),
    )
    return render(request, "disclosure/people.html", context)


@requires(*INSIDE)
def person(request: StaffRequest, reference: str, number: int) -> HttpResponse:
    """All passages about one person at once; then the exceptions, ticked one by one."""
    copy = copy_at_work(request, reference, number, page="one person")
    standing = standing_of(copy)
    row = person_of(copy, standing, request.GET.get("who", ""))
    if row is None:
        raise Http404("Nobody of this name occurs in the copy.")
    here = f"{request.path}?{request.GET.urlencode()}"
    form = _decide_form(request)
    answered = _decided(request, copy, standing, form, here)
    if answered is not None:
        return answered
    titles = standing.original.titles
    context = _desk(request, copy, standing, form) | {
        "title": row.name,
        "row": row,
        "here": here,
        "passages": [(item, around(standing, item), titles[item.section]) for item in row.items],
        "ticked": _ticked(request, [item.key for item in row.items if item.is_open or item.is_reference]),
        "back": reverse("disclosure:people", args=[reference, number]),
    }
    return render(request, "disclosure/person.html", context)


@requires(*INSIDE)
def sections(request: StaffRequest, reference: str, number: int) -> HttpResponse:
    """Every section that is shared, with what is open in it."""
    copy = copy_at_work(request, reference, number, page="by section")
    standing = standing_of(copy)
    context = frame(
        copy,
        "Decide by section",
        standing=standing,
        rows=section_rows(standing),
        decides=decides(request, copy),
        undo=_undo(copy) if decides(request, copy) else None,
        back=reverse("disclosure:show", args=[reference, number]),
    )
    return render(request, "disclosure/sections.html", context)


@requires(*INSIDE)
def section(request: StaffRequest, reference: str, number: int, key: str) -> HttpResponse:
    """The text with suggestions beside it; passages are ticked and decided together."""
    copy = copy_at_work(request, reference, number, page="one section")
    standing = standing_of(copy)
    rows = section_rows(standing)
    if key not in [row.key for row in rows]:
        raise Http404("There is no such section in this copy.")
    here = request.get_full_path()
    form = _decide_form(request)
    answered = _decided(request, copy, standing, form, here)
    if answered is not None:
        return answered
    before, after = neighbours(rows, key)
    context = _desk(request, copy, standing, form) | {
        "title": standing.original.titles[key],
        "key": key,
        "here": here,
        "blocks": shown_blocks(standing, key),
        "row": next(row for row in rows if row.key == key),
        "before": before,
        "after": after,
        "ticked": _ticked(request, []),
        "back": reverse("disclosure:sections", args=[reference, number]),
    }
    return render(request, "disclosure/section.html", context)


@requires(Permission.PREPARE_DISCLOSURE)
def mark(request: StaffRequest, reference: str, number: int, block: str) -> HttpResponse:
    """Decide on words that nothing proposed: here, or wherever they stand."""
    copy = copy_at_work(request, reference, number, page="mark a passage")
    standing = standing_of(copy)
    found = standing.blocks.get(block)
    if found is None or not decides(request, copy):
        raise Http404("There is no such paragraph to mark.")
    people_known = [(str(one.pk), one.display_name) for one in register_of(copy)]
    form = MarkForm(request.POST or None, initial={"every": "once"}).speaking_of(people_known)
    form.offering(ground_choices(), ground_hints())
    if form.is_valid():
        anchors = anchors_of(standing, block, form.cleaned_data["words"], form.cleaned_data["every"])
        try:
            _mark(request, copy, form, anchors)
        except NotNow as refused:
            form.refuse(refused.reasons)
        else:
            messages.success(request, f"Marked: {len(anchors)}.")
            return redirect("disclosure:section", reference, number, found.section)
    context = frame(
        copy,
        "Mark a passage",
        form=form,
        block=found,
        back=reverse("disclosure:section", args=[reference, number, found.section]),
    )
    return render(request, "disclosure/mark.html", context)


def _mark(request: StaffRequest, copy: Disclosure, form: MarkForm, anchors: Sequence[Anchor]) -> None:
    told = form.cleaned_data
    deciding.mark(
        disclosure=copy,
        anchors=anchors,
        choice=_choice(form),
        by=request.user,
        at=timezone.now(),
        operation=told["operation"],
    )


def anchors_of(standing: Standing, block: str, words: str, where: str) -> list[Anchor]:
    """Where these very words stand: the first time in the paragraph, or everywhere."""
    found: list[Anchor] = []
    for each in standing.blocks.values():
        if where == "once" and each.id != block:
            continue
        at = each.text.find(words)
        while at >= 0 and words:
            found.append((each.id, at, at + len(words)))
            at = each.text.find(words, at + len(words)) if where != "once" else -1
    return found


@require_POST
@requires(Permission.PREPARE_DISCLOSURE)
def undo(request: StaffRequest, reference: str, number: int) -> HttpResponse:
    """Take back the last act."""
    copy = copy_at_work(request, reference, number, page="undo")
    form = OnceForm(request.POST)
    back = reverse("disclosure:sections", args=[reference, number])
    if form.is_valid():
        try:
            act = deciding.undo(disclosure=copy, by=request.user, at=timezone.now(), **form.cleaned_data)
        except NotNow as refused:
            messages.error(request, " ".join(refused.reasons))
        else:
            messages.success(request, f"Taken back: {act.words}." if act else "That was taken back already.")
    to = request.POST.get("to", "")
    mine = reverse("disclosure:show", args=[reference, number])
    return redirect(to if to.startswith(mine) else back)


def _decide_form(request: StaffRequest) -> DecideForm:
    return DecideForm(request.POST or None).offering(ground_choices(), ground_hints())


def _choice(form: DecideForm) -> Choice:
    told = form.cleaned_data
    return Choice(
        action=told["action"],
        grounds=told["grounds"],
        wording=told["wording"] or "",
        note=told["note"] or "",
        entity=told.get("entity") or "",
    )


def _decided(
    request: StaffRequest, copy: Disclosure, standing: Standing, form: DecideForm, here: str
) -> HttpResponse | None:
    """Where a decision was sent: make it and come back; None to show the page with what is missing."""
    if not form.is_valid():
        return None
    chosen = request.POST.getlist("passage")
    anchors = [item.anchor for item in standing.items if item.key in set(chosen)]
    try:
        deciding.decide(
            disclosure=copy,
            anchors=anchors,
            choice=_choice(form),
            by=request.user,
            at=timezone.now(),
            operation=form.cleaned_data["operation"],
        )
    except NotNow as refused:
        form.refuse(refused.reasons)
        return None
    label = Action(form.cleaned_data["action"]).label
    messages.success(request, f"{label}: {len(anchors)} {'passage' if len(anchors) == 1 else 'passages'}.")
    return redirect(here)


def _desk(request: StaffRequest, copy: Disclosure, standing: Standing, form: DecideForm) -> dict[str, object]:
    today = timezone.localdate()
    mine = decides(request, copy)
    return frame(
        copy,
        "",
        standing=standing,
        form=form,
        decides=mine,
        undo=_undo(copy) if mine else None,
        grounds=ground_names(),
        question=lambda kind: question_of(copy.audience, kind, on=today),
    )


def _undo(copy: Disclosure) -> dict[str, object] | None:
    act = last_act(copy)
    return None if act is None else {"act": act, "form": OnceForm()}


def _ticked(request: StaffRequest, usual: Sequence[str]) -> set[str]:
    return set(request.POST.getlist("passage")) if request.method == "POST" else set(usual)
