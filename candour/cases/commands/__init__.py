"""The verbs of a case."""

from candour.cases.commands.next_step import set_next_step
from candour.cases.commands.recording import record_case, record_cases
from candour.cases.new_case import (
    NewCase,
    NewCharge,
    NewCoDefendant,
    NewMappa,
    NewParallelProcess,
    NewPerson,
    NewRiskAssessment,
    NewSupervision,
)

__all__ = [
    "NewCase",
    "NewCharge",
    "NewCoDefendant",
    "NewMappa",
    "NewParallelProcess",
    "NewPerson",
    "NewRiskAssessment",
    "NewSupervision",
    "record_case",
    "record_cases",
    "set_next_step",
]
