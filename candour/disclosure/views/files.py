"""The files of a copy: made in the background, judged by the gate, opened, and their digests."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header

from candour.access.middleware import StaffRequest
from candour.access.permissions import Permission
from candour.access.requires import requires
from candour.audit.record import record
from candour.disclosure.commands import making
from candour.disclosure.commands.approving import digest_of
from candour.disclosure.forms.deciding import OnceForm
from candour.disclosure.models import Disclosure, ReleaseFile, Status
from candour.disclosure.queries.gating import verdicts
from candour.disclosure.standing import digest_now, digest_of_decisions, standing_of
from candour.disclosure.views.reaching import copy_of, frame, sees_decisions
from candour.workflow.refusals import NotNow

LOOK_AGAIN = 3
"""Seconds until the page is fetched again while files are made."""
COLOURS = {
    ReleaseFile.State.PASSED: "green",
    ReleaseFile.State.STOPPED: "red",
    ReleaseFile.State.FAILED: "red",
}


@requires(Permission.VIEW_DISCLOSURE)
def files(request: StaffRequest, reference: str, number: int) -> HttpResponse:
    """Ask for the files, watch them being made, read what the gate says of each in plain words."""
    copy = copy_of(request, reference, number, page="files")
    form = OnceForm(request.POST or None)
    may = any(map(request.grants.allow, making.WORKERS)) and copy.status == Status.CHECKED
    may = may and copy.case_id not in request.sight.reading
    if may and form.is_valid():
        try:
            making.ask(disclosure=copy, by=request.user, at=timezone.now(), **form.cleaned_data)
        except NotNow as refused:
            form.refuse(refused.reasons)
        else:
            messages.success(request, "The files are being made.")
            return redirect("disclosure:files", reference, number)
    rows = list(ReleaseFile.objects.visible_to(request.sight).filter(disclosure=copy).defer("data"))
    running = any(row.state in making.UNDER_WAY for row in rows)
    inside = request.grants.allow(Permission.VIEW_WITHHELD)
    standing = digest_of_decisions(copy, standing_of(copy)) if inside else digest_now(copy)
    context = frame(
        copy,
        "Files",
        form=form,
        may=may,
        rows=[(row, verdicts(row.report), row.decided_sha256 == standing) for row in rows],
        colours=COLOURS,
        running=running,
        opens=opens(request, copy),
        refresh=LOOK_AGAIN if running and not form.errors else None,
        back=reverse("disclosure:show", args=[reference, number]),
    )
    return render(request, "disclosure/files.html", context)


@requires(Permission.VIEW_DISCLOSURE)
def download(request: StaffRequest, reference: str, number: int, file: int) -> HttpResponse:
    """Open one file that passed the gate; hashed again first, and recorded before a byte leaves."""
    copy = copy_of(request, reference, number, page="download")
    rows = ReleaseFile.objects.visible_to(request.sight).filter(disclosure=copy, pk=file)
    found = rows.filter(state=ReleaseFile.State.PASSED).first()
    if found is None:
        raise Http404("There is no such file that passed the gate.")
    if not opens(request, copy):
        raise PermissionDenied("Whoever sends it opens the files once they are approved.")
    if digest_of(found) != found.sha256:
        raise PermissionDenied("The bytes are not those that the gate read. Tell the national lead.")
    record(
        action="disclosure.file_opened",
        by=request.user,
        at=timezone.now(),
        case=reference,
        subject_type="disclosure",
        subject=f"{copy.pk} {found.format} {found.sha256}",
    )
    response = HttpResponse(bytes(found.data), content_type=found.media_type)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=found.name)
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "no-store"
    return response


def opens(request: StaffRequest, copy: Disclosure) -> bool:
    """Whoever sees what was decided, from the moment they are made; senders once they are approved.

    A copy that came back may have files of the round before: its next checker does not open them.
    """
    if any(map(request.grants.allow, making.WORKERS)):
        return sees_decisions(request, copy)
    given = copy.status in (Status.APPROVED, Status.SENT, Status.RECALLED, Status.REPLACED)
    return given and request.grants.allow(Permission.SEND_DISCLOSURE)
