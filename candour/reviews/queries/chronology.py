"""What pages ask of the chronology: the entries, what relies on them, and the gaps between them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, cast

from django.db.models import Case, Count, IntegerField, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from candour.reviews.models import (
    ChronologyEntry,
    EffectivePractice,
    EntryBefore,
    Evidence,
    Precision,
    Reason,
    Review,
    Significance,
)
from candour.reviews.timeline.gaps import WEEKS, Gap, gaps

WEIGHT = {Significance.KEY: 3, Significance.SIGNIFICANT: 2, Significance.ROUTINE: 1}


@dataclass(frozen=True, slots=True)
class Reliance:
    """One thing that relies on an entry: what it is, and its words."""

    what: str
    text: str
    judgement: int | None = None


def entries_of(review: Review, *, taken_out: bool = False) -> QuerySet[ChronologyEntry]:
    """The entries, by day: those that stand, or those that were taken out."""
    found: QuerySet[ChronologyEntry] = ChronologyEntry.objects.filter(
        review=review, taken_out_at__isnull=not taken_out
    )
    return found


def with_reliance(entries: QuerySet[ChronologyEntry]) -> QuerySet[Any]:
    """Each entry with `relied_on`, `papers` (how many of each) and `weight`, its significance as a number."""
    weight = Case(
        *(When(significance=key, then=Value(number)) for key, number in WEIGHT.items()),
        default=Value(0),
        output_field=IntegerField(),
    )
    relied = Coalesce(_counted(Evidence), 0) + Coalesce(_counted(EffectivePractice), 0)
    papers: Any = ChronologyEntry.documents.through.objects.filter(chronologyentry=OuterRef("pk"))
    counted = papers.order_by().values("chronologyentry").annotate(number=Count("pk")).values("number")
    linked = Coalesce(Subquery(counted, output_field=IntegerField()), 0)
    return entries.annotate(relied_on=relied, papers=linked, weight=weight)


def _counted(model: type[Evidence] | type[EffectivePractice]) -> Subquery:
    rows = model.objects.filter(entry=OuterRef("pk")).order_by().values("entry")
    return Subquery(rows.annotate(number=Count("pk")).values("number"), output_field=IntegerField())


def narrowed(entries: QuerySet[Any], chosen: dict[str, Any]) -> QuerySet[Any]:
    """Only the entries that fit what was chosen in the filter: since, until, kinds and words."""
    if chosen.get("since"):
        entries = entries.filter(Q(on__gte=chosen["since"]) | Q(until__gte=chosen["since"]))
    if chosen.get("until"):
        entries = entries.filter(on__lte=chosen["until"])
    for name in ("kind", "significance", "source"):
        if chosen.get(name):
            entries = entries.filter(**{name: chosen[name]})
    for word in (chosen.get("words") or "").split():
        entries = entries.filter(Q(text__icontains=word) | Q(source_detail__icontains=word))
    if chosen.get("relied_on"):
        entries = entries.filter(relied_on__gt=0)
    return entries


def reliance_on(entry: ChronologyEntry) -> list[Reliance]:
    """The judgements, reasons and good practice that name this entry as what shows them."""
    rows = Evidence.objects.filter(entry=entry).select_related("judgement", "reason")
    found = [_relying(row) for row in rows]
    practice = EffectivePractice.objects.filter(entry=entry)
    return found + [Reliance("Effective practice", row.text) for row in practice]


def _relying(row: Evidence) -> Reliance:
    if row.judgement is not None:
        return Reliance(
            f"Judgement on {row.judgement.get_area_display().lower()}", row.judgement.text, row.judgement.pk
        )
    reason = cast(Reason, row.reason)  # evidence is for a judgement or for a reason, as the database holds
    return Reliance(
        f"Underlying reason, {reason.get_level_display().lower()}", reason.text, reason.judgement_id
    )


def reliance_by_entry(review: Review) -> dict[int, list[Reliance]]:
    """All that relies on entries of a review, in two queries."""
    found: dict[int, list[Reliance]] = defaultdict(list)
    rows = Evidence.objects.filter(review=review, entry__isnull=False).select_related("judgement", "reason")
    for row in rows:
        found[row.entry_id].append(_relying(row))
    for practice in EffectivePractice.objects.filter(review=review, entry__isnull=False):
        found[practice.entry_id].append(Reliance("Effective practice", practice.text))
    return dict(found)


def earlier_wordings(entry: ChronologyEntry) -> list[EntryBefore]:
    """What the entry said before each change, the latest first."""
    return list(EntryBefore.objects.filter(entry=entry).select_related("by"))


def gaps_of(review: Review, *, weeks: int = WEEKS, kinds: Iterable[str] = ()) -> list[Gap]:
    """Stretches of more than so many weeks without a standing entry, within the period covered."""
    entries = entries_of(review)
    if chosen := list(kinds):
        entries = entries.filter(kind__in=chosen)
    spans = [stretch(*row) for row in entries.order_by("on").values_list("on", "until", "precision")]
    return gaps(spans, weeks=weeks, since=review.period_from, until=review.period_until)


def stretch(on: date, until: date | None, precision: str) -> tuple[date, date]:
    """From the first to the last day that an entry may speak of."""
    if until is not None:
        return on, until
    if precision == Precision.MONTH:
        return on.replace(day=1), (on.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    return on, on
