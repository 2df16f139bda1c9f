"""The sections of a review: the list of them, one to write or to read, and all of them as one text."""

import json
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_POST
from markupsafe import Markup

from candour.access.middleware import StaffRequest
from candour.access.permissions import Permission
from candour.access.requires import keeps_words, requires
from candour.reviews import rich_text
from candour.reviews.commands import drafts, writing
from candour.reviews.forms.writing import ProgressForm, RemarkForm, SectionForm
from candour.reviews.models import Review, Section
from candour.reviews.queries.writing import (
    PersonToName,
    SectionOfReview,
    kept_words_of,
    names_in,
    remarks_of,
    sections_of,
)
from candour.reviews.rules.writing import reasons_against_writing, remarks_can_be_made
from candour.reviews.views.reaching import frame, review_of, review_to_change
from candour.reviews.views.writing_conflict import conflict_page
from candour.reviews.views.writing_reaching import (
    keep_what_was_sent,
    people_for,
    policy_of,
    section_of,
    writer_token,
)
from candour.workflow.refusals import NotNow

COLOURS = {
    Section.Progress.NOT_STARTED: "grey",
    Section.Progress.BEGUN: "light-blue",
    Section.Progress.READY: "green",
}
MAY_REMARK = (Permission.WRITE_REVIEW, Permission.COUNTERSIGN_REVIEW, Permission.ALLOCATE_REVIEW)
MAY_ANSWER = Permission.WRITE_REVIEW
ADDRESSES = {
    "save": "section_save",
    "presence": "section_presence",
    "leave": "section_leave",
    "key": "section_key",
    "state": "section_state",
    "names": "section_names",
}


@requires(Permission.VIEW_REVIEW)
def sections(request: StaffRequest, reference: str) -> HttpResponse:
    """Every section: how far, how long, whose turn, who saved it when."""
    review = review_of(request, reference, page="sections")
    found = sections_of(review)
    ready = sum(one.section.progress == Section.Progress.READY for one in found)
    context = frame(
        review,
        "Sections",
        sections=found,
        colours=COLOURS,
        now=timezone.now(),
        ready=ready,
        words=sum(one.section.words for one in found),
        back=reverse("reviews:show", args=[reference]),
    )
    return render(request, "reviews/writing_sections.html", context)


@keeps_words(keep_what_was_sent)
@requires(Permission.VIEW_REVIEW)
@ensure_csrf_cookie
def section(request: StaffRequest, reference: str, key: str) -> HttpResponse:
    """One section: to write for whoever's turn it is, to read and remark on for the others."""
    if request.method == "POST":
        return _save(request, reference, key)
    review = review_of(request, reference, page=f"section {policy_of(key).title}")
    return _page(request, review, key)


def _save(request: StaffRequest, reference: str, key: str) -> HttpResponse:
    """Save what was typed without scripts; what cannot be saved is shown again with the reason."""
    review = review_to_change(request, reference, page="section")
    row = section_of(request, review, key)
    form = SectionForm(request.POST)
    if not form.is_valid():
        return _page(request, review, key, form)
    given = form.cleaned_data
    try:
        typed = rich_text.from_markup(given["markup"])
        document = rich_text.keep_ids(row.content or rich_text.empty(), typed)
        saved = writing.save_section(
            section=row,
            content=document,
            base=int(given["base"]),
            by=request.user,
            at=timezone.now(),
            operation=given["operation"],
        )
    except writing.Overtaken as overtaken:
        return conflict_page(request, review, overtaken)
    except (rich_text.NotADocument, NotNow, ValueError) as refused:
        form.refuse(_reasons(refused))
        return _page(request, review, key, form)
    drafts.forget_words(section=row, by=request.user)
    messages.success(request, f"Saved {saved.clock}")
    return redirect("reviews:section", reference, key)


def _reasons(refused: Exception) -> list[str]:
    if isinstance(refused, NotNow):
        return refused.reasons
    if isinstance(refused, rich_text.NotADocument):
        return [refused.reason]
    return ["The form was not whole. Send it again."]


def _page(request: StaffRequest, review: Review, key: str, form: SectionForm | None = None) -> HttpResponse:
    everything = sections_of(review)
    here = next((one for one in everything if one.key == key), None)
    if here is None:
        raise Http404("There is no such section.")
    row = here.section
    row.review = review
    against = reasons_against_writing(row, request.user)
    may_write = request.grants.allow(Permission.WRITE_REVIEW) and not against
    may_write = may_write and review.case_id not in request.sight.reading
    people = people_for(request, review)
    writer = here.writer(timezone.now())
    context = frame(
        review,
        here.title,
        section=row,
        row=here.row,
        writer=writer if writer is not None and writer.user_id != request.user.pk else None,
        colours=COLOURS,
        progress_form=ProgressForm(initial={"progress": row.progress}),
        back=reverse("reviews:sections", args=[review.case_reference]),
        names=names_in(row.content, people),
        shown_as={person.register: person.name for person in people},
        text=Markup(rich_text.to_html(row.content)),  # noqa: S704  # every word of it is escaped there
        **_writing(request, review, row, people, form) if may_write or form else {"against": against},
        **_remarks(request, review, row),
        **_neighbours(everything, here),
    )
    context["may_write"] = may_write
    return render(request, "reviews/writing_section.html", context, status=422 if form else 200)


