"""The moves of a copy that are one confirmation: what each does, and who is offered it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse

from candour.access.middleware import StaffRequest
from candour.design_system.fields import Form
from candour.disclosure import transitions
from candour.disclosure.commands import approving, checking, moving, sending
from candour.disclosure.forms.moving import (
    ApproveForm,
    ConfirmForm,
    ReasonForm,
    RecallForm,
    ReturnForm,
    SendForm,
    TakeOverForm,
)
from candour.disclosure.models import Disclosure
from candour.disclosure.rules import prepared_it_before
from candour.staff.models import User
from candour.workflow.perform import reasons_against
from candour.workflow.transition import Transition


@dataclass(frozen=True, slots=True)
class Move:
    """A button on the page of a copy, and the page behind it."""

    key: str
    text: str
    title: str
    transition: Transition[Disclosure]
    form: type[Form]
    verb: Callable[..., Disclosure]
    done: str
    consequences: tuple[str, ...]
    warning: bool = False

    def do(self, copy: Disclosure, told: Mapping[str, Any], by: User, at: datetime) -> None:
        """Make the move with what the form gave, under the same names."""
        self.verb(disclosure=copy, by=by, at=at, **told)


MOVES = (
    Move(
        "prepare",
        "Give it to a checker",
        "Give the copy to a checker",
        transitions.PREPARE,
        ConfirmForm,
        moving.prepare,
        "The copy waits for a second person.",
        (
            "Another specialist checks it, without seeing what you decided or why.",
            "Nothing in it changes meanwhile. You can take it back.",
        ),
    ),
    Move(
        "take-back",
        "Take it back",
        "Take the copy back",
        transitions.TAKE_BACK,
        ReasonForm,
        moving.take_back,
        "The copy is yours to change again.",
        ("A check that has begun ends, and the next one draws its passages anew.",),
    ),
    Move(
        "take-over",
        "Take it over",
        "Take over the copy",
        transitions.TAKE_OVER,
        TakeOverForm,
        moving.take_over,
        "The copy is yours to prepare.",
        (
            "You decide from now on. What was decided so far stays, and you can change it.",
            "Whoever prepared it is told that you took it over. They cannot check or approve it.",
            "A third person checks it without seeing what either of you decided.",
        ),
    ),
    Move(
        "check",
        "The check is passed",
        "Pass the check",
        transitions.CHECK,
        ConfirmForm,
        checking.finish,
        "The copy is checked. Its files can be made.",
        ("The files are made and go through the gate. A third person approves them.",),
    ),
    Move(
        "return",
        "Return it to the preparer",
        "Return the copy",
        transitions.RETURN,
        ReturnForm,
        moving.return_to_preparer,
        "The copy is back with the preparer.",
        ("The preparer is told, and reads your reasons first.", "Somebody checks it again afterwards."),
        warning=True,
    ),
    Move(
        "approve",
        "Approve these files",
        "Approve exactly these files",
        transitions.APPROVE,
        ApproveForm,
        approving.approve,
        "The files are approved, and nothing else is.",
        (
            "Your approval is bound to the digest of each file. Any change makes it void.",
            "When the copy is sent, the bytes are hashed again and compared.",
        ),
    ),
    Move(
        "return-unapproved",
        "Return it to the preparer",
        "Return the copy",
        transitions.RETURN_UNAPPROVED,
        ReturnForm,
        moving.return_to_preparer,
        "The copy is back with the preparer.",
        (
            "The preparer is told, and reads your reasons first.",
            "An approval that was given is void. The copy is checked and made again.",
        ),
        warning=True,
    ),
    Move(
        "send",
        "Send or hand over",
        "Send or hand over the copy",
        transitions.SEND,
        SendForm,
        sending.send,
        "It is recorded that the copy left.",
        (
            "The bytes are hashed again and compared with those that were approved.",
            "The register of what was given to whom has a new line, which is never changed.",
        ),
    ),
    Move(
        "recall",
        "Ask it back",
        "Ask the copy back",
        transitions.RECALL,
        RecallForm,
        sending.recall,
        "It is recorded that the copy was asked back.",
        ("That it was sent stays on record. A newer copy can take its place.",),
        warning=True,
    ),
    Move(
        "end",
        "End it without sending",
        "End the copy without sending it",
        transitions.END,
        ReasonForm,
        moving.end,
        "The copy is ended. Nothing of it was shared.",
        ("What was decided stays to be read. To share the review later, open a new copy.",),
        warning=True,
    ),
)
BY_KEY = {move.key: move for move in MOVES}
OWNERS = {
    transitions.PREPARE.name: "preparer_id",
    transitions.TAKE_BACK.name: "preparer_id",
    transitions.END.name: "preparer_id",
    transitions.CHECK.name: "checker_id",
    transitions.RETURN.name: "checker_id",
}
"""Moves of one person are shown to that person, not to everybody in the role."""


@dataclass(frozen=True, slots=True)
class Offered:
    text: str
    href: str


Hindered = tuple[str, list[str]]


def moves_for(request: StaffRequest, copy: Disclosure) -> tuple[list[Offered], list[Hindered]]:
    """What this person may do now, and what their part allows but something stands against."""
    possible: list[Offered] = []
    hindered: list[Hindered] = []
    for move in MOVES if copy.case_id not in request.sight.reading else ():
        if not _is_theirs(request, move, copy):
            continue
        against = reasons_against(move.transition, copy, request.user)
        if against:
            hindered.append((move.text, against))
        else:
            address = reverse("disclosure:move", args=[copy.case_reference, copy.number, move.key])
            possible.append(Offered(move.text, address))
    return possible, hindered


def _is_theirs(request: StaffRequest, move: Move, copy: Disclosure) -> bool:
    if copy.status not in move.transition.source or not request.grants.allow(move.transition.permission):
        return False
    if move.transition is transitions.SEND and not any(map(request.grants.allow, sending.senders_of(copy))):
        return False
    if move.transition is transitions.TAKE_OVER:
        return bool(copy.preparer_id != request.user.pk)
    owner = OWNERS.get(move.transition.name)
    if owner is not None:
        return bool(getattr(copy, owner) == request.user.pk)
    approves = move.transition in (transitions.APPROVE, transitions.RETURN_UNAPPROVED)
    return not approves or not (
        request.user.pk in (copy.preparer_id, copy.checker_id) or prepared_it_before(copy, request.user)
    )
