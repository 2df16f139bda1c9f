"""How plans and recommendations are shown: columns, colours, links."""

from datetime import date
from typing import Any
from uuid import uuid4

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from candour.access.middleware import StaffRequest
from candour.access.permissions import Permission
from candour.action_plans.queries import closed_states, state_colour, state_label
from candour.design_system.as_of import AsOf
from candour.design_system.tables import Column
from candour.recommendations.counting import category_label
from candour.recommendations.forms import LedgerFilter
from candour.recommendations.models import ImportStatus, Recommendation
from candour.recommendations.queries import Counts, Narrowing, Standing, standing_of

COLUMNS = (
    Column("number", "Number", sort=("-publication__known_from", "publication", "position")),
    Column("text", "Recommendation"),
    Column("category", "Response", sort=("category", "publication", "position")),
    Column("actions", "Actions", numeric=True),
    Column("due", "Next target"),
    Column("standing", "Status"),
)
PUBLICATION_COLUMNS = (
    Column("title", "Plan", sort=("title",)),
    Column("body", "Inspecting body", sort=("inspecting_body__name",)),
    Column("known", "Published", sort=("known_from",)),
    Column("number", "Recommendations", sort=("number",), numeric=True),
)
IMPORT_COLUMNS = (
    Column("document", "Document", sort=("document__name",)),
    Column("status", "Status", sort=("status",)),
    Column("settled", "Things to check"),
    Column("by", "Started by", sort=("started_by__full_name",)),
    Column("at", "Started", sort=("started_at",)),
)
CATEGORY_COLOURS = {
    "agreed": "green",
    "agreed_in_principle": "turquoise",
    "partly_agreed": "yellow",
    "not_agreed": "red",
}
STANDING_COLOURS = {
    Standing.OVERDUE: "red",
    Standing.OPEN: "blue",
    Standing.REPORTED: "turquoise",
    Standing.VERIFIED: "green",
    Standing.NO_ACTION: "grey",
}
STANDING_TONES = {Standing.OVERDUE: "late"}
IMPORT_COLOURS = {
    ImportStatus.DRAFT: "yellow",
    ImportStatus.SETTLED: "blue",
    ImportStatus.IMPORTED: "green",
    ImportStatus.DISCARDED: "grey",
    ImportStatus.WITHDRAWN: "grey",
}
CONFIDENCE = {
    "certain": ("Certain", "green"),
    "high": ("High", "turquoise"),
    "low": ("Please check", "orange"),
}
FORMATS = (("docx", "Word (DOCX)"), ("pdf", "PDF"), ("ods", "Spreadsheet (ODS)"), ("csv", "CSV"))


class Drawing:
    """What templates ask about states and colours; the same names as in the pages of actions."""

    label = staticmethod(state_label)
    colour = staticmethod(state_colour)
    category = staticmethod(category_label)
    standing_of = staticmethod(standing_of)
    operation = staticmethod(uuid4)
    """The operation of a button: every one has its own."""
    confidence = CONFIDENCE
    import_colours = IMPORT_COLOURS
    formats = FORMATS

    @staticmethod
    def category_colour(key: str) -> str:
        return CATEGORY_COLOURS.get(key, "grey")

    @staticmethod
    def standing_colour(standing: Standing) -> str:
        return STANDING_COLOURS[standing]

    @staticmethod
    def actions(recommendation: Recommendation) -> list[Any]:
        return [link.action for link in recommendation.action_links.all()]

    @staticmethod
    def next_target(recommendation: Recommendation) -> date | None:
        """The first target among the actions that are not reported as done."""
        actions = Drawing.actions(recommendation)
        waiting = [
            action.current_due
            for action in actions
            if action.current_due and action.reported not in closed_states()
        ]
        return min(waiting, default=None)


def drawn(request: StaffRequest, template: str, title: str, **context: object) -> HttpResponse:
    """Every page of this slice names states and colours in the same way."""
    whole = {
        "title": title,
        "drawing": Drawing,
        "may_import": request.grants.allow(Permission.IMPORT_PLAN),
        "may_correct": request.grants.allow(Permission.CORRECT_PLAN),
        **context,
    }
    return render(request, f"recommendations/{template}.html", whole)


def narrowing(form: LedgerFilter) -> Narrowing:
    """What was asked for; a part that is not right does not narrow."""
    fields = ("search", "publication", "body", "category", "owner", "due", "standing")
    return Narrowing(**{name: form.cleaned_data.get(name) or "" for name in fields})


def counts_to_follow(counts: Counts, as_of: AsOf) -> dict[str, list[dict[str, object]]]:
    """Numbers that lead to what they count, by response and by status."""
    home = reverse("recommendations:ledger")
    by_category: list[dict[str, object]] = [
        {
            "number": number,
            "text": category_label(key),
            "href": as_of.following(f"{home}?category={key}" if key else home),
        }
        for key, number in counts.categories
    ]
    by_standing: list[dict[str, object]] = [
        {
            "number": number,
            "text": key.label,
            "href": as_of.following(f"{home}?standing={key.value}"),
            "tone": STANDING_TONES.get(key, "") if number else "empty",
        }
        for key, number in counts.standings.items()
    ]
    return {"category": by_category, "standing": by_standing}