def _writing(
    request: StaffRequest, review: Review, row: Section, people: list[PersonToName], form: SectionForm | None
) -> dict[str, Any]:
    """What the editor and the form without scripts need."""
    arguments = [review.case_reference, row.key]
    initial = {"base": row.version, "markup": rich_text.to_markup(row.content)}
    return {
        "form": form or SectionForm(initial=initial),
        "writer_token": writer_token(request, row),
        "document": json.dumps(row.content or rich_text.empty()),
        "people": json.dumps([_offered(person) for person in people]),
        "addresses": {name: reverse(f"reviews:{view}", args=arguments) for name, view in ADDRESSES.items()},
        "csrf_cookie": settings.CSRF_COOKIE_NAME,
        "kept": kept_words_of(row, request.user.pk),
    }


def _offered(person: PersonToName) -> dict[str, object]:
    return {"register": person.register, "name": person.name, "role": person.role, "forms": person.forms}


def _remarks(request: StaffRequest, review: Review, row: Section) -> dict[str, Any]:
    blocks = rich_text.blocks(row.content)
    form = RemarkForm()
    form.place([(block.id, _beginning(block.text)) for block in blocks if block.text.strip()])
    allowed = any(map(request.grants.allow, MAY_REMARK)) and not remarks_can_be_made(review, request.user)
    return {
        "remarks": remarks_of(row),
        "quoted": {block.id: _beginning(block.text) for block in blocks},
        "remark_form": form,
        "may_remark": allowed and review.case_id not in request.sight.reading,
        "may_answer": request.grants.allow(MAY_ANSWER),
    }


def _beginning(text: str, most: int = 60) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[:most].rsplit(' ', 1)[0]}…"


def _neighbours(everything: list[SectionOfReview], here: SectionOfReview) -> dict[str, Any]:
    at = everything.index(here)
    return {
        "before": everything[at - 1] if at else None,
        "after": everything[at + 1] if at + 1 < len(everything) else None,
        "number": at + 1,
        "of": len(everything),
    }


@requires(Permission.WRITE_REVIEW)
@require_POST
def progress(request: StaffRequest, reference: str, key: str) -> HttpResponse:
    """Say how far a section is."""
    review = review_to_change(request, reference, page="section progress")
    row = section_of(request, review, key)
    form = ProgressForm(request.POST)
    if form.is_valid():
        chosen = form.cleaned_data["progress"]
        try:
            writing.mark_progress(section=row, progress=chosen, by=request.user, at=timezone.now())
        except NotNow as refused:
            messages.error(request, " ".join(refused.reasons))
        else:
            messages.success(request, "Marked.")
    return redirect("reviews:section", reference, key)


@requires(Permission.WRITE_REVIEW)
@require_POST
def convert(request: StaffRequest, reference: str, key: str) -> HttpResponse:
    """Turn a name that was typed into a reference, without scripts."""
    review = review_to_change(request, reference, page="names in a section")
    row = section_of(request, review, key)
    wanted, words = request.POST.get("register", ""), request.POST.get("words", "")
    known = {str(person.register): person for person in people_for(request, review)}
    if wanted not in known or words not in known[wanted].forms:
        raise Http404("There is no such person.")
    document = rich_text.convert(row.content, words=words, register=int(wanted))
    writing.save_section(section=row, content=document, base=row.version, by=request.user, at=timezone.now())
    return redirect("reviews:section", reference, key)


@requires(Permission.WRITE_REVIEW)
def kept(request: StaffRequest, reference: str, key: str) -> HttpResponse:
    """Words that came after their session had ended, shown to their writer before they are saved."""
    review = review_to_change(request, reference, page="words kept")
    row = section_of(request, review, key)
    words = kept_words_of(row, request.user.pk)
    if words is None:
        messages.info(request, "There are no unsaved words of yours here.")
        return redirect("reviews:section", reference, key)
    if request.method == "POST":
        drafts.forget_words(section=row, by=request.user)
        messages.success(request, "The unsaved words were thrown away.")
        return redirect("reviews:section", reference, key)
    context = frame(
        review,
        "Your words were kept",
        section=row,
        kept=words,
        form=SectionForm(initial={"base": words.base, "markup": rich_text.to_markup(words.content)}),
        writer_token=writer_token(request, row),
        text=Markup(rich_text.to_html(words.content, lower=1)),  # noqa: S704  # escaped there
        back=reverse("reviews:section", args=[reference, key]),
    )
    return render(request, "reviews/writing_kept.html", context)


@requires(Permission.WRITE_REVIEW)
def signed_in_again(request: StaffRequest, reference: str, key: str) -> HttpResponse:
    """Where a writer lands who signed in beside the page on which they were writing."""
    review = review_of(request, reference, page="signed in to go on writing")
    context = frame(review, "You are signed in again", section=section_of(request, review, key))
    return render(request, "reviews/writing_signed_in.html", context)


@requires(Permission.VIEW_REVIEW)
def whole(request: StaffRequest, reference: str) -> HttpResponse:
    """The sections as one text, for reading and for print."""
    review = review_of(request, reference, page="text of the review")
    found = sections_of(review)
    texts = [
        (one, Markup(rich_text.to_html(one.section.content, prefix=f"{one.key}-", lower=1)))  # noqa: S704
        for one in found
    ]
    context = frame(
        review,
        "Text of the review",
        texts=texts,
        words=sum(one.section.words for one in found),
        back=reverse("reviews:sections", args=[reference]),
    )
    return render(request, "reviews/writing_whole.html", context)
