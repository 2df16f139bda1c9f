"""Explained eligibility: whether facts make a Serious Further Offence, and why."""

from candour.notifications.eligibility.answer import Answer, Limb, Outcome
from candour.notifications.eligibility.assess import Change, assess, outcome_and_limb, replay
from candour.notifications.eligibility.facts import Charge, Facts, RiskAssessment, SupervisionPeriod
from candour.notifications.eligibility.parsing import FactsError, read_facts

__all__ = [
    "Answer",
    "Change",
    "Charge",
    "Facts",
    "FactsError",
    "Limb",
    "Outcome",
    "RiskAssessment",
    "SupervisionPeriod",
    "assess",
    "outcome_and_limb",
    "read_facts",
    "replay",
]
