"""Close a case, and open it again: what is left to do first, and what follows."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import resolve
from django.utils import timezone

from candour.access.middleware import StaffRequest
from candour.access.permissions import Permission
from candour.access.requires import declaration_of, requires
from candour.cases import commands
from candour.cases.forms import CloseForm, ReopenForm
from candour.cases.models import Case, ClosingStatus
from candour.cases.queries.closing import LeftToDo
from candour.cases.queries.history import closed_as
from candour.cases.views.changing import answer
from candour.cases.views.reaching import case_for, frame
from candour.policy.load import load_policy

QUESTION = "Q17"
"""Of the open questions in the policy: when a case is closed, and by whom."""


@requires(Permission.CLOSE_CASE)
def close(request: StaffRequest, reference: str) -> HttpResponse:
    """What stands in the way, or one button."""
    case = case_for(request, reference, page="close")
    form = CloseForm(request.POST if request.method == "POST" else None)
    if request.method == "GET":  # a form sent twice is answered with its first effect
        if case.closing_status == ClosingStatus.CLOSED:
            return _shown(request, case, "This case is closed", closed=closed_as(case))
        if left := commands.left_to_do(case):
            return _shown(request, case, "This case cannot be closed yet", left=_linked(request, left))

    def do() -> object:
        told = form.cleaned_data
        return commands.close_case(
            case, by=request.user, at=timezone.now(), note=told["note"], operation=told["operation"]
        )

    return answer(
        request,
        case,
        form,
        title="Close the case",
        do=do,
        done="The case is closed. It can be read as before.",
        template="cases/close.html",
        policy=_policy(),
    )


@requires(Permission.CLOSE_CASE)
def reopen(request: StaffRequest, reference: str) -> HttpResponse:
    case = case_for(request, reference, page="open again")
    form = ReopenForm(request.POST if request.method == "POST" else None)
    if request.method == "GET" and case.closing_status == ClosingStatus.OPEN:
        return _shown(request, case, "This case is open")

    def do() -> object:
        told = form.cleaned_data
        return commands.reopen_case(
            case, reason=told["reason"], by=request.user, at=timezone.now(), operation=told["operation"]
        )

    return answer(
        request,
        case,
        form,
        title="Open the case again",
        do=do,
        done="The case is open again, and stands in the lists of open work.",
        template="cases/reopen.html",
        closed=closed_as(case),
    )


def _shown(request: StaffRequest, case: Case, title: str, **more: object) -> HttpResponse:
    """The page where there is nothing to press."""
    context = frame(case, title, back=f"/cases/{case.reference}", policy=_policy(), **more)
    return render(request, "cases/close_waits.html", context)


def _policy() -> object:
    return load_policy().open_questions.find(QUESTION, on=timezone.localdate())


def _linked(request: StaffRequest, left: list[LeftToDo]) -> list[LeftToDo]:
    """With a link only where this reader may open the page on which it can be done."""
    return [one if _opens(request, one.path) else LeftToDo(one.text) for one in left]


def _opens(request: StaffRequest, path: str) -> bool:
    declared = declaration_of(resolve(path).func) if path else None
    return declared is not None and any(map(request.grants.allow, declared.permissions))
