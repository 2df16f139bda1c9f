"""Roles as job descriptions: a name, one sentence, how far the role reaches, and what it may do."""

from dataclasses import dataclass
from enum import IntEnum

from candour.access.permissions import Permission


class Reach(IntEnum):
    """Which cases a role opens, before the access list of each case adds or bars a person."""

    LISTED = 0
    """Only cases whose access list names the person."""
    REGION = 1
    """Every case of the person's own region."""
    NATIONAL = 2
    """Every case."""


@dataclass(frozen=True, slots=True)
class Role:
    key: str
    name: str
    sentence: str
    reach: Reach
    permissions: frozenset[Permission]


def _role(key: str, name: str, sentence: str, reach: Reach, *permissions: Permission) -> Role:
    return Role(key, name, sentence, reach, frozenset(permissions))


_READER = (Permission.VIEW_CASE, Permission.VIEW_LEDGER)
_REGION_OFFICE = (
    *_READER,
    Permission.VIEW_VICTIMS,
    Permission.RECORD_CASE,
    Permission.EDIT_CASE,
    Permission.SUBMIT_NOTIFICATION,
    Permission.RECORD_COURT_OUTCOME,
)
_NATIONAL_OFFICE = (
    *_READER,
    Permission.VIEW_VICTIMS,
    Permission.DECIDE_NOTIFICATION,
    Permission.RECORD_COURT_OUTCOME,
    Permission.IMPORT_INTAKE,
    Permission.APPROVE_EXTENSION,
    Permission.CLOSE_CASE,
    Permission.HOLD_CASE,
    Permission.BREAK_GLASS,
    Permission.VIEW_FAMILIES,
    Permission.DECIDE_NONDISCLOSURE,
    Permission.HAND_OVER_COPY,
    Permission.VIEW_FAMILY_FIGURES,
)
_APPROVER = (Permission.VIEW_DISCLOSURE, Permission.APPROVE_DISCLOSURE, Permission.VIEW_WITHHELD)
"""Who approves what is shared: a default of this service, as nothing published names them."""

