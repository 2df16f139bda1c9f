"""Lists of the people with whom contact is kept: whose turn it is, what is promised, and why one is next."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from candour.cases.models import Case, RegisterRole
from candour.cases.models.visibility import Families, Sight
from candour.families.models import ASKED_FOR_IT, ContactPlan, ContactStatus, DisclosureStatus
from candour.staff.models import User

D = DisclosureStatus
OPENED = Q(disclosure_open_since__isnull=False)
TOOK_IT_UP = Q(disclosure_status__in=ASKED_FOR_IT)
FIGURES: dict[str, tuple[str, Q]] = {
    "opened": ("The offer was opened by a conviction or a decision", OPENED),
    "offered": ("Were offered the review", OPENED & Q(offered_on__isnull=False)),
    "taken-up": ("Asked for the review", OPENED & TOOK_IT_UP),
    "declined": ("Declined the review", OPENED & Q(disclosure_status=D.DECLINED)),
    "deferred": ("Wish to be asked again", OPENED & Q(disclosure_status=D.DEFERRED)),
    "no-reply": ("Did not reply", OPENED & Q(disclosure_status=D.NO_REPLY)),
    "awaited": ("Were offered the review and have not answered", OPENED & Q(disclosure_status=D.OFFERED)),
    "not-offered": ("Were not offered the review yet", OPENED & Q(disclosure_status=D.TO_OFFER)),
    "proposed": (
        "A proposal not to disclose was made",
        OPENED & Q(disclosure_status__in=[D.PROPOSED_NOT, D.NOT_DISCLOSED]),
    ),
    "have-a-copy": ("Have a copy", OPENED & Q(disclosure_status=D.COPY_GIVEN)),
}
"""What a figure counts, in words, and the people behind it."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the list is narrowed to; an empty part does not narrow."""

    tab: str = "open"
    region: str = ""
    offer: str = ""
    figure: str = ""
    year: int | None = None
    reason: str = ""
    """Of a decline: a key of the reasons in the policy."""


def plans_within(sight: Sight) -> QuerySet[ContactPlan]:
    """Everybody whose contact this reader may read."""
    found: QuerySet[ContactPlan] = ContactPlan.objects.visible_to(sight).readable_by(sight)
    return found


def tabs(user: User, today: date) -> dict[str, tuple[str, Q]]:
    """The views of the list, each with its words and its condition."""
    running = Q(contact_status=ContactStatus.IN_CONTACT)
    return {
        "mine": ("With you", running & Q(liaison_officer=user)),
        "open": ("In contact", running),
        "late": ("Past a date", running & Q(next_due__lt=today)),
        "scheme": ("Contact scheme overdue", scheme_overdue(today)),
        "to_offer": ("To offer", running & Q(disclosure_status=D.TO_OFFER)),
        "proposals": ("Proposals not to disclose", Q(disclosure_status=D.PROPOSED_NOT)),
        "nobody": ("Nobody’s yet", running & Q(liaison_officer=None)),
        "all": ("All", Q()),
    }


def scheme_overdue(today: date) -> Q:
    """A referral or a first contact that the Victims' Code wanted by a day that has passed."""
    referral = Q(referral_due__lt=today, referred_on=None)
    return referral | Q(first_contact_due__lt=today, first_contact_on=None)


def counts(rows: QuerySet[ContactPlan], user: User, today: date) -> dict[str, int]:
    """How many each view holds, in one query."""
    found: dict[str, int] = rows.aggregate(
        **{
            key: Count("pk", filter=condition or None)
            for key, (_words, condition) in tabs(user, today).items()
        }
    )
    return found


def narrowed(rows: QuerySet[ContactPlan], wanted: Wanted, user: User, today: date) -> QuerySet[ContactPlan]:
    """The people who meet every part; a figure stands above the tabs."""
    if wanted.figure in FIGURES:
        rows = rows.filter(FIGURES[wanted.figure][1])
        if wanted.reason:
            rows = rows.filter(answers__kind="declined", answers__reason=wanted.reason).distinct()
        if wanted.year is not None:
            rows = rows.filter(disclosure_open_since__year=wanted.year)
    else:
        rows = rows.filter(tabs(user, today).get(wanted.tab, ("", Q()))[1])
    if wanted.offer:
        rows = rows.filter(disclosure_status=wanted.offer)
    if wanted.region:
        rows = rows.filter(case__region__code=wanted.region)
    return rows.select_related("case__region", "liaison_officer")


def why_next(plan: ContactPlan, *, today: date) -> str:
    """How near the date of what is next is, in a few words."""
    if not plan.next_step:
        return "Nothing is owed"
    if plan.next_due is None:
        return "No date runs"
    days = (plan.next_due - today).days
    if days < 0:
        return f"{_days(-days)} past its date"
    return f"Due in {_days(days)}" if days else "Due today"


def _days(number: int) -> str:
    return "1 day" if number == 1 else f"{number} days"


def desk_counts(sight: Sight, user: User, *, today: date) -> dict[str, int]:
    """What the home page shows of contact with families."""
    return counts(plans_within(sight), user, today)


def cases_without_plans(sight: Sight) -> QuerySet[Case]:
    """Cases whose register names a victim or relative without a plan; for those who see every plan."""
    found: QuerySet[Case] = Case.objects.visible_to(sight)
    if Families.ALL not in sight.families:
        return found.none()
    roles = [RegisterRole.VICTIM, RegisterRole.RELATIVE]
    without = {"register__contact_plan": None, "register__no_contact": None}
    return found.filter(register__role__in=roles, **without).distinct()
