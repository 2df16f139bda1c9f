"""The limbs of the rules, applied to one charge: window, automatic, risk, public interest, notify only."""

from dataclasses import dataclass
from datetime import date

from candour.notifications.eligibility.answer import STRENGTH, ChargeAnswer, Limb, Outcome
from candour.notifications.eligibility.facts import Charge, Facts, RiskAssessment, SupervisionPeriod
from candour.notifications.eligibility.offence import OffenceReading, read_offence
from candour.notifications.eligibility.rules import Rules
from candour.notifications.eligibility.window import Window, window_for
from candour.notifications.eligibility.words import day_words
from candour.policy.eligibility import RuleVersion


@dataclass(frozen=True, slots=True)
class Settled:
    """Every charge judged, and the one that decides, leaving aside whether court has been reached."""

    charges: tuple[ChargeAnswer, ...]
    deciding: int

    @property
    def outcome(self) -> Outcome:
        return self.charges[self.deciding].outcome

    @property
    def limb(self) -> Limb | None:
        return self.charges[self.deciding].limb


def settle(facts: Facts, *, rules: Rules, rule: RuleVersion) -> Settled:
    """Judge every charge. The strongest decides; of equals, the first that is in the window, or the first."""
    charges = tuple(_judge(charge, facts, rules, rule) for charge in facts.charges)
    strengths = [(STRENGTH[(each.outcome, each.limb)], each.window.qualifies) for each in charges]
    return Settled(charges=charges, deciding=strengths.index(max(strengths)))


def outcome_of(facts: Facts, settled: Settled) -> Outcome:
    """The outcome, which waits until the person has appeared in court."""
    return Outcome.AWAIT_COURT if facts.first_court_appearance is None else settled.outcome


def assessments_that_count(
    assessments: tuple[RiskAssessment, ...], periods: tuple[SupervisionPeriod, ...]
) -> tuple[RiskAssessment, ...]:
    """The assessments made in the current supervision period, from its first day to its last.

    The published wording says "at any time in the current supervision period", so one made after the alleged
    offence but before the period ended counts too; one from an earlier period, or after the end, does not.
    """
    return tuple(each for each in assessments if any(period.runs_on(each.assessed_on) for period in periods))


def _judge(charge: Charge, facts: Facts, rules: Rules, rule: RuleVersion) -> ChargeAnswer:
    window = window_for(charge.alleged_offence_date, facts.supervision, rules=rules, rule=rule)
    offence = read_offence(charge, rules=rules, rule=rule, on=facts.decided_on)
    outcome, limb, why = _limb(offence, window, facts, rules)
    return ChargeAnswer(charge=charge, offence=offence, window=window, outcome=outcome, limb=limb, why=why)


def _limb(
    offence: OffenceReading, window: Window, facts: Facts, rules: Rules
) -> tuple[Outcome, Limb | None, str]:
    if not window.qualifies:
        return Outcome.NOT_SFO, None, "The alleged offence is outside supervision and the days after it."
    if offence.automatic:
        return Outcome.REVIEW_MANDATORY, Limb.AUTOMATIC, "The offence is automatic (limb A)."
    risk = _risk_reason(facts, window, rules) if offence.listed else None
    if risk is not None:
        return Outcome.REVIEW_MANDATORY, Limb.RISK, f"The offence is listed, and {risk} (limb B)."
    if facts.public_interest:
        why = "The national team has decided that a review is in the public interest (limb C)."
        return Outcome.REVIEW_DISCRETIONARY, Limb.PUBLIC_INTEREST, why
    if offence.listed:
        why = (
            "The offence is listed, but it is not automatic and the risk was assessed as low or medium only."
        )
        return Outcome.NOTIFY_ONLY, None, why
    return (
        Outcome.NOT_SFO,
        None,
        "The offence is not listed, and no public-interest decision asks for a review.",
    )


def _risk_reason(facts: Facts, window: Window, rules: Rules) -> str | None:
    counted = assessments_that_count(facts.risk_assessments, window.current)
    if not counted:
        return "no risk assessment was made in the current supervision period"
    opening = [each.assessed_on for each in counted if each.level in rules.opening_levels]
    if opening:
        return f"the risk was assessed as high or very high in that period ({_listed_dates(opening)})"
    return None


def _listed_dates(dates: list[date]) -> str:
    return ", ".join(day_words(day) for day in sorted(set(dates)))
