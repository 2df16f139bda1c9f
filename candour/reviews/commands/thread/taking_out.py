"""Take a part out of the thread with everything that hangs on it, and put it back: nothing is lost."""

import json
from datetime import datetime
from itertools import chain
from typing import Any, cast
from uuid import UUID

from django.core import serializers
from django.db import transaction
from django.db.models import Q

from candour.reviews.commands.reaching import refuse, write_down
from candour.reviews.commands.thread.reaching import KINDS, kind_of, to_weigh
from candour.reviews.models import (
    ChronologyEntry,
    Evidence,
    Interview,
    Judgement,
    LearningPoint,
    LineExplained,
    PlannedAction,
    Reason,
    Review,
    TakenOut,
)
from candour.staff.models import User
from candour.workflow.once import once, remember

Link = list[int]
"""A learning point and a reason, by their numbers."""
WORDS = {"judgement": "judgement", "learning": "learning point"}
LINKS = LearningPoint.reasons.through


def take_out(
    part: Any,  # noqa: ANN401 - one of the models in KINDS
    *,
    by: User,
    at: datetime,
    why: str = "",
    operation: UUID | None = None,
) -> TakenOut:
    """Take it out of the thread. Raises NotAllowed, or NotNow with every reason."""
    kind = kind_of(part)
    with transaction.atomic():
        earlier = once(operation, name=f"review.{kind}_taken_out", by=by, at=at, on=part.review)
        if earlier is not None:
            return TakenOut.objects.get(pk=cast(int, earlier.record_id))
        row = to_weigh(part.review, by=by, at=at)
        rows = _hanging_on(part)
        refuse(_already_an_action(rows))
        out = keep_out(part, row, rows, by=by, at=at, why=why)
        part.delete()
        remember(operation, out)
        write_down(f"{kind}_taken_out", row, by, at, subject=str(out.number))
    return out


def keep_out(
    part: Any,  # noqa: ANN401 - one of the models in KINDS, or an answer
    review: Review,
    rows: list[Any],
    *,
    by: User,
    at: datetime,
    why: str = "",
) -> TakenOut:
    """Keep what is about to be taken out, row by row, with the links between reasons and learning."""
    return TakenOut.objects.create(
        case=review.case,
        review=review,
        kind=kind_of(part),
        number=part.pk,
        said=str(getattr(part, "text", "") or part.why),
        content={"rows": json.loads(serializers.serialize("json", rows)), "links": _links(rows)},
        why=why,
        by=by,
        at=at,
    )


def put_back(out: TakenOut, *, by: User, at: datetime, operation: UUID | None = None) -> TakenOut:
    """Put back what was taken out, with everything that hung on it. Raises NotAllowed or NotNow."""
    with transaction.atomic():
        if once(operation, name="review.put_back", by=by, at=at, on=out):
            return out
        row = to_weigh(out.review, by=by, at=at)
        refuse(_against_putting_back(out))
        restored = list(serializers.deserialize("json", json.dumps(out.content["rows"])))
        for each in restored:
            if not isinstance(each.object, Evidence) or _is_there(each.object):
                each.object.save(force_insert=True)
        out.content["links"] = _restore(out.content["links"])
        out.put_back_by, out.put_back_at = by, at
        out.save(update_fields=["content", "put_back_by", "put_back_at"])
        _restore_waiting(out)
        write_down(f"{out.kind}_put_back", row, by, at, subject=str(out.number))
    return out


def _hanging_on(part: Any) -> list[Any]:  # noqa: ANN401 - one of the models in KINDS
    """The part first, then what is deleted with it, in an order in which it can be made again."""
    if isinstance(part, Judgement):
        reasons = list(Reason.objects.filter(judgement=part))
        evidence = Evidence.objects.filter(Q(judgement=part) | Q(reason__in=reasons))
        return [part, *reasons, *evidence]
    if isinstance(part, Reason):
        return [part, *Evidence.objects.filter(reason=part)]
    if isinstance(part, LearningPoint):
        return [part, *PlannedAction.objects.filter(learning_point=part)]
    return [part]


def _links(rows: list[Any]) -> list[Link]:
    learning = [row for row in rows if isinstance(row, LearningPoint)]
    reasons = [row for row in rows if isinstance(row, Reason)]
    found = LINKS.objects.filter(Q(learningpoint__in=learning) | Q(reason__in=reasons))
    return [list(pair) for pair in found.values_list("learningpoint_id", "reason_id")]


def _restore(links: list[Link]) -> list[Link]:
    """Make each link whose two ends are there; give back those that still wait for an end."""
    points = LearningPoint.objects.in_bulk([point for point, _reason in links])
    reasons = Reason.objects.in_bulk([reason for _point, reason in links])
    ready = [pair for pair in links if pair[0] in points and pair[1] in reasons]
    LINKS.objects.bulk_create(
        [LINKS(learningpoint_id=point, reason_id=reason) for point, reason in ready], ignore_conflicts=True
    )
    return [pair for pair in links if pair not in ready]


def _restore_waiting(out: TakenOut) -> None:
    """Links that were waiting for what has just come back."""
    others = TakenOut.objects.filter(review=out.review, put_back_at__isnull=False).exclude(pk=out.pk)
    for other in others:
        if other.content["links"]:
            other.content["links"] = _restore(other.content["links"])
            other.save(update_fields=["content"])


def _already_an_action(rows: list[Any]) -> str | None:
    if any(isinstance(row, PlannedAction) and row.action_id for row in rows):
        return "An action here is already in the action plan, so it cannot be taken out of the review."
    return None


def _against_putting_back(out: TakenOut) -> str | None:
    if out.put_back_at is not None:
        return "It has already been put back."
    first = out.content["rows"][0]["fields"]
    for name, kind in (("judgement", "judgement"), ("learning_point", "learning")):
        if first.get(name) and not KINDS[kind].objects.filter(pk=first[name]).exists():
            return f"The {WORDS[kind]} that it belonged to was taken out too. Put that back first."
    if (
        out.kind == "level"
        and KINDS["level"].objects.filter(review=out.review, level=first["level"]).exists()
    ):
        return "Something else has been said of this level since. Take that out first."
    return None


def _answered_again(out: TakenOut, first: dict[str, Any]) -> str | None:
    again = LineExplained.objects.filter(review=out.review, rule=first["rule"], subject=first["subject"])
    return "The line has been answered again since." if again.exists() else None


def _is_there(evidence: Evidence) -> bool:
    """Evidence comes back where what it relied on still exists."""
    entry, interview = evidence.entry_id, evidence.interview_id
    return all(
        chain(
            [ChronologyEntry.objects.filter(pk=entry).exists()] if entry else [],
            [Interview.objects.filter(pk=interview).exists()] if interview else [],
        )
    )
