"""A form that changes a case: drawn, checked, done, and told."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render

from candour.access.middleware import StaffRequest
from candour.cases.models import Case
from candour.cases.views.reaching import frame
from candour.design_system.fields import Form
from candour.workflow.refusals import NotNow

READING = "You opened this case by emergency access, which is for reading only."


def answer(
    request: StaffRequest,
    case: Case,
    form: Form,
    *,
    title: str,
    do: Callable[[], object],
    done: str,
    **more: object,
) -> HttpResponse:
    """Do what the form asks and go back to the case; else show the form with every reason against it."""
    if case.pk in request.sight.reading and not more.pop("while_reading", False):
        raise PermissionDenied(READING)
    back = str(more.pop("back", "")) or f"/cases/{case.reference}"
    if request.method == "POST" and form.is_valid():
        try:
            do()
        except NotNow as refusal:
            form.refuse(refusal.reasons)
        else:
            messages.success(request, done)
            return redirect(back)
    template = str(more.pop("template", "cases/form.html"))
    context = frame(case, title, form=form, back=back, cancel=back, **more)
    return render(request, template, context, status=422 if form.errors else 200)
