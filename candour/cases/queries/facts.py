"""The facts of a case as its page shows them."""

from dataclasses import dataclass
from datetime import date

from candour.cases.models import (
    Case,
    Charge,
    CoDefendant,
    MappaPeriod,
    ParallelProcess,
    RiskAssessment,
    SupervisionPeriod,
    Transfer,
)
from candour.cases.models.visibility import Sight
from candour.design_system.charts import Span
from candour.policy.load import load_policy

TONES = {"low": "done", "medium": "plain", "high": "waiting", "very_high": "late"}


@dataclass(frozen=True, slots=True)
class Facts:
    charges: list[Charge]
    supervision: list[SupervisionPeriod]
    risk_assessments: list[RiskAssessment]
    mappa: list[MappaPeriod]
    transfers: list[Transfer]
    parallel_processes: list[ParallelProcess]
    co_defendants: list[CoDefendant]
    open_cases: frozenset[int]
    """Which cases of co-defendants this reader may open."""


def facts_of(case: Case, sight: Sight) -> Facts:
    """One query for each kind of fact."""
    others = list(case.co_defendants.all())
    linked = [other.other_case_id for other in others if other.other_case_id is not None]
    open_cases = {}
    if linked:
        open_cases = Case.objects.visible_to(sight).only("pk", "reference").in_bulk(linked)
        for other in others:
            other.other_case = open_cases.get(other.other_case_id)
    return Facts(
        charges=list(case.charges.all()),
        supervision=list(case.supervision.all()),
        risk_assessments=list(case.risk_assessments.all()),
        mappa=list(case.mappa.all()),
        transfers=list(case.transfers.select_related("from_unit", "to_unit")),
        parallel_processes=list(case.parallel_processes.all()),
        co_defendants=others,
        open_cases=frozenset(open_cases),
    )


def supervision_name(period: SupervisionPeriod) -> str:
    """The kind in words, as the policy of the period's first day names it."""
    rows = load_policy().supervision_types.versions(period.type)
    return rows[-1].name if rows else period.type.replace("_", " ").capitalize()


def mappa_name(period: MappaPeriod) -> str:
    return f"MAPPA category {period.category}, level {period.level}"


def risk_timeline(facts: Facts, today: date) -> list[Span]:
    """Supervision, risk and MAPPA under one another, and each alleged offence as a mark."""
    spans = [
        Span(supervision_name(period), period.start, period.end or today) for period in facts.supervision
    ]
    following = [assessment.assessed_on for assessment in facts.risk_assessments[1:]] + [today]
    for assessment, until in zip(facts.risk_assessments, following, strict=False):
        label = f"Risk: {assessment.get_level_display().lower()}"
        end = max(until, assessment.assessed_on)
        spans.append(Span(label, assessment.assessed_on, end, TONES[assessment.level]))
    spans += [
        Span(mappa_name(period), period.start, period.end or today, "waiting") for period in facts.mappa
    ]
    offences = sorted({charge.alleged_offence_date for charge in facts.charges})
    spans += [Span("Alleged offence", offence, offence, "late") for offence in offences]
    return [span for span in spans if span.start <= span.end]
