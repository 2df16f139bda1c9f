"""Whether an alleged offence falls in supervision or in the working days after it ended."""

from dataclasses import dataclass
from datetime import date, timedelta

from candour.notifications.eligibility.facts import SupervisionPeriod
from candour.notifications.eligibility.rules import Rules
from candour.policy.eligibility import RuleVersion
from candour.working_days import Beyond, Day

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Window:
    """Where one alleged offence date stands against every supervision period."""

    offence_date: date
    within_supervision: bool
    qualifies: bool
    period: SupervisionPeriod | None
    """The period that decides: the one that qualifies, or else the nearest earlier one."""
    current: tuple[SupervisionPeriod, ...]
    """The periods whose risk assessments count; none where the date does not qualify."""
    last_qualifying_day: date | None = None
    working_days_after_end: int | None = None

    @property
    def supervision_ended(self) -> date | None:
        return self.period.end if self.period else None


def window_for(
    offence_date: date, supervision: tuple[SupervisionPeriod, ...], *, rules: Rules, rule: RuleVersion
) -> Window:
    """The window of one offence date. Running periods decide first; then the one that ended last."""
    running = tuple(period for period in supervision if period.runs_on(offence_date))
    if running:
        return _while_running(offence_date, running, rules, rule)
    ended = tuple(period for period in supervision if period.end is not None and period.end < offence_date)
    if not ended:
        return Window(offence_date, within_supervision=False, qualifies=False, period=None, current=())
    return _after_end(offence_date, ended, rules, rule)


def _while_running(
    offence_date: date, running: tuple[SupervisionPeriod, ...], rules: Rules, rule: RuleVersion
) -> Window:
    latest = max(running, key=lambda period: (period.end or date.max, period.start))
    last = None
    if latest.end is not None:
        last = rules.last_qualifying_day(latest.end, working_days=rule.window_working_days)
    return Window(
        offence_date,
        within_supervision=True,
        qualifies=True,
        period=latest,
        current=running,
        last_qualifying_day=last,
    )


def _after_end(
    offence_date: date, ended: tuple[SupervisionPeriod, ...], rules: Rules, rule: RuleVersion
) -> Window:
    last_days = {
        period: rules.last_qualifying_day(period.end, working_days=rule.window_working_days)
        for period in ended
        if period.end is not None
    }
    nearest = max(last_days, key=lambda period: (period.end or date.min, period.start))
    return Window(
        offence_date,
        within_supervision=False,
        qualifies=offence_date <= last_days[nearest],
        period=nearest,
        current=tuple(period for period, last in last_days.items() if offence_date <= last),
        last_qualifying_day=last_days[nearest],
        working_days_after_end=rules.calendar.working_days_between(
            start=nearest.end or offence_date, end=offence_date, beyond=Beyond.WEEKDAYS_ONLY
        ),
    )


def counted_days(window: Window, rules: Rules) -> tuple[Day, ...]:
    """The day-by-day count after supervision ended, to the offence or to the last day that qualifies."""
    end, last = window.supervision_ended, window.last_qualifying_day
    if window.within_supervision or end is None or last is None:
        return ()
    counted = min(window.offence_date, last) - end
    return rules.days_after(end, last=last)[: counted.days]


def leaves_the_calendar(window: Window, rules: Rules) -> bool:
    """Whether the count uses days whose bank holidays are not known."""
    end, last = window.supervision_ended, window.last_qualifying_day
    if end is None or last is None:
        return False
    return not rules.calendar.covers(start=end + ONE_DAY, end=last)
