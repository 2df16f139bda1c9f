"""An assessor's pages: begin, the parts, one standard beside the submitted text, and the lock."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from candour.access.middleware import StaffRequest
from candour.access.permissions import Permission
from candour.access.requires import keeps_words, requires
from candour.quality.commands import drafts
from candour.quality.commands import marking as commands
from candour.quality.forms.marking import MarksForm, SendForm, WholeForm, initial_of
from candour.quality.limits import MARKING, period_of
from candour.quality.marking.content import NotMarks
from candour.quality.models import WHOLE, Marks
from candour.quality.queries import marking as queries
from candour.quality.rules.marking import not_independent
from candour.quality.standards import Standard, composite_rule, standard_in, standards_of, suggested_composite
from candour.quality.views.acting import done
from candour.quality.views.keeping import keep_what_was_sent, writer_token
from candour.quality.views.reaching import frame, own_marking, own_marks
from candour.quality.views.showing_marks import editor_context, is_open, text_beside
from candour.workflow.refusals import NotNow

IN_ANOTHER_WINDOW = (
    "These marks were saved in another window after you opened this page. What you typed is below, and what "
    "stands is shown beside it. Put together what you want to keep, and save again."
)


@requires(Permission.MARK_REVIEW)
def begin(request: StaffRequest, reference: str, number: int) -> HttpResponse:
    """Declare independence before the first mark."""
    marking = own_marking(request, reference, number, page="begin to mark")
    if marking.declared_at is not None:
        return redirect("quality:marks", reference, number)
    form = SendForm(request.POST or None)
    if done(request, form, commands.declare, {"marking": marking}, "You declared that you are independent."):
        return redirect("quality:marks", reference, number)
    against = not_independent(marking.assessment, request.user)
    back = reverse("quality:show", args=[reference, number])
    context = frame(
        marking.assessment,
        "Declare that you are independent",
        form=form,
        against=[against] if against else [],
        given=period_of(
            MARKING, started_on=timezone.localdate(marking.allocated_at), today=timezone.localdate()
        ),
        back=back,
    )
    return render(request, "quality/begin.html", context)


@requires(Permission.MARK_REVIEW)
def marks(request: StaffRequest, reference: str, number: int) -> HttpResponse:
    """Every part of the reader's own marks, and what stands in the way of locking."""
    marking = own_marking(request, reference, number, page="marks")
    if marking.declared_at is None:
        return redirect("quality:begin", reference, number)
    parts = queries.parts_of(marking, request.sight)
    context = frame(
        marking.assessment,
        "Your marks",
        seat=marking,
        lines=queries.lines_of(marking, parts),
        missing=queries.missing_in(marking, parts),
        open=is_open(marking),
        back=reverse("quality:show", args=[reference, number]),
    )
    return render(request, "quality/marks.html", context)


@keeps_words(keep_what_was_sent)
@requires(Permission.MARK_REVIEW)
def mark(request: StaffRequest, reference: str, number: int, key: str) -> HttpResponse:
    """Mark under one standard, or of the whole, beside the submitted text. Works without scripts."""
    row = own_marks(request, reference, number, key, page=f"marks, {key}")
    standard = standard_in(row.assessment.standards_version, key)
    form = _form(request, row, standard)
    if request.method == "POST" and form.is_valid() and _saved(request, row, form):
        return redirect(f"{reverse('quality:mark', args=[reference, number, key])}#{_place(request)}")
    return render(request, "quality/mark.html", _context(request, row, standard, form))


def _form(request: StaffRequest, row: Marks, standard: Standard | None) -> MarksForm | WholeForm:
    initial = initial_of(row.content, row.version)
    data = request.POST or None
    if standard is None:
        return WholeForm(data, initial=initial)
    return MarksForm(standard, data, initial=initial)


