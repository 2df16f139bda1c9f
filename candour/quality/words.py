"""Figures of agreement and drift in the words of a page or a paper."""

from candour.quality.agreement import Estimate
from candour.quality.queries.benchmarking import Drift

LEVEL = 0.05
"""Steps that two places would show as nothing."""


def interval(found: Estimate, *, percent: bool = False) -> str:
    """A figure with its interval."""
    if found.value is None:
        return "Cannot be worked out"
    shown = _percent if percent else _plain
    if found.low is None or found.high is None:
        return shown(found.value)
    return f"{shown(found.value)} ({shown(found.low)} to {shown(found.high)})"


def steps(drift: Drift) -> str:
    """How far somebody lies from the others."""
    if drift.steps is None:
        return "Nothing to compare"
    if abs(drift.steps) < LEVEL:
        return "Level with the others"
    return f"{abs(drift.steps):.2f} steps {'kinder' if drift.steps > 0 else 'stricter'}"


def _plain(value: float) -> str:
    return f"{value:.2f}"


def _percent(value: float) -> str:
    return f"{100 * value:.0f}%"
