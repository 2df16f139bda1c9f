"""The page of one copy, and one page for each of its moves."""

from collections.abc import Sequence

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from candour.access.middleware import StaffRequest
from candour.access.permissions import Permission
from candour.access.requires import requires
from candour.design_system.fields import Form
from candour.design_system.words import listed
from candour.disclosure.commands.approving import joined, standing_files
from candour.disclosure.forms.moving import ApproveForm, SendForm
from candour.disclosure.models import BEFORE_SENDING, Disclosure, Format, Status
from candour.disclosure.queries.considering import concerns_of
from candour.disclosure.queries.copies import recalls, sendings, takeovers
from candour.disclosure.queries.recipients import audience_name
from candour.disclosure.rules import for_national_team
from candour.disclosure.views.move_table import BY_KEY, Move, moves_for
from candour.disclosure.views.reaching import copy_of, copy_to_change, frame
from candour.disclosure.views.tasks import tasks_of
from candour.families.queries import recipient
from candour.workflow.models import StatusChange
from candour.workflow.perform import reasons_against
from candour.workflow.queries import history_of
from candour.workflow.refusals import NotNow

STAGES = (
    (Status.DRAFT, "Prepared"),
    (Status.PREPARED, "Checked by a second person"),
    (Status.CHECKED, "Approved by a third"),
    (Status.APPROVED, "Sent"),
)
COLOURS = {
    Status.DRAFT: "yellow",
    Status.PREPARED: "light-blue",
    Status.CHECKED: "blue",
    Status.APPROVED: "purple",
    Status.SENT: "green",
    Status.RECALLED: "red",
}
MOVE_NAMES = {
    "disclosure.prepared": "Given to a checker",
    "disclosure.taken_back": "Taken back by the preparer",
    "disclosure.taken_over": "Taken over by another specialist",
    "disclosure.checked": "Checked",
    "disclosure.returned": "Returned by the checker",
    "disclosure.returned_unapproved": "Returned by the approver",
    "disclosure.approved": "Approved",
    "disclosure.sent": "Sent",
    "disclosure.recalled": "Asked back",
    "disclosure.replaced": "Replaced by a newer copy",
    "disclosure.ended": "Ended without being sent",
    "disclosure.stopped": "Stopped by the national team",
}
RETURNED = ("disclosure.returned", "disclosure.returned_unapproved")
MOVERS = (
    Permission.PREPARE_DISCLOSURE,
    Permission.CHECK_DISCLOSURE,
    Permission.APPROVE_DISCLOSURE,
    Permission.SEND_DISCLOSURE,
)


@requires(Permission.VIEW_DISCLOSURE)
def show(request: StaffRequest, reference: str, number: int) -> HttpResponse:
    """Where it stands, what it waits for, what this person can do."""
    copy = copy_of(request, reference, number, page="overview")
    possible, hindered = moves_for(request, copy)
    history = list(history_of(copy))
    taken_over = list(takeovers(copy))
    context = frame(
        copy,
        "A copy of the review",
        audience=audience_name(copy.audience),
        for_national_team=for_national_team(copy.audience),
        formats=", ".join(str(Format(one).label) for one in copy.formats),
        format_names=dict(Format.choices),
        stages=_stages(copy),
        status_colour=COLOURS.get(Status(copy.status), "grey"),
        tasks=tasks_of(request, copy),
        possible=possible,
        hindered=hindered,
        returned=_returned(copy, history),
        history=_history(history),
        taken_over=taken_over,
        opened_by=taken_over[0].earlier if taken_over else copy.preparer,
        concerns=concerns_of(copy),
        sendings=sendings(request.sight).filter(disclosure=copy) if copy.sent_at else [],
        recalls=recalls(copy) if copy.sent_at else [],
        may_answer=request.grants.allow(Permission.DECIDE_DISCLOSURE_CONCERN),
        may_raise=copy.status in BEFORE_SENDING and any(map(request.grants.allow, MOVERS)),
        back=reverse("disclosure:of_case", args=[reference]),
    )
    return render(request, "disclosure/show.html", context)


@requires(*MOVERS)
def move(request: StaffRequest, reference: str, number: int, key: str) -> HttpResponse:
    """Show what a move brings with it, and make it."""
    copy = copy_to_change(request, reference, number, page=key)
    wanted = BY_KEY.get(key)
    if wanted is None:
        raise Http404("There is no such move.")
    if not request.grants.allow(wanted.transition.permission):
        raise PermissionDenied("Your role does not make this move.")
    form = _form(request, copy, wanted)
    if form.is_valid():
        try:
            wanted.do(copy, form.cleaned_data, request.user, timezone.now())
        except NotNow as refused:
            form.refuse(refused.reasons)
        else:
            messages.success(request, wanted.done)
            return redirect("disclosure:show", reference, number)
    against = [] if request.method == "POST" else reasons_against(wanted.transition, copy, request.user)
    context = frame(
        copy,
        wanted.title,
        move=wanted,
        form=form,
        against=against,
        files=standing_files(copy) if wanted.key in ("approve", "send") else [],
        reader=_reader(request, copy) if wanted.key == "send" else None,
        back=reverse("disclosure:show", args=[reference, number]),
    )
    return render(request, "disclosure/move.html", context)


def _reader(request: StaffRequest, copy: Disclosure) -> dict[str, object] | None:
    """What whoever hands a copy over must know of a victim or relative, beside the form."""
    found = recipient(copy.plan_id, request.sight) if copy.plan_id is not None else None
    if found is None:
        return None
    return {
        "name": found.addressed_as,
        "ways": listed([way.label for way in found.ways]) or "Nobody has asked yet",
        "unsafe": listed([way.label for way in found.unsafe_ways]) or "Nothing named",
        "home": found.nothing_to_the_home,
        "formats": listed([shape.label for shape in found.formats]) or "Nobody has asked yet",
        "helps": found.adjustments or "Nothing named",
    }


def _form(request: StaffRequest, copy: Disclosure, wanted: Move) -> Form:
    if wanted.form is ApproveForm:
        return ApproveForm(request.POST or None, initial={"seen": joined(standing_files(copy))})
    if wanted.form is SendForm:
        return SendForm(request.POST or None, initial={"formats": copy.formats}).of(copy.formats)
    return wanted.form(request.POST or None)


def _stages(copy: Disclosure) -> list[dict[str, object]]:
    order = [key for key, _text in STAGES]
    here = order.index(Status(copy.status)) if copy.status in order else len(order)
    ended = copy.status == Status.ENDED
    return [
        {"text": text, "done": not ended and place < here, "current": place == here}
        for place, (_key, text) in enumerate(STAGES)
    ]


def _returned(copy: Disclosure, history: Sequence[StatusChange]) -> StatusChange | None:
    """Why a copy that is being prepared came back; `history` runs from the oldest."""
    last = history[-1] if history else None
    return last if last and copy.status == Status.DRAFT and last.transition in RETURNED else None


def _history(history: Sequence[StatusChange]) -> list[dict[str, object]]:
    return [
        {
            "title": MOVE_NAMES.get(each.transition, each.transition),
            "when": each.at,
            "by": each.by,
            "text": each.note,
        }
        for each in reversed(history)
    ]
