"""Every move that a copy can make, one row each."""

from candour.access.permissions import Permission
from candour.disclosure import rules
from candour.disclosure.models import BEFORE_SENDING, Disclosure, Status
from candour.workflow.transition import Transition


def _move(
    name: str,
    source: frozenset[Status] | set[Status],
    target: Status,
    permission: Permission,
    *guards: object,
    sentence: str,
) -> Transition[Disclosure]:
    return Transition(
        name=f"disclosure.{name}",
        source=frozenset(source),
        target=target,
        permission=permission,
        guards=guards,  # type: ignore[arg-type]  # every guard below takes a disclosure and a person
        sentence=sentence,
    )


PREPARE = _move(
    "prepared",
    {Status.DRAFT},
    Status.PREPARED,
    Permission.PREPARE_DISCLOSURE,
    rules.it_is_theirs_to_prepare,
    rules.they_are_independent,
    rules.the_own_part_is_chosen,
    rules.the_look_is_of_these_words,
    rules.no_passage_is_open,
    rules.the_second_look_is_settled,
    rules.the_effect_was_considered,
    rules.the_letter_is_complete,
    rules.no_concern_stands,
    sentence="Every passage is decided; a second person checks it without seeing the notes.",
)
TAKE_BACK = _move(
    "taken_back",
    {Status.PREPARED},
    Status.DRAFT,
    Permission.PREPARE_DISCLOSURE,
    rules.it_is_theirs_to_prepare,
    sentence="The preparer takes it back before it was checked, with a reason.",
)
TAKE_OVER = _move(
    "taken_over",
    {Status.DRAFT},
    Status.DRAFT,
    Permission.PREPARE_DISCLOSURE,
    rules.somebody_else_prepares_it,
    rules.they_are_independent,
    sentence="Another specialist prepares it from now on; whoever did so before never checks it.",
)
CHECK = _move(
    "checked",
    {Status.PREPARED},
    Status.CHECKED,
    Permission.CHECK_DISCLOSURE,
    rules.they_did_not_prepare_it,
    rules.they_check_it,
    rules.they_are_independent,
    rules.every_drawn_passage_is_answered,
    rules.every_difference_is_settled,
    sentence="A second person would decide as the preparer did, or said why the decision may stand.",
)
RETURN = _move(
    "returned",
    {Status.PREPARED},
    Status.DRAFT,
    Permission.CHECK_DISCLOSURE,
    rules.they_did_not_prepare_it,
    rules.they_check_it,
    sentence="The checker returns it with reasons.",
)
RETURN_UNAPPROVED = _move(
    "returned_unapproved",
    {Status.CHECKED, Status.APPROVED},
    Status.DRAFT,
    Permission.APPROVE_DISCLOSURE,
    rules.they_did_not_prepare_it,
    rules.they_did_not_check_it,
    sentence="The approver returns it with reasons; an approval that was given is void.",
)
APPROVE = _move(
    "approved",
    {Status.CHECKED},
    Status.APPROVED,
    Permission.APPROVE_DISCLOSURE,
    rules.they_did_not_prepare_it,
    rules.they_did_not_check_it,
    rules.they_are_independent,
    rules.the_national_team_approves_it,
    rules.no_passage_is_open,
    rules.every_file_passed_the_gate,
    rules.no_concern_stands,
    sentence="A third person approves exactly these files, by the SHA-256 of each.",
)
SEND = _move(
    "sent",
    {Status.APPROVED},
    Status.SENT,
    Permission.SEND_DISCLOSURE,
    rules.the_approval_holds,
    rules.every_file_passed_the_gate,
    rules.no_concern_stands,
    sentence="Exactly the approved files left, to the recipient who was typed again.",
)
RECALL = _move(
    "recalled",
    {Status.SENT},
    Status.RECALLED,
    Permission.SEND_DISCLOSURE,
    sentence="The copy was asked back, with a reason.",
)
REPLACE = _move(
    "replaced",
    {Status.SENT, Status.RECALLED},
    Status.REPLACED,
    Permission.SEND_DISCLOSURE,
    sentence="A newer copy was sent in its place.",
)
END = _move(
    "ended",
    set(BEFORE_SENDING),
    Status.ENDED,
    Permission.PREPARE_DISCLOSURE,
    rules.it_is_theirs_to_prepare,
    sentence="The preparer ends it; nothing of it is shared.",
)
STOP = _move(
    "stopped",
    set(BEFORE_SENDING),
    Status.ENDED,
    Permission.DECIDE_DISCLOSURE_CONCERN,
    sentence="The national team decided that it is not shared.",
)
