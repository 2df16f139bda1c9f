"""The work list: which cases a person's reach gives, narrowed, and why each is next."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from candour.access.grants import Grants
from candour.access.permissions import Permission
from candour.access.roles import Reach
from candour.cases.models import Case, ClosingStatus
from candour.cases.models.visibility import Sight
from candour.cases.queries.desk import IS_OPEN, TRACKS_ENDED, WAITING, due_soon, overdue
from candour.cases.queries.search import MOST_FOUND, first_found_by, found_by
from candour.design_system.words import plural
from candour.staff.models import User

TABS = {
    "mine": "Held by me",
    "team": "My team’s",
    "listed": "Open to me",
    "region": "My region’s",
    "national": "National",
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a person asks of the list."""

    tab: str
    words: str = ""
    region: str = ""
    delivery_unit: str = ""
    review_status: str = ""
    court_status: str = ""
    due: str = ""
    holder: str = ""
    closing: str = ""


def tabs_for(user: User, grants: Grants) -> dict[str, str]:
    """The tabs that the person's reach gives, the widest last."""
    keys = ["mine"] if grants.allow(Permission.HOLD_CASE) else []
    if user.team_id is not None and grants.allow(Permission.HOLD_CASE):
        keys.append("team")
    if grants.reach is Reach.LISTED:
        keys.append("listed")
    elif user.region_id is not None:
        keys.append("region")
    if grants.reach is Reach.NATIONAL:
        keys.append("national")
    return {key: TABS[key] for key in keys}


def work_list(sight: Sight, user: User, wanted: Wanted, *, today: date) -> QuerySet[Case]:
    """The cases wanted, as far as the person sees; what their rows show comes with them."""
    narrowing = list(filter(None, [_of_tab(wanted.tab, user), *_narrowing(wanted, today)]))
    seen: QuerySet[Case] = Case.objects.visible_to(sight).filter(*narrowing)
    if wanted.words.strip():
        seen = found_by(wanted.words, seen) if narrowing else first_found_by(wanted.words, seen)
    return _as_shown(seen)


def is_cut_short(wanted: Wanted, total: int, user: User, today: date) -> bool:
    """Whether the search stopped at the most that it gives, and more cases may fit."""
    narrowed = any([_of_tab(wanted.tab, user), *_narrowing(wanted, today)])
    return bool(wanted.words.strip()) and not narrowed and total == MOST_FOUND


def stretch_of(cases: QuerySet[Case], start: int, stop: int) -> list[Case]:
    """A stretch of an ordered list: its numbers first, which an index gives alone, and then their rows."""
    numbers = list(cases.values_list("pk", flat=True)[start:stop])
    rows = _as_shown(Case.objects.all()).in_bulk(numbers)
    return [rows[number] for number in numbers if number in rows]


def _as_shown(cases: QuerySet[Case]) -> QuerySet[Case]:
    return cases.select_related("region", "delivery_unit", "holder").defer("search", "search_words")


def _of_tab(tab: str, user: User) -> Q:
    return {
        "mine": Q(holder=user),
        "team": Q(holder__team=user.team_id) if user.team_id else Q(pk__in=[]),
        "region": Q(region=user.region_id),
    }.get(tab, Q())


def _without_a_date(_today: date) -> Q:
    return Q(next_due=None)


def _narrowing(wanted: Wanted, today: date) -> list[Q]:
    plain = {
        "region": wanted.region,
        "delivery_unit": wanted.delivery_unit,
        "review_status": wanted.review_status,
        "court_status": wanted.court_status,
    }
    due: dict[str, Callable[[date], Q]] = {"overdue": overdue, "soon": due_soon, "none": _without_a_date}
    holder = {"none": Q(holder=None), "waiting": WAITING}
    chosen = [Q(**{name: value}) for name, value in plain.items() if value]
    due_then = due[wanted.due](today) if wanted.due in due else Q()
    return [*chosen, due_then, holder.get(wanted.holder, Q()), _closing(wanted)]


def _closing(wanted: Wanted) -> Q:
    """Open cases, unless others are asked for; words are looked for in closed cases too."""
    asked = {"open": IS_OPEN, "closed": ~IS_OPEN, "all": Q(), "to_close": IS_OPEN & TRACKS_ENDED}
    return asked.get(wanted.closing, Q() if wanted.words.strip() else IS_OPEN)


def why_next(case: Case, today: date) -> str:
    """One sentence on why this case stands where it does."""
    if case.closing_status == ClosingStatus.CLOSED:
        return "Nothing is left to do."
    if case.next_due is None:
        return "No date is running." if case.next_step else "Nothing is waiting."
    days = (case.next_due - today).days
    if days < 0:
        return f"{plural(-days, 'day')} overdue."
    if days == 0:
        return "Due today."
    return f"Due in {plural(days, 'day')}."
