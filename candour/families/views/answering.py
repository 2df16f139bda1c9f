"""A form about one person: drawn with what was kept of it, checked, done, and told."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from candour.access.middleware import StaffRequest
from candour.design_system.fields import Form
from candour.families.commands import unfinished
from candour.families.models import ContactPlan
from candour.families.views.reaching import frame, keeps
from candour.families.views.unfinished import unfinished_words, writer_token
from candour.workflow.refusals import NotNow

NOT_YOURS = "Only the named contact of this person, or the regional lead, writes here."


def must_keep(request: StaffRequest, plan: ContactPlan) -> None:
    if not keeps(request, plan):
        raise PermissionDenied(NOT_YOURS)


def begun_with(
    request: StaffRequest, plan: ContactPlan, page: str, initial: dict[str, Any] | None = None
) -> dict[str, Any]:
    """What a form begins with: what was typed of it before, above what is known."""
    kept = unfinished_words(request, plan, page)
    return {**(initial or {}), **(kept.words if kept else {})}


def answer(
    request: StaffRequest,
    plan: ContactPlan,
    form: Form,
    *,
    title: str,
    do: Callable[[dict[str, Any]], object],
    done: str,
    keep: str = "",
    **more: Any,  # noqa: ANN401 - what the template needs
) -> HttpResponse:
    """Do what the form asks, and go on; else show the form with every reason against it."""
    onward = more.pop("onward", reverse("families:plan", args=[plan.pk]))
    if request.method == "POST" and form.is_valid():
        try:
            do(form.cleaned_data)
        except NotNow as refused:
            form.refuse(refused.reasons)
        else:
            if keep:
                unfinished.forget(plan=plan, page=keep, by=request.user)
            if done:
                messages.success(request, done)
            return redirect(onward)
    template = more.pop("template", "families/form.html")
    context = frame(plan, title, form=form, **_kept(request, plan, keep), **more)
    return render(request, template, context, status=422 if form.errors else 200)


def _kept(request: StaffRequest, plan: ContactPlan, page: str) -> dict[str, object]:
    """What a page on which much is written needs, so that nothing is lost."""
    if not page:
        return {}
    return {
        "keep_at": reverse("families:keep", args=[plan.pk, page]),
        "writer": writer_token(request, plan, page),
        "unfinished": unfinished_words(request, plan, page) if request.method == "GET" else None,
    }


def sent(request: StaffRequest) -> Any:  # noqa: ANN401 - a QueryDict, or nothing
    """What was sent, or nothing where the page is only opened."""
    return request.POST if request.method == "POST" else None


def told(data: dict[str, Any], *names: str) -> dict[str, Any]:
    """The named answers, an absent text as an empty one."""
    return {name: "" if data[name] is None else data[name] for name in names}


def now() -> dict[str, Any]:
    """The clock, read by the page."""
    return {"at": timezone.now()}
