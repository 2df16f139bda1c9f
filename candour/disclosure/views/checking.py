"""The blind check: each drawn passage without what was decided; both side by side once all are answered."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from candour.access.middleware import StaffRequest
from candour.access.permissions import Permission
from candour.access.requires import requires
from candour.disclosure.commands import checking
from candour.disclosure.forms.deciding import OnceForm
from candour.disclosure.forms.moving import CheckItemForm, LetStandForm
from candour.disclosure.models import Action, Check, CheckItem, Disclosure, Status
from candour.disclosure.queries.checks import items_of, present_check_of, shows_both
from candour.disclosure.redacted import blocks_of
from candour.disclosure.rules import they_did_not_prepare_it
from candour.disclosure.standing import original_of
from candour.disclosure.views.grounds import ground_choices, ground_names
from candour.disclosure.views.move_table import moves_for
from candour.disclosure.views.reaching import copy_to_change, frame
from candour.workflow.refusals import NotNow


@requires(Permission.CHECK_DISCLOSURE)
def check(request: StaffRequest, reference: str, number: int) -> HttpResponse:
    """Take the copy to check it, or go on; once every passage has an answer, compare."""
    copy = _to_check(request, reference, number)
    present = present_check_of(copy)
    form = OnceForm(request.POST or None)
    if present is None and form.is_valid():
        try:
            checking.begin(disclosure=copy, by=request.user, at=timezone.now(), **form.cleaned_data)
        except NotNow as refused:
            form.refuse(refused.reasons)
        else:
            return redirect("disclosure:check", reference, number)
    both = shows_both(present)
    possible, hindered = moves_for(request, copy) if both else ([], [])
    items = items_of(present) if present is not None else []
    context = frame(
        copy,
        "Check without seeing what was decided" if not both else "Compare what you would do",
        form=form,
        check=present,
        items=items,
        answered=sum(bool(item.answer) for item in items),
        next=next((item for item in items if not item.answer), None),
        both=both,
        compared=items if both else [],
        original=original_of(copy),
        texts=_texts(copy),
        actions=dict(Action.choices),
        grounds=ground_names(),
        possible=possible,
        hindered=hindered,
        share=checking.SHARE,
        back=reverse("disclosure:show", args=[reference, number]),
    )
    return render(request, "disclosure/check.html", context)


def _to_check(request: StaffRequest, reference: str, number: int) -> Disclosure:
    copy = copy_to_change(request, reference, number, page="check")
    if against := they_did_not_prepare_it(copy, request.user):
        raise PermissionDenied(against)
    if copy.status != Status.PREPARED or copy.checker_id not in (None, request.user.pk):
        raise Http404("This copy does not wait for your check.")
    return copy


def _texts(copy: Disclosure) -> dict[str, str]:
    return {block.id: block.text for block in blocks_of(original_of(copy))}


@requires(Permission.CHECK_DISCLOSURE)
def item(request: StaffRequest, reference: str, number: int, item: int) -> HttpResponse:
    """One passage in its paragraph: what would you do? Then the next."""
    copy = _to_check(request, reference, number)
    present = present_check_of(copy)
    found = _item(present, item)
    assert present is not None  # noqa: S101 - `_item` answers 404 where there is no check
    if shows_both(present):
        return _settle(request, copy, present, found)
    initial = {"action": found.answer, "grounds": found.grounds, "remark": found.remark}
    form = CheckItemForm(request.POST or None, initial=initial).offering(ground_choices())
    if form.is_valid():
        try:
            checking.answer(item=found, by=request.user, at=timezone.now(), **form.cleaned_data)
        except NotNow as refused:
            form.refuse(refused.reasons)
        else:
            return _onwards(reference, number, present)
    items = items_of(present)
    text = _texts(copy).get(found.block, "")
    context = frame(
        copy,
        "What would you do with these words?",
        form=form,
        item=found,
        place=[one.pk for one in items].index(found.pk) + 1,
        total=len(items),
        before=text[: found.start],
        words=text[found.start : found.end],
        after=text[found.end :],
        back=reverse("disclosure:check", args=[reference, number]),
    )
    return render(request, "disclosure/check_item.html", context)


def _item(present: Check | None, number: int) -> CheckItem:
    found = next((one for one in items_of(present) if one.pk == number), None) if present else None
    if found is None:
        raise Http404("There is no such passage in your check.")
    return found


def _onwards(reference: str, number: int, present: Check) -> HttpResponse:
    left = next((one for one in items_of(present) if not one.answer), None)
    if left is None:
        return redirect("disclosure:check", reference, number)
    return redirect("disclosure:check_item", reference, number, left.pk)


def _settle(request: StaffRequest, copy: Disclosure, present: Check, found: CheckItem) -> HttpResponse:
    """Where the two differ: say why the decision may stand, or return the copy."""
    form = LetStandForm(request.POST or None, initial={"why": found.stands_because})
    if form.is_valid():
        try:
            checking.let_stand(item=found, by=request.user, at=timezone.now(), **form.cleaned_data)
        except NotNow as refused:
            form.refuse(refused.reasons)
        else:
            messages.success(request, "It is recorded why the decision may stand.")
            return redirect("disclosure:check", copy.case_reference, copy.number)
    text = _texts(copy).get(found.block, "")
    context = frame(
        copy,
        "Where you and the preparer differ",
        form=form,
        item=found,
        decision=found.decision,
        before=text[: found.start],
        words=text[found.start : found.end],
        after=text[found.end :],
        actions=dict(Action.choices),
        grounds=ground_names(),
        back=reverse("disclosure:check", args=[copy.case_reference, copy.number]),
    )
    return render(request, "disclosure/check_settle.html", context)
