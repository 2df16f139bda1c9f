"""The review as a document: its sections as they were written, then the findings that stand behind them."""

from typing import Any

from candour.reviews.rendering.action_plan import learning_blocks
from candour.reviews.rendering.content import blocks_of
from candour.reviews.rendering.pieces import (
    Block,
    Copy,
    Heading,
    Items,
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


def review_document(whole: Whole, copy: Copy, wording: Wording) -> Printed:
    about = whole["about"]
    return Printed(
        title="Serious Further Offence review",
        subtitle=f"Case {about['reference']}",
        language=about["language"],
        copy=copy,
        lines=_front(about),
        blocks=(*_sections(whole, wording), *_annexes(whole, wording)),
        contents=True,
    )


def _front(about: Whole) -> tuple[str, ...]:
    begin, end = day(about["period_from"]), day(about["period_until"])
    period = f"Period covered: {begin} to {end}" if begin and end else ""
    return tuple(filter(None, (printable(about["region"]), period, "People are shown by their role.")))


def _sections(whole: Whole, wording: Wording) -> list[Block]:
    blocks: list[Block] = []
    for section in whole["sections"]:
        written = blocks_of(section["content"], wording)
        blocks.append(Heading(2, (own(section["title"]),)))
        blocks += written or (said("Nothing is written in this section.", quiet=True),)
    return blocks


def _annexes(whole: Whole, wording: Wording) -> list[Block]:
    parts: list[tuple[str, list[Block]]] = [
        ("Findings and the reasons behind them", _findings(whole, wording)),
        ("Learning and actions", learning_blocks(whole, wording, level=3)),
        ("Who was heard", _heard(whole, wording)),
    ]
    blocks: list[Block] = []
    for letter, (title, inside) in zip("ABC", parts, strict=True):
        blocks.append(heading(2, f"Annex {letter}: {title}", new_page=letter == "A"))
        blocks += inside or [said("Nothing is recorded here.", quiet=True)]
    return blocks


def _findings(whole: Whole, wording: Wording) -> list[Block]:
    thread, about = whole["thread"], whole["about"]
    blocks: list[Block] = []
    if about["reasonable"]:
        blocks += [heading(3, "Was everything done that could reasonably have been expected?")]
        blocks += labelled(word(wording.reasonable, about["reasonable"]), about["reasonable_why"])
    for area in dict.fromkeys(one["area"] for one in thread["judgements"]):
        blocks.append(heading(3, word(wording.areas, area)))
        for one in thread["judgements"]:
            if one["area"] == area:
                blocks += _judgement(one, wording)
    return blocks + _practice(whole, wording) + _diversity(thread, wording) + _levels(thread, wording)


def _judgement(one: Whole, wording: Wording) -> list[Block]:
    verdict = word(wording.sufficiency, one["sufficiency"])
    verdict += ", and an opportunity was missed" if one["missed_opportunity"] else ""
    blocks: list[Block] = [*labelled(verdict, one["text"]), *labelled("What it meant", one["significance"])]
    if one["reasons"]:
        blocks += [said("Why:"), Items(tuple(_reason(reason, wording) for reason in one["reasons"]))]
    return blocks + _themes(one["themes"], wording)


def _reason(reason: Whole, wording: Wording) -> tuple[Block, ...]:
    factor = word(wording.factors, reason["factor"]) if reason["factor"] else ""
    level = word(wording.levels, reason["level"])
    first, *rest = told(reason["text"]) or (Paragraph(()),)
    note = own(f" ({', '.join(filter(None, (level.lower(), factor.lower())))})", em=True)
    return (Paragraph((*first.runs, note)), *rest)


def _themes(keys: list[str], wording: Wording) -> list[Block]:
    names = "; ".join(word(wording.themes, key) for key in keys)
    return [said(f"Themes: {names}.", quiet=True)] if names else []


def _practice(whole: Whole, wording: Wording) -> list[Block]:
    """What was done well, or why nothing is recorded."""
    found = whole["thread"]["effective_practice"]
    why = whole["about"]["no_effective_practice_why"]
    if not found and not why:
        return []
    items = []
    for one in found:
        first, *rest = told(one["text"]) or (Paragraph(()),)
        theme = f"{word(wording.themes, one['theme'])}, " if one["theme"] else ""
        note = own(f" ({theme}{word(wording.levels, one['level']).lower()})", em=True)
        items.append((Paragraph((*first.runs, note)), *rest))
    listed: list[Block] = [Items(tuple(items))] if items else []
    return [heading(3, "Effective practice"), *listed, *labelled("None is recorded because", why)]


def _diversity(thread: Whole, wording: Wording) -> list[Block]:
    if not thread["diversity"]:
        return []
    blocks: list[Block] = [heading(3, "Diversity and personal circumstances")]
    for one in thread["diversity"]:
        blocks += labelled(word(wording.characteristics, one["characteristic"]), one["text"])
    return blocks


def _levels(thread: Whole, wording: Wording) -> list[Block]:
    if not thread["levels_considered"]:
        return []
    blocks: list[Block] = [heading(3, "Levels at which nothing was found")]
    for one in thread["levels_considered"]:
        blocks += labelled(word(wording.levels, one["level"]), one["why"])
    return blocks


def _heard(whole: Whole, wording: Wording) -> list[Block]:
    rows = [_heard_row(one, wording) for one in whole["interviews"]]
    if not rows:
        return []
    return [table("Who was heard, by role and level", (40, 24, 36), ("Role", "Level", "Heard"), rows)]


def _heard_row(one: Whole, wording: Wording) -> tuple[tuple[Block, ...], ...]:
    state = word(wording.interview_states, one["state"])
    held = day(one["held_on"])
    return (
        (Paragraph((Run(capital(printable(one["role"]))),)),),
        (said(word(wording.levels, one["level"])),),
        (said(f"{state}, {held}" if held else state),),
    )
