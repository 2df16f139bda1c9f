"""The content of marks: of one standard, or of the whole. Whatever is sent is brought into this shape."""

from collections.abc import Collection, Mapping
from typing import Any

RATINGS = ("outstanding", "good", "requires_improvement", "inadequate")
ANSWERS = ("yes", "no", "partly", "not_applicable")
LONGEST = 20_000
"""Characters in one field."""
MOST_PASSAGES = 40
Content = dict[str, Any]


class NotMarks(Exception):
    """What was sent is nothing that can be kept; the reason is for the assessor."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def empty() -> Content:
    return {"answers": {}, "rating": "", "reason": "", "improve": "", "practice": "", "passages": []}


def checked(sent: object, *, questions: Collection[str], passages: list[Content]) -> Content:
    """The marks as they are kept. Passages are never sent with them: those that stand are given.

    Raises NotMarks for a rating or answer that is not on the scale, and for more words than a field holds.
    """
    if not isinstance(sent, Mapping):
        raise NotMarks("What was sent could not be read.")
    return {
        "answers": _answers(sent.get("answers"), questions),
        "rating": _one_of(sent.get("rating"), RATINGS),
        "reason": _text(sent.get("reason")),
        "improve": _text(sent.get("improve")),
        "practice": _text(sent.get("practice")),
        "passages": passages,
    }


def _answers(sent: object, questions: Collection[str]) -> Content:
    """One answer for each question that the standards ask; others are dropped."""
    if sent is None:
        return {}
    if not isinstance(sent, Mapping):
        raise NotMarks("What was sent could not be read.")
    found = {}
    for question in questions:
        given = sent.get(question)
        if isinstance(given, Mapping):
            answer, note = _one_of(given.get("answer"), ANSWERS), _text(given.get("note"))
            if answer or note:
                found[question] = {"answer": answer, "note": note}
    return found


def _one_of(given: object, allowed: Collection[str]) -> str:
    if given in (None, ""):
        return ""
    if given not in allowed:
        raise NotMarks("Choose one of the answers in the list.")
    return str(given)


def _text(given: object) -> str:
    text = "" if given is None else str(given).replace("\r\n", "\n").replace("\x00", "")
    if len(text) > LONGEST:
        raise NotMarks(f"One of the fields holds more than {LONGEST:,} characters. Shorten it.")
    return text


def is_empty(content: Content) -> bool:
    """Whether nothing at all was written or chosen."""
    return not any(content.get(name) for name in empty())


def same(first: Content, second: Content) -> bool:
    """Whether two contents say the same; nothing kept yet is the same as nothing written."""
    return {**empty(), **first} == {**empty(), **second}
