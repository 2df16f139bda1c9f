"""Policy with a change tried on it, and the cases whose answer it would alter. Nothing is changed."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.utils import timezone

from candour.cases.models import Case
from candour.cases.models.visibility import Sight
from candour.notifications.calendar import known_calendar
from candour.notifications.eligibility import Facts
from candour.notifications.eligibility import replay as replay_facts
from candour.notifications.facts import facts_of
from candour.notifications.models import Notification
from candour.policy.dated import Dated
from candour.policy.eligibility import RuleVersion
from candour.policy.load import Policy, load_policy
from candour.policy.offences import BASE_LENGTH, Offence, YesNoUnknown
from candour.policy.reading import Standing

AT_ONCE = 5_000
CODE = re.compile(r"[A-Z0-9]{4}[0-9]{3}[A-Z]?")
MARKS = {
    "not_listed": "Not on the list",
    "listed": "On the list, and not automatic",
    "automatic": "On the list, and automatic",
}


@dataclass(frozen=True, slots=True)
class OffenceChange:
    """One code, and how it would be marked."""

    code: str
    mark: str

    @classmethod
    def of(cls, typed: str, mark: str) -> "OffenceChange":
        """Raises ValueError, in words, for what is no code or a code of which no family is known."""
        code = typed.strip().upper()
        if not CODE.fullmatch(code):
            raise ValueError(f"“{typed.strip()[:20]}” is not an offence code. A code looks like TH68023")
        if _family_of(code) is None:
            raise ValueError(f"{code} is not in the offence list, and no code like it is")
        return cls(code, mark)


def _family_of(code: str) -> Offence | None:
    """A row of the list for the same code, or for the same offence in another mode."""
    offences = load_policy().offences
    exact = offences.versions(code)
    if exact:
        return exact[-1]
    return next((row for row in offences if row.code[:BASE_LENGTH] == code[:BASE_LENGTH]), None)


def changed_policy(changes: Iterable[OffenceChange], *, rule: str = "") -> Policy:
    """The policy in force with these codes marked otherwise, and this version of the rules for every day."""
    policy = load_policy()
    rows = [row for change in changes if (row := _row(change))]
    if rows:
        policy = replace(policy, offences=policy.offences.replacing({row.code: row for row in rows}.values()))
    if rule:
        policy = replace(policy, rule_versions=_deciding(policy.rule_versions, rule))
    return policy


def _row(change: OffenceChange) -> Offence | None:
    like = _family_of(change.code)
    if like is None:
        return None
    return replace(
        like,
        code=change.code,
        listed=change.mark != "not_listed",
        automatic=YesNoUnknown.YES if change.mark == "automatic" else YesNoUnknown.NO,
        source="A change that is being tried",
        status=Standing.DEFAULT,
        applies_from=date(2006, 1, 1),
        applies_until=None,
    )


def _deciding(versions: Dated[RuleVersion], chosen: str) -> Dated[RuleVersion]:
    first = min(version.applies_from for version in versions)
    rows = [
        replace(version, decides=True, applies_from=first, applies_until=None)
        if version.key == chosen
        else replace(version, decides=False)
        for version in versions
    ]
    return Dated(versions.name, rows, key=lambda version: version.key)


@dataclass(frozen=True, slots=True)
class Changed:
    """A case whose answer would change."""

    reference: str
    before: str
    after: str
    limb_before: str
    limb_after: str
    charges: str


@dataclass(frozen=True, slots=True)
class ReplayPage:
    """What one page of cases gave, and where the next begins."""

    changed: list[Changed]
    asked: int
    total: int
    next: int
    """The number of the last case that was asked; 0 where none is left."""


def replay_page(after: Policy, *, sight: Sight, at: datetime, beyond: int = 0) -> ReplayPage:
    """Ask up to 5,000 cases, those numbered beyond the one given, under the policy in force and the other."""
    seen = Case.objects.visible_to(sight).filter(charges__isnull=False).distinct()
    page = list(
        seen.filter(pk__gt=beyond)
        .order_by("pk")
        .prefetch_related("charges", "supervision", "risk_assessments")[:AT_ONCE]
    )
    facts = _facts(page, at)
    calendar = known_calendar()
    found = replay_facts(
        facts.items(),
        before=load_policy(),
        after=after,
        calendar_before=calendar,
        calendar_after=calendar,
    )
    charges = {case.reference: _named(case) for case in page}
    changed = [
        Changed(
            reference=each.reference,
            before=each.before[0],
            after=each.after[0],
            limb_before=each.before[1] or "",
            limb_after=each.after[1] or "",
            charges=charges[each.reference],
        )
        for each in found
    ]
    last = page[-1].pk if len(page) == AT_ONCE else 0
    return ReplayPage(changed=changed, asked=len(page), total=seen.count(), next=last)


def _facts(cases: list[Case], at: datetime) -> dict[str, Facts]:
    """The facts of each case, as of the day on which it was decided, or of today."""
    decided = {each.case_id: each for each in Notification.objects.filter(case__in=cases)}
    found = {}
    for case in cases:
        notification = decided.get(case.pk)
        day = notification.decided_at if notification and notification.decided_at else at
        interest = notification.public_interest if notification else None
        found[case.reference] = facts_of(case, decided_on=timezone.localdate(day), public_interest=interest)
    return found


def _named(case: Case) -> str:
    return "; ".join(
        f"{charge.title} ({charge.code})" if charge.code else charge.title for charge in case.charges.all()
    )
