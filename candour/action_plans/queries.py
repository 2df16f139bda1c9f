"""Questions about actions, all answered as of a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.contrib.postgres.search import SearchQuery
from django.db.models import CharField, Count, F, Func, Prefetch, Q, QuerySet, Value
from django.db.models.functions import Cast, TruncMonth

from candour.access.permissions import Permission
from candour.access.roles import ROLES
from candour.action_plans import vocabulary
from candour.action_plans.models import (
    Action,
    ActionOwner,
    ActionQuerySet,
    NameDecision,
    Owner,
    ProgressUpdate,
    Verification,
)
from candour.action_plans.owners import likely_slips, same_name, squeezed
from candour.cases.models import Case
from candour.cases.queries.closing import LeftToDo
from candour.design_system.words import month as month_words
from candour.design_system.words import plural
from candour.staff.models import RoleHeld, User
from candour.staff.queries import line_of_management

SOON = timedelta(days=30)
COLOURS = {
    "not_reported": "grey",
    "not_started": "grey",
    "in_progress": "blue",
    "complete": "green",
    "continuing": "green",
    "superseded": "purple",
    "not_verified": "grey",
    "no_progress": "red",
    "insufficient": "orange",
    "reasonable": "light-blue",
    "good": "turquoise",
    "implemented": "green",
    "not_implemented": "red",
}
APPROVING_ROLES = ("regional_director", "national_lead")


def state_label(key: str) -> str:
    """A reported or verified state in words."""
    return vocabulary.LABELS.get(key, key)


def state_colour(key: str) -> str:
    """The colour of its tag; the words carry the meaning."""
    return COLOURS.get(key, "grey")


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What a list of actions is narrowed to; an empty part does not narrow."""

    search: str = ""
    owner: str = ""
    due: str = ""
    """A month as 2024-03, or "none"."""
    reported: str = ""
    verified: str = ""
    show: str = ""
    """overdue, moved, soon, open, unverified or doubtful."""


def actions_as_of(viewer: object, day: date) -> ActionQuerySet:
    """The actions that this person sees, as they stood on a day."""
    actions: ActionQuerySet = Action.objects.visible_to(viewer).as_of(day)
    return actions


def with_owners(actions: ActionQuerySet) -> ActionQuerySet:
    """The same, each with its owners, in one more query."""
    links = ActionOwner.objects.select_related("owner")
    loaded: ActionQuerySet = actions.prefetch_related(Prefetch("owner_links", queryset=links))
    return loaded


def narrowed(actions: ActionQuerySet, by: Narrowing, day: date) -> ActionQuerySet:
    """The actions that meet every part of the narrowing."""
    condition = Q()
    if by.search.strip():
        condition &= Q(search=SearchQuery(by.search, config="english", search_type="websearch"))
    if by.owner.isdigit():
        condition &= Q(pk__in=ActionOwner.objects.filter(owner=int(by.owner)).values("action"))
    for field in ("reported", "verified"):
        if value := getattr(by, field):
            condition &= Q(**{field: value})
    return actions.filter(condition & _due(by.due) & _shown(by.show, day))


def _due(month: str) -> Q:
    if month == "none":
        return Q(current_due__isnull=True)
    year, _dash, number = month.partition("-")
    if not (year.isdigit() and number.isdigit()):
        return Q()
    return Q(current_due__year=int(year), current_due__month=int(number))


def _shown(key: str, day: date) -> Q:
    still_open = ~Q(reported__in=vocabulary.CLOSED)
    shown = {
        "overdue": still_open & Q(current_due__lt=day),
        "moved": Q(times_moved__gt=0),
        "open": still_open,
        "soon": still_open & Q(current_due__range=(day, day + SOON)),
        "unverified": Q(reported__in=("complete", "continuing"), verified=vocabulary.NOT_VERIFIED),
        "doubtful": Q(confidence="low"),
    }
    return shown.get(key, Q())


