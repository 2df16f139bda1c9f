"""Say what a judgement, a reason or good practice relies on."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction

from candour.reviews.commands.reaching import refuse, write_down
from candour.reviews.commands.thread.reaching import kind_of, to_weigh
from candour.reviews.models import ChronologyEntry, EffectivePractice, Evidence, Interview, Judgement, Reason
from candour.staff.models import User
from candour.workflow.once import once

Source = ChronologyEntry | Interview


def rely_on(
    part: Judgement | Reason | EffectivePractice,
    *,
    add: Iterable[Source] = (),
    remove: Iterable[Source] = (),
    by: User,
    at: datetime,
    operation: UUID | None = None,
) -> None:
    """Link and unlink entries of the chronology and interviews; good practice relies on one of each at most.

    Raises NotAllowed, or NotNow with every reason.
    """
    added, removed = list(add), list(remove)
    with transaction.atomic():
        if once(operation, name="review.relied_on", by=by, at=at, on=part):
            return
        row = to_weigh(part.review, by=by, at=at)
        foreign = any(source.review_id != row.pk for source in added)
        refuse("This belongs to another review." if foreign else None)
        if isinstance(part, EffectivePractice):
            _show_good(part, added, removed)
        else:
            _link(part, added, removed)
        write_down(f"{kind_of(part)}_relies_on", row, by, at, "evidence", subject=str(part.pk))


def _link(part: Judgement | Reason, added: list[Source], removed: list[Source]) -> None:
    owner: dict[str, object] = {"judgement": part} if isinstance(part, Judgement) else {"reason": part}
    for source in removed:
        Evidence.objects.filter(**owner, **_what(source)).delete()
    Evidence.objects.bulk_create(
        [Evidence(case=part.case, review=part.review, **owner, **_what(source)) for source in added],
        ignore_conflicts=True,
    )


def _show_good(part: EffectivePractice, added: list[Source], removed: list[Source]) -> None:
    for source in removed:
        for name, given in _what(source).items():
            if getattr(part, name) == given:
                setattr(part, name, None)
    for source in added:
        for name, given in _what(source).items():
            setattr(part, name, given)
    part.save(update_fields=["entry", "interview"])


def _what(source: Source) -> dict[str, object]:
    return {"entry": source} if isinstance(source, ChronologyEntry) else {"interview": source}
