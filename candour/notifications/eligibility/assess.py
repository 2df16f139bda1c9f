"""The eligibility question, answered with its reasons, and asked again under changed policy."""

from collections.abc import Iterable
from dataclasses import dataclass

from candour.notifications.eligibility.answer import Answer, Limb, Outcome
from candour.notifications.eligibility.changes import what_would_change
from candour.notifications.eligibility.explain import explanation, facts_missing, facts_used, sources
from candour.notifications.eligibility.facts import Facts
from candour.notifications.eligibility.limbs import outcome_of, settle
from candour.notifications.eligibility.rules import rules_for
from candour.notifications.eligibility.window import counted_days, leaves_the_calendar
from candour.policy import Policy
from candour.working_days import Calendar


@dataclass(frozen=True, slots=True)
class Change:
    """One case whose answer differs between two policies."""

    reference: str
    before: tuple[Outcome, Limb | None]
    after: tuple[Outcome, Limb | None]


def assess(facts: Facts, *, policy: Policy | None = None, calendar: Calendar | None = None) -> Answer:
    """Whether the facts make a Serious Further Offence, by the rules of the day of the decision.

    The policy and calendar in force are used unless others are given. Raises NotKnownError when the day
    of the decision is before the earliest rules. Source: the readings named in the answer.
    """
    rules = rules_for(policy, calendar)
    rule = rules.rule(on=facts.decided_on)
    settled = settle(facts, rules=rules, rule=rule)
    outcome = outcome_of(facts, settled)
    awaiting = outcome is Outcome.AWAIT_COURT
    window = settled.charges[settled.deciding].window
    return Answer(
        outcome=outcome,
        limb=None if awaiting else settled.limb,
        rule_version=rule.key,
        rule_name=rule.name,
        sources=sources(settled, rules, rule),
        charge_answers=settled.charges,
        deciding=settled.deciding,
        provisional=(settled.outcome, settled.limb) if awaiting else None,
        facts_used=facts_used(facts, settled),
        facts_missing=facts_missing(facts, settled, rules),
        would_change=what_would_change(facts, settled, rules=rules, rule=rule),
        explanation=explanation(facts, settled, rules, rule),
        window_days=counted_days(window, rules),
        calendar_ends=rules.calendar.last_day,
        beyond_calendar=leaves_the_calendar(window, rules),
    )


def replay(
    cases: Iterable[tuple[str, Facts]],
    *,
    before: Policy | None = None,
    after: Policy | None = None,
    calendar_before: Calendar | None = None,
    calendar_after: Calendar | None = None,
) -> list[Change]:
    """The cases, by reference, whose outcome or limb a changed list, rule or calendar would alter."""
    changes: list[Change] = []
    for reference, facts in cases:
        was = outcome_and_limb(facts, policy=before, calendar=calendar_before)
        becomes = outcome_and_limb(facts, policy=after, calendar=calendar_after)
        if was != becomes:
            changes.append(Change(reference=reference, before=was, after=becomes))
    return changes


def outcome_and_limb(
    facts: Facts, *, policy: Policy | None = None, calendar: Calendar | None = None
) -> tuple[Outcome, Limb | None]:
    """The bare outcome without its explanation: for replays over many cases."""
    rules = rules_for(policy, calendar)
    settled = settle(facts, rules=rules, rule=rules.rule(on=facts.decided_on))
    outcome = outcome_of(facts, settled)
    return outcome, None if outcome is Outcome.AWAIT_COURT else settled.limb
