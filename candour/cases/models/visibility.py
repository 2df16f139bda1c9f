"""Which cases a person sees. The same rule stands in the database as row-level security."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q
from django.utils import timezone

from candour.access.grants import Grants, grants_of
from candour.access.permissions import Permission
from candour.access.roles import Reach, Role
from candour.staff.models import User


class Families(StrEnum):
    """Which contact with victims and families somebody sees, of the cases that they see at all."""

    ALL = "all"
    OWN = "own"
    """Of the people whose named contact they are."""
    ASKED = "asked"
    """Who asked for a copy of the review, and in which language and format; not what was said."""


OPENS = (
    (Permission.VIEW_FAMILIES, Families.ALL),
    (Permission.KEEP_CONTACT, Families.OWN),
    (Permission.HAND_OVER_COPY, Families.ASKED),
)


def _opens(role: Role) -> Families | None:
    """The part of the compartment that one role opens: the first that it may, and no other with it."""
    return next((part for permission, part in OPENS if permission in role.permissions), None)


@dataclass(frozen=True, slots=True)
class Sight:
    """How far one person sees at one moment: everything, one region, some cases; never the barred ones.

    Cases in `reading` are open by emergency access alone: they are read and not changed.
    """

    everything: bool = False
    region: int | None = None
    cases: tuple[int, ...] = ()
    barred: tuple[int, ...] = ()
    reading: tuple[int, ...] = ()
    reader: int | None = None
    """Who sees: for records that a person sees because they answer for them."""
    families: tuple[Families, ...] = ()
    """A compartment inside the cases: seeing a case does not show how contact with its families goes."""

    def condition(self, path: str = "") -> Q:
        """The filter for a query, where `path` leads from the queried record to its case ("case__")."""
        seen = Q(**{f"{path}pk__in": self.cases})
        if self.everything:
            seen = Q()
        elif self.region is not None:
            seen |= Q(**{f"{path}region": self.region})
        return seen & ~Q(**{f"{path}pk__in": self.barred}) if self.barred else seen


def sight_of(user: User | AnonymousUser, *, at: datetime, grants: Grants | None = None) -> Sight:
    """Worked out from roles and from the access lists; a bar on the list overrides every grant."""
    from candour.cases.models.access_list import AccessEntry, Relation

    grants = grants_of(user, on=timezone.localdate(at)) if grants is None else grants
    if not grants.roles or not isinstance(user, User):
        return Sight()
    entries = AccessEntry.standing_of(user.pk, at=at)
    opened = {case for case, _relation, barred in entries if not barred}
    lasting = {case for case, relation, barred in entries if not barred and relation != Relation.EMERGENCY}
    national = grants.reach is Reach.NATIONAL
    return Sight(
        everything=national,
        region=user.region_id if grants.reach is Reach.REGION else None,
        cases=tuple(opened),
        barred=tuple(case for case, _relation, barred in entries if barred),
        reading=() if national else tuple(opened - lasting),
        reader=user.pk,
        families=tuple({part: None for role in grants.roles if (part := _opens(role))}),
    )


def as_sight(viewer: User | Sight) -> Sight:
    """How far somebody sees now; a page gives the sight that its request has already worked out."""
    return viewer if isinstance(viewer, Sight) else sight_of(viewer, at=timezone.now())


class VisibleQuerySet(models.QuerySet[Any]):
    """Records reached only through the person who asks."""

    PATH = ""

    def visible_to(self, viewer: User | Sight) -> VisibleQuerySet:
        """The records of cases that this person may open now."""
        return self.filter(as_sight(viewer).condition(self.PATH))


class OfCaseQuerySet(VisibleQuerySet):
    """Records that hang on a case by a field named `case`."""

    PATH = "case__"
