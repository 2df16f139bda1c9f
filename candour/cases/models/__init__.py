"""The spine: a case, the facts that decide it, the people in it, and who may open it."""

from candour.cases.models.access_list import AccessEntry, BreakGlass, Relation
from candour.cases.models.case import (
    ActionsStatus,
    Case,
    CaseHolding,
    ClosingStatus,
    CourtStatus,
    ReviewStatus,
    VictimStatus,
    WaitsFor,
    YearCount,
)
from candour.cases.models.changes import FactChange
from candour.cases.models.facts import (
    Charge,
    CoDefendant,
    MappaPeriod,
    ParallelProcess,
    RiskAssessment,
    SupervisionPeriod,
    Transfer,
)
from candour.cases.models.register import RegisteredPerson, RegisterRole

__all__ = [
    "AccessEntry",
    "ActionsStatus",
    "BreakGlass",
    "Case",
    "CaseHolding",
    "Charge",
    "ClosingStatus",
    "CoDefendant",
    "CourtStatus",
    "FactChange",
    "MappaPeriod",
    "ParallelProcess",
    "RegisterRole",
    "RegisteredPerson",
    "Relation",
    "ReviewStatus",
    "RiskAssessment",
    "SupervisionPeriod",
    "Transfer",
    "VictimStatus",
    "WaitsFor",
    "YearCount",
]
