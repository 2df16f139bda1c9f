"""The facts of a case as its page shows them."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db import DEFAULT_DB_ALIAS
from django.db.models import Model, OuterRef
from django.db.models.functions import JSONObject

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
IN_ONE: tuple[type[Model], ...] = (
    Charge,
    SupervisionPeriod,
    RiskAssessment,
    MappaPeriod,
    ParallelProcess,
    CoDefendant,
)
"""The facts that come with one query."""


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
    """All that hangs on the case alone in one query, then what leads beyond it."""
    told = _told_of(case)
    others: list[CoDefendant] = told[CoDefendant]
    linked = [other.other_case_id for other in others if other.other_case_id is not None]
    open_cases = {}
    if linked:
        open_cases = Case.objects.visible_to(sight).only("pk", "reference").in_bulk(linked)
        for other in others:
            other.other_case = open_cases.get(other.other_case_id)
    return Facts(
        charges=told[Charge],
        supervision=told[SupervisionPeriod],
        risk_assessments=told[RiskAssessment],
        mappa=told[MappaPeriod],
        transfers=list(case.transfers.select_related("from_unit", "to_unit")),
        parallel_processes=told[ParallelProcess],
        co_defendants=others,
        open_cases=frozenset(open_cases),
    )


def _told_of(case: Case) -> dict[type[Model], list[Any]]:
    """A case has few facts of each kind: to ask for them one kind after the other costs more than they do."""
    found = Case.objects.filter(pk=case.pk).values_list(*map(_rows_of, IN_ONE)).get()
    return {
        model: [_read(model, row, case) for row in rows] for model, rows in zip(IN_ONE, found, strict=True)
    }


def _rows_of(model: type[Model]) -> ArraySubquery:
    """The rows of one kind in their own order, each as a document."""
    columns = {column.attname: column.attname for column in model._meta.concrete_fields}
    return ArraySubquery(
        model._default_manager.filter(case=OuterRef("pk")).values_list(JSONObject(**columns), flat=True)
    )


def _read(model: type[Model], row: dict[str, Any], case: Case) -> Model:
    columns = model._meta.concrete_fields
    values = [column.to_python(row[column.attname]) for column in columns]
    fact = model.from_db(DEFAULT_DB_ALIAS, [column.attname for column in columns], values)
    fact.case = case  # type: ignore[attr-defined] # every model of `IN_ONE` has one
    return fact


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
