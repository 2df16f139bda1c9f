"""What was submitted, paragraph by paragraph and numbered, for those who read, mark or quote it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup, escape

from candour.reviews.models import Submission
from candour.reviews.rich_text import blocks
from candour.reviews.rich_text.reading import inline_html

LEARNING = "learning"
"""The key of what is no section: the learning points and actions of the thread."""


@dataclass(frozen=True, slots=True)
class SubmittedParagraph:
    """One paragraph or heading; the number counts paragraphs through the text; a heading has none."""

    number: int | None
    section: str
    block: str
    text: str
    html: Markup
    indented: bool = False


@dataclass(slots=True)
class SubmittedSection:
    key: str
    title: str
    paragraphs: list[SubmittedParagraph] = field(default_factory=list)


def submitted_text(submission: Submission) -> list[SubmittedSection]:
    """Every section in order, then the learning points and actions; those without words are left out."""
    content = submission.content
    numbers = iter(range(1, 1_000_000))
    sections = [_section(each, numbers) for each in content["sections"]]
    learning = _learning(content["thread"]["learning"], numbers)
    return [section for section in (*sections, learning) if section.paragraphs]


def _section(told: dict[str, Any], numbers: Iterator[int]) -> SubmittedSection:
    made = SubmittedSection(told["key"], told["title"])
    for block in blocks(told["content"] or {}):
        if block.text.strip():
            number = None if block.kind == "heading" else next(numbers)
            html = Markup(inline_html(block.node))  # noqa: S704  # every word of it is escaped there
            made.paragraphs.append(
                SubmittedParagraph(number, made.key, block.id, block.text, html, bool(block.within))
            )
    return made


def _learning(points: list[dict[str, Any]], numbers: Iterator[int]) -> SubmittedSection:
    made = SubmittedSection(LEARNING, "Learning points and actions")
    for place, point in enumerate(points, start=1):
        made.paragraphs.append(_plain(f"point-{place}", point["text"], numbers))
        for at, action in enumerate(point["actions"], start=1):
            measure = f" How it will be seen: {action['measure']}" if action["measure"] else ""
            text = f"Action: {action['text']} ({action['owner']}).{measure}"
            made.paragraphs.append(_plain(f"point-{place}-action-{at}", text, numbers, indented=True))
    return made


def _plain(block: str, text: str, numbers: Iterator[int], *, indented: bool = False) -> SubmittedParagraph:
    return SubmittedParagraph(next(numbers), LEARNING, block, text, escape(text), indented)
