"""What most layouts share: the front page, the columns, and one row to an action."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from candour.recommendations.plan import PlannedAction, PublishedPlan, PublishedRecommendation
from tests.recommendations.unseen import words
from tests.recommendations.unseen.plans import ordinal

COLUMNS = ("number", "text", "category", "response", "owner", "date")
HEADERS = {
    "number": ("1. Rec No", "Rec No", "No.", "Rec. no", "Recommendation number"),
    "text": ("2. Recommendation", "Recommendation", "Recommendation text"),
    "category": (
        "3. Agreed/ Partly Agreed/ Not Agreed",
        "Agreed/ Partly Agreed/ Not Agreed",
        "Response",
        "Response category",
    ),
    "response": (
        "4. Response Action Taken/Planned",
        "Response Action Taken/Planned",
        "Action taken or planned",
        "Actions",
    ),
    "owner": (
        "5. Responsible Owner",
        "5. Responsible Owner (including named individuals and their functional role or department)",
        "Owner",
        "Responsible owner",
        "Action owner",
    ),
    "date": ("6. Target Date", "Target Date", "Target date", "Completion date", "Due date"),
}
ORDERS = (
    COLUMNS,
    COLUMNS,
    ("number", "text", "category", "response", "date", "owner"),
    ("number", "category", "text", "response", "owner", "date"),
)


@dataclass(slots=True)
class Row:
    """One printed row; the response is a list of paragraphs."""

    number: str = ""
    text: str = ""
    category: str = ""
    response: list[str] = field(default_factory=list)
    owner: str = ""
    date: str = ""
    heading: str = ""
    starts: bool = False


def headers(rng: random.Random, order: tuple[str, ...], published: bool) -> list[str]:
    return [HEADERS[name][0] if published else rng.choice(HEADERS[name]) for name in order]


def cells(row: Row, order: tuple[str, ...], joiner: str = "\n") -> list[str]:
    if row.heading:
        return [row.heading if name == "text" else "" for name in order]
    values = {
        "number": row.number,
        "text": row.text,
        "category": row.category,
        "response": joiner.join(row.response),
        "owner": row.owner,
        "date": row.date,
    }
    return [values[name] for name in order]


def heading_words(plan: PublishedPlan) -> Iterator[tuple[PublishedRecommendation, list[str]]]:
    """Each recommendation with the sub-headings printed before it."""
    before: tuple[str | None, str | None] = (None, None)
    for one in plan.recommendations:
        printed = []
        if (one.addressee, one.stem) != before:
            printed = [f"{one.addressee} should:"] + ([f"{one.stem}:"] if one.stem else [])
        before = (one.addressee, one.stem)
        yield one, printed


def action_rows(plan: PublishedPlan, rng: random.Random, *, apart: bool = False) -> Iterator[Row]:
    """A row to an action; a rationale stands in its own row or (unless apart) above the first action."""
    for one, printed in heading_words(plan):
        yield from (Row(heading=heading) for heading in printed)
        bullet = "• " if (one.rationale or "").endswith(":") else ""
        rows = [_action_row(action, bullet) for action in one.actions]
        if one.rationale and (not rows or apart or rng.random() < 0.5):
            rows.insert(0, Row(response=[one.rationale]))
        elif one.rationale:
            rows[0].response.insert(0, one.rationale)
        rows[0].number, rows[0].text = str(one.number), one.text
        rows[0].category, rows[0].starts = one.response_as_written or "", True
        yield from rows


def stacked_rows(plan: PublishedPlan) -> Iterator[Row]:
    """A row to a recommendation, with as many owners and dates as it has actions, one to a line."""
    for one, printed in heading_words(plan):
        yield from (Row(heading=heading) for heading in printed)
        bullet = "• " if (one.rationale or "").endswith(":") else ""
        response = [one.rationale] if one.rationale else []
        yield Row(
            str(one.number),
            one.text,
            one.response_as_written or "",
            [*response, *(bullet + action.text for action in one.actions)],
            "\n".join(str(action.owner) for action in one.actions),
            "\n".join(str(action.target_date_as_written) for action in one.actions),
        )


def _action_row(action: PlannedAction, bullet: str) -> Row:
    return Row(
        response=[bullet + action.text], owner=action.owner or "", date=action.target_date_as_written or ""
    )


def lead_in(plan: PublishedPlan) -> str:
    if plan.kind.value == "regional":
        return "A Response to the HMI Probation Inspection: "
    return "A Response to: "


def date_in_words(iso: str | None, rng: random.Random, tags: bool = False) -> str:
    day = date.fromisoformat(str(iso))
    suffix = ordinal(day.day)
    forms = [f"{day.day}{suffix}", f"{day.day:02d}", f"{day.day}"]
    if tags:
        forms.append(f"{day.day}<sup>{suffix}</sup>")
    return f"{rng.choice(forms)} {day:%B} {day.year}"


def front_lines(plan: PublishedPlan, rng: random.Random, tags: bool = False) -> list[str]:
    return [
        f"Action Plan Submitted: {date_in_words(plan.submitted_date, rng, tags)}",
        f"{lead_in(plan)}{plan.title}",
        f"Report Published: {date_in_words(plan.report_published_date, rng, tags)}",
        "INTRODUCTION",
        words.INTRODUCTION,
    ]


def category_rows(plan: PublishedPlan) -> list[list[str]]:
    rows = [[one.term, one.definition, one.comment or ""] for one in plan.response_categories]
    return [["Term", "Definition", "Additional comment"], *rows]


def totals_rows(plan: PublishedPlan) -> list[list[str]]:
    if not plan.totals:
        return []
    totals = plan.totals
    in_principle = any(one.response_category == "agreed_in_principle" for one in plan.recommendations)
    return [
        ["Recommendations", ""],
        ["Agreed/Agreed in principle" if in_principle else "Agreed", str(totals.agreed)],
        ["Partly Agreed", str(totals.partly_agreed)],
        ["Not Agreed", str(totals.not_agreed)],
        ["Total", str(totals.total)],
    ]


def footnote_lines(plan: PublishedPlan, marker: str = "* ") -> list[str]:
    return [f"{marker}{note.text}" for note in plan.footnotes]
