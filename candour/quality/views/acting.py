"""What every page with one form and one command shares: do it, or show on the form why it was refused."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.utils import timezone

from candour.access.middleware import StaffRequest
from candour.design_system.fields import Form
from candour.workflow.refusals import NotNow


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
