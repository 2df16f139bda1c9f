"""The ledger: every recommendation as it stood on a day, with its actions."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.contrib.postgres.search import SearchQuery
from django.db.models import CharField, Count, Prefetch, Q, Value
from django.db.models.functions import Cast

from candour.access.grants import grants_of
from candour.access.permissions import Permission
from candour.action_plans.models import Action, ActionOwner, ActionQuerySet
from candour.action_plans.queries import actions_as_of, as_choices, closed_states, offered, with_owners
from candour.recommendations.counting import category_label
from candour.recommendations.models import (
    Body,
    ImportStatus,
    PlanImport,
    Publication,
    Recommendation,
    RecommendationAction,
)
from candour.recommendations.models.visibility import LedgerQuerySet
from candour.staff.models import User


class Standing(StrEnum):
    """How far a recommendation is, read from its actions."""

    OVERDUE = "overdue"
    OPEN = "open"
    REPORTED = "reported"
    VERIFIED = "verified"
    NO_ACTION = "no_action"

    @property
    def label(self) -> str:
        return {
            Standing.OVERDUE: "An action is overdue",
            Standing.OPEN: "An action is open",
            Standing.REPORTED: "All reported complete",
            Standing.VERIFIED: "All confirmed complete",
            Standing.NO_ACTION: "No action",
        }[self]


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What the ledger is narrowed to; an empty part does not narrow."""

    search: str = ""
    publication: str = ""
    body: str = ""
    category: str = ""
    owner: str = ""
    due: str = ""
    """A month as 2024-03."""
    standing: str = ""


def ledger_as_of(viewer: object, day: date) -> LedgerQuerySet:
    """The recommendations that had been published by a day."""
    seen = Recommendation.objects.visible_to(viewer).filter(publication__known_from__lte=day)
    found: LedgerQuerySet = seen.select_related("publication", "addressee", "lead_in")
    return found


def narrowed(found: LedgerQuerySet, by: Narrowing, day: date) -> LedgerQuerySet:
    """The recommendations that meet every part of the narrowing."""
    condition = Q()
    if by.search.strip():
        words = SearchQuery(by.search, config="english", search_type="websearch")
        condition &= Q(search=words) | Q(publication__title__icontains=by.search.strip())
    if by.publication.isdigit():
        condition &= Q(publication=int(by.publication))
    if by.body.isdigit():
        condition &= _of_body(int(by.body))
    if by.category:
        condition &= Q(category=by.category)
    actions = Action.objects.as_of(day)
    if by.owner.isdigit():
        condition &= _having(actions.filter(pk__in=_of_owner(int(by.owner))))
    return found.filter(condition & _due(by.due, actions) & _standing(by.standing, actions))


def _of_body(key: int) -> Q:
    return Q(publication__inspecting_body=key) | Q(publication__inspected_body=key) | Q(addressee__body=key)


def _of_owner(key: int) -> object:
    return ActionOwner.objects.filter(owner=key).values("action")


def _having(actions: ActionQuerySet) -> Q:
    # An action of a review has no recommendation, and a NULL would empty every "not in".
    links = RecommendationAction.objects.filter(action__in=actions.values("pk"))
    return Q(pk__in=links.values("recommendation"))


def _due(month: str, actions: ActionQuerySet) -> Q:
    year, _dash, number = month.partition("-")
    if not (year.isdigit() and number.isdigit()):
        return Q()
    return _having(actions.filter(current_due__year=int(year), current_due__month=int(number)))


def _standing(key: str, actions: ActionQuerySet) -> Q:
    any_action = _having(actions)
    unreported = _having(actions.exclude(reported__in=closed_states()))
    unconfirmed = _having(actions.exclude(verified="implemented"))
    conditions = {
        Standing.OVERDUE: _having(actions.filter(overdue=True)),
        Standing.OPEN: unreported,
        Standing.REPORTED: any_action & ~unreported & unconfirmed,
        Standing.VERIFIED: any_action & ~unconfirmed,
        Standing.NO_ACTION: ~any_action,
    }
    return conditions.get(Standing(key), Q()) if key in set(Standing) else Q()


