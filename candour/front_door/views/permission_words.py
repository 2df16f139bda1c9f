"""What each permission lets a person do, and how far a role reaches, in words."""

from candour.access.permissions import Permission
from candour.access.roles import Reach, Role

WORDS = {
    Permission.VIEW_CASE: "open cases within reach",
    Permission.VIEW_VICTIMS: "see victims and relatives in the register of a case",
    Permission.RECORD_CASE: "record a case",
    Permission.EDIT_CASE: "change the facts of a case",
    Permission.SUBMIT_NOTIFICATION: "submit a notification",
    Permission.OVERRIDE_ELIGIBILITY: "override an answer about eligibility, with a reason",
    Permission.DECIDE_NOTIFICATION: "decide on a notification",
    Permission.RECORD_COURT_OUTCOME: "record what the court did",
    Permission.ASK_FOR_EXTENSION: "ask for a later date",
    Permission.APPROVE_EXTENSION: "approve a later date",
    Permission.CLOSE_CASE: "close a case in which nothing is left to do, and open it again",
    Permission.HOLD_CASE: "hold a case",
    Permission.ASSIGN_CASE: "give a case to somebody to hold",
    Permission.GRANT_ACCESS: "give or bar access to a case",
    Permission.BREAK_GLASS: "use emergency access, which is always reviewed",
    Permission.REVIEW_BREAK_GLASS: "review uses of emergency access",
    Permission.IMPORT_INTAKE: "take in extracts from the courts and nDelius",
    Permission.ADD_BANK_HOLIDAY: "add a bank holiday",
    Permission.REPLAY_POLICY: "try a change of the rules on past cases",
    Permission.RUN_EARLY_LOOK: "take an early look at a case",
    Permission.VIEW_REVIEW: "read a review",
    Permission.ALLOCATE_REVIEW: "give a review to somebody to write",
    Permission.WAIVE_CONFLICT: "allow a reviewer in spite of a link, with a reason",
    Permission.PAUSE_REVIEW: "pause a review, with a reason",
    Permission.WRITE_REVIEW: "write a review",
    Permission.CHECK_ACCURACY: "check a review for factual accuracy",
    Permission.COUNTERSIGN_REVIEW: "countersign a review",
    Permission.SUBMIT_REVIEW: "send a review to the national team",
    Permission.READ_CONFIDENTIAL_NOTE: "read a confidential note on a review",
    Permission.VIEW_DISCLOSURE: "see what is shared of a review, and with whom",
    Permission.PREPARE_DISCLOSURE: "prepare a copy that is shared",
    Permission.CHECK_DISCLOSURE: "check, without seeing the notes, a copy that somebody else prepared",
    Permission.APPROVE_DISCLOSURE: "approve exactly the files that are shared",
    Permission.SEND_DISCLOSURE: "send or hand over an approved copy",
    Permission.VIEW_WITHHELD: "read what is withheld, and why",
    Permission.DECIDE_DISCLOSURE_CONCERN: "decide on a concern about sharing a review",
    Permission.VIEW_QUALITY: "read ratings and figures on the quality of reviews, as far as the role reaches",
    Permission.DRAW_SAMPLE: "draw the sample of reviews that the inspectorate marks",
    Permission.ALLOCATE_MARKING: "say who marks a review",
    Permission.MARK_REVIEW: "mark a review against the standards, without seeing another's marks",
    Permission.CONSOLIDATE_MARKS: "settle two sets of marks into one, on the record",
    Permission.ANSWER_AMENDMENTS: "answer the amendments that a quality report asks for",
    Permission.RUN_BENCHMARKING: "open a benchmarking session and reveal its marks",
    Permission.TAKE_PART_IN_BENCHMARKING: "mark reviews in a benchmarking session",
    Permission.VIEW_FAMILIES: "read how contact with victims and families goes, within reach",
    Permission.KEEP_CONTACT: "keep contact with the victims and families whose named contact they are",
    Permission.ALLOCATE_LIAISON: "choose who is the named contact of a victim or a family",
    Permission.DECIDE_NONDISCLOSURE: "decide on a proposal not to disclose a review to somebody",
    Permission.HAND_OVER_COPY: "see who asked for a copy of a review, and record that it was handed over",
    Permission.VIEW_FAMILY_FIGURES: "read figures about contact with families, which name nobody",
    Permission.VIEW_LEDGER: "read recommendations and action plans",
    Permission.IMPORT_PLAN: "import a published plan",
    Permission.CORRECT_PLAN: "correct a plan, with a reason",
    Permission.REPORT_PROGRESS: "report on actions that are theirs",
    Permission.VERIFY_PROGRESS: "verify what owners report",
    Permission.VIEW_AUDIT: "read the audit log",
    Permission.MANAGE_STAFF: "keep accounts and roles",
    Permission.CONFIRM_ROLE: "agree to a role that somebody else asked for",
}
REACH = {
    Reach.LISTED: "Only cases whose access list names them.",
    Reach.REGION: "Every case of their own region, unless the access list bars them.",
    Reach.NATIONAL: "Every case, unless the access list bars them.",
}


def may(role: Role) -> list[str]:
    """Everything that the role may do, in the order of the permissions."""
    return [WORDS[permission] for permission in Permission if permission in role.permissions]


def reach_of(role: Role) -> str:
    """How far the role reaches among cases."""
    return REACH[role.reach] if Permission.VIEW_CASE in role.permissions else "No case at all."
