"""What would change the answer: single alterations of the facts, each tried by asking the question again."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from candour.notifications.eligibility.answer import OUTCOME_WORDS, Limb, Outcome, WouldChange
from candour.notifications.eligibility.facts import Charge, Facts, RiskAssessment, SupervisionPeriod
from candour.notifications.eligibility.limbs import Settled, assessments_that_count, outcome_of, settle
from candour.notifications.eligibility.rules import Rules
from candour.notifications.eligibility.window import ONE_DAY, Window
from candour.notifications.eligibility.words import charge_name, day_words
from candour.policy.eligibility import RuleVersion

# A long indictment would repeat the same alterations for each charge.
MOST_CHARGES_TRIED = 10
# Where the search for an earlier or later end of supervision starts: near the usual length of the window.
USUAL_WINDOW = timedelta(days=40)
ROBBERY = "TH68023"
WOUNDING = "OF61020"


@dataclass(frozen=True, slots=True)
class Alteration:
    """A change to the facts, or another wording of the rules, in the words of an "if"."""

    words: str
    facts: Facts
    rule: str | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and how it was settled, from which alterations are made."""

    facts: Facts
    settled: Settled
    rules: Rules
    rule: RuleVersion


def what_would_change(
    facts: Facts, settled: Settled, *, rules: Rules, rule: RuleVersion
) -> tuple[WouldChange, ...]:
    """Only those alterations that, applied by themselves, give another outcome."""
    asked = Asked(facts, settled, rules, rule)
    now = outcome_of(facts, settled)
    changed: list[WouldChange] = []
    for alteration in alterations(asked):
        outcome, limb = try_alteration(alteration, rules=rules)
        if outcome is not now:
            sentence = f"If {alteration.words}, the outcome would be: {OUTCOME_WORDS[outcome]}."
            changed.append(WouldChange(sentence, outcome, limb))
    return tuple(changed)


def try_alteration(alteration: Alteration, *, rules: Rules) -> tuple[Outcome, Limb | None]:
    """The outcome and limb with one alteration made."""
    facts = alteration.facts
    settled = settle(facts, rules=rules, rule=rules.rule(on=facts.decided_on, named=alteration.rule))
    outcome = outcome_of(facts, settled)
    return outcome, None if outcome is Outcome.AWAIT_COURT else settled.limb


def alterations(asked: Asked) -> Iterator[Alteration]:
    """Every alteration worth trying on these facts."""
    if asked.facts.first_court_appearance is None:
        words = "a first court appearance were recorded and nothing else changed"
        yield Alteration(words, replace(asked.facts, first_court_appearance=asked.facts.decided_on))
        return
    for index in range(min(len(asked.facts.charges), MOST_CHARGES_TRIED)):
        yield from _window_alterations(asked, index)
    # Outside the window nothing but dates can matter.
    if asked.settled.charges[asked.settled.deciding].window.qualifies:
        for alter in (_offence_alterations, _risk_alterations, _public_interest, _other_wordings):
            yield from alter(asked)


def _window_alterations(asked: Asked, index: int) -> Iterator[Alteration]:
    window = asked.settled.charges[index].window
    if window.qualifies and index != asked.settled.deciding:
        return
    yield from _offence_dates(asked, index, window)
    if window.period is None or window.period.end is None:
        yield from _supervision_for(asked, index, window)
    elif not window.within_supervision:
        yield from _supervision_ends(asked, index, window, window.period)


def _offence_dates(asked: Asked, index: int, window: Window) -> Iterator[Alteration]:
    """The days on the other side of the nearest edges of the window."""
    charge = asked.facts.charges[index]
    named = charge_name(charge, index, len(asked.facts.charges))
    last = window.last_qualifying_day
    if last is not None:
        after = last + ONE_DAY if window.qualifies else last
        place = "the first day after the window" if window.qualifies else "the last day of the window"
        words = f"the alleged offence date of {named} were {day_words(after)}, {place}"
        yield Alteration(words, _with_charge(asked.facts, index, replace(charge, alleged_offence_date=after)))
    if window.within_supervision:
        first = min(period.start for period in window.current)
        before = first - ONE_DAY
        words = (
            f"the alleged offence date of {named} were {day_words(before)}, the day before supervision began"
        )
        yield Alteration(
            words, _with_charge(asked.facts, index, replace(charge, alleged_offence_date=before))
        )


def _supervision_for(asked: Asked, index: int, window: Window) -> Iterator[Alteration]:
    if window.qualifies:
        return
    day = window.offence_date
    named = charge_name(asked.facts.charges[index], index, len(asked.facts.charges))
    words = f"supervision were found to have been running on {day_words(day)}, the date alleged for {named}"
    found = SupervisionPeriod(type="community_order", start=day, end=None)
    yield Alteration(words, replace(asked.facts, supervision=(*asked.facts.supervision, found)))


