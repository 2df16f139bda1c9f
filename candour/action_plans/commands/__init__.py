"""The verbs of actions."""

from candour.action_plans.commands.adding import NewAction, add_actions, built_on, withdraw_actions
from candour.action_plans.commands.owners import assign_owner, decide_names, link_owners
from candour.action_plans.commands.progress import Finding, Report, report_progress, verify_progress
from candour.action_plans.rules import Move

__all__ = [
    "Finding",
    "Move",
    "NewAction",
    "Report",
    "add_actions",
    "assign_owner",
    "built_on",
    "decide_names",
    "link_owners",
    "report_progress",
    "verify_progress",
    "withdraw_actions",
]
