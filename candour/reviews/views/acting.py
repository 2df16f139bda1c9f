"""What every page with one form and one command shares: do it, or show on the form why it was refused."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.utils import timezone

from candour.access.middleware import StaffRequest
from candour.design_system.fields import Form
from candour.workflow.refusals import NotNow


def said_in(form: Form, *names: str) -> dict[str, Any]:
    """What was typed in these fields, or in every one; nothing until the form is right."""
    if not form.is_valid():
        return {}
    return {name: form.cleaned_data[name] for name in names or form.cleaned_data if name != "operation"}


def done(
    request: StaffRequest, form: Form, verb: Callable[..., object], told: Mapping[str, Any], said: str
) -> bool:
    """Whether the form was sent and the command made it; `said` is then shown on the next page."""
    if not form.is_valid():
        return False
    try:
        verb(**told, by=request.user, at=timezone.now(), operation=form.cleaned_data["operation"])
    except NotNow as refused:
        form.refuse(refused.reasons)
        return False
    messages.success(request, said)
    return True
