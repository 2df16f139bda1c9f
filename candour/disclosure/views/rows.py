"""Rows of the tables and lists on the pages of disclosure, in words."""

from collections.abc import Iterable, Mapping, Sequence
from textwrap import shorten

from django.urls import reverse

from candour.design_system.words import number, plural
from candour.disclosure.models import Action, CheckItem, Disclosure, Origin, Sending
from candour.disclosure.queries.people import PersonRow
from candour.disclosure.queries.sections import SectionRow
from candour.disclosure.redacted import Difference, Meter, Original, Released, blocks_of
from candour.disclosure.standing import Item

Names = Mapping[str, str]


def timeline_of(sendings: Iterable[Sending]) -> list[dict[str, object]]:
    return [
        {
            "title": f"Copy {sent.disclosure.number} to {sent.recipient}",
            "when": sent.at,
            "by": sent.by,
            "text": f"{sent.get_how_display()}, {plural(len(sent.files), 'file')}. {sent.note}".strip(),
        }
        for sent in sendings
    ]


def decided_words(row: PersonRow) -> str:
    """How often each action was chosen, in words."""
    found = [f"{Action(key).label}: {number(many)}" for key, many in row.actions.items()]
    return ", ".join(found) or "Nothing"


def section_tasks(rows: Sequence[SectionRow], copy: Disclosure) -> list[dict[str, object]]:
    return [
        {
            "text": row.title,
            "href": reverse("disclosure:section", args=[copy.case_reference, copy.number, row.key]),
            "status": f"{row.open} to decide" if row.open else "Nothing open",
            "colour": "yellow" if row.open else "",
            "hint": plural(row.passages, "passage"),
        }
        for row in rows
    ]


def check_sections(
    items: Sequence[CheckItem], copy: Disclosure, original: Original
) -> list[tuple[str, list[dict[str, object]]]]:
    """The drawn passages by section, each with its first words, without what was decided."""
    blocks = {block.id: block for block in blocks_of(original)}
    found: dict[str, list[dict[str, object]]] = {section.key: [] for section in original.sections}
    for place, item in enumerate(items, start=1):
        block = blocks[item.block]
        found[block.section].append(
            {
                "text": f"{place}. “{_short(block.text[item.start : item.end])}”",
                "href": reverse("disclosure:check_item", args=[copy.case_reference, copy.number, item.pk]),
                "status": "Answered" if item.answer else "To answer",
                "colour": "" if item.answer else "yellow",
            }
        )
    return [(one.title, found[one.key]) for one in original.sections if found[one.key]]


def _short(words: str) -> str:
    """The first words of a passage, on one line."""
    return shorten(words, width=60, placeholder=" …")


def meter_rows(meter: Meter, titles: Names) -> list[list[str]]:
    return [
        [
            titles[key],
            number(one.words),
            number(one.withheld),
            number(one.generalised),
            number(one.labelled),
            f"{one.per_cent_withheld}%",
        ]
        for key, one in meter.sections.items()
        if one.words
    ]


def ground_rows(meter: Meter, grounds: Names) -> list[list[str]]:
    return [[grounds.get(key, key), number(words)] for key, words in meter.grounds.items()]


def schedule_rows(lines: Sequence[Released], grounds: Names, actions: Names) -> list[list[str]]:
    return [
        [
            line.title,
            str(line.paragraph),
            actions[line.action],
            "; ".join(grounds.get(one, one) for one in line.grounds),
            number(line.count),
        ]
        for line in lines
    ]


def internal_rows(
    items: Sequence[Item], titles: Names, grounds: Names, actions: Names, labels: Names
) -> list[list[str]]:
    """Every passage that was decided, and every person whom the writer referred to by the register."""
    return [
        [
            titles.get(item.section, item.section),
            item.words,
            _done(item, actions, labels),
            _why(item, grounds),
            _found(item),
        ]
        for item in items
    ]


def _done(item: Item, actions: Names, labels: Names) -> str:
    wording = item.decision.wording if item.decision is not None else ""
    instead = {"label": labels.get(item.entity, ""), "generalise": wording}.get(item.action, "")
    return f"{actions[item.action]}{f': {instead}' if instead else ''}"


def _why(item: Item, grounds: Names) -> str:
    one = item.decision
    if one is None:
        return "None needed"
    said = [*(grounds.get(key, key) for key in one.grounds), *([one.note] if one.note else [])]
    return "; ".join(said) or "None needed"


def _found(item: Item) -> str:
    one = item.decision
    if one is None:
        return str(Origin.REFERENCE.label)
    return f"{one.get_origin_display()}{f', {one.rule} {one.rule_version}' if one.rule else ''}"


def difference_rows(found: Iterable[Difference], titles: Names, changes: Names) -> list[list[str]]:
    return [
        [
            titles.get(one.section, one.section),
            one.before or "Not there",
            one.after or "Not here",
            changes[one.change],
        ]
        for one in found
    ]


def decided_grounds(keys: Sequence[str], grounds: Names) -> str:
    """The grounds after an action, in brackets."""
    return f" ({'; '.join(grounds.get(key, key) for key in keys)})" if keys else ""


WORDS = {
    function.__name__: function
    for function in (
        timeline_of,
        decided_words,
        section_tasks,
        check_sections,
        meter_rows,
        ground_rows,
        schedule_rows,
        internal_rows,
        difference_rows,
        decided_grounds,
    )
}
"""What templates call, by name."""
