"""Files that leave the ledger."""

import csv
import io
from collections.abc import Callable, Iterable

from django.http import HttpResponse
from django.utils.text import slugify
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

from candour.recommendations.counting import category_label
from candour.recommendations.models import Recommendation
from candour.recommendations.plan import PublishedPlan
from candour.recommendations.queries import Candidate, standing_of
from candour.recommendations.writing import to_csv, to_docx, to_ods, to_pdf
from candour.recommendations.writing.spreadsheet import formula_safe

Rows = list[list[str]]
HEADINGS = [
    *(
        "Plan",
        "Published",
        "Number",
        "Addressee",
        "Lead-in",
        "Recommendation",
        "Response as printed",
        "Response",
    ),
    *("Status", "Action", "Owner as printed", "Owners", "Target as printed", "First target", "Target now"),
    *("Times moved", "Reported", "Verified"),
]
WRITERS: dict[str, Callable[[PublishedPlan], bytes]] = {
    "csv": to_csv,
    "ods": to_ods,
    "docx": to_docx,
    "pdf": to_pdf,
}
TYPES = {
    "csv": "text/csv; charset=utf-8",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}


def answer(content: bytes, form: str, name: str) -> HttpResponse:
    """A file to keep, never one to open in the page."""
    response = HttpResponse(content, content_type=TYPES[form])
    response["Content-Disposition"] = f'attachment; filename="{slugify(name) or "plan"}.{form}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


def candidate_choices(candidates: Iterable[Candidate]) -> list[tuple[str, str]]:
    return [(str(found.recommendation.pk), _named(found.recommendation)) for found in candidates]


def _named(one: Recommendation) -> str:
    return f"{one.publication.title}, recommendation {one.number}: {one.text[:200]}"


def ledger_rows(recommendations: Iterable[Recommendation]) -> Rows:
    """One row to an action, and one to a recommendation without any."""
    rows: Rows = [HEADINGS]
    for one in recommendations:
        actions = [link.action for link in one.action_links.all()]
        rows += [[*_recommendation(one), *_action(action)] for action in actions] or [
            [*_recommendation(one), *[""] * 9]
        ]
    return [[formula_safe(cell) for cell in row] for row in rows]


def _recommendation(one: Recommendation) -> list[str]:
    return [
        one.publication.title,
        one.publication.known_from.isoformat(),
        one.number,
        one.addressee.name if one.addressee else "",
        one.lead_in.text if one.lead_in else "",
        one.text,
        one.category_as_written,
        category_label(one.category),
        standing_of(one).label,
    ]


def _action(action: object) -> list[str]:
    owners = [link.owner.name for link in getattr(action, "owner_links").all()]  # noqa: B009
    return [
        *(str(getattr(action, name)) for name in ("text", "owners_as_printed")),
        "; ".join(owners),
        *(str(getattr(action, name) or "") for name in ("target_as_printed", "due_on", "current_due")),
        *(str(getattr(action, name)) for name in ("times_moved", "reported", "verified")),
    ]


def to_csv_table(rows: Rows) -> bytes:
    """UTF-8 with a byte-order mark, so that spreadsheets show accents."""
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue().encode("utf-8-sig")


def to_ods_table(rows: Rows) -> bytes:
    document = OpenDocumentSpreadsheet()
    sheet = Table(name="Recommendations")
    for row in rows:
        drawn = TableRow()
        for value in row:
            cell = TableCell(valuetype="string")
            for line in value.split("\n"):
                cell.addElement(P(text=line))
            drawn.addElement(cell)
        sheet.addElement(drawn)
    document.spreadsheet.addElement(sheet)
    content = io.BytesIO()
    document.write(content)
    return content.getvalue()


TABLES: dict[str, Callable[[Rows], bytes]] = {"csv": to_csv_table, "ods": to_ods_table}
