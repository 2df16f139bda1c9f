"""What a person finds on the home page: what waits for them, as numbers that lead somewhere."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from candour.access.middleware import StaffRequest
from candour.access.permissions import Permission
from candour.access.roles import Reach, Role
from candour.action_plans import queries as actions
from candour.cases import queries as cases
from candour.disclosure.queries import copies
from candour.families.queries import lists as families
from candour.front_door.queries import audit, people
from candour.front_door.tasks import Task, page_address, tasks_for
from candour.notifications import queries as notifications
from candour.quality.queries import assessments as quality
from candour.recommendations import queries as recommendations
from candour.reviews.queries import accuracy, backlog, confidential


@dataclass(frozen=True, slots=True)
class Count:
    """A number on the home page; `tone` colours it where it is not nought."""

    text: str
    number: int
    href: str
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Desk:
    roles: tuple[Role, ...]
    place: str
    counts: list[Count]
    tasks: list[Task]


Counter = Callable[[StaffRequest, date], list[Count]]


def desk_of(request: StaffRequest, *, today: date) -> Desk:
    """Counts of work and the things that this person can start."""
    grants = request.grants
    chosen = dict.fromkeys(counter for permission, counter in COUNTERS if grants.allow(permission))
    user = request.user
    return Desk(
        roles=grants.roles,
        place=", ".join(str(part) for part in (user.delivery_unit, user.team, user.region) if part),
        counts=[count for counter in chosen for count in counter(request, today)] if grants.roles else [],
        tasks=tasks_for(grants) if grants.roles else [],
    )


def _toned(text: str, number: int, href: str, tone: str = "") -> Count:
    return Count(text, number, href, tone if number else "empty")


def _cases(request: StaffRequest, today: date) -> list[Count]:
    found = cases.desk_counts(request.sight, request.user, today=today)
    address = f"{reverse('cases:list')}?show="
    counts = [
        _toned("Overdue", found["overdue"], f"{address}overdue", "late"),
        _toned("Due in the next five working days", found["due_soon"], f"{address}due_soon", "soon"),
        _toned("Waiting for the national team", found["waiting"], f"{address}waiting"),
    ]
    if request.grants.allow(Permission.CLOSE_CASE):
        counts.append(
            _toned("Cases whose tracks have ended, to close", found["to_close"], f"{address}to_close")
        )
    if request.grants.allow(Permission.HOLD_CASE):
        counts.insert(0, _toned("Cases you hold", found["mine"], f"{address}mine"))
    if request.grants.reach is Reach.LISTED:
        wanted = cases.Wanted(tab="listed")
        given = cases.work_list(request.sight, request.user, wanted, today=today).count()
        counts.insert(0, _toned("Cases open to you", given, f"{address}listed"))
    return counts


def _emergency(request: StaffRequest, today: date) -> list[Count]:
    waiting = cases.break_glass_waiting(request.sight).filter(reviewed_at=None).count()
    return [_toned("Uses of emergency access to review", waiting, reverse("cases:break_glass_uses"), "late")]


def _decisions(request: StaffRequest, today: date) -> list[Count]:
    views = {view.key: view for view in notifications.tabs(today)}
    waiting = notifications.desk(request.sight).filter(views["decide"].condition).count()
    asked = notifications.extensions_waiting(request.sight).count()
    return [
        _toned("Notifications to decide", waiting, page_address("notifications:list"), "soon"),
        _toned("Extensions to decide", asked, page_address("notifications:extensions"), "soon"),
    ]


def _reviews(request: StaffRequest, today: date) -> list[Count]:
    """Reviews with this person, and for those who lead the late ones and those that nobody has."""
    found = backlog.desk_counts(request.sight, request.user, today=today)
    address = f"{reverse('reviews:list')}?show="
    counts = []
    if request.grants.allow(Permission.WRITE_REVIEW) or request.grants.allow(Permission.COUNTERSIGN_REVIEW):
        counts.append(_toned("Reviews with you", found["mine"], f"{address}mine"))
    if request.grants.allow(Permission.ALLOCATE_REVIEW):
        counts.append(_toned("Reviews to allocate", found["to_allocate"], f"{address}to_allocate", "soon"))
    if request.grants.allow(Permission.SUBMIT_REVIEW):
        counts.append(_toned("Reviews to submit", found["to_submit"], f"{address}to_submit", "soon"))
    return [*counts, _toned("Reviews overdue", found["late"], f"{address}late", "late")]


def _quality(request: StaffRequest, today: date) -> list[Count]:
    """What waits at the desk of those who assess; for the region the amendments that it has not answered."""
    allow = request.grants.allow
    if not any(map(allow, quality.ASSURING)):
        waiting = quality.amendments_waiting(request.sight) if allow(Permission.ANSWER_AMENDMENTS) else 0
        return [_toned("Amendments to answer", waiting, reverse("quality:reports"), "soon")]
    found = quality.counts(quality.assessments_of(request.sight), request.user, today)
    address = f"{reverse('quality:desk')}?show="
    counts = []
    if allow(Permission.MARK_REVIEW):
        counts.append(_toned("Reviews that you mark", found["mine"], f"{address}mine"))
    if allow(Permission.ALLOCATE_MARKING):
        waiting = found["to_allocate"]
        counts.append(_toned("Reviews to give to an assessor", waiting, f"{address}to_allocate", "soon"))
    if allow(Permission.CONSOLIDATE_MARKS):
        waiting = found["to_consolidate"]
        counts.append(_toned("Marks to consolidate", waiting, f"{address}to_consolidate", "soon"))
    return [*counts, _toned("Quality responses late", found["late"], f"{address}late", "late")]


def _families(request: StaffRequest, today: date) -> list[Count]:
    """People with whom contact is kept, and what is owed to them."""
    found = families.desk_counts(request.sight, request.user, today=today)
    address = f"{reverse('families:list')}?show="
    counts = []
    if found["mine"] or not request.grants.allow(Permission.VIEW_FAMILIES):
        counts.append(_toned("People whose named contact you are", found["mine"], f"{address}mine"))
    if request.grants.allow(Permission.DECIDE_NONDISCLOSURE):
        waiting = found["proposals"]
        counts.append(_toned("Proposals not to disclose to decide", waiting, f"{address}proposals", "soon"))
    return [
        *counts,
        _toned(
            "Families to whom the review is to be offered", found["to_offer"], f"{address}to_offer", "soon"
        ),
        _toned("Families owed contact, past its date", found["late"], f"{address}late", "late"),
    ]


def _copies(request: StaffRequest, today: date) -> list[Count]:
    """Copies of reviews that wait for this person, and concerns for those who answer them."""
    found = copies.desk_counts(request.sight, request.user, request.grants)
    address = reverse("disclosure:list")
    counts = [_toned("Copies waiting for you", found["mine"], f"{address}?show=mine", "soon")]
    if request.grants.allow(Permission.DECIDE_DISCLOSURE_CONCERN):
        waiting = _toned("Concerns about copies", found["concerns"], reverse("disclosure:concerns"), "late")
        counts.append(waiting)
    return counts


def _notes(request: StaffRequest, today: date) -> list[Count]:
    waiting = confidential.notes_waiting(request.sight).count()
    return [_toned("Confidential notes to answer", waiting, reverse("reviews:notes"), "soon")]


def _extracts(request: StaffRequest, today: date) -> list[Count]:
    """Passages of reviews that somebody asks this person to check, whether or not they may open the case."""
    waiting = accuracy.extracts_waiting(request.user)
    return [_toned("Extracts to check", waiting, reverse("reviews:extracts"), "soon")]


def _my_actions(request: StaffRequest, today: date) -> list[Count]:
    found = actions.my_actions_counts(request.user, today)
    mine = reverse("action_plans:mine")
    return [
        _toned("Your open actions", found["mine"], mine),
        _toned("Your actions past their date", found["overdue"], mine, "late"),
        _toned("Your actions due in 30 days", found["due_soon"], mine, "soon"),
    ]


def _ledger(request: StaffRequest, today: date) -> list[Count]:
    """For those whose work is the ledger; people with cases find it in the menu."""
    if request.grants.allow(Permission.REPORT_PROGRESS) or not _keeps_ledger(request):
        return []
    found = actions.counted(actions.actions_as_of(request.sight, today), today)
    address = f"{reverse('action_plans:list')}?show="
    return [
        _toned("Actions open", found["open"], f"{address}open"),
        _toned("Actions past their date", found["overdue"], f"{address}overdue", "late"),
        _toned("Reported complete, not verified", found["unverified"], f"{address}unverified", "soon"),
    ]


def _keeps_ledger(request: StaffRequest) -> bool:
    allow = request.grants.allow
    return allow(Permission.VERIFY_PROGRESS) or not allow(Permission.VIEW_CASE)


def _imports(request: StaffRequest, today: date) -> list[Count]:
    found = recommendations.desk_counts(request.user, today)
    imports = reverse("recommendations:imports")
    return [
        _toned("Your imports to settle", found.get("my_imports", 0), imports),
        _toned("All imports to settle", found.get("all_imports", 0), imports),
    ]


def _audit(request: StaffRequest, today: date) -> list[Count]:
    found = audit.counts_of_day(today)
    log = reverse("audit_log")
    day = f"day-day={today.day}&day-month={today.month}&day-year={today.year}"
    return [
        _toned("Entries today", found["entries"], f"{log}?{day}"),
        _toned("Refused today", found["refused"], f"{log}?outcome=refused&{day}", "soon"),
        _toned("Chains", found["chains"], reverse("audit_chains")),
        _toned(
            "Chains with entries not yet sealed",
            found["unsealed"],
            reverse("audit_chains") + "?state=unsealed",
        ),
    ]


def _accounts(request: StaffRequest, today: date) -> list[Count]:
    found = people.counts(on=today)
    listed = reverse("staff_list")
    return [
        _toned("Open accounts", found["open"], f"{listed}?state=open"),
        _toned("Open accounts without a role", found["without_role"], f"{listed}?state=without_role", "soon"),
        _toned("Closed accounts", found["closed"], f"{listed}?state=closed"),
    ]


def _roles_asked(request: StaffRequest, today: date) -> list[Count]:
    others = people.roles_asked().exclude(asked_by=request.user).exclude(user=request.user)
    return [_toned("Roles to agree to", others.count(), reverse("staff_asked"), "soon")]


COUNTERS: tuple[tuple[Permission, Counter], ...] = (
    (Permission.DECIDE_NOTIFICATION, _decisions),
    (Permission.VIEW_CASE, _cases),
    (Permission.VIEW_REVIEW, _reviews),
    (Permission.VIEW_QUALITY, _quality),
    (Permission.VIEW_FAMILIES, _families),
    (Permission.KEEP_CONTACT, _families),
    (Permission.READ_CONFIDENTIAL_NOTE, _notes),
    (Permission.VIEW_DISCLOSURE, _copies),
    (Permission.REVIEW_BREAK_GLASS, _emergency),
    (Permission.CHECK_ACCURACY, _extracts),
    (Permission.REPORT_PROGRESS, _my_actions),
    (Permission.IMPORT_PLAN, _imports),
    (Permission.VIEW_LEDGER, _ledger),
    (Permission.VIEW_AUDIT, _audit),
    (Permission.MANAGE_STAFF, _accounts),
    (Permission.CONFIRM_ROLE, _roles_asked),
)
