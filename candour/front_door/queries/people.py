"""Questions about accounts and the roles they hold."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet

from candour.access.roles import ROLES, Role
from candour.staff.models import DeliveryUnit, Region, RoleAsked, RoleHeld, Team, User


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which accounts to list; an empty part does not narrow."""

    words: str = ""
    region: str = ""
    team: str = ""
    role: str = ""
    state: str = ""


@dataclass(frozen=True, slots=True)
class Held:
    """A role as a person's page shows it."""

    record: RoleHeld
    name: str
    stands: bool
    to_come: bool


def accounts(wanted: Wanted, *, on: date) -> QuerySet[User]:
    """Accounts with the roles that stand on a day as `standing_roles`."""
    found = User.objects.select_related("region", "team", "delivery_unit", "line_manager").prefetch_related(
        Prefetch("roles_held", queryset=RoleHeld.objects.filter(_standing(on)), to_attr="standing_roles")
    )
    for word in wanted.words.split():
        found = found.filter(
            Q(full_name__icontains=word) | Q(username__icontains=word) | Q(job_title__icontains=word)
        )
    plain = {"region_id": wanted.region, "team_id": wanted.team}
    found = found.filter(**{name: value for name, value in plain.items() if value})
    if wanted.role:
        found = found.filter(Exists(_roles_of_person(on).filter(role=wanted.role)))
    return _in_state(found, wanted.state, on)


def _in_state(found: QuerySet[User], state: str, on: date) -> QuerySet[User]:
    if state == "without_role":
        return found.filter(~Exists(_roles_of_person(on)), is_active=True)
    return found.filter(is_active=state == "open") if state in {"open", "closed"} else found


def counts(*, on: date) -> dict[str, int]:
    holds = Exists(_roles_of_person(on))
    found: dict[str, int] = User.objects.aggregate(
        open=Count("pk", filter=Q(is_active=True)),
        closed=Count("pk", filter=Q(is_active=False)),
        without_role=Count("pk", filter=Q(is_active=True) & ~Q(holds)),
    )
    return found


def account(username: str) -> User | None:
    related = User.objects.select_related("region", "team", "delivery_unit", "line_manager")
    return related.filter(username=username).first()


def roles_of(user: User, *, on: date) -> list[Held]:
    """Every role that the person holds, held or will hold, those that stand first."""
    rows = [
        Held(
            record=row,
            name=ROLES[row.role].name if row.role in ROLES else row.role,
            stands=row.since <= on and (row.until is None or on <= row.until),
            to_come=row.since > on,
        )
        for row in user.roles_held.order_by("-since", "pk")
    ]
    return sorted(rows, key=lambda held: (not held.stands, not held.to_come))


def roles_asked() -> QuerySet[RoleAsked]:
    """Roles that wait for a second person, the oldest first."""
    return RoleAsked.objects.filter(decided_at=None).select_related("user", "asked_by")


def role_held(user: User, number: int) -> RoleHeld | None:
    return RoleHeld.objects.filter(user=user, pk=number).select_related("user").first()


def reports_of(user: User) -> list[User]:
    return list(user.line_reports.filter(is_active=True).order_by("full_name"))


def regions() -> list[tuple[str, str]]:
    return [(str(key), name) for key, name in Region.objects.values_list("pk", "name")]


def teams() -> list[tuple[str, str]]:
    return [(str(key), name) for key, name in Team.objects.values_list("pk", "name")]


def units() -> list[tuple[str, str]]:
    """Every delivery unit that stands, named with its region."""
    standing = DeliveryUnit.objects.filter(closed_on=None).select_related("region")
    ordered = standing.order_by("region__name", "name")
    return [(str(unit.pk), f"{unit.region.name}: {unit.name}") for unit in ordered]


def record_of(
    model: type[Region] | type[Team] | type[DeliveryUnit], key: str
) -> Region | Team | DeliveryUnit | None:
    """The region, team or unit of a choice in a form, or None where none was chosen."""
    return model._default_manager.filter(pk=key).first() if key else None


def holders_of_each(*, on: date) -> list[tuple[Role, int]]:
    """Every role with how many open accounts hold it."""
    held = RoleHeld.objects.filter(_standing(on), user__is_active=True).values_list("role")
    numbers = dict(held.annotate(number=Count("user", distinct=True)).order_by())
    return [(role, numbers.get(key, 0)) for key, role in ROLES.items()]


def _standing(on: date) -> Q:
    return Q(since__lte=on) & (Q(until__isnull=True) | Q(until__gte=on))


def _roles_of_person(on: date) -> QuerySet[RoleHeld]:
    return RoleHeld.objects.filter(_standing(on), user=OuterRef("pk"), role__in=ROLES)