def counted(actions: ActionQuerySet, day: date) -> dict[str, int]:
    """How many there are of each kind that a page offers to show, in one query."""
    keys = ("open", "overdue", "soon", "moved", "unverified", "doubtful")
    counts: dict[str, int] = actions.aggregate(
        total=Count("pk"), **{key: Count("pk", filter=_shown(key, day)) for key in keys}
    )
    return counts


def offered(actions: ActionQuerySet) -> QuerySet[Any, tuple[str, str, str]]:
    """Owners and months that a list can be narrowed to, as rows of (filter, key, words) in one query."""
    owners = Owner.objects.filter(
        pk__in=ActionOwner.objects.filter(action__in=actions.values("pk")).values("owner")
    )
    named = owners.order_by().annotate(filter=Value("owner"), key=Cast("pk", CharField()))
    month = Func(F("current_due"), Value("YYYY-MM"), function="to_char", output_field=CharField())
    dated = (
        actions.order_by()
        .filter(current_due__isnull=False)
        .annotate(filter=Value("due"), key=month, words=month)
    )
    rows: QuerySet[Any, tuple[str, str, str]] = named.values_list("filter", "key", "name")
    return rows.union(dated.values_list("filter", "key", "words"))


def as_choices(rows: Iterable[tuple[str, str, str]]) -> dict[str, list[tuple[str, str]]]:
    """Rows of (filter, key, words) as the choices of each filter, in the order of the words."""
    found: dict[str, list[tuple[str, str]]] = {}
    for name, key, words in sorted(rows, key=lambda row: row[2].casefold()):
        shown = month_words(date.fromisoformat(f"{key}-01")) if name == "due" else words
        found.setdefault(name, []).append((key, shown))
    return found


def my_actions_counts(user: User, today: date) -> dict[str, int]:
    """What waits for this person as an owner: all open actions, the late ones, and those due in 30 days."""
    counts = counted(actions_as_of(user, today).of_user(user), today)
    return {"mine": counts["open"], "overdue": counts["overdue"], "due_soon": counts["soon"]}


@dataclass(frozen=True, slots=True)
class MonthOfTargets:
    month: date
    due: int
    late: int
    moved: int


def targets_by_month(actions: ActionQuerySet) -> list[MonthOfTargets]:
    """How many targets fall in each month, by the target as it stood."""
    months = (
        actions.filter(current_due__isnull=False)
        .annotate(month=TruncMonth("current_due"))
        .order_by("month")
        .values("month")
        .annotate(
            due=Count("pk"),
            late=Count("pk", filter=Q(overdue=True)),
            moved=Count("pk", filter=Q(times_moved__gt=0)),
        )
    )
    return [MonthOfTargets(**row) for row in months.values("month", "due", "late", "moved")]


def moved(actions: ActionQuerySet) -> ActionQuerySet:
    """The actions whose target moved, with how far it moved in all."""
    found: ActionQuerySet = actions.filter(times_moved__gt=0).annotate(
        moved_by=F("current_due") - F("due_on")
    )
    return found


@dataclass(frozen=True, slots=True)
class Event:
    """One entry in the life of an action: a report or a finding."""

    on: date
    kind: str
    entry: Any
    label: str
    previous_due: date | None = None


def life_of(action: Action, day: date) -> list[Event]:
    """Reports and findings up to a day, newest first."""
    updates = ProgressUpdate.objects.filter(action=action, on__lte=day).select_related("by", "approver")
    findings = Verification.objects.filter(action=action, on__lte=day).select_related("by")
    events = [_report(update, due) for update, due in _with_earlier_targets(action, list(updates))]
    events += [Event(found.on, "verified", found, vocabulary.LABELS[found.found]) for found in findings]
    return sorted(events, key=lambda event: (event.on, event.entry.recorded_at), reverse=True)


def _with_earlier_targets(
    action: Action, updates: list[ProgressUpdate]
) -> list[tuple[ProgressUpdate, date | None]]:
    due, paired = action.due_on, []
    for update in updates:
        paired.append((update, due))
        due = update.revised_due_on or due
    return paired


def _report(update: ProgressUpdate, due: date | None) -> Event:
    return Event(update.on, "reported", update, vocabulary.LABELS[update.reported], due)


