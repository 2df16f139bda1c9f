"""What a person should look at besides what the reader found: gaps against policy, and names like others."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from candour.recommendations.counting import category_on
from candour.recommendations.draft import Draft
from candour.recommendations.plan import ReadingWarning

ACTION_MISSING, REASON_MISSING = "action_missing", "reason_missing"


def doubts_about(draft: Draft, slips: Iterable[tuple[str, str]], *, on: date) -> list[ReadingWarning]:
    """Everything in a plan that published practice does not lead one to expect."""
    found = answers_in_doubt(draft, on=on)
    found += [_about_names(one, other, draft) for one, other in slips]
    if not draft["title"]:
        found.append(
            ReadingWarning("no_title", "No title was found. Give the plan one before it is imported.")
        )
    return found


def answers_in_doubt(draft: Draft, *, on: date) -> list[ReadingWarning]:
    """Responses of no known category, and those without the action or the reason that theirs needs."""
    return [doubt for one in draft["recommendations"] for doubt in _about_response(one, on)]


def note_on_the_gap(number: object, settled: Iterable[tuple[str, str, str]]) -> str:
    """What people noted where a response lacks its action or reason; settled are (code, number, note)."""
    notes = [
        note for code, of, note in settled if of == str(number) and code in (ACTION_MISSING, REASON_MISSING)
    ]
    return " ".join(dict.fromkeys(notes))


def _about_response(one: dict[str, Any], on: date) -> Iterator[ReadingWarning]:
    number, lines = one["number"], tuple(one["lines"])
    category = category_on(one["response_category"] or "", on)
    if category is None:
        said = one["response_as_written"] or "nothing"
        message = f"The response says “{said}”, which is none of the known categories."
        yield ReadingWarning("category_unknown", message, number, lines)
        return
    if category.needs_action and not one["actions"] and not one["response_text"]:
        message = f"“{category.name}” needs at least one action, and none was found."
        yield ReadingWarning(ACTION_MISSING, message, number, lines)
    reasons = one["rationale"] or one["response_text"] or one["reason_kinds"]
    if category.needs_reason and not reasons:
        message = f"“{category.name}” needs a reason, and none was found."
        yield ReadingWarning(REASON_MISSING, message, number, lines)


def _about_names(one: str, other: str, draft: Draft) -> ReadingWarning:
    message = (
        f"“{one}” and “{other}” differ in one word. It may be a slip in print, or two different owners. "
        "Nothing was changed."
    )
    holders = [
        (recommendation["number"], action["lines"])
        for recommendation in draft["recommendations"]
        for action in recommendation["actions"]
        if action["owner"] in {one, other}
    ]
    number, lines = holders[0] if holders else (None, [])
    return ReadingWarning("owner_like_another", message, number, tuple(lines))


def printed_owners(draft: Draft) -> list[str]:
    owners = [action["owner"] for one in draft["recommendations"] for action in one["actions"]]
    return list(dict.fromkeys(owner for owner in owners if owner))
