"""Pages of other slices that carry ids of their own, each filled with a record of the scene's case."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from django.db.models import Model

from candour.action_plans.models import Action, Owner
from candour.cases.models import AccessEntry, BreakGlass, Case, Charge, RegisteredPerson, RegisterRole
from candour.config.reference.permissions import every_page
from candour.disclosure.models import CheckItem, Concern, Disclosure
from candour.disclosure.standing import standing_of
from candour.documents.models import Document
from candour.families.models import ContactPlan, Meeting, PromisedDate, Question
from candour.notifications.models import Deadline, DeadlineMove, Draft, Intake
from candour.recommendations.models import Doubt, PlanImport, Publication, Recommendation
from candour.reviews.models import (
    AccuracyComment,
    AccuracyPack,
    ChronologyEntry,
    ConfidentialNote,
    Conflict,
    ContactExtract,
    ContactFile,
    ImmediateAction,
    Interview,
    Involvement,
    Judgement,
    PointRaised,
    RecordRead,
    Remark,
    Section,
    TakenOut,
)
from candour.staff.models import RoleAsked, RoleHeld, User

PARAMETER = re.compile(r"<(?:\w+:)?(?P<name>\w+)>")
Filling = str | type[Model] | Callable[[Case, User], object]
"""A word of the address, the first record of the case of a kind, or what finds it."""
WAYS = ("case", "entry__case", "deadline__case", "plan__case", "disclosure__case", "check__disclosure__case")


def a_person(role: RegisterRole) -> Filling:
    return lambda case, _reader: RegisteredPerson.objects.filter(case=case, role=role)[0].pk


def own_copy(as_what: str) -> Filling:
    return lambda case, reader: Disclosure.objects.get(case=case, **{as_what: reader}).number


def a_section(case: Case, _reader: User) -> object:
    return Section.objects.filter(review__case=case)[0].key


def a_block(case: Case, reader: User) -> object:
    copy = Disclosure.objects.get(case=case, preparer=reader)
    return next(iter(standing_of(copy).blocks))


REVIEW, COPY = "/reviews/<str:reference>/", "/disclosure/<str:reference>/<int:number>/"
DRAFTS = "/notifications/drafts/<uuid:number>/"
FILLED: dict[str, dict[str, Filling]] = {
    "/": {
        "reference": lambda case, _reader: case.reference,
        "username": lambda _case, reader: reader.username,
    },
    "/policy/": {"key": "deadlines"},
    "/staff/asked/": {"number": RoleAsked},
    "/staff/people/": {"number": lambda _case, reader: RoleHeld.objects.filter(user=reader)[0].pk},
    "/audit/chains/": {"name": lambda case, _reader: f"case:{case.reference}"},
    "/cases/": {"kind": "charge", "number": Charge},
    "/cases/emergency/": {"number": BreakGlass},
    "/cases/<slug:reference>/access/": {"number": AccessEntry},
    "/documents/": {"number": Document},
    "/notifications/": {"key": "override"},
    "/notifications/extensions/": {"number": DeadlineMove},
    "/notifications/<str:reference>/extend/": {"number": Deadline},
    "/notifications/intake/": {"number": Intake, "line": "2", "state": "new"},
    DRAFTS: {"number": Draft, "key": "supervision", "place": "0"},
    "/reviews/notes/": {"number": ConfidentialNote},
    "/reviews/extracts/": {"number": AccuracyPack},
    f"{REVIEW}early-look/answer/": {"question": "concern"},
    f"{REVIEW}early-look/records/": {"number": RecordRead},
    f"{REVIEW}early-look/actions/": {"number": ImmediateAction},
    f"{REVIEW}allocation/": {"task": "write"},
    f"{REVIEW}independence/conflicts/": {"number": Conflict},
    f"{REVIEW}independence/parts/": {"number": Involvement},
    f"{REVIEW}documents/": {"number": "1"},
    f"{REVIEW}move/": {"key": "return"},
    f"{REVIEW}accuracy/comments/": {"number": AccuracyComment},
    f"{REVIEW}accuracy/close/": {"number": AccuracyPack},
    f"{REVIEW}submitted/": {"number": "1"},
    f"{REVIEW}chronology/": {"number": ChronologyEntry},
    f"{REVIEW}contacts/files/": {"number": ContactFile},
    f"{REVIEW}contacts/extracts/": {"number": ContactExtract},
    f"{REVIEW}interviews/": {"number": Interview, "point": PointRaised},
    f"{REVIEW}promises/": {"person": a_person(RegisterRole.STAFF), "promise": "told"},
    f"{REVIEW}thread/": {"kind": "judgement", "number": Judgement, "rule": "unheard", "subject": "region"},
    f"{REVIEW}thread/taken-out/": {"number": TakenOut},
    f"{REVIEW}reader/": {"key": a_section},
    f"{REVIEW}writing/": {"key": a_section, "number": "1"},
    f"{REVIEW}writing/<slug:key>/remarks/": {"number": Remark},
    "/families/<int:number>/": {"number": ContactPlan, "promise": PromisedDate, "question": Question},
    "/families/<int:number>/meetings/": {"meeting": Meeting},
    "/families/<int:number>/details/": {"key": "name"},
    "/families/<int:number>/scheme/": {"key": "eligible"},
    "/families/<int:number>/proposal/": {"key": "why"},
    "/families/<int:number>/keep/": {"page": "contact"},
    "/families/case/": {
        "person": a_person(RegisterRole.RELATIVE),
        "officer": lambda case, _reader: ContactPlan.objects.filter(case=case)[0].liaison_officer_id,
    },
    "/recommendations/": {"pk": Recommendation, "form": "csv"},
    "/recommendations/plans/": {"pk": Publication},
    "/recommendations/imports/": {"pk": PlanImport, "doubt": Doubt, "place": "0", "number": "0"},
    "/disclosure/": {"number": own_copy("preparer"), "concern": Concern, "key": "delivery"},
    f"{COPY}mark/": {"block": a_block},
    f"{COPY}check": {"number": own_copy("checker"), "item": CheckItem},
    f"{COPY}move/": {"key": "prepare"},
    "/actions/": {"pk": Action},
    "/actions/owners/": {"pk": Owner, "other": Owner},
}
"""By how an address begins: the longest beginning that fills a parameter does."""

UNFILLED = {
    f"{COPY}files/<int:file>": "it gives the bytes of a file that passed the gate, and no page",
}
"""Pages that no record of the scene fills, each with the reason."""
UNANSWERED = {
    "/sign-in/as/<slug:username>": "only a demonstration lets anybody sign in as another",
    f"{REVIEW}thread/lines/<slug:rule>/<slug:subject>": "the thread of a submitted review has no broken line",
    f"{REVIEW}writing/<slug:key>/people": "it is sent a name that was typed in the section, which holds none",
    f"{COPY}letter": "only a family's copy goes out with a letter",
}
"""Pages that answer 404 however they are filled, since no record is of that kind; each with the reason."""


def filled_elsewhere(case: Case, reader: User) -> Iterator[tuple[str, str]]:
    """Each page of another slice that has an id of its own, and the address of it that is asked."""
    for address, _pattern in every_page():
        asked = {match["name"] for match in PARAMETER.finditer(address)}
        if asked - {"reference"} and not address.startswith("/quality/") and address not in UNFILLED:
            yield address, _filled(address, case, reader)


def _filled(address: str, case: Case, reader: User) -> str:
    found: dict[str, Filling] = {}
    for beginning in sorted(FILLED, key=len):
        if address.startswith(beginning):
            found |= FILLED[beginning]
    empty = {match["name"] for match in PARAMETER.finditer(address)} - found.keys()
    assert not empty, f"{address}: say in FILLED what {empty} is, or in UNFILLED why the scene has none."
    return PARAMETER.sub(lambda match: _word(found[match["name"]], case, reader), address)


def _word(filling: Filling, case: Case, reader: User) -> str:
    if isinstance(filling, str):
        return filling
    if isinstance(filling, type):
        return str(_record(filling, case).pk)
    return str(filling(case, reader))


def _record(model: type[Model], case: Case) -> Any:
    names = {field.name for field in model._meta.get_fields()}
    way = next((way for way in WAYS if way.partition("__")[0] in names), "")
    rows = model._default_manager.order_by("pk")
    found = rows.filter(**{way: case}).first() if way else None
    return found or rows.last()
