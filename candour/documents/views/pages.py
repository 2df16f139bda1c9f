"""The documents of a case: the list, one document, adding, replacing and taking out."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from candour.access.middleware import StaffRequest
from candour.access.requires import requires
from candour.cases.models import Case
from candour.design_system.tables import Column, Listing
from candour.documents import commands
from candour.documents.commands.storing import BRINGERS
from candour.documents.forms import DocumentForm, TakeOutForm
from candour.documents.inspection import NAMES
from candour.documents.models import Document
from candour.documents.queries import documents_of, relied_on
from candour.documents.views.reaching import READERS, case_of, document_of, frame, may_bring, must_bring
from candour.workflow.refusals import NotNow

COLUMNS = (
    Column("name", "Document", sort=("name",)),
    Column("dated", "Date of the paper", sort=("dated",)),
    Column("added", "Added", sort=("added_at",)),
    Column("scan", "Scan", sort=("scan",)),
    Column("relied", "What relies on it"),
)
TABS = (("", "Documents"), ("former", "Replaced or taken out"), ("made", "Copies made by the service"))
COLOURS = {
    Document.Scan.CLEAN: "green",
    Document.Scan.NOT_NEEDED: "grey",
    Document.Scan.WAITING: "yellow",
    Document.Scan.NOT_SCANNED: "orange",
    Document.Scan.REFUSED: "red",
}

SHORT = {
    Document.Scan.CLEAN: "Clean",
    Document.Scan.NOT_NEEDED: "Not needed",
    Document.Scan.WAITING: "Waiting",
    Document.Scan.NOT_SCANNED: "Not scanned",
    Document.Scan.REFUSED: "Refused",
}


@requires(*READERS)
def list_documents(request: StaffRequest, reference: str) -> HttpResponse:
    case = case_of(request, reference, page="documents")
    which = request.GET.get("show", "")
    rows = documents_of(case, request.sight, request.grants, which=which)
    listing = Listing(rows, COLUMNS, request.GET, sort="-added")
    context = frame(
        case,
        "Documents",
        listing=listing,
        tabs=[{"text": text, "href": f"?show={key}", "active": key == which} for key, text in TABS],
        reliers=relied_on(listing.rows),
        colours=COLOURS,
        short=SHORT,
        scanner=bool(settings.SCANNER),
        may_bring=may_bring(request, case),
        back=reverse("cases:show", args=[reference]),
    )
    return render(request, "documents/list.html", context)


@requires(*READERS)
def show(request: StaffRequest, reference: str, number: int) -> HttpResponse:
    case = case_of(request, reference, page=f"document {number}")
    document = document_of(request, case, number)
    context = frame(
        case,
        document.name,
        document=document,
        newer=getattr(document, "replaced_by", None),
        reliers=relied_on([document]).get(document.pk, []),
        colour=COLOURS[Document.Scan(document.scan)],
        short=SHORT[Document.Scan(document.scan)],
        kind=NAMES.get(document.media_type, document.media_type),
        scanner=bool(settings.SCANNER),
        may_change=_may_change(request, case, document),
        back=reverse("documents:list", args=[reference]),
    )
    return render(request, "documents/show.html", context)


@requires(*BRINGERS)
def add(request: StaffRequest, reference: str) -> HttpResponse:
    case = case_of(request, reference, page="add a document")
    return _bring(request, case, None, "Add a document")


@requires(*BRINGERS)
def replace(request: StaffRequest, reference: str, number: int) -> HttpResponse:
    """A new version beside the old one, which is kept."""
    case = case_of(request, reference, page=f"replace document {number}")
    return _bring(request, case, document_of(request, case, number), "Add a new version")


def _bring(request: StaffRequest, case: Case, old: Document | None, title: str) -> HttpResponse:
    must_bring(request, case)
    at = timezone.now()
    initial = {"about": old.about} if old else {}
    form = DocumentForm(
        request.POST or None, request.FILES or None, today=timezone.localdate(at), initial=initial
    )
    if form.is_valid():
        told = dict(form.cleaned_data)
        file = told.pop("file")
        try:
            made = commands.store(
                case=case,
                name=file.name,
                data=file.read(),
                by=request.user,
                at=at,
                origin=Document.Origin.BROUGHT,
                replaces=old,
                **told,
            )
        except NotNow as refused:
            for reason in refused.reasons:
                form.add_error("file", reason)
        else:
            messages.success(request, "The document is kept.")
            return redirect("documents:show", case.reference, made.pk)
    back = reverse("documents:list", args=[case.reference])
    context = frame(case, title, form=form, old=old, scanner=bool(settings.SCANNER), back=back, cancel=back)
    return render(request, "documents/bring.html", context)


@requires(*BRINGERS)
def take_out(request: StaffRequest, reference: str, number: int) -> HttpResponse:
    case = case_of(request, reference, page=f"take out document {number}")
    must_bring(request, case)
    document = document_of(request, case, number)
    form = TakeOutForm(request.POST or None)
    if form.is_valid():
        try:
            commands.take_out(document=document, by=request.user, at=timezone.now(), **form.cleaned_data)
        except NotNow as refused:
            form.refuse(refused.reasons)
        else:
            messages.success(request, "The document is taken out. It is still kept.")
            return redirect("documents:list", reference)
    back = reverse("documents:show", args=[reference, number])
    context = frame(case, "Take out a document", form=form, document=document, back=back, cancel=back)
    return render(request, "documents/take_out.html", context)


def _may_change(request: StaffRequest, case: Case, document: Document) -> bool:
    standing = document.taken_out_at is None and not hasattr(document, "replaced_by")
    return may_bring(request, case) and document.origin == Document.Origin.BROUGHT and standing