def _saved(request: StaffRequest, row: Marks, form: MarksForm | WholeForm) -> bool:
    """Save what stands in the form, then what its button asks: a passage picked, or one taken out."""
    told: dict[str, Any] = {"by": request.user, "at": timezone.now()}
    cleaned = form.cleaned_data
    base = int(cleaned["base"]) if str(cleaned["base"]).isdigit() else -1
    try:
        commands.save_marks(
            marks=row, content=form.content(), base=base, operation=cleaned["operation"], **told
        )
        if "pick" in request.POST:
            found = commands.add_passage(
                marks=row, number=cleaned.get("paragraph"), words=cleaned.get("words") or "", **told
            )
            messages.success(request, f"Saved, with the passage “{_short(found.quote)}”.")
        elif request.POST.get("out", "").isdigit():
            commands.remove_passage(marks=row, place=int(request.POST["out"]), **told)
            messages.success(request, "Saved. The passage was taken out.")
        else:
            messages.success(request, "Saved.")
    except NotNow as refused:
        form.refuse(refused.reasons)
    except NotMarks as wrong:
        form.refuse([wrong.reason])
    except commands.Overtaken as overtaken:
        _show_both(form, overtaken)
    else:
        drafts.forget_marks(marks=row)
        return True
    return False


def _show_both(form: MarksForm | WholeForm, overtaken: commands.Overtaken) -> None:
    """Nothing is lost: the page keeps what was typed, shows what stands, and saves on top when sent again."""
    form.overtaken = overtaken.marks.content  # type: ignore[union-attr]  # shown beside the form
    form.data = {**form.data.dict(), "base": str(overtaken.marks.version)}  # type: ignore[attr-defined]
    form.refuse([IN_ANOTHER_WINDOW])


def _place(request: StaffRequest) -> str:
    return "passages" if "pick" in request.POST or "out" in request.POST else "saved"


def _short(words: str, most: int = 60) -> str:
    line = " ".join(words.split())
    return line if len(line) <= most else f"{line[:most].rsplit(' ', 1)[0]}…"


def _context(
    request: StaffRequest, row: Marks, standard: Standard | None, form: MarksForm | WholeForm
) -> dict[str, object]:
    marking = row.marking
    assessment = marking.assessment
    reference, number = assessment.case_reference, assessment.round
    standards = standards_of(assessment.standards_version)
    picked = row.content.get("passages", [])
    open_now = is_open(marking)
    chosen = queries.chosen_ratings(queries.parts_of(marking, request.sight)) if row.key == WHOLE else {}
    return frame(
        assessment,
        standard.name if standard else "The review as a whole",
        row=row,
        standard=standard,
        standards=standards,
        form=form if open_now else None,
        overtaken=getattr(form, "overtaken", None),
        passages=picked,
        sections=text_beside(assessment, picked),
        chosen=chosen,
        suggested=suggested_composite(assessment.standards_version, chosen) if chosen else None,
        points_decide=composite_rule(assessment.standards_version).decides,
        kept=queries.kept_of(row, at=timezone.now()),
        writer_token=writer_token(request, row),
        back=reverse("quality:marks", args=[reference, number]),
        **editor_context(row),
    )


@requires(Permission.MARK_REVIEW)
def lock(request: StaffRequest, reference: str, number: int) -> HttpResponse:
    """Lock the marks for good."""
    marking = own_marking(request, reference, number, page="lock marks")
    parts = queries.parts_of(marking, request.sight)
    form = SendForm(request.POST or None)
    if done(request, form, commands.lock, {"marking": marking}, "Your marks are locked."):
        return redirect("quality:show", reference, number)
    chosen = queries.chosen_ratings(parts)
    composite = parts[WHOLE].content.get("rating", "") if WHOLE in parts else ""
    context = frame(
        marking.assessment,
        "Lock your marks",
        form=form,
        missing=queries.missing_in(marking, parts) if not form.errors else [],
        chosen=chosen,
        standards=standards_of(marking.assessment.standards_version),
        composite=composite,
        suggested=suggested_composite(marking.assessment.standards_version, chosen),
        points_decide=composite_rule(marking.assessment.standards_version).decides,
        back=reverse("quality:marks", args=[reference, number]),
    )
    return render(request, "quality/lock.html", context)
