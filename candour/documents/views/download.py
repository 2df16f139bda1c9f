"""Hand a document over: recorded, as a file and never as a page, and checked while it leaves."""

import hashlib
from collections.abc import Iterator

from django.db import transaction
from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import content_disposition_header

from candour.access.middleware import StaffRequest
from candour.access.requires import requires
from candour.cases.models import Case
from candour.cases.models.visibility import Sight
from candour.cases.row_security import limit_rows_to
from candour.documents.forms import UnscannedForm
from candour.documents.models import Chunk, Document
from candour.documents.views.reaching import READERS, case_of, document_of, frame

OPEN = (Document.Scan.CLEAN, Document.Scan.NOT_NEEDED)


class NotAsKept(Exception):
    """The bytes are not those that were kept, so the file is broken off before it is whole."""


@requires(*READERS)
def download(request: StaffRequest, reference: str, number: int) -> HttpResponseBase:
    """The file; a page that asks first where nobody has scanned it; a page that says why not."""
    case = case_of(request, reference, page=f"download document {number}")
    document = document_of(request, case, number)
    if document.scan in OPEN:
        return as_file(document, request.sight)
    if document.scan != Document.Scan.NOT_SCANNED:
        return _refused(request, case, document)
    form = UnscannedForm(request.POST or None)
    if form.is_valid():
        return as_file(document, request.sight)
    back = reverse("documents:show", args=[reference, number])
    context = frame(case, "Download a file that was not scanned", document=document, form=form, back=back)
    return render(request, "documents/unscanned.html", context)


def _refused(request: StaffRequest, case: Case, document: Document) -> HttpResponse:
    back = reverse("documents:show", args=[case.reference, document.pk])
    context = frame(case, "This file cannot be opened", document=document, back=back)
    return render(request, "documents/refused.html", context, status=409)


def as_file(document: Document, sight: Sight) -> StreamingHttpResponse:
    parts = -(-document.size // Chunk.SIZE)
    response = StreamingHttpResponse(_leaving(document, parts, sight), content_type=document.media_type)
    response["Content-Length"] = str(document.size)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=document.name)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cache-Control"] = "no-store"
    return response


def _leaving(document: Document, parts: int, sight: Sight) -> Iterator[bytes]:
    """Each part in its own transaction: a slow reader holds none open. The last leaves if all is right."""
    digest = hashlib.sha256()
    for number in range(parts):
        part = _part(document, number, sight)
        digest.update(part)
        if number == parts - 1 and digest.hexdigest() != document.sha256:
            raise NotAsKept(document.pk)
        yield part


def _part(document: Document, number: int, sight: Sight) -> bytes:
    """The request's own transaction is over by now, and its limits with it, so they are set again."""
    with transaction.atomic():
        limit_rows_to(sight)
        found = Chunk.objects.visible_to(sight).filter(document=document, number=number)
        data = found.values_list("data", flat=True).first()
    if data is None:
        raise NotAsKept(document.pk)
    return bytes(data)
