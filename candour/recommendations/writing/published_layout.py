"""What a published plan prints and in which order, before any file format is chosen.

The order is that of the published documents: dates and title, introduction, categories, footnote, then
one table of six columns and the totals. Every action has a row of its own, so that its owner and its
date can belong to nothing else.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from candour.recommendations.plan import PlannedAction, PrintedTotals, PublishedPlan, PublishedRecommendation

NO_ENTRY = "\N{EN DASH}"
"""Stands in an action's row where the plan gives no owner or no date."""

ACTION_PLAN_COLUMNS = (
    "1. Rec No",
    "2. Recommendation",
    "3. Agreed/ Partly Agreed/ Not Agreed",
    "4. Response Action Taken/Planned",
    "5. Responsible Owner",
    "6. Target Date",
)
PROSE_COLUMN = "7. Response in prose"
"""Only where a response was published as prose, with no action of its own."""

CATEGORY_COLUMNS = ("Term", "Definition", "Additional comment")

TOTALS_COLUMNS = ("Recommendations", "Number")

_WHAT_THE_PLAN_SAYS = (
    "This plan answers each recommendation of the report named above, in the order of the report. "
    "It says whether a recommendation is agreed, partly agreed or not agreed, and what has been done or "
    "will be done about it."
)
_HOW_ACTIONS_ARE_SHOWN = (
    "Each action has its own row, with the person or team responsible for it and the time by which it "
    "should be complete. Where all or part of a recommendation is not agreed, the plan says why."
)
INTRODUCTION = (_WHAT_THE_PLAN_SAYS, _HOW_ACTIONS_ARE_SHOWN)

# XML, and so ODS and DOCX, cannot hold these; no plan needs them.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Row:
    cells: tuple[str, ...]
    is_sub_heading: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    title: str
    lines_before_title: tuple[str, ...]
    lines_after_title: tuple[str, ...]
    categories: tuple[Row, ...]
    footnotes: tuple[str, ...]
    plan_heading: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    totals: tuple[Row, ...]


def lay_out(plan: PublishedPlan) -> Layout:
    """The plan in the order and the words of the published document."""
    width = len(columns_of(plan))
    return Layout(
        title=response_line(plan),
        lines_before_title=_present(_dated("Action Plan Submitted", plan.submitted_date)),
        lines_after_title=_lines_after_title(plan),
        categories=tuple(_row(3, c.term, c.definition, c.comment) for c in plan.response_categories),
        footnotes=tuple(f"{note.marker} {printable(note.text)}" for note in plan.footnotes),
        plan_heading=f"ACTION PLAN: {printable(plan.title)}" if plan.title else "ACTION PLAN",
        columns=columns_of(plan),
        rows=tuple(_rows(plan, width)),
        totals=tuple(_totals(plan.totals)) if plan.totals else (),
    )


def columns_of(plan: PublishedPlan) -> tuple[str, ...]:
    if any(recommendation.response_text for recommendation in plan.recommendations):
        return (*ACTION_PLAN_COLUMNS, PROSE_COLUMN)
    return ACTION_PLAN_COLUMNS


def response_line(plan: PublishedPlan) -> str:
    """The title as printed: "A Response to the ..." or "A Response to: ..."."""
    title = printable(plan.title)
    if not title:
        return "A Response to recommendations"
    return f"A Response to {title}" if title.startswith("the ") else f"A Response to: {title}"


def printable(text: str | None) -> str:
    """Text without the control characters that no document can hold."""
    unbroken = (text or "").replace("\r\n", "\n").replace("\r", "\n")
    return _UNPRINTABLE.sub("", unbroken).strip()


def _lines_after_title(plan: PublishedPlan) -> tuple[str, ...]:
    return _present(
        _dated("Report Published", plan.report_published_date),
        _labelled("Kind of report", plan.kind.value),
        _labelled("Inspecting body", plan.inspecting_body),
        _labelled("Inspected body", plan.inspected_body),
    )


def _present(*lines: str | None) -> tuple[str, ...]:
    return tuple(line for line in lines if line)


def _labelled(label: str, text: str | None) -> str | None:
    return f"{label}: {printable(text)}" if printable(text) else None


def _dated(label: str, iso_date: str | None) -> str | None:
    return f"{label}: {_written(iso_date)}" if iso_date else None


def _written(iso_date: str) -> str:
    try:
        day = date.fromisoformat(iso_date)
    except ValueError:
        return printable(iso_date)
    return f"{day.day} {day:%B} {day.year}"


def _row(width: int, *texts: str | None, is_sub_heading: bool = False) -> Row:
    cells = [printable(text) for text in texts]
    return Row(tuple(cells + [""] * (width - len(cells))), is_sub_heading)


def _rows(plan: PublishedPlan, width: int) -> Iterator[Row]:
    mark = plan.footnotes[0].marker if plan.footnotes else "*"
    addressee = stem = None
    for recommendation in plan.recommendations:
        if (recommendation.addressee, recommendation.stem) != (addressee, stem):
            addressee, stem = recommendation.addressee, recommendation.stem
            yield from _sub_headings(width, addressee, stem)
        yield from _recommendation_rows(recommendation, mark, width)


def _sub_headings(width: int, addressee: str | None, stem: str | None) -> Iterator[Row]:
    words = f"{printable(addressee)} should:" if addressee else "Recommendations"
    yield _row(width, "", words, is_sub_heading=True)
    if stem:
        yield _row(width, "", printable(stem).rstrip(":") + ":", is_sub_heading=True)


def _recommendation_rows(recommendation: PublishedRecommendation, mark: str, width: int) -> Iterator[Row]:
    """The first row carries the recommendation; a rationale has that row to itself."""
    first = [str(recommendation.number), recommendation.text, _category(recommendation)]
    responses = [_action_cells(action, mark) for action in recommendation.actions]
    if recommendation.rationale or not responses:
        responses.insert(0, (recommendation.rationale or "", "", ""))
    for index, response in enumerate(responses):
        prose = recommendation.response_text if index == 0 else None
        lead = first if index == 0 else ["", "", ""]
        yield _row(width, *lead, *response, *([prose] if prose else []))


def _category(recommendation: PublishedRecommendation) -> str:
    if recommendation.response_as_written:
        return recommendation.response_as_written
    return (recommendation.response_category or "").replace("_", " ").capitalize()


def _action_cells(action: PlannedAction, mark: str) -> tuple[str, str, str]:
    target = printable(action.target_date_as_written) or NO_ENTRY
    if action.subject_to_delay and mark not in target:
        target = f"{mark}{target}"
    return action.text, printable(action.owner) or NO_ENTRY, target


def _totals(totals: PrintedTotals) -> Iterator[Row]:
    counted = {
        "Agreed": totals.agreed,
        "Partly Agreed": totals.partly_agreed,
        "Not Agreed": totals.not_agreed,
        "Total": totals.total,
    }
    for label, number in counted.items():
        yield _row(2, label, "" if number is None else str(number))
