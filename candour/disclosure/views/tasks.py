"""The parts of a copy as a list of tasks, each a way to its page, for those who may open it."""

from django.urls import reverse

from candour.access.middleware import StaffRequest
from candour.access.permissions import Permission
from candour.disclosure.lettering import FAMILY, letter_of
from candour.disclosure.models import Check, Disclosure, Look, ReleaseFile, Status
from candour.disclosure.queries.checks import last_check_of
from candour.disclosure.queries.considering import effect_of, states_of_files
from candour.disclosure.rules import is_own_part, they_did_not_prepare_it
from candour.disclosure.standing import last_look
from candour.disclosure.views.reaching import decides, sees_decisions

Task = dict[str, object]
LOOKS = {
    Look.State.WAITING: ("Waiting", "light-blue"),
    Look.State.RUNNING: ("Looking", "light-blue"),
    Look.State.DONE: ("Done", ""),
    Look.State.FAILED: ("The look failed", "red"),
}


def tasks_of(request: StaffRequest, copy: Disclosure) -> list[Task]:
    inside = request.grants.allow(Permission.VIEW_WITHHELD) and copy.case_id not in request.sight.reading
    found: list[Task] = []
    if inside and sees_decisions(request, copy):
        found += [_parts(copy), _look(copy), *_deciding(copy), *_reading(copy)]
    found.append(_effect(copy))
    if copy.audience == FAMILY and decides(request, copy):
        found.append(_task(copy, "The covering letter", "letter", *_letter_status(copy)))
    if _may_check(request, copy):
        found.append(_check(copy))
    if copy.status in (Status.CHECKED, Status.APPROVED, Status.SENT, Status.RECALLED, Status.REPLACED):
        found.append(_files(copy))
    if copy.approved_at:
        found.append(_task(copy, "Schedule that may be released", "schedule"))
    return found


def _task(copy: Disclosure, text: str, page: str, status: str = "", colour: str = "", hint: str = "") -> Task:
    address = reverse(f"disclosure:{page}", args=[copy.case_reference, copy.number])
    return {"text": text, "href": address, "status": status, "colour": colour, "hint": hint}


def _parts(copy: Disclosure) -> Task:
    some = copy.parts or copy.chosen_blocks
    status = ("Chosen", "") if some else ("To choose", "yellow") if is_own_part(copy) else ("Whole", "")
    return _task(copy, "Which parts are shared", "parts", *status)


def _look(copy: Disclosure) -> Task:
    look = last_look(copy)
    status, colour = LOOKS[Look.State(look.state)] if look is not None else ("To do", "yellow")
    hint = f"Passages proposed: {look.found}" if look is not None and look.state == Look.State.DONE else ""
    return _task(copy, "Suggestions of the engine", "look", status, colour, hint)


def _deciding(copy: Disclosure) -> list[Task]:
    left = copy.open_passages
    status, colour = ("Done", "") if left == 0 else (f"{left or 0} to decide", "yellow")
    if left is None:
        status, colour = "Wait for suggestions", "grey"
    return [
        _task(copy, "Decide by person", "people", status, colour),
        _task(copy, "Decide by section", "sections", status, colour),
    ]


def _reading(copy: Disclosure) -> list[Task]:
    return [
        _task(copy, "Read it as the recipient will", "preview", hint="And what is still said of each person"),
        _task(copy, "How much is withheld", "meter", hint=_share(copy)),
        _task(copy, "Differences from other copies", "differences"),
        _task(copy, "Internal schedule", "internal_schedule", hint="With the words; it never leaves"),
    ]


def _share(copy: Disclosure) -> str:
    if not copy.words_withheld:
        return "No word is withheld so far" if copy.words else ""
    return f"{round(100 * copy.words_withheld / copy.words, 1)}% of the words are withheld"


def _effect(copy: Disclosure) -> Task:
    done = effect_of(copy) is not None
    text = "Effect on the person and on staff"
    return _task(copy, text, "effect", "Recorded" if done else "To do", "" if done else "yellow")


def _letter_status(copy: Disclosure) -> tuple[str, str]:
    missing = letter_of(copy).missing()
    things = "thing" if len(missing) == 1 else "things"
    return (f"{len(missing)} {things} missing", "yellow") if missing else ("Complete", "")


def _may_check(request: StaffRequest, copy: Disclosure) -> bool:
    if not request.grants.allow(Permission.CHECK_DISCLOSURE) or copy.status != Status.PREPARED:
        return False
    return copy.checker_id in (None, request.user.pk) and not they_did_not_prepare_it(copy, request.user)


def _check(copy: Disclosure) -> Task:
    check: Check | None = last_check_of(copy) if copy.checker_id else None
    left = check.items.filter(answer="").count() if check is not None else None
    status = "Waits to be taken" if left is None else f"{left} to answer" if left else "Compare and finish"
    return _task(copy, "Check it without seeing what was decided", "check", status, "yellow")


def _files(copy: Disclosure) -> Task:
    stopped = ReleaseFile.State.STOPPED in states_of_files(copy)[: len(copy.formats)]
    status, colour = ("Stopped by the gate", "red") if stopped else ("", "")
    return _task(copy, "Files, and what the gate says of them", "files", status, colour)
