"""Nothing that was typed is lost: words are kept while they are typed, and when their session has ended."""

from typing import Any
from urllib.parse import quote

from django.core import signing
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseRedirect,
    JsonResponse,
)
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from candour.access.middleware import StaffRequest
from candour.access.permissions import Permission
from candour.access.requires import keeps_words, requires
from candour.design_system.fields import Form, LongTextField, TextField
from candour.design_system.words import clock
from candour.families.commands import unfinished
from candour.families.forms import contacts, disclosure, plans
from candour.families.models import ContactPlan, UnfinishedWords
from candour.families.views.reaching import plan_of

WRITER = "candour.families.writer"
LONGEST_SESSION = 12 * 60 * 60  # seconds
FORMS: dict[str, type[Form]] = {
    "contact": contacts.ContactForm,
    "needs": plans.NeedsForm,
    "safety": plans.SafetyForm,
    "answer": disclosure.AnswerForm,
    "question": contacts.AnswerQuestionForm,
    "held": contacts.HeldForm,
    "why": disclosure.WhyForm,
    "tried": disclosure.TriedForm,
    "decide": disclosure.DecideForm,
}
"""The pages on which much is written, by the name under which their words are kept."""


def words_in(form: type[Form], sent: Any) -> dict[str, str]:  # noqa: ANN401 - what a request sent
    """What was typed in words; days and choices are quick to give again."""
    names = [n for n, field in form.base_fields.items() if isinstance(field, LongTextField | TextField)]
    return {name: sent[name] for name in names if sent.get(name)}


def unfinished_words(request: StaffRequest, plan: ContactPlan, page: str) -> UnfinishedWords | None:
    seen = UnfinishedWords.objects.visible_to(request.sight).filter(plan=plan, by=request.user, page=page)
    found: UnfinishedWords | None = seen.first()
    return found


def writer_token(request: StaffRequest, plan: ContactPlan, page: str) -> str:
    """Says whose words a form holds, also when its session has ended."""
    return signing.dumps({"user": request.user.pk, "plan": plan.pk, "page": page}, salt=WRITER)


def keep_what_was_sent(request: HttpRequest) -> HttpResponseBase | None:
    """The answer to words that came without a session or with an old token: none of them is thrown away."""
    if request.headers.get("Accept") == "application/json":
        return JsonResponse({"refused": "session"}, status=401)
    try:
        writer = signing.loads(request.POST.get("writer", ""), salt=WRITER, max_age=LONGEST_SESSION)
    except signing.BadSignature:
        return None
    plan = unfinished.keep_without_a_session(
        plan=writer["plan"],
        user=writer["user"],
        page=writer["page"],
        words=words_in(FORMS[writer["page"]], request.POST),
        at=timezone.now(),
    )
    if plan is None:
        return None
    again = request.get_full_path()
    out = not request.user.is_authenticated
    return HttpResponseRedirect(f"{reverse('sign_in')}?next={quote(again)}" if out else again)


@requires(Permission.KEEP_CONTACT, Permission.DECIDE_NONDISCLOSURE)
@keeps_words(keep_what_was_sent)
@require_POST
def keep(request: StaffRequest, number: int, page: str) -> HttpResponse:
    """Keep what is being typed on one page; asked by the page itself."""
    plan = plan_of(request, number, page="words kept")
    if page not in FORMS:
        raise Http404("There is no such page.")
    at = timezone.now()
    kept = unfinished.keep(
        plan=plan, page=page, words=words_in(FORMS[page], request.POST), by=request.user, at=at
    )
    return JsonResponse({"kept": f"Kept at {clock(at)}." if kept else ""})
