"""What the nightly reading of all documents found."""

from django.http import HttpResponse
from django.shortcuts import render

from candour.access.middleware import StaffRequest
from candour.access.permissions import Permission
from candour.access.requires import requires
from candour.design_system.tables import Column, Listing
from candour.documents.queries.sweeping import sweeps

COLUMNS = (
    Column("at", "Begun", sort=("at",)),
    Column("documents", "Documents read", sort=("documents",), numeric=True),
    Column("size", "MB", sort=("size",), numeric=True),
    Column("problems", "Not as kept"),
)


@requires(Permission.VIEW_AUDIT, Permission.MANAGE_STAFF)
def list_sweeps(request: StaffRequest) -> HttpResponse:
    """Numbers of documents and references of cases, and nothing of what they hold."""
    context = {
        "title": "Documents as they were kept",
        "listing": Listing(sweeps(), COLUMNS, request.GET, sort="-at"),
    }
    return render(request, "documents/sweeps.html", context)
