"""What the register does to the access list: staff who are named in a case are barred from it.

Whoever edits a case bars colleagues in this way, and could shut out the leads who oversee it. So a lead is
barred only by a lead, and a bar that the register no longer explains is lifted by a lead, who is asked.
"""

from datetime import datetime

from django.db.models import QuerySet
from django.urls import reverse

from candour.access.permissions import Permission
from candour.audit.record import record as audit
from candour.cases.commands.access import end_bar, shut_out
from candour.cases.commands.telling import who_may
from candour.cases.models import AccessEntry, Case, RegisteredPerson, Relation
from candour.cases.models.visibility import sight_of
from candour.mail.commands import Notice, queue
from candour.staff.models import User
from candour.workflow.perform import may

REASON = "Named in the register of the case"


def follow_register(person: RegisteredPerson, *, by: User, at: datetime, gone: bool = False) -> None:
    """Bar the staff whom an entry of the register names, and lift what the register no longer says."""
    case, account = person.case, person.staff_account
    named = RegisteredPerson.objects.filter(case=case).exclude(staff_account=None)
    accounts = set(named.values_list("staff_account", flat=True))
    barred = set()
    for entry in bars_of_register(case, at=at):
        barred.add(entry.user_id)
        if entry.user_id not in accounts:
            _no_longer_named(entry, by, at)
    if account is not None and not gone and account.pk not in barred:
        name_in(case, account, by=by, at=at)


def bars_of_register(case: Case, *, at: datetime) -> QuerySet[AccessEntry]:
    standing = AccessEntry.standing(at=at).filter(case=case, relation=Relation.NAMED_IN_CASE)
    return standing.select_related("user__line_manager", "case")


def name_in(case: Case, account: User, *, by: User, at: datetime) -> None:
    """Bar somebody who is named in the case; a lead only where a lead says so."""
    if may(account, Permission.GRANT_ACCESS, at=at) and not may(by, Permission.GRANT_ACCESS, at=at):
        _ask_the_leads("case.bar_asked", case, account, by, at)
        return
    shut_out(case, user=account, relation=Relation.NAMED_IN_CASE, reason=REASON, by=by, at=at)
    manager = account.line_manager
    if manager is not None and manager.is_active and manager != by:
        queue(Notice.COLLEAGUE_BARRED, to=manager, path=_page_for(manager, case, at), at=at)


def _no_longer_named(entry: AccessEntry, by: User, at: datetime) -> None:
    """A bar that somebody put up by hand stands; one that the register put up is lifted by a lead."""
    if entry.reason != REASON:
        return
    if may(by, Permission.GRANT_ACCESS, at=at) and entry.user != by:
        end_bar(entry, by=by, at=at, reason="No longer named in the register of the case")
    else:
        _ask_the_leads("case.lifting_asked", entry.case, entry.user, by, at)


def _ask_the_leads(action: str, case: Case, account: User, by: User, at: datetime) -> None:
    audit(
        action=action,
        by=by,
        at=at,
        subject_type="staff.user",
        subject=account.username,
        case=case.reference,
        relation=Relation.NAMED_IN_CASE,
    )
    for lead in who_may(Permission.GRANT_ACCESS, case, at=at):
        if lead not in (account, by):
            queue(Notice.BAR_WAITS, to=lead, path=reverse("cases:access", args=[case.reference]), at=at)


def _page_for(person: User, case: Case, at: datetime) -> str:
    """The list of who may open the case, for those who see it; others learn of no case."""
    seen = Case.objects.visible_to(sight_of(person, at=at)).filter(pk=case.pk).exists()
    return reverse("cases:access", args=[case.reference]) if seen else reverse("home")
