"""The wordings of the limbs side by side, and what differs between them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from candour.design_system.words import day
from candour.policy import load_policy
from candour.policy.eligibility import RuleVersion
from candour.policy.offences import AutomaticClass


@dataclass(frozen=True, slots=True)
class Line:
    """One point, as each wording has it."""

    heading: str
    cells: tuple[str, ...]

    @property
    def differs(self) -> bool:
        return len(set(self.cells)) > 1


@dataclass(frozen=True, slots=True)
class SideBySide:
    versions: tuple[RuleVersion, ...]
    decides_today: RuleVersion
    lines: tuple[Line, ...]


def side_by_side(today: date) -> SideBySide:
    """Every wording, with the points on which wordings can differ."""
    policy = load_policy()
    versions = tuple(policy.rule_versions)
    modes = {mode.key: mode.name for mode in policy.modes}

    def line(heading: str, of: Callable[[RuleVersion], str]) -> Line:
        return Line(heading, tuple(of(version) for version in versions))

    lines = (
        line("Applies to decisions", _used),
        line("Window after supervision ends", lambda row: f"{row.window_working_days} working days"),
        *(_class_line(each, versions) for each in AutomaticClass),
        *(_mode_line(key, name, versions) for key, name in modes.items()),
        line("Period of the risk limb", lambda row: row.risk_period),
        line("In short", lambda row: row.wording),
        line("Not known", lambda row: " ".join(row.unknown) or "Nothing"),
        line("Source", lambda row: row.source),
    )
    return SideBySide(versions, policy.rule_on(today), lines)


def _class_line(named: AutomaticClass, versions: tuple[RuleVersion, ...]) -> Line:
    cells = tuple(_yes(named in version.automatic_classes) for version in versions)
    return Line(f"Automatic: {named}", cells)


def _mode_line(key: str, name: str, versions: tuple[RuleVersion, ...]) -> Line:
    cells = tuple(_yes(key in version.automatic_modes) for version in versions)
    return Line(f"Automatic as: {name[:1].lower()}{name[1:]}", cells)


def _yes(value: bool) -> str:  # noqa: FBT001 - the value is what is drawn
    return "Yes" if value else "No"


def _used(row: RuleVersion) -> str:
    if not row.decides:
        return "No: kept to compare with"
    return f"From {day(row.applies_from)}" + (f" to {day(row.applies_until)}" if row.applies_until else "")
