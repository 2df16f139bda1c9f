"""The audit log: who, when, what and which reference. No link leads from it to a case."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from candour.access.middleware import StaffRequest
from candour.access.permissions import Permission
from candour.access.requires import requires
from candour.audit.models import Head
from candour.audit.record import record
from candour.design_system.tables import Column, Listing
from candour.design_system.words import plural
from candour.front_door.forms.audit import AuditFilter, ChainFilter
from candour.front_door.queries import audit
from candour.front_door.views.audit_words import in_words, name_of

ENTRIES = (
    Column("at", "When", ("at", "chain", "sequence")),
    Column("person", "Who", ("actor_name", "actor")),
    Column("action", "What", ("action",)),
    Column("chain", "Reference", ("chain", "sequence")),
    Column("outcome", "Outcome", ("outcome",)),
)
OF_CHAIN = (
    Column("sequence", "Number", ("sequence",), numeric=True),
    Column("at", "When"),
    Column("person", "Who"),
    Column("action", "What"),
    Column("outcome", "Outcome"),
)
CHAINS = (
    Column("chain", "Chain", ("chain",)),
    Column("entries", "Entries", ("sequence",), numeric=True),
    Column("sealed", "Sealed to", ("sealed",), numeric=True),
    Column("digest", "Digest of the last entry"),
)
SEALS = (
    Column("number", "Number", ("sequence",), numeric=True),
    Column("at", "When", ("at",)),
    Column("heads", "Chains covered", ("heads",), numeric=True),
    Column("digest", "Digest"),
)


@requires(Permission.VIEW_AUDIT)
def log(request: StaffRequest) -> HttpResponse:
    form = _filter(request)
    listing = Listing(audit.entries(form.wanted()), ENTRIES, request.GET, sort="-at", per_page=50)
    _note(request, "audit.read", "entries")
    context = {"title": "Audit log", "listing": listing, "filter_form": form, "in_words": in_words}
    return render(request, "front_door/audit_log.html", context)


@requires(Permission.VIEW_AUDIT)
def export(request: StaffRequest) -> HttpResponse:
    """The entries that the list shows, as a table; more than the limit must be narrowed first."""
    found = audit.entries(_filter(request).wanted())
    if found.count() > audit.MOST_EXPORTED:
        messages.warning(request, f"Narrow the list to {audit.MOST_EXPORTED:,} entries, then export it.")
        return redirect("audit_log")
    _note(request, "audit.exported", request.GET.urlencode()[:200])
    response = HttpResponse(audit.as_csv(found), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="audit.csv"'
    return response


@requires(Permission.VIEW_AUDIT)
def chains(request: StaffRequest) -> HttpResponse:
    form = ChainFilter(request.GET)
    form.is_valid()
    told = form.cleaned_data
    found = audit.chains(state=told.get("state") or "", reference=told.get("reference") or "")
    listing = Listing(found, CHAINS, request.GET, sort="chain", per_page=50)
    context = {"title": "Chains", "listing": listing, "filter_form": form, "name_of": name_of}
    return render(request, "front_door/audit_chains.html", context)


@requires(Permission.VIEW_AUDIT)
def chain(request: StaffRequest, name: str) -> HttpResponse:
    head = _head(name)
    listing = Listing(audit.entries_of(head.chain), OF_CHAIN, request.GET, sort="-sequence", per_page=50)
    _note(request, "audit.read", head.chain)
    context = {"title": name_of(head.chain), "head": head, "listing": listing, "in_words": in_words}
    return render(request, "front_door/audit_chain.html", context)


@requires(Permission.VIEW_AUDIT)
@require_POST
def verify(request: StaffRequest, name: str) -> HttpResponse:
    """Read the chain from its first entry to its head; what was found is told, and recorded."""
    head = _head(name)
    number, fault = audit.verify_chain(head)
    if fault is None:
        messages.success(
            request, f"{name_of(head.chain)} is as it was written: {plural(number, 'entry', 'entries')}."
        )
    else:
        messages.error(request, f"{name_of(head.chain)} is not as it was written. First bad row: {fault}.")
    _note(request, "audit.verified", head.chain, reason=str(fault or "sound"))
    return redirect("audit_chain", head.chain)


@requires(Permission.VIEW_AUDIT)
def seals(request: StaffRequest) -> HttpResponse:
    listing = Listing(audit.seals(), SEALS, request.GET, sort="-number", per_page=50)
    return render(request, "front_door/audit_seals.html", {"title": "Seals", "listing": listing})


def _filter(request: StaffRequest) -> AuditFilter:
    form = AuditFilter(request.GET, today=timezone.localdate())
    form.offer(audit.actions_known())
    return form


def _head(name: str) -> Head:
    head = audit.chain_of_name(name)
    if head is None:
        raise Http404
    return head


def _note(request: StaffRequest, action: str, subject: str, *, reason: str = "") -> None:
    """Whoever reads the record is recorded too."""
    record(
        action=action,
        by=request.user,
        at=timezone.now(),
        subject_type="audit",
        subject=subject,
        reason=reason,
    )
