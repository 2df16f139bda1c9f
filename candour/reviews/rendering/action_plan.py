"""The action plan as a document: each learning point with the actions that answer it."""

from typing import Any

from candour.reviews.rendering.pieces import (
    Block,
    Copy,
    Paragraph,
    Printed,
    Run,
    heading,
    labelled,
    own,
    printable,
    said,
    table,
    told,
)
from candour.reviews.rendering.wording import Wording, capital, day, word

Whole = dict[str, Any]
WIDTHS = (6, 38, 19, 17, 30)
HEADS = ("No", "Action", "Owner", "By when", "How we will see that it worked")
NOT_SAID = "Not said yet"


def action_plan_document(whole: Whole, copy: Copy, wording: Wording) -> Printed:
    about = whole["about"]
    blocks = learning_blocks(whole, wording, level=2)
    return Printed(
        title="Action plan",
        subtitle="Serious Further Offence review",
        language=about["language"],
        copy=copy,
        lines=(printable(about["region"]),),
        blocks=tuple(blocks) or (said("No learning points are recorded yet."),),
        landscape=True,
    )


def learning_blocks(whole: Whole, wording: Wording, *, level: int) -> list[Block]:
    """Learning points are numbered, and their actions within them: 2.1 is the first action of the second."""
    blocks: list[Block] = []
    for number, point in enumerate(whole["thread"]["learning"], start=1):
        blocks += [heading(level, f"Learning point {number}"), *told(point["text"]), _level(point, wording)]
        blocks += labelled("Done since", point["already_done"])
        if point["actions"]:
            rows = [
                _row(f"{number}.{place}", action) for place, action in enumerate(point["actions"], start=1)
            ]
            blocks.append(table(f"Actions for learning point {number}", WIDTHS, HEADS, rows))
        elif not point["already_done"]:
            blocks.append(said("No action is recorded for this learning point."))
    return blocks


def _level(point: Whole, wording: Wording) -> Paragraph:
    words = f"Level: {word(wording.levels, point['level']).lower()}"
    if point["multi_agency"]:
        words += ". It is also learning for other agencies"
    themes = "; ".join(word(wording.themes, key) for key in point["themes"])
    return said(f"{words}. Themes: {themes}." if themes else f"{words}.", quiet=True)


def _row(number: str, action: Whole) -> tuple[tuple[Block, ...], ...]:
    due = day(action["due_on"])
    owner = capital(printable(action["owner"]))
    return (
        (said(number),),
        (*told(action["text"]), *labelled("How", action["how"])),
        (Paragraph((Run(owner),)) if owner else said(NOT_SAID),),
        (Paragraph((own(due or NOT_SAID),)),),
        told(action["measure"]) or (said(NOT_SAID),),
    )