ALL_ROLES = (
    _role(
        "practitioner",
        "Probation practitioner",
        "Manages people on probation, and tells the regional team when one of them is charged.",
        Reach.LISTED,
        Permission.VIEW_CASE,
        Permission.VIEW_LEDGER,
        Permission.RECORD_CASE,
        Permission.CHECK_ACCURACY,
    ),
    _role(
        "senior_probation_officer",
        "Senior probation officer",
        "Manages practitioners and oversees the cases they hold.",
        Reach.LISTED,
        *_READER,
        Permission.CHECK_ACCURACY,
    ),
    _role(
        "head_of_delivery_unit",
        "Head of delivery unit",
        "Leads a delivery unit, and checks a review for factual accuracy before it is signed.",
        Reach.LISTED,
        *_READER,
        Permission.CHECK_ACCURACY,
    ),
    _role(
        "sfo_administrator",
        "SFO administrator (SPAC)",
        "The region's administrative contact: records charges, submits notifications, keeps dates.",
        Reach.REGION,
        *_REGION_OFFICE,
        Permission.IMPORT_INTAKE,
        Permission.ASK_FOR_EXTENSION,
        Permission.HOLD_CASE,
        Permission.VIEW_REVIEW,
        Permission.SUBMIT_REVIEW,
        Permission.VIEW_QUALITY,
    ),
    _role(
        "reviewing_manager",
        "Reviewing manager",
        "Writes the review, independent of everyone who managed the case.",
        Reach.LISTED,
        *_READER,
        Permission.EDIT_CASE,
        Permission.VIEW_VICTIMS,
        Permission.ASK_FOR_EXTENSION,
        Permission.HOLD_CASE,
        Permission.RUN_EARLY_LOOK,
        Permission.VIEW_REVIEW,
        Permission.WRITE_REVIEW,
        Permission.PAUSE_REVIEW,
        Permission.VIEW_QUALITY,
        Permission.ANSWER_AMENDMENTS,
        Permission.TAKE_PART_IN_BENCHMARKING,
    ),
    _role(
        "countersigning_manager",
        "Countersigning manager",
        "Assures the quality of a review before it goes to the national team.",
        Reach.LISTED,
        *_READER,
        Permission.VIEW_VICTIMS,
        Permission.HOLD_CASE,
        Permission.VIEW_REVIEW,
        Permission.COUNTERSIGN_REVIEW,
        Permission.SUBMIT_REVIEW,
        Permission.VIEW_QUALITY,
        Permission.TAKE_PART_IN_BENCHMARKING,
    ),
    _role(
        "regional_lead",
        "Regional lead",
        "Leads the region's SFO work: allocates reviews, settles doubts, gives access to cases.",
        Reach.REGION,
        *_REGION_OFFICE,
        Permission.OVERRIDE_ELIGIBILITY,
        Permission.ASK_FOR_EXTENSION,
        Permission.HOLD_CASE,
        Permission.ASSIGN_CASE,
        Permission.GRANT_ACCESS,
        Permission.IMPORT_INTAKE,
        Permission.BREAK_GLASS,
        Permission.REVIEW_BREAK_GLASS,
        Permission.RUN_EARLY_LOOK,
        Permission.VIEW_REVIEW,
        Permission.ALLOCATE_REVIEW,
        Permission.WAIVE_CONFLICT,
        Permission.PAUSE_REVIEW,
        Permission.SUBMIT_REVIEW,
        Permission.VIEW_DISCLOSURE,
        Permission.VIEW_QUALITY,
        Permission.ANSWER_AMENDMENTS,
        Permission.TAKE_PART_IN_BENCHMARKING,
        Permission.VIEW_FAMILIES,
        Permission.KEEP_CONTACT,
        Permission.ALLOCATE_LIAISON,
        Permission.HAND_OVER_COPY,
        Permission.VIEW_FAMILY_FIGURES,
    ),
    _role(
        "regional_director",
        "Regional probation director",
        "Leads the region and receives its reviews.",
        Reach.REGION,
        *_READER,
        Permission.VIEW_REVIEW,
        *_APPROVER,
        Permission.VIEW_QUALITY,
        Permission.VIEW_FAMILY_FIGURES,
    ),
    _role(
        "national_officer",
        "National SFO team",
        "Receives notifications, decides on discretionary reviews, and assures the quality of reviews.",
        Reach.NATIONAL,
        *_NATIONAL_OFFICE,
        Permission.VIEW_REVIEW,
        Permission.READ_CONFIDENTIAL_NOTE,
        *_APPROVER,
        Permission.DECIDE_DISCLOSURE_CONCERN,
        Permission.VIEW_QUALITY,
        Permission.MARK_REVIEW,
        Permission.CONSOLIDATE_MARKS,
        Permission.TAKE_PART_IN_BENCHMARKING,
    ),
    _role(
        "national_lead",
        "National lead",
        "Leads the national SFO team: approves overrides, keeps the rules and the calendar true.",
        Reach.NATIONAL,
        *_NATIONAL_OFFICE,
        Permission.OVERRIDE_ELIGIBILITY,
        Permission.ASSIGN_CASE,
        Permission.GRANT_ACCESS,
        Permission.REVIEW_BREAK_GLASS,
        Permission.ADD_BANK_HOLIDAY,
        Permission.REPLAY_POLICY,
        Permission.CONFIRM_ROLE,
        Permission.VIEW_REVIEW,
        Permission.READ_CONFIDENTIAL_NOTE,
        Permission.ALLOCATE_REVIEW,
        Permission.PAUSE_REVIEW,
        *_APPROVER,
        Permission.DECIDE_DISCLOSURE_CONCERN,
        Permission.VIEW_QUALITY,
        Permission.ALLOCATE_MARKING,
        Permission.CONSOLIDATE_MARKS,
        Permission.RUN_BENCHMARKING,
        Permission.ALLOCATE_LIAISON,
    ),
    _role(
        "inspector",
        "Inspector",
        "HM Inspectorate of Probation: reads the cases it has been given, and follows recommendations.",
        Reach.LISTED,
        *_READER,
        Permission.VERIFY_PROGRESS,
        Permission.VIEW_REVIEW,
        Permission.VIEW_QUALITY,
        Permission.DRAW_SAMPLE,
        Permission.ALLOCATE_MARKING,
        Permission.MARK_REVIEW,
        Permission.CONSOLIDATE_MARKS,
        Permission.RUN_BENCHMARKING,
        Permission.TAKE_PART_IN_BENCHMARKING,
    ),
    _role(
        "victim_liaison_officer",
        "Victim liaison officer",
        "The named contact of a victim or a bereaved family: keeps in touch, and keeps promises.",
        Reach.LISTED,
        *_READER,
        Permission.VIEW_VICTIMS,
        Permission.VIEW_DISCLOSURE,
        Permission.SEND_DISCLOSURE,
        Permission.KEEP_CONTACT,
        Permission.HAND_OVER_COPY,
    ),
    _role(
        "disclosure_specialist",
        "Disclosure specialist",
        "Advises on what is shared, and prepares the copy that a family receives.",
        Reach.LISTED,
        *_READER,
        Permission.VIEW_VICTIMS,
        Permission.VIEW_DISCLOSURE,
        Permission.PREPARE_DISCLOSURE,
        Permission.CHECK_DISCLOSURE,
        Permission.SEND_DISCLOSURE,
        Permission.VIEW_WITHHELD,
        Permission.HAND_OVER_COPY,
    ),
    _role(
        "action_owner",
        "Action owner",
        "Answers for an action in a published plan or in a review.",
        Reach.LISTED,
        Permission.VIEW_LEDGER,
        Permission.REPORT_PROGRESS,
    ),
    _role(
        "learning_lead",
        "Learning lead",
        "Turns what reviews find into learning that reaches practice.",
        Reach.LISTED,
        Permission.VIEW_LEDGER,
    ),
    _role(
        "analyst",
        "Analyst",
        "Imports published plans, keeps the ledger of recommendations, and publishes figures.",
        Reach.LISTED,
        Permission.VIEW_LEDGER,
        Permission.IMPORT_PLAN,
        Permission.CORRECT_PLAN,
        Permission.VIEW_QUALITY,
        Permission.VIEW_FAMILY_FIGURES,
    ),
    _role(
        "auditor",
        "Auditor",
        "Reads the audit log, and never a case.",
        Reach.LISTED,
        Permission.VIEW_AUDIT,
    ),
    _role(
        "system_administrator",
        "System administrator",
        "Keeps accounts and roles, and never reads a case.",
        Reach.LISTED,
        Permission.MANAGE_STAFF,
        Permission.CONFIRM_ROLE,
    ),
)

ROLES = {role.key: role for role in ALL_ROLES}
