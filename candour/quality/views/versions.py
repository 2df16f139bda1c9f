"""Every version of one part of the marks: read one, and make it stand again."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from candour.access.middleware import StaffRequest
from candour.access.permissions import Permission
from candour.access.requires import requires
from candour.quality.commands import marking as commands
from candour.quality.forms.marking import SendForm
from candour.quality.queries.marking import versions_of
from candour.quality.standards import standard_in
from candour.quality.views.acting import done
from candour.quality.views.reaching import frame, own_marks
from candour.quality.views.showing_marks import is_open


@requires(Permission.MARK_REVIEW)
def versions(request: StaffRequest, reference: str, number: int, key: str) -> HttpResponse:
    """Every save, the latest first."""
    row = own_marks(request, reference, number, key, page=f"versions of marks, {key}")
    standard = standard_in(row.assessment.standards_version, key)
    name = standard.name if standard else "The review as a whole"
    back = reverse("quality:mark", args=[reference, number, key])
    context = frame(row.assessment, f"Versions of “{name}”", row=row, versions=versions_of(row), back=back)
    return render(request, "quality/versions.html", context)


@requires(Permission.MARK_REVIEW)
def version(
    request: StaffRequest, reference: str, number: int, key: str, version_number: int
) -> HttpResponse:
    """What one version said, and the button that makes it stand again."""
    row = own_marks(request, reference, number, key, page=f"version of marks, {key}")
    found = next((one for one in versions_of(row) if one.number == version_number), None)
    if found is None:
        raise Http404("There is no such version of these marks.")
    form = SendForm(request.POST or None)
    told = {"marks": row, "number": version_number}
    if done(request, form, commands.restore, told, f"Version {version_number} stands again."):
        return redirect("quality:mark", reference, number, key)
    context = frame(
        row.assessment,
        f"Version {version_number}",
        row=row,
        version=found,
        standard=standard_in(row.assessment.standards_version, key),
        form=form if is_open(row.marking) and version_number != row.version else None,
        back=reverse("quality:versions", args=[reference, number, key]),
    )
    return render(request, "quality/version.html", context)
