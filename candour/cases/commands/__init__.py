"""The verbs of a case."""

from candour.cases.commands.access import bar, end_access, give_access, let_in, shut_out
from candour.cases.commands.closing import close_case, left_to_do, open_again, reopen_case
from candour.cases.commands.court import charge_later, decide_disclosure, is_correction, record_court_outcome
from candour.cases.commands.details import correct_details
from candour.cases.commands.emergency import break_glass, review_break_glass
from candour.cases.commands.facts import CHANGED, KINDS, add_fact, correct_fact, remove_fact
from candour.cases.commands.holding import hand_over, reasons_against_holding
from candour.cases.commands.next_step import set_next_step
from candour.cases.commands.reading import READING_ONLY, note_reading, refuse_who_only_reads
from candour.cases.commands.recording import record_case, record_cases
from candour.cases.new_case import (
    NewCase,
    NewCharge,
    NewCoDefendant,
    NewMappa,
    NewOutcome,
    NewParallelProcess,
    NewPerson,
    NewRiskAssessment,
    NewSupervision,
)

__all__ = [
    "CHANGED",
    "KINDS",
    "READING_ONLY",
    "NewCase",
    "NewCharge",
    "NewCoDefendant",
    "NewMappa",
    "NewOutcome",
    "NewParallelProcess",
    "NewPerson",
    "NewRiskAssessment",
    "NewSupervision",
    "add_fact",
    "bar",
    "break_glass",
    "charge_later",
    "close_case",
    "correct_details",
    "correct_fact",
    "decide_disclosure",
    "end_access",
    "give_access",
    "hand_over",
    "is_correction",
    "left_to_do",
    "let_in",
    "note_reading",
    "open_again",
    "reasons_against_holding",
    "record_case",
    "record_cases",
    "record_court_outcome",
    "refuse_who_only_reads",
    "remove_fact",
    "reopen_case",
    "review_break_glass",
    "set_next_step",
    "shut_out",
]
