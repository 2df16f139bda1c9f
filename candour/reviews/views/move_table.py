"""The moves of a review that are one confirmation: what each does, and who is offered it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse

from candour.access.middleware import StaffRequest
from candour.design_system.fields import Form
from candour.reviews import transitions
from candour.reviews.commands import signing
from candour.reviews.forms.signing import ConfirmForm, ReturnForm, TakeBackForm
from candour.reviews.models import Review
from candour.staff.models import User
from candour.workflow.perform import reasons_against
from candour.workflow.transition import Transition


@dataclass(frozen=True, slots=True)
class Move:
    """A button on the home page of a review, and the page behind it."""

    key: str
    text: str
    title: str
    transition: Transition[Review]
    form: type[Form]
    verb: Callable[..., Review]
    done: str
    consequences: tuple[str, ...]
    warning: bool = False

    def do(self, review: Review, told: Mapping[str, Any], by: User, at: datetime) -> None:
        """Make the move with what the form gave, under the same names."""
        self.verb(review=review, by=by, at=at, **told)


MOVES = (
    Move(
        "send-for-accuracy",
        "Send for factual accuracy",
        "Send the review for factual accuracy",
        transitions.SEND_FOR_ACCURACY,
        ConfirmForm,
        signing.send_for_accuracy,
        "The sections are closed while their facts are checked.",
        (
            "Nobody changes the sections while they are read. You can take them back.",
            "You answer each comment, and record that you are satisfied.",
        ),
    ),
    Move(
        "take-back",
        "Take the review back to change it",
        "Take the review back",
        transitions.TAKE_BACK,
        TakeBackForm,
        signing.take_back,
        "The sections are yours to change again.",
        (
            "The sections are yours to write again.",
            "Both managers are asked again whether factual accuracy is settled.",
        ),
    ),
    Move(
        "send-for-countersignature",
        "Send it to be countersigned",
        "Send the review to be countersigned",
        transitions.SEND_FOR_SIGNATURE,
        ConfirmForm,
        signing.send_for_countersignature,
        "The review is with the countersigning manager.",
        ("The countersigning manager reads the whole, and signs it or returns it with reasons.",),
    ),
    Move(
        "return",
        "Return it for changes",
        "Return the review for changes",
        transitions.RETURN,
        ReturnForm,
        signing.return_for_changes,
        "The review is back with its author.",
        (
            "The reviewing manager is told, and reads your reasons first.",
            "A signature that was given no longer holds, and the actions of its plan are taken back.",
        ),
        warning=True,
    ),
    Move(
        "submit",
        "Submit it to the national team",
        "Submit the review",
        transitions.SUBMIT,
        ConfirmForm,
        signing.submit,
        "The review is submitted.",
        (
            "The content is frozen and hashed: what was sent can always be shown to be what was signed.",
            "The national team is told that it is there.",
        ),
    ),
)
BY_KEY = {move.key: move for move in MOVES}


@dataclass(frozen=True, slots=True)
class Offered:
    text: str
    href: str


Hindered = tuple[str, list[str]]


def moves_for(request: StaffRequest, review: Review) -> tuple[list[Offered], list[Hindered]]:
    """What this person may do now, and what their role and their part allow but something stands against."""
    possible: list[Offered] = []
    hindered: list[Hindered] = []
    if review.case_id in request.sight.reading:
        return possible, hindered
    for move in MOVES:
        if not request.grants.allow(move.transition.permission):
            continue
        if review.status not in move.transition.source or not _is_theirs(
            move.transition, review, request.user
        ):
            continue
        against = reasons_against(move.transition, review, request.user)
        if against:
            hindered.append((move.text, against))
        else:
            address = reverse("reviews:move", args=[review.case_reference, move.key])
            possible.append(Offered(move.text, address))
    return possible, hindered


def _is_theirs(move: Transition[Review], review: Review, person: User) -> bool:
    """Moves of the author and of the signer are shown to these two, not to everybody in their roles."""
    owner = {
        transitions.SEND_FOR_ACCURACY.name: review.reviewing_manager_id,
        transitions.TAKE_BACK.name: review.reviewing_manager_id,
        transitions.SEND_FOR_SIGNATURE.name: review.reviewing_manager_id,
        transitions.RETURN.name: review.countersigning_manager_id,
    }
    return owner.get(move.name, person.pk) == person.pk
