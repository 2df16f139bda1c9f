"""The explanation: what was asked, day by day and limb by limb, with what was used and what is missing."""

from collections.abc import Iterable, Iterator

from candour.notifications.eligibility.answer import OUTCOME_WORDS, ChargeAnswer
from candour.notifications.eligibility.facts import Charge, Facts, SupervisionPeriod
from candour.notifications.eligibility.limbs import Settled, assessments_that_count, outcome_of
from candour.notifications.eligibility.rules import Rules, plain_words
from candour.notifications.eligibility.window import ONE_DAY, Window, counted_days, leaves_the_calendar
from candour.notifications.eligibility.words import charge_name, day_words
from candour.policy.eligibility import Eligibility, RuleVersion

WORKING_DAYS_SOURCE = (
    "28 working days: HMI Probation, Annual report 2022: Serious Further Offences; which bank holidays and "
    "how the ends count is a default (open question Q3)"
)
STRONGEST_SOURCE = "Several charges, strongest wins: a default (open question Q6)"


def explanation(facts: Facts, settled: Settled, rules: Rules, rule: RuleVersion) -> tuple[str, ...]:
    """The whole reasoning in sentences, in the order in which it is done."""
    return tuple(_sentences(facts, settled, rules, rule))


def _sentences(facts: Facts, settled: Settled, rules: Rules, rule: RuleVersion) -> Iterator[str]:
    yield f"Decided on {day_words(facts.decided_on)} by: {rule.name} ({rule.status} rule). {rule.wording}"
    yield from (f"Not known of these rules: {each}" for each in rule.unknown)
    yield _court(facts)
    count = len(settled.charges)
    for index, answer in enumerate(settled.charges):
        named = charge_name(answer.charge, index, count)
        named = named[0].upper() + named[1:]
        yield f"{named}: {' '.join(answer.offence.why) or 'nothing more is known of the offence.'}"
        yield f"{named}: {_window(answer.window, rules, rule)}"
        if answer.window.qualifies and answer.offence.listed and not answer.offence.automatic:
            yield f"{named}: {_risk(facts, answer, rule)}"
        yield f"{named}: {answer.why} So: {OUTCOME_WORDS[answer.outcome]}."
    if count > 1:
        yield f"The strongest of {count} charges decides: charge {settled.deciding + 1}. All are kept."
    yield f"Outcome: {OUTCOME_WORDS[outcome_of(facts, settled)]}."


def _court(facts: Facts) -> str:
    if facts.first_court_appearance is None:
        return (
            "No first court appearance is recorded. A charge alone is not enough, so the decision waits; "
            "what follows is provisional."
        )
    return f"The person first appeared in court on {day_words(facts.first_court_appearance)}."


def _window(window: Window, rules: Rules, rule: RuleVersion) -> str:
    offence = day_words(window.offence_date)
    if window.within_supervision and window.period is not None:
        period = window.period
        until = f"until {day_words(period.end)}" if period.end else "with no end recorded"
        return (
            f"The alleged offence date, {offence}, is within supervision ({period.type}, from "
            f"{day_words(period.start)} {until})."
        )
    if window.period is None or window.period.end is None:
        return f"No supervision period started on or before the alleged offence date, {offence}."
    return _after_end(window, window.period, rules, rule)


def _after_end(window: Window, period: SupervisionPeriod, rules: Rules, rule: RuleVersion) -> str:
    ended, last = day_words(period.end or period.start), window.last_qualifying_day or window.offence_date
    left_out = [
        f"{day.reason} {day_words(day.date)}"
        for day in counted_days(window, rules)
        if _is_holiday(day.reason)
    ]
    holidays = f" Besides weekends, not counted: {'; '.join(left_out)}." if left_out else ""
    limit = _calendar_limit(window, rules)
    verdict = "inside" if window.qualifies else "after"
    return (
        f"Supervision ({period.type}) ended on {ended}, which is day 0. By the alleged offence date, "
        f"{day_words(window.offence_date)}, {window.working_days_after_end} working days had been counted. "
        f"Working day {rule.window_working_days}, {day_words(last)}, is the last of the window, so the date "
        f"is {verdict} the window.{holidays}{limit}"
    )


def _is_holiday(reason: str | None) -> bool:
    return reason is not None and reason.startswith("bank holiday")


def _calendar_limit(window: Window, rules: Rules) -> str:
    if not leaves_the_calendar(window, rules):
        return ""
    first, last = day_words(rules.calendar.first_day), day_words(rules.calendar.last_day)
    return f" Bank holidays are known from {first} to {last}; outside that only weekends are left out."


def _risk(facts: Facts, answer: ChargeAnswer, rule: RuleVersion) -> str:
    counted = assessments_that_count(facts.risk_assessments, answer.window.current)
    if not counted:
        return f"No risk assessment was made in the {rule.risk_period}."
    made = "; ".join(f"{each.level.replace('_', ' ')} on {day_words(each.assessed_on)}" for each in counted)
    return f"Risk of serious harm assessed in the {rule.risk_period}: {made}."


