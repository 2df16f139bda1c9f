"""A form that changes a case: drawn, checked, done, and told."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from candour.access.middleware import StaffRequest
from candour.cases.commands import refuse_who_only_reads
from candour.cases.models import Case
from candour.cases.views.reaching import frame
from candour.design_system.fields import Form
from candour.workflow.refusals import NotNow


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
    if not more.pop("while_reading", False):
        refuse_who_only_reads(case.pk, request.sight)
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
