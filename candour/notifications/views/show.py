"""The page of a notification, and the whole answer to eligibility."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from candour.access.middleware import StaffRequest
from candour.access.permissions import Permission
from candour.access.requires import requires
from candour.notifications.commands.answering import ask, facts_on_record
from candour.notifications.facts import facts_to_json
from candour.notifications.models import Deadline, MoveKind, Notification
from candour.notifications.queries import answers_of, deadlines_with_moves
from candour.notifications.transitions import OPEN
from candour.notifications.views.explained import COLOURS, HEADLINES, Explained, differences, explained
from candour.notifications.views.move_table import MOVES, Move
from candour.notifications.views.reaching import notification_of
from candour.paper import MARKING
from candour.policy.load import load_policy
from candour.workflow.queries import history_of

MOST_ANSWERS = 50
STATUS_COLOURS = {
    "charge_identified": "yellow",
    "awaiting_court": "yellow",
    "ready": "light-blue",
    "submitted": "blue",
    "review": "purple",
}
OTHER_ANSWER = "The answer to eligibility is not"
"""How a guard begins that refuses a move because eligibility answered something else."""
Hindered = tuple[Move, list[str]]
MOVE_NAMES = {
    "notification.waits_for_court": "Waits for court",
    "notification.ready": "Ready to submit",
    "notification.submitted": "Submitted to the national team",
    "notification.closed_not_sfo": "Closed: not a serious further offence",
    "notification.review_commissioned": "Review commissioned",
    "notification.closed_notify_only": "Noted without a review",
    "notification.refused_not_sfo": "Refused as not a serious further offence",
    "notification.returned": "Returned to the region",
    "notification.reopened": "Opened again",
    "notification.withdrawn": "Withdrawn",
    "notification.charged_again": "Begun again",
}


@requires(Permission.VIEW_CASE)
def show(request: StaffRequest, reference: str) -> HttpResponse:
    """Where it stands, the answer, the dates, what was decided, and what this person can do."""
    notification = notification_of(request, reference, page="notification")
    today = timezone.localdate()
    possible, hindered, other = _moves(request, notification)
    context = {
        "notification": notification,
        "case": notification.case,
        "explained": live_answer(notification),
        "stands": HEADLINES[notification.outcome],
        "colours": COLOURS,
        "status_colour": STATUS_COLOURS.get(notification.status, "grey"),
        "possible": possible,
        "hindered": hindered,
        "other": other,
        "waits": _waits(request, notification),
        "deadlines": deadlines_of(notification, today=today),
        "may_extend": may_extend(request, notification),
        "history": _history(notification),
        "marking": MARKING,
    }
    return render(request, "notifications/show.html", context)


@requires(Permission.VIEW_CASE)
def answer(request: StaffRequest, reference: str) -> HttpResponse:
    """The whole working, and the earlier answers with what was different."""
    notification = notification_of(request, reference, page="eligibility answer")
    context = {
        "notification": notification,
        "case": notification.case,
        "explained": live_answer(notification),
        "stands": HEADLINES[notification.outcome],
        "earlier": _earlier(notification),
        "add": links_for_missing(notification) if _may_edit(request, notification) else {},
        "marking": MARKING,
    }
    return render(request, "notifications/answer.html", context)


def may_extend(request: StaffRequest, notification: Notification) -> bool:
    """Whether to offer another date; emergency access is offered nothing that changes a case."""
    reading = notification.case_id in request.sight.reading
    return request.grants.allow(Permission.ASK_FOR_EXTENSION) and not reading


def _may_edit(request: StaffRequest, notification: Notification) -> bool:
    reading = notification.case_id in request.sight.reading
    return request.grants.allow(Permission.EDIT_CASE) and not reading


def live_answer(notification: Notification) -> Explained | None:
    """What the rules answer on the facts as they are now."""
    now = timezone.now()
    given = ask(notification, at=now)
    if given is None:
        return None
    return explained(facts_to_json(facts_on_record(notification, at=now)), given.to_json())


def links_for_missing(notification: Notification) -> dict[str, str]:
    """Where a missing fact is added, by the words with which the engine asks for it."""
    reference = notification.case.reference
    case_page = reverse("cases:show", args=[reference])
    return {
        "The date of the first court appearance": reverse("notifications:move", args=[reference, "court"]),
        "The supervision periods": reverse("cases:add", args=[reference, "supervision"]),
        "The offence code of the charge": case_page,
        "The age of the person harmed": case_page,
        "The right dates for": case_page,
        "A usable offence code": case_page,
    }


def _moves(
    request: StaffRequest, notification: Notification
) -> tuple[list[Move], list[Hindered], list[Hindered]]:
    """What this person may do now, what still waits for something, and what the answer itself rules out."""
    possible: list[Move] = []
    hindered: list[Hindered] = []
    other: list[Hindered] = []
    if notification.case_id in request.sight.reading:
        return possible, hindered, other
    for move in MOVES:
        if not request.grants.allow(move.permission) or not move.offered(notification):
            continue
        against = move.against(notification, request.user)
        if not against:
            possible.append(move)
        elif any(reason.startswith(OTHER_ANSWER) for reason in against):
            other.append((move, against))
        elif not any(reason.startswith("This cannot be done while") for reason in against):
            hindered.append((move, against))
    return possible, hindered, other


def _waits(request: StaffRequest, notification: Notification) -> str:
    """Why there is nothing to do, where there is nothing."""
    if notification.case_id in request.sight.reading:
        return "Nothing: emergency access is for reading only."
    if notification.status == "submitted":
        return "Nothing just now. The national team decides on it."
    if notification.status in OPEN:
        return "Nothing just now. The region takes it further."
    return "Nothing more. The notification is decided."


@dataclass(frozen=True, slots=True)
class DeadlineLine:
    """A deadline as the page shows it."""

    deadline: Deadline
    name: str
    note: str
    moves: list[Any]
    moved: int
    waiting: bool
    late: bool


def deadlines_of(notification: Notification, *, today: date) -> list[DeadlineLine]:
    """Every deadline of the case with each of its moves, oldest first."""
    return [_line(deadline, today) for deadline in deadlines_with_moves(notification.case)]


def _line(deadline: Deadline, today: date) -> DeadlineLine:
    period = load_policy().deadlines.on(deadline.step, on=deadline.started_on)
    moves = list(deadline.moves.all())
    counted = f"{period.amount} {period.unit} from the {period.counted_from}"
    return DeadlineLine(
        deadline=deadline,
        name=period.name,
        note=f"{counted}. {'This period is a default, not a published rule.' if period.is_default else ''}",
        moves=moves,
        moved=sum(move.kind != MoveKind.EXTENSION or bool(move.approved) for move in moves),
        waiting=any(move.kind == MoveKind.EXTENSION and move.approved is None for move in moves),
        late=deadline.met_on is None and deadline.ended_on is None and deadline.due < today,
    )


def _history(notification: Notification) -> list[dict[str, object]]:
    return [
        {
            "title": MOVE_NAMES.get(each.transition, each.transition),
            "when": each.at,
            "by": each.by,
            "text": each.note,
        }
        for each in reversed(list(history_of(notification)))
    ]


def _earlier(notification: Notification) -> list[dict[str, object]]:
    """Answers newest first, each with what had changed since the one before it."""
    kept = list(answers_of(notification.case)[:MOST_ANSWERS])
    rows = []
    for place, each in enumerate(kept):
        before = kept[place + 1] if place + 1 < len(kept) else None
        changed = differences(before.facts, each.facts) if before else []
        if before and before.rule_version != each.rule_version:
            changed.append(f"Rules: {each.answer['rule_name']}")
        rows.append({"answer": each, "headline": HEADLINES[each.outcome], "changed": changed})
    return rows