def _supervision_ends(
    asked: Asked, index: int, window: Window, period: SupervisionPeriod
) -> Iterator[Alteration]:
    """The end date beyond the edge: the earliest that qualifies, or the latest that does not."""
    earliest = _earliest_end(asked, window.offence_date)
    end = earliest - ONE_DAY if window.qualifies else earliest
    if end < period.start:
        return
    words = f"supervision had ended on {day_words(end)} instead of {day_words(period.end or end)}"
    altered = tuple(replace(each, end=end) if each is period else each for each in asked.facts.supervision)
    yield Alteration(words, replace(asked.facts, supervision=altered))


def _earliest_end(asked: Asked, offence_date: date) -> date:
    """The earliest end of supervision for which the offence is still in the window."""
    end = offence_date - USUAL_WINDOW
    days = asked.rule.window_working_days
    while asked.rules.last_qualifying_day(end, working_days=days) >= offence_date:
        end -= ONE_DAY
    while asked.rules.last_qualifying_day(end, working_days=days) < offence_date:
        end += ONE_DAY
    return end


def _offence_alterations(asked: Asked) -> Iterator[Alteration]:
    index = asked.settled.deciding
    answer = asked.settled.charges[index]
    charge = answer.charge
    named = charge_name(charge, index, len(asked.facts.charges))
    for words, altered in _other_charges(charge, named):
        yield Alteration(words, _with_charge(asked.facts, index, altered))
    if answer.offence.family is not None and answer.offence.family.sexual:
        words = f"the person harmed in {named} was under 13"
        yield Alteration(words, _with_charge(asked.facts, index, replace(charge, victim_age=12)))
    if len(asked.facts.charges) > 1:
        left = tuple(each for place, each in enumerate(asked.facts.charges) if place != index)
        yield Alteration(f"{named} were dropped and the others stood", replace(asked.facts, charges=left))


def _other_charges(charge: Charge, named: str) -> Iterator[tuple[str, Charge]]:
    murder = _instead_of(charge, family="murder")
    yield f"{named} were replaced by murder", murder
    robbery = _instead_of(charge, code=ROBBERY)
    yield (
        f"{named} were replaced by a listed offence that is not automatic, such as robbery ({ROBBERY})",
        robbery,
    )
    wounding = _instead_of(charge, code=WOUNDING)
    yield f"{named} were replaced by an offence that is not listed, such as wounding ({WOUNDING})", wounding


def _instead_of(charge: Charge, *, code: str | None = None, family: str | None = None) -> Charge:
    """Another offence on the same dates. Written out: thousands of answers a second wait for it."""
    return Charge(code, "substantive", charge.alleged_offence_date, None, family, charge.charged_on)


def _risk_alterations(asked: Asked) -> Iterator[Alteration]:
    answer = asked.settled.charges[asked.settled.deciding]
    window = answer.window
    counted = assessments_that_count(asked.facts.risk_assessments, window.current)
    start = min(period.start for period in window.current)
    if any(each.level in asked.rules.opening_levels for each in counted):
        words = "the high or very high assessments in the current supervision period had been medium"
        yield Alteration(words, _with_assessments(asked, lambda each: _as_medium(each, counted)))
    elif counted:
        words = "an assessment of high or very high in the current supervision period were found"
        found = RiskAssessment("high", start)
        yield Alteration(words, _adding(asked.facts, found))
    else:
        words = "an assessment of low or medium in the current supervision period were found"
        yield Alteration(words, _adding(asked.facts, RiskAssessment("medium", start)))
    if any(each.assessed_on > window.offence_date for each in counted):
        words = "risk assessments made after the alleged offence were left out"
        yield Alteration(words, _with_assessments(asked, lambda each: _up_to(each, window.offence_date)))


def _public_interest(asked: Asked) -> Iterator[Alteration]:
    if asked.facts.public_interest:
        words = "the national team had not decided that a review is in the public interest"
        yield Alteration(words, replace(asked.facts, public_interest=False))
    else:
        words = "the national team decided that a review is in the public interest"
        yield Alteration(words, replace(asked.facts, public_interest=True))


def _other_wordings(asked: Asked) -> Iterator[Alteration]:
    for version in asked.rules.policy.rule_versions.all(on=asked.facts.decided_on):
        if version.key != asked.rule.key:
            name = version.name[0].lower() + version.name[1:]
            yield Alteration(f"the {name} were applied", asked.facts, rule=version.key)


def _as_medium(each: RiskAssessment, counted: tuple[RiskAssessment, ...]) -> RiskAssessment | None:
    return replace(each, level="medium") if each in counted else each


def _up_to(each: RiskAssessment, day: date) -> RiskAssessment | None:
    return each if each.assessed_on <= day else None


def _with_assessments(asked: Asked, alter: Callable[[RiskAssessment], RiskAssessment | None]) -> Facts:
    altered = (alter(each) for each in asked.facts.risk_assessments)
    return replace(asked.facts, risk_assessments=tuple(each for each in altered if each is not None))


def _adding(facts: Facts, found: RiskAssessment) -> Facts:
    return replace(facts, risk_assessments=(*facts.risk_assessments, found))


def _with_charge(facts: Facts, index: int, charge: Charge) -> Facts:
    return replace(facts, charges=(*facts.charges[:index], charge, *facts.charges[index + 1 :]))
