"""What the editor sends by itself: words to save, that somebody is here, that somebody leaves."""

import base64
from collections.abc import Callable
from typing import Any

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_GET, require_POST

from candour.access.middleware import StaffRequest
from candour.access.permissions import Permission
from candour.access.requires import keeps_words, requires
from candour.design_system.words import plural
from candour.reviews import rich_text
from candour.reviews.commands import drafts, locks, writing
from candour.reviews.models import Section
from candour.reviews.queries.reader import counts_of_section
from candour.reviews.queries.writing import names_in, version_of
from candour.reviews.views.reaching import review_of
from candour.reviews.views.writing_reaching import (
    keep_what_was_sent,
    people_for,
    section_for_its_page,
    section_of,
    sent_json,
    uuid_of,
)
from candour.workflow.refusals import NotAllowed, NotNow

Answer = Callable[[StaffRequest, Section, dict[str, Any]], JsonResponse]


def _answered(request: StaffRequest, reference: str, key: str, answer: Answer) -> JsonResponse:
    """The answer, or why not, in words that the page shows."""
    section = section_for_its_page(request, reference, key)
    try:
        sent = sent_json(request)
        if sent.get("writer") != request.user.pk:
            return _refused("writer", ["Somebody else is signed in now."], 403)
        if sent.get("section") != section.pk:
            return _refused("section", ["This page belongs to another section. Open the section again."], 403)
        return answer(request, section, sent)
    except rich_text.NotADocument as wrong:
        return _refused("document", [wrong.reason], 422)
    except NotNow as refused:
        return _refused("now", refused.reasons, 403)
    except NotAllowed as refused:
        return _refused("allowed", [str(refused)], 403)


def _refused(kind: str, reasons: list[str], status: int) -> JsonResponse:
    return JsonResponse({"refused": kind, "reasons": reasons}, status=status)


@keeps_words(keep_what_was_sent)
@requires(Permission.WRITE_REVIEW)
@require_POST
def save(request: StaffRequest, reference: str, key: str) -> HttpResponse:
    """Keep what was written. The answer has the version, or 409 and both texts."""
    return _answered(request, reference, key, _save)


def _save(request: StaffRequest, section: Section, sent: dict[str, Any]) -> JsonResponse:
    base, after = sent.get("base"), sent.get("after")
    if type(base) is not int:
        raise rich_text.NotADocument("What was sent could not be read.")
    try:
        saved = writing.save_section(
            section=section,
            content=sent.get("content"),
            base=base,
            by=request.user,
            at=timezone.now(),
            operation=uuid_of(sent.get("operation")),
            after=uuid_of(after) if after else None,
        )
    except writing.Overtaken as overtaken:
        return _overtaken(request, overtaken, base)
    return JsonResponse(
        {
            "version": saved.version,
            "at": saved.at.isoformat(),
            "clock": saved.clock,
            "words": saved.words,
            "words_said": plural(saved.words, "word"),
        }
    )


def _overtaken(request: StaffRequest, overtaken: writing.Overtaken, base: int) -> JsonResponse:
    """Both texts: this one shows something, so its read is recorded."""
    row = overtaken.section
    review_of(request, row.case_reference, page="section conflict")
    theirs = version_of(row, row.version)
    return JsonResponse(
        {
            "refused": "overtaken",
            "version": row.version,
            "base": base,
            "by": str(theirs.by) if theirs else "Somebody",
            "clock": timezone.localtime(row.saved_at).strftime("%H:%M") if row.saved_at else "",
            "mine": overtaken.mine,
            "theirs": row.content,
        },
        status=409,
    )


@keeps_words(keep_what_was_sent)
@requires(Permission.WRITE_REVIEW)
@require_POST
def presence(request: StaffRequest, reference: str, key: str) -> HttpResponse:
    """This page is open: it holds the section, or learns who does."""
    return _answered(request, reference, key, _presence)


def _presence(request: StaffRequest, section: Section, sent: dict[str, Any]) -> JsonResponse:
    seen = locks.hold(
        section=section,
        page=uuid_of(sent.get("page")),
        by=request.user,
        at=timezone.now(),
        take_over=sent.get("take_over") is True,
    )
    return JsonResponse(
        {
            "mine": seen.mine,
            "name": seen.name,
            "until": seen.until.isoformat(),
            "same_person": seen.same_person,
            "version": section.version,
        }
    )


@keeps_words(keep_what_was_sent)
@requires(Permission.WRITE_REVIEW)
@require_POST
def leave(request: StaffRequest, reference: str, key: str) -> HttpResponse:
    """The page is closed."""
    return _answered(request, reference, key, _leave)


def _leave(request: StaffRequest, section: Section, sent: dict[str, Any]) -> JsonResponse:
    locks.let_go(section=section, page=uuid_of(sent.get("page")), by=request.user)
    return JsonResponse({})


@keeps_words(keep_what_was_sent)
@requires(Permission.WRITE_REVIEW)
@require_POST
def draft_key(request: StaffRequest, reference: str, key: str) -> HttpResponse:
    """The key to this person's own unsaved words in their browser."""
    return _answered(request, reference, key, _draft_key)


def _draft_key(request: StaffRequest, section: Section, _sent: dict[str, Any]) -> JsonResponse:
    made = drafts.key_of(section=section, by=request.user, at=timezone.now())
    return JsonResponse({"key": base64.b64encode(made).decode()})


@requires(Permission.VIEW_REVIEW)
@require_GET
@ensure_csrf_cookie
def state(request: StaffRequest, reference: str, key: str) -> HttpResponse:
    """Who is signed in now, and a fresh token: asked by a page that was refused."""
    section_for_its_page(request, reference, key)
    return JsonResponse({"writer": request.user.pk})


@requires(Permission.VIEW_REVIEW)
@require_GET
def names(request: StaffRequest, reference: str, key: str) -> HttpResponse:
    """The panel of names, drawn again after a save."""
    review = review_of(request, reference, page="names in a section")
    section = section_of(request, review, key)
    people = people_for(request, review)
    context = {
        "section": section,
        "review": review,
        "names": names_in(section.content, people),
        "shown_as": {person.register: person.name for person in people},
        "reading": counts_of_section(review, section, on=timezone.localdate()),
    }
    return render(request, "reviews/writing_names.html", context)