def with_actions(found: LedgerQuerySet, day: date) -> LedgerQuerySet:
    """The same, each with its actions as they stood on the day, in two more queries for any number."""
    return _with(found, Action.objects.as_of(day))


def with_actions_and_owners(found: LedgerQuerySet, day: date) -> LedgerQuerySet:
    """The same, each with its actions and their owners, in three more queries for any number."""
    return _with(found, with_owners(Action.objects.as_of(day)))


def _with(found: LedgerQuerySet, actions: ActionQuerySet) -> LedgerQuerySet:
    links = RecommendationAction.objects.prefetch_related(Prefetch("action", queryset=actions))
    loaded: LedgerQuerySet = found.prefetch_related(Prefetch("action_links", queryset=links))
    return loaded


def standing_of(recommendation: Recommendation) -> Standing:
    """How far a recommendation is, from the actions that `with_actions` loaded."""
    actions = [link.action for link in recommendation.action_links.all()]
    if not actions:
        return Standing.NO_ACTION
    if any(getattr(action, "overdue", False) for action in actions):
        return Standing.OVERDUE
    if any(getattr(action, "reported", "") not in closed_states() for action in actions):
        return Standing.OPEN
    confirmed = all(getattr(action, "verified", "") == "implemented" for action in actions)
    return Standing.VERIFIED if confirmed else Standing.REPORTED


@dataclass(frozen=True, slots=True)
class Counts:
    """How many recommendations have each category, the commonest first, and how many stand where."""

    categories: list[tuple[str, int]]
    standings: dict[Standing, int]


def counts_of(found: LedgerQuerySet, day: date) -> Counts:
    """The counts in one query. A recommendation with an overdue action has an open one as well."""
    actions = Action.objects.as_of(day)
    each = {key.value: Count("pk", filter=_standing(key, actions)) for key in Standing}
    rows = list(found.order_by().values("category").annotate(in_all=Count("pk"), **each))
    categories = sorted(((row["category"], row["in_all"]) for row in rows), key=lambda row: (-row[1], row[0]))
    return Counts(categories, {key: sum(row[key.value] for row in rows) for key in Standing})


def choices(viewer: object, day: date) -> dict[str, list[tuple[str, str]]]:
    """What the filters offer, in one query: plans, bodies, categories, owners and months of the ledger."""
    plans = Publication.objects.visible_to(viewer).filter(known_from__lte=day).order_by()
    bodies = Body.objects.order_by().filter(
        Q(inspections__in=plans) | Q(responses__in=plans) | Q(addressed__publication__in=plans)
    )
    written = ledger_as_of(viewer, day).exclude(category="").order_by()
    rows = offered(actions_as_of(viewer, day)).union(
        plans.annotate(filter=Value("publication"), key=_key()).values_list("filter", "key", "title"),
        bodies.annotate(filter=Value("body"), key=_key()).values_list("filter", "key", "name"),
        written.annotate(filter=Value("category")).values_list("filter", "category", "category"),
    )
    found = as_choices(rows)
    found["category"] = [(key, category_label(key)) for key, _words in found.get("category", [])]
    return found


def _key() -> Cast:
    return Cast("pk", CharField())


def desk_counts(user: User, today: date) -> dict[str, int]:
    """What waits for somebody who imports plans: their own drafts, and those of everybody."""
    if not grants_of(user, on=today).allow(Permission.IMPORT_PLAN):
        return {}
    waiting = PlanImport.objects.filter(status__in=(ImportStatus.DRAFT, ImportStatus.SETTLED))
    counts: dict[str, int] = waiting.aggregate(
        my_imports=Count("pk", filter=Q(started_by=user)), all_imports=Count("pk")
    )
    return counts
