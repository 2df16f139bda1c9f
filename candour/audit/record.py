"""Write audit entries, in the transaction of the change that they speak of."""

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from operator import itemgetter
from typing import NotRequired, Protocol, TypedDict, Unpack

from django.db import connection

from candour.audit.models import Outcome
from candour.audit.request import current_request_id

DONE, REFUSED = Outcome.DONE, Outcome.REFUSED
SERVICE = "service"


class Actor(Protocol):
    """Whoever acted. A `job_title` is kept as well where the actor has one."""

    @property
    def username(self) -> str: ...

    def get_full_name(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Named:
    """An actor who is no member of staff: the service itself, or a name typed at sign-in."""

    username: str
    full_name: str = ""

    def get_full_name(self) -> str:
        return self.full_name


SYSTEM = Named("system", "Candour")


class Act(TypedDict):
    """One thing done or refused. Without a case it belongs to the chain of the service.

    `changed` names the fields that changed, never what they hold. `relation` is the relation to the case by
    which the act was allowed. The request's id is added where it is not given.
    """

    action: str
    by: Actor
    at: datetime
    subject_type: NotRequired[str]
    subject: NotRequired[str]
    case: NotRequired[str | None]
    relation: NotRequired[str]
    outcome: NotRequired[Outcome]
    reason: NotRequired[str]
    changed: NotRequired[Collection[str]]
    request: NotRequired[str]


# The database sets sequence, version, previous and digest; what is sent for them is a placeholder.
INSERT = """
    INSERT INTO audit_entry (chain, at, actor, actor_name, actor_role, action, subject_type, subject,
                             relation, outcome, reason, changed, request, sequence, version, previous, digest)
    SELECT chain, at, actor, actor_name, actor_role, action, subject_type, subject, relation,
           outcome, reason, changed, request, 0, 1, '', ''
    FROM ROWS FROM (json_to_recordset(%s) AS (
        chain text, at timestamptz, actor text, actor_name text, actor_role text, action text,
        subject_type text, subject text, relation text, outcome text, reason text, changed text, request text
    )) WITH ORDINALITY AS act (chain, at, actor, actor_name, actor_role, action, subject_type, subject,
                               relation, outcome, reason, changed, request, place)
    ORDER BY place
"""


def record(**act: Unpack[Act]) -> None:
    """Add one entry to the chain of its case, or of the service."""
    record_many([act])


def record_many(acts: Iterable[Act]) -> None:
    """Add many entries in one statement, keeping their order within each chain.

    Chains are taken in order of name, so that two bulk writers cannot wait for each other. The rows go over
    as one document, which PostgreSQL spreads out.
    """
    rows = sorted(map(_row, acts), key=itemgetter("chain"))
    if not rows:
        return
    with connection.cursor() as cursor:
        cursor.execute(INSERT, [_written(rows)])


def chain_of(case: str | None) -> str:
    return SERVICE if case is None else f"case:{case}"


def _row(act: Act) -> dict[str, str]:
    by = act["by"]
    return {
        "chain": chain_of(act.get("case")),
        "at": act["at"].isoformat(),
        "actor": by.username,
        "actor_name": by.get_full_name(),
        "actor_role": str(getattr(by, "job_title", "")),
        "action": act["action"],
        "subject_type": act.get("subject_type", ""),
        "subject": act.get("subject", ""),
        "relation": act.get("relation", ""),
        "outcome": act.get("outcome", DONE),
        "reason": act.get("reason", ""),
        "changed": _written(sorted(set(act.get("changed", ())))),
        "request": act.get("request", current_request_id()),
    }


_written = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
