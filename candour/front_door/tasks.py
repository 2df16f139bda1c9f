"""What each permission lets a person start, in the words of the home page."""

from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse

from candour.access.grants import Grants
from candour.access.permissions import Permission


@dataclass(frozen=True, slots=True)
class Task:
    text: str
    hint: str
    address: str


@dataclass(frozen=True, slots=True)
class Offered:
    """A task, the page where it starts, and the permissions of which one is enough (none: everybody)."""

    text: str
    hint: str
    page: str
    permissions: tuple[Permission, ...] = ()


OFFERED = (
    Offered(
        "Record a charge",
        "Answer one question at a time; the service says whether it is a Serious Further Offence, and why.",
        "notifications:start",
        (Permission.RECORD_CASE,),
    ),
    Offered(
        "Take an extract",
        "Read a file from the courts or from nDelius. You see what would happen before anything is kept.",
        "notifications:intake",
        (Permission.IMPORT_INTAKE,),
    ),
    Offered(
        "Decide notifications",
        "See what was notified, how each answer was reached, and what waits for your decision.",
        "notifications:list",
        (Permission.DECIDE_NOTIFICATION,),
    ),
    Offered(
        "Decide on extensions",
        "Dates that a region asked to move, with the reason.",
        "notifications:extensions",
        (Permission.APPROVE_EXTENSION,),
    ),
    Offered(
        "Follow reviews",
        "Where each stands, who has it, when it is due and why it is next; and the backlog over time.",
        "reviews:list",
        (Permission.VIEW_REVIEW,),
    ),
    Offered(
        "Assess the quality of reviews",
        "What is to be allocated, marked against the standards, consolidated and issued, and what is late.",
        "quality:desk",
        (Permission.ALLOCATE_MARKING, Permission.MARK_REVIEW, Permission.CONSOLIDATE_MARKS),
    ),
    Offered(
        "Read quality assurance reports",
        "Why each rating was given to your region's reviews, what to improve, and amendments to answer.",
        "quality:reports",
        (Permission.VIEW_QUALITY,),
    ),
    Offered(
        "Keep families informed",
        "Whom you keep in touch with, what each was promised, and who is next.",
        "families:list",
        (Permission.VIEW_FAMILIES, Permission.KEEP_CONTACT),
    ),
    Offered(
        "See how families were kept informed",
        "How many took up the offer of the review, why some declined, how long it took; nobody is named.",
        "families:figures",
        (Permission.VIEW_FAMILY_FIGURES,),
    ),
    Offered(
        "Find a case",
        "By name, case reference number or reference, among the cases that your work opens.",
        "cases:list",
        (Permission.VIEW_CASE,),
    ),
    Offered(
        "Use emergency access",
        "Open one case for four hours when waiting would do harm. Somebody reviews every use.",
        "cases:break_glass",
        (Permission.BREAK_GLASS,),
    ),
    Offered(
        "Review emergency access",
        "Every use of it, and those that wait for your review.",
        "cases:break_glass_uses",
        (Permission.REVIEW_BREAK_GLASS,),
    ),
    Offered(
        "Add a bank holiday",
        "Open deadlines move with it, and each says why.",
        "notifications:add_bank_holiday",
        (Permission.ADD_BANK_HOLIDAY,),
    ),
    Offered(
        "Try a change of the rules",
        "See which cases would have another answer under another list or wording.",
        "notifications:replay",
        (Permission.REPLAY_POLICY,),
    ),
    Offered(
        "Import a published plan",
        "The service reads the document and shows each field beside its source; you settle what is unclear.",
        "recommendations:upload",
        (Permission.IMPORT_PLAN,),
    ),
    Offered(
        "Go on with an import",
        "Documents that were read and still wait for somebody to settle or confirm them.",
        "recommendations:imports",
        (Permission.IMPORT_PLAN,),
    ),
    Offered(
        "Report on my actions",
        "Say how far each action has come, with the evidence, or ask for another date with a reason.",
        "action_plans:mine",
        (Permission.REPORT_PROGRESS,),
    ),
    Offered(
        "Follow recommendations",
        "What was recommended, what was answered, and what has been done about it, as of any day.",
        "recommendations:ledger",
        (Permission.VIEW_LEDGER,),
    ),
    Offered(
        "See which targets have moved",
        "The date first set, the date now, how far and how often.",
        "action_plans:slippage",
        (Permission.VIEW_LEDGER,),
    ),
    Offered(
        "Search the audit log",
        "Who did or read what, when, and what was refused. It never shows what a case holds.",
        "audit_log",
        (Permission.VIEW_AUDIT,),
    ),
    Offered(
        "Verify the audit record",
        "Check that no entry was changed, added or removed.",
        "audit_chains",
        (Permission.VIEW_AUDIT,),
    ),
    Offered(
        "Keep accounts and roles",
        "Who works here, which roles they hold, and whom they answer to.",
        "staff_list",
        (Permission.MANAGE_STAFF,),
    ),
    Offered(
        "Open an account",
        "For somebody new. It opens nothing until you give it a role.",
        "staff_new",
        (Permission.MANAGE_STAFF,),
    ),
    Offered(
        "Agree to roles",
        "A role that opens cases or accounts takes two people to give: somebody asked, and you decide.",
        "staff_asked",
        (Permission.CONFIRM_ROLE,),
    ),
    Offered(
        "Look up a rule",
        "Offences, wordings, deadlines and the working-day calendar, each with its source.",
        "policy",
    ),
    Offered(
        "See what each role may do",
        "Every role in one sentence, how far it reaches, and what it may do.",
        "roles",
    ),
)


def tasks_for(grants: Grants) -> list[Task]:
    """What this person can start, in the order of the list; a page that is not there is left out."""
    return [
        Task(offered.text, offered.hint, address)
        for offered in OFFERED
        if _may(grants, offered) and (address := page_address(offered.page))
    ]


def page_address(name: str) -> str:
    """The address of a page, or nothing where this service has no such page."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


def _may(grants: Grants, offered: Offered) -> bool:
    return not offered.permissions or any(map(grants.allow, offered.permissions))
