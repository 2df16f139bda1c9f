"""Take-up, reasons for declining, times and promises: figures with what each is a part of."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from candour.cases.models.visibility import Families, Sight
from candour.cases.row_security import every_row
from candour.families.counting import Took, hidden, took
from candour.families.models import (
    Answer,
    ContactMade,
    ContactPlan,
    DisclosureStatus,
    PromisedDate,
)
from candour.families.queries.lists import FIGURES, plans_within
from candour.policy.load import load_policy

PARTS = ("taken-up", "declined", "deferred", "no-reply", "awaited", "not-offered", "proposed")
"""Into which everybody falls for whom the offer was opened."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One count and what it is a part of; `shown` is empty where the count would point at somebody."""

    text: str
    number: int
    of: int | None = None
    figure: str = ""
    """The key by which the list shows the people behind it, for those who may read them."""
    reason: str = ""
    shown: bool = True


@dataclass(frozen=True, slots=True)
class Figures:
    """Everything that the page of figures shows, of one region or all, and of one year or all."""

    opened: Figure
    answers: list[Figure]
    reasons: list[Figure]
    to_offer: Took
    to_copy: Took
    promises: list[Figure]
    letters: list[Figure]
    scheme: list[Figure]
    least: int
    """Counts of people below this are not shown to this reader; 1 where everything is."""
    hides: bool = field(default=False)


def figures(sight: Sight, *, region: str = "", year: int | None = None, today: date) -> Figures:
    """Of what they see, for those who read every plan; for others without names and small counts."""
    if Families.ALL in sight.families:
        return _figures(plans_within(sight), region, year, today, least=1)
    least = load_policy().contact_limits.on("small_number", on=today).number
    with every_row():
        return _figures(_without_names(sight), region, year, today, least=least)


def _without_names(sight: Sight) -> QuerySet[ContactPlan]:
    """Of their own region, for whoever has one reach; of all for everybody else who reads figures."""
    rows: QuerySet[ContactPlan] = ContactPlan.objects.all()
    return rows.filter(case__region=sight.region) if sight.region is not None else rows


def _figures(
    rows: QuerySet[ContactPlan], region: str, year: int | None, today: date, *, least: int
) -> Figures:
    """Promises, letters and dates of the scheme are those of everybody, whenever the offer was opened."""
    if region:
        rows = rows.filter(case__region__code=region)
    opened = rows.filter(disclosure_open_since__isnull=False)
    if year is not None:
        opened = opened.filter(disclosure_open_since__year=year)
    facts = list(
        opened.values("pk", "disclosure_status", "disclosure_open_since", "offered_on", "copy_given_on")
    )
    return Figures(
        opened=_single(FIGURES["opened"][0], len(facts), None, "opened", least),
        answers=_answers(opened, len(facts), least),
        reasons=_reasons(opened, today, least),
        to_offer=_time(facts, "offered_on", least),
        to_copy=_time(facts, "copy_given_on", least),
        promises=_promises(rows, today, least),
        letters=_letters(rows, least),
        scheme=_scheme(rows, today, least),
        least=least,
        hides=least > 1,
    )


def _single(text: str, number: int, of: int | None, figure: str, least: int) -> Figure:
    return Figure(text, number, of, figure, shown=number == 0 or number >= least)


def _answers(opened: QuerySet[ContactPlan], whole: int, least: int) -> list[Figure]:
    counts = {key: opened.filter(FIGURES[key][1]).count() for key in PARTS}
    shown = _shown(counts, whole, least)
    return [Figure(FIGURES[key][0], number, whole, key, shown=key in shown) for key, number in counts.items()]


def _reasons(opened: QuerySet[ContactPlan], today: date, least: int) -> list[Figure]:
    """The latest reason of each person whose answer still is that they decline."""
    declined = opened.filter(disclosure_status=DisclosureStatus.DECLINED)
    found = Answer.objects.filter(plan__in=declined, kind=Answer.Kind.DECLINED).order_by("on", "pk")
    latest = dict(found.values_list("plan_id", "reason"))
    counted = Counter(latest.values())
    rows = {row.key: row.name for row in load_policy().disclosure_refusal_reasons.all(on=today)}
    shown = _shown({key: counted[key] for key in rows}, len(latest), least)
    return [
        Figure(name, counted[key], len(latest), "declined", key, shown=key in shown)
        for key, name in rows.items()
    ]


def _time(facts: Iterable[Any], to: str, least: int) -> Took:
    """Days from the conviction, or the decision that opened the offer."""
    days = [(fact[to] - fact["disclosure_open_since"]).days for fact in facts if fact[to] is not None]
    return took(days, least=least)


def _shown(counts: Mapping[str, int], whole: int, least: int) -> set[str]:
    """Of a group that is itself too small nothing is shown, and no nought: it says what others did."""
    if 0 < whole < least:
        return set()
    return set(counts) - hidden(counts, least=least)


def _group(counts: dict[str, int], least: int) -> list[Figure]:
    whole = sum(counts.values())
    shown = _shown(counts, whole, least)
    return [Figure(text, number, whole, shown=text in shown) for text, number in counts.items()]


def _promises(rows: QuerySet[ContactPlan], today: date, least: int) -> list[Figure]:
    """Of all that were due or settled by today."""
    due = PromisedDate.objects.filter(plan__in=rows).filter(Q(due_on__lte=today) | Q(kept__isnull=False))
    days = due.values_list("kept", "settled_on", "due_on")
    counted = Counter(_kept(kept, settled, due_on) for kept, settled, due_on in days)
    words = ("Kept by the day", "Kept later", "Not kept, with the reason", "Past the day, nothing said yet")
    return _group({text: counted[text] for text in words}, least)


def _kept(kept: bool | None, settled: date | None, due: date) -> str:  # noqa: FBT001 - a column
    if kept is None or settled is None:
        return "Past the day, nothing said yet"
    if not kept:
        return "Not kept, with the reason"
    return "Kept by the day" if settled <= due else "Kept later"


def _letters(rows: QuerySet[ContactPlan], least: int) -> list[Figure]:
    """Letters and e-mails of ours, those that offered the review among them."""
    named = ContactMade.objects.filter(plan__in=rows, named_contact__isnull=False)
    counted = Counter(named.values_list("named_contact", flat=True))
    return _group({"Named somebody to turn to": counted[True], "Named nobody": counted[False]}, least)


def _scheme(rows: QuerySet[ContactPlan], today: date, least: int) -> list[Figure]:
    counted: Counter[str] = Counter()
    dates = rows.values_list("referral_due", "referred_on", "first_contact_due", "first_contact_on")
    for referral_due, referred_on, contact_due, contact_on in dates:
        counted[_in_time("Referral", referral_due, referred_on, today)] += 1
        counted[_in_time("First contact", contact_due, contact_on, today)] += 1
    groups = [
        {text: counted[text] for text in (f"{what} in time", f"{what} late", f"{what} overdue")}
        for what in ("Referral", "First contact")
    ]
    return [figure for group in groups for figure in _group(group, least)]


def _in_time(what: str, due: date | None, done: date | None, today: date) -> str:
    if due is None or (done is None and due >= today):
        return ""
    if done is None:
        return f"{what} overdue"
    return f"{what} in time" if done <= due else f"{what} late"
