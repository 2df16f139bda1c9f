"""Which sections are shared, and which paragraphs of each: ticked on a form that needs no script."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from candour.access.middleware import StaffRequest
from candour.access.permissions import Permission
from candour.access.requires import requires
from candour.design_system.words import plural
from candour.disclosure.commands.choosing import choose_paragraphs, choose_sections, section_of
from candour.disclosure.forms.deciding import ParagraphsForm, SectionsForm
from candour.disclosure.models import Disclosure
from candour.disclosure.queries.choosing import SectionShared, names_them, sections_shared
from candour.disclosure.redacted import Unit, units_of
from candour.disclosure.rules import is_own_part
from candour.disclosure.views.reaching import copy_at_work, decides, frame
from candour.workflow.refusals import NotNow

INSIDE = (Permission.PREPARE_DISCLOSURE, Permission.VIEW_WITHHELD)
ALL, NONE, THEIRS = "all", "none", "theirs"


@requires(*INSIDE)
def parts(request: StaffRequest, reference: str, number: int) -> HttpResponse:
    """Every section of the review, with how much of it is shared."""
    copy = copy_at_work(request, reference, number, page="which parts are shared")
    rows = sections_shared(copy)
    form = _sections_form(request, rows)
    if form.is_valid():
        try:
            choose_sections(disclosure=copy, by=request.user, at=timezone.now(), **form.cleaned_data)
        except NotNow as refused:
            form.refuse(refused.reasons)
        else:
            many = f"{len(form.cleaned_data['sections'])} of {plural(len(rows), 'section')}"
            messages.success(request, f"{many} shared. Ask for suggestions again: the words are others now.")
            return redirect("disclosure:parts", reference, number)
    context = frame(
        copy,
        "Which parts are shared",
        form=form,
        tasks=[_task(copy, one) for one in rows if one.shared],
        decides=decides(request, copy),
        is_own_part=is_own_part(copy),
        back=reverse("disclosure:show", args=[reference, number]),
    )
    return render(request, "disclosure/parts.html", context)


def _sections_form(request: StaffRequest, rows: Sequence[SectionShared]) -> SectionsForm:
    shared = [one.key for one in rows if one.shared]
    hints = {one.key: _much(one) for one in rows if one.shared and not one.is_whole}
    form = SectionsForm(request.POST or None, initial={"sections": shared})
    return form.offering([(one.key, one.title) for one in rows], hints)


def _much(one: SectionShared) -> str:
    return f"{one.shared} of {plural(one.units, 'paragraph')}"


def _task(copy: Disclosure, one: SectionShared) -> dict[str, object]:
    return {
        "text": one.title,
        "href": reverse("disclosure:part", args=[copy.case_reference, copy.number, one.key]),
        "status": "Whole" if one.is_whole else _much(one),
        "colour": "" if one.is_whole else "blue",
    }


@requires(*INSIDE)
def part(request: StaffRequest, reference: str, number: int, key: str) -> HttpResponse:
    """One section, paragraph by paragraph."""
    copy = copy_at_work(request, reference, number, page="which paragraphs are shared")
    section = section_of(copy, key)
    if section is None:
        raise Http404("There is no such section in the review.")
    units, theirs = units_of(section), names_them(copy, section)
    shared = next(one for one in sections_shared(copy) if one.key == key)
    ticked = _ticked(request.GET.get("tick", ""), units, shared, theirs)
    form = ParagraphsForm(request.POST or None, initial={"units": ticked}).offering(
        units, theirs, copy.own_name
    )
    back = reverse("disclosure:parts", args=[reference, number])
    if form.is_valid():
        try:
            choose_paragraphs(
                disclosure=copy, section=key, by=request.user, at=timezone.now(), **form.cleaned_data
            )
        except NotNow as refused:
            form.refuse(refused.reasons)
        else:
            many = f"{len(form.cleaned_data['units'])} of {plural(len(units), 'paragraph')}"
            messages.success(request, f"{section.title}: {many} shared. Ask for suggestions again.")
            return redirect(back)
    context = frame(
        copy,
        section.title,
        form=form,
        decides=decides(request, copy),
        units=[(unit, unit.key in shared.keys) for unit in units],
        shared=shared,
        proposed=not request.GET.get("tick") and ticked != shared.keys,
        named=bool(theirs),
        back=back,
    )
    return render(request, "disclosure/part.html", context)


def _ticked(
    asked: str, units: Sequence[Unit], shared: SectionShared, theirs: frozenset[str]
) -> frozenset[str]:
    """What is ticked when the page opens: what is shared, or what was asked for, or, at first, their own."""
    every = frozenset(unit.key for unit in units)
    if asked == THEIRS or (asked == "" and shared.is_untouched and theirs):
        return theirs
    return {ALL: every, NONE: frozenset[str]()}.get(asked, shared.keys)