def facts_used(facts: Facts, settled: Settled) -> tuple[str, ...]:
    """Each fact that the answer rests on, in words."""
    decisive = settled.charges[settled.deciding]
    counted = assessments_that_count(facts.risk_assessments, decisive.window.current)
    decision = {True: "yes", False: "no", None: "not made"}[facts.public_interest]
    return (
        f"Day of the decision: {facts.decided_on}",
        f"First court appearance: {facts.first_court_appearance or 'none recorded'}",
        *(_charge_fact(charge) for charge in facts.charges),
        *(
            f"Supervision: {period.type}, from {period.start} to {period.end or 'now'}"
            for period in facts.supervision
        ),
        *(
            f"Risk assessment{'' if each in counted else ' outside the current supervision period'}: "
            f"{each.level} on {each.assessed_on}"
            for each in facts.risk_assessments
        ),
        f"Public-interest decision: {decision}",
    )


def _charge_fact(charge: Charge) -> str:
    age = "" if charge.victim_age is None else f", person harmed aged {charge.victim_age:g}"
    return f"Charge: {charge.code or 'no code'}, {charge.mode}, alleged on {charge.alleged_offence_date}{age}"


def facts_missing(facts: Facts, settled: Settled, rules: Rules) -> tuple[str, ...]:
    """What is not known, or does not agree, that a person should find out."""
    return tuple(dict.fromkeys(_missing(facts, settled, rules)))


def _missing(facts: Facts, settled: Settled, rules: Rules) -> Iterator[str]:
    if facts.first_court_appearance is None:
        yield "The date of the first court appearance."
    if not facts.supervision:
        yield "The supervision periods."
    yield from _after_the_decision(facts)
    for answer in settled.charges:
        yield from answer.offence.missing
        yield from _dates_that_disagree(facts, answer)
        yield from _supervision_just_before(facts, answer, rules)
    yield from _unclear_supervision(facts.supervision, rules)
    if facts.public_interest is None and _could_be_discretionary(settled.charges):
        yield "The national team's decision on whether a review is in the public interest."
    if any(leaves_the_calendar(answer.window, rules) for answer in settled.charges):
        first, last = day_words(rules.calendar.first_day), day_words(rules.calendar.last_day)
        yield f"Bank holidays before {first} or after {last}."


def _after_the_decision(facts: Facts) -> Iterator[str]:
    """Dates that could not be known on the day of the decision. They are used as given, and asked for."""
    on = facts.decided_on
    if facts.first_court_appearance and facts.first_court_appearance > on:
        yield "The right dates: the first court appearance is after the day of the decision."
    for charge in facts.charges:
        if charge.alleged_offence_date > on:
            named = charge.code or charge.title or "the charge"
            yield f"The right dates for {named}: the alleged offence is after the day of the decision."
    for each in facts.risk_assessments:
        if each.assessed_on > on:
            made = day_words(each.assessed_on)
            yield f"The right dates: the risk assessment of {made} is after the day of the decision."


def _dates_that_disagree(facts: Facts, answer: ChargeAnswer) -> Iterator[str]:
    charge = answer.charge
    named = charge.code or charge.title or "the charge"
    if charge.charged_on and charge.charged_on < charge.alleged_offence_date:
        yield f"The right dates for {named}: it was charged before the alleged offence."
    if facts.first_court_appearance and facts.first_court_appearance < charge.alleged_offence_date:
        yield f"The right dates for {named}: the first court appearance is before the alleged offence."


def _supervision_just_before(facts: Facts, answer: ChargeAnswer, rules: Rules) -> Iterator[str]:
    """High risk under supervision that the current one followed without a day between, as after a licence.

    Nothing published says whether the two are one supervision period, and it would open a review.
    """
    if not answer.offence.listed or answer.limb is not None or not answer.window.current:
        return
    began = min(period.start for period in answer.window.current)
    before = tuple(
        period
        for period in facts.supervision
        if period.start < began and period.end is not None and period.end >= began - ONE_DAY
    )
    high = [
        each
        for each in assessments_that_count(facts.risk_assessments, before)
        if each.level in rules.opening_levels
    ]
    if high:
        yield (
            f"Whether the supervision that began on {day_words(began)} and the one just before it are one "
            f"period: the risk was high or very high on {day_words(high[0].assessed_on)}."
        )


def _unclear_supervision(supervision: Iterable[SupervisionPeriod], rules: Rules) -> Iterator[str]:
    for period in supervision:
        kind = rules.supervision_by_name.get(plain_words(period.type))
        if kind is None:
            yield f"Whether {period.type!r} is supervision for this purpose: ask the regional lead (Q1)."
        elif kind.eligibility is Eligibility.UNCLEAR:
            yield f"For the regional lead (Q1): {kind.note}"


def _could_be_discretionary(charges: Iterable[ChargeAnswer]) -> bool:
    judged = tuple(charges)
    mandatory = any(answer.limb is not None for answer in judged)
    return not mandatory and any(answer.window.qualifies for answer in judged)


def sources(settled: Settled, rules: Rules, rule: RuleVersion) -> tuple[str, ...]:
    """Every source that the answer rests on, each once."""
    named = [rule.source]
    for answer in settled.charges:
        named.extend(answer.offence.sources)
    named.extend((WORKING_DAYS_SOURCE, f"Working days: {rules.calendar.source}"))
    if len(settled.charges) > 1:
        named.append(STRONGEST_SOURCE)
    return tuple(dict.fromkeys(named))