def owner_doubts(action: Action) -> list[str]:
    """Other owners whose names differ from one of this action's in a word that looks like a slip.

    A pair that a person has decided is no doubt any more.
    """
    mine = {owner.pk for owner in action.owners.all()}
    pairs = undecided_names() if mine else []
    return sorted(
        {other.name for pair in pairs for other in pair if other.pk not in mine and _one_in(pair, mine)}
    )


def _one_in(pair: tuple[Owner, Owner], keys: set[int]) -> bool:
    return any(owner.pk in keys for owner in pair)


def undecided_names(viewer: object = None) -> list[tuple[Owner, Owner]]:
    """Pairs of owners whose names are so alike that one may be a slip, and which nobody has decided."""
    owners = {owner.name: owner for owner in Owner.objects.visible_to(viewer)}
    decided = set(NameDecision.objects.values_list("first", "second"))
    kept = {squeezed(name): owner for name, owner in owners.items()}
    pairs = [(kept[one], kept[other]) for one, other in likely_slips(owners)]
    return [(one, other) for one, other in pairs if tuple(sorted((one.pk, other.pk))) not in decided]


def owners_listed(viewer: object, day: date) -> QuerySet[Any]:
    """Every owner with the account that reports for it, and how many of its actions are open."""
    seen = Action.objects.visible_to(viewer).values("pk")
    still_open = actions_as_of(viewer, day).exclude(reported__in=vocabulary.CLOSED).values("pk")
    found: QuerySet[Any] = (
        Owner.objects.visible_to(viewer)
        .select_related("user")
        .annotate(
            in_all=Count("action_links", filter=Q(action_links__action__in=seen), distinct=True),
            still_open=Count("action_links", filter=Q(action_links__action__in=still_open), distinct=True),
        )
    )
    return found


def possible_reporters(today: date) -> list[User]:
    """Who may report progress: open accounts with a role that allows it on the day."""
    roles = [key for key, role in ROLES.items() if Permission.REPORT_PROGRESS in role.permissions]
    held = RoleHeld.objects.filter(role__in=roles, since__lte=today).filter(
        Q(until__isnull=True) | Q(until__gte=today)
    )
    return list(User.objects.filter(pk__in=held.values("user"), is_active=True).order_by("full_name"))


def possible_approvers(user: User, today: date) -> list[User]:
    """Who may be named as approving this person's later target: their managers, and the leading roles."""
    leading = RoleHeld.objects.filter(role__in=APPROVING_ROLES, since__lte=today).filter(
        Q(until__isnull=True) | Q(until__gte=today)
    )
    leaders = User.objects.filter(pk__in=leading.values("user"), is_active=True).exclude(pk=user.pk)
    managers = line_of_management(user)
    return [*managers, *(leader for leader in leaders if leader not in managers)]


def slips_among(names: Iterable[str]) -> list[tuple[str, str]]:
    """Pairs that look like a slip of one for the other, among these or with an owner in the ledger.

    A pair that a person has decided is left out.
    """
    given = list(names)
    mine = {same_name(name) for name in given}
    known = Owner.objects.visible_to(None).values_list("name", flat=True)
    decided = {
        frozenset(map(same_name, names))
        for names in NameDecision.objects.values_list("first__name", "second__name")
    }
    return [
        pair
        for pair in likely_slips([*given, *known])
        if (same_name(pair[0]) in mine or same_name(pair[1]) in mine)
        and frozenset(map(same_name, pair)) not in decided
    ]


def closed_states() -> tuple[str, ...]:
    """The reported states after which nothing more is expected."""
    return vocabulary.CLOSED


def left_to_do(case: Case) -> list[LeftToDo]:
    """Actions of the review that their owners have not reported as done, as they stand after every report."""
    actions = Action.objects.filter(case=case, withdrawn_at__isnull=True).as_of(date.max)
    still_open = list(actions.exclude(reported__in=vocabulary.CLOSED))
    if not still_open:
        return []
    counted = plural(len(still_open), "action of the review is", "actions of the review are")
    return [LeftToDo(f"{counted} not reported as done.", still_open[0].origin_path)]
