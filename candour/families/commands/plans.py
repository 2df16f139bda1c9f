"""Begin a contact plan, choose the named contact, and write down how somebody wishes to be reached."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from candour.access.permissions import Permission
from candour.audit.record import record as audit
from candour.cases.commands import end_access, let_in
from candour.cases.models import (
    AccessEntry,
    Case,
    Charge,
    RegisteredPerson,
    RegisterRole,
    Relation,
    VictimStatus,
)
from candour.families import rules, transitions
from candour.families.commands import scheme
from candour.families.commands.following import OFFER_STANDS
from candour.families.commands.reaching import locked, put, to_keep, work_out, write_down
from candour.families.models import (
    ContactPlan,
    ContactStatus,
    DisclosureStatus,
    Language,
    LiaisonChange,
    NoContact,
)
from candour.mail.commands import Notice, queue
from candour.staff.models import User
from candour.workflow.once import once, remember
from candour.workflow.perform import may, must_hold, perform
from candour.workflow.refusals import NotAllowed, refuse

DETAILS = frozenset(
    {
        "addressed_as",
        "relation",
        "charge",
        "ways",
        "times",
        "unsafe_ways",
        "nothing_to_the_home",
        "safety",
        "language",
        "language_note",
        "needs",
        "adjustments",
        "formats",
    }
)


@transaction.atomic
def begin(
    *,
    person: RegisteredPerson,
    officer: User,
    reason: str,
    by: User,
    at: datetime,
    operation: UUID | None = None,
) -> ContactPlan:
    """Begin the plan of one victim or relative, with the named contact. Raises NotNow with every reason."""
    must_hold(by, Permission.ALLOCATE_LIAISON, at=at)
    case = _case_of(person, by)
    earlier = once(operation, name="families.begun", by=by, at=at, on=person)
    if earlier is not None:
        return _made_before(person, by)
    begun = ContactPlan.objects.filter(person=person).exists()
    refuse(
        rules.is_a_victim_or_relative(person),
        "There is a contact plan for this person already." if begun else None,
        *_against_officer(officer, reason, at),
    )
    NoContact.objects.filter(person=person).delete()
    plan = _begin(person, case, by, at)
    remember(operation, plan)
    write_down("begun", plan, by, at)
    _give(plan, officer, reason, by, at)
    scheme.count_days(plan)
    work_out(plan, at=at)
    return plan


@transaction.atomic
def leave_without(
    *,
    person: RegisteredPerson,
    why: str,
    note: str = "",
    by: User,
    at: datetime,
    operation: UUID | None = None,
) -> NoContact:
    """Say that nobody keeps in touch with this person, and why. A plan can be begun later all the same."""
    must_hold(by, Permission.ALLOCATE_LIAISON, at=at)
    case = _case_of(person, by)
    if once(operation, name="families.left_without", by=by, at=at, on=person) is None:
        begun = ContactPlan.objects.filter(person=person).exists()
        refuse(
            rules.is_a_victim_or_relative(person),
            "There is a contact plan for this person." if begun else None,
        )
        NoContact.objects.update_or_create(
            person=person, defaults={"case": case, "why": why, "note": note.strip(), "by": by, "at": at}
        )
        audit(
            action="families.left_without",
            by=by,
            at=at,
            case=case.reference,
            subject_type="families.nocontact",
        )
    found: NoContact = NoContact.objects.get(person=person)
    return found


def _case_of(person: RegisteredPerson, by: User) -> Case:
    case: Case | None = Case.objects.visible_to(by).filter(pk=person.case_id).first()
    if case is None:
        raise NotAllowed("This case is not one that you can change.")
    return case


def _made_before(person: RegisteredPerson, by: User) -> ContactPlan:
    found: ContactPlan | None = ContactPlan.objects.visible_to(by).filter(person=person).first()
    if found is None:
        raise NotAllowed("The plan is no longer one that you can open.")
    return found


def _begin(person: RegisteredPerson, case: Case, by: User, at: datetime) -> ContactPlan:
    """The offer of the review stands where the court has left it for the case."""
    stands = OFFER_STANDS[VictimStatus(case.victim_status)]
    opened = stands == DisclosureStatus.TO_OFFER
    plan: ContactPlan = ContactPlan.objects.create(
        case=case,
        person=person,
        addressed_as=person.known_as or person.display_name,
        relation=person.relation if person.role == RegisterRole.RELATIVE else "",
        disclosure_status=stands,
        disclosure_open_since=case.court_outcome_on or timezone.localdate(at) if opened else None,
        opened_by=by,
        opened_at=at,
    )
    return plan


@transaction.atomic
def allocate(
    *,
    plan: ContactPlan,
    officer: User,
    reason: str,
    tell_by: date | None = None,
    by: User,
    at: datetime,
    operation: UUID | None = None,
) -> ContactPlan:
    """Give the contact to somebody else. The person is to be told by a day who it is now."""
    must_hold(by, Permission.ALLOCATE_LIAISON, at=at)
    row = locked(plan, by=by)
    if once(operation, name="families.allocated", by=by, at=at, on=row) is not None:
        return row
    same = row.liaison_officer_id == officer.pk
    refuse(
        f"{officer} is their named contact already." if same else None,
        *_against_officer(officer, reason, at),
        rules.not_gone(tell_by, "The day by which they are told", today=timezone.localdate(at)),
    )
    before = row.liaison_officer
    _give(row, officer, reason, by, at)
    _take_back(row, before, by, at)
    if tell_by is not None:
        put(
            row,
            {
                "next_contact_on": tell_by,
                "next_contact_why": f"tell them that {officer} is their contact now",
            },
        )
    work_out(row, at=at)
    return row


def _against_officer(officer: User, reason: str, at: datetime) -> list[str | None]:
    able = officer.is_active and may(officer, Permission.KEEP_CONTACT, at=at)
    return [
        None if able else f"{officer} does not hold a role that keeps contact with families.",
        rules.said(reason, "Say why this person is chosen."),
    ]


def _give(plan: ContactPlan, officer: User, reason: str, by: User, at: datetime) -> None:
    LiaisonChange.objects.create(plan=plan, officer=officer, reason=reason.strip(), by=by, at=at)
    put(plan, {"liaison_officer": officer})
    write_down("given", plan, by, at, "liaison_officer", subject=officer.username)
    open_to = AccessEntry.standing(at=at).filter(
        case=plan.case_id, user=officer, relation=Relation.VICTIM_LIAISON, barred=False
    )
    if not open_to.exists():
        let_in(
            plan.case,
            user=officer,
            relation=Relation.VICTIM_LIAISON,
            reason="Named contact of a victim or relative",
            by=by,
            at=at,
        )
    if officer != by:
        queue(Notice.CONTACT_WAITS, to=officer, path=reverse("families:plan", args=[plan.pk]), at=at)


def _take_back(plan: ContactPlan, before: User | None, by: User, at: datetime) -> None:
    """Whoever keeps contact with nobody in the case any more can no longer open it."""
    if before is None:
        return
    if not ContactPlan.objects.filter(case=plan.case_id, liaison_officer=before).exists():
        open_to = AccessEntry.standing(at=at).filter(
            case=plan.case_id, user=before, relation=Relation.VICTIM_LIAISON
        )
        for entry in open_to.select_related("case", "user"):
            end_access(entry, by=by, at=at, reason="No longer a named contact in this case")
    if before.is_active and before != by:
        queue(Notice.WORK_GIVEN_ON, to=before, path=reverse("home"), at=at)


@transaction.atomic
def describe(
    *,
    plan: ContactPlan,
    values: Mapping[str, Any],
    by: User,
    at: datetime,
    operation: UUID | None = None,
) -> ContactPlan:
    """Write down how they wish to be addressed and reached, what they need, and what keeps them safe."""
    row = to_keep(plan, by=by, at=at)
    if once(operation, name="families.described", by=by, at=at, on=row) is not None:
        return row
    told = {name: value for name, value in values.items() if name in DETAILS}
    refuse(*_wrong_with(row, told))
    changed = put(row, told | {"asked_how_on": timezone.localdate(at)})
    if named := [name for name in changed if name in DETAILS]:
        write_down("described", row, by, at, *named)
    return row


def _wrong_with(plan: ContactPlan, told: Mapping[str, Any]) -> list[str | None]:
    charge: Charge | None = told.get("charge")
    ways, unsafe = told.get("ways", plan.ways), told.get("unsafe_ways", plan.unsafe_ways)
    other = told.get("language") == Language.OTHER
    return [
        rules.said(told.get("addressed_as", "x"), "Enter how they wish to be addressed."),
        None if charge is None or charge.case_id == plan.case_id else "The charge is not one of this case.",
        "The same way cannot be both preferred and unsafe." if set(ways) & set(unsafe) else None,
        "Say which language." if other and not told.get("language_note", "").strip() else None,
    ]


@transaction.atomic
def be_in_touch_on(
    *, plan: ContactPlan, on: date | None, why: str, by: User, at: datetime, operation: UUID | None = None
) -> ContactPlan:
    """When the next contact is due, and about what; no day, where none is due."""
    row = to_keep(plan, by=by, at=at)
    if once(operation, name="families.next_contact", by=by, at=at, on=row) is not None:
        return row
    refuse(
        rules.not_gone(on, "The next contact", today=timezone.localdate(at)),
        rules.said(why, "Say what the next contact is about.") if on else None,
    )
    changed = put(row, {"next_contact_on": on, "next_contact_why": why.strip() if on else ""})
    write_down("next_contact", row, by, at, *changed)
    work_out(row, at=at)
    return row


@transaction.atomic
def end(
    *, plan: ContactPlan, note: str, by: User, at: datetime, operation: UUID | None = None
) -> ContactPlan:
    """Say that nothing is owed. Raises NotNow while anything is, with everything that is."""
    row = to_keep(plan, by=by, at=at)
    if row.contact_status != ContactStatus.ENDED:
        refuse(rules.said(note, "Say how they were told that they can come back."))
    return perform(transitions.END, on=row, by=by, at=at, note=note, operation=operation)


@transaction.atomic
def take_up(
    *, plan: ContactPlan, note: str, by: User, at: datetime, operation: UUID | None = None
) -> ContactPlan:
    """They came back, or there is something to say to them."""
    row = to_keep(plan, by=by, at=at)
    return perform(transitions.TAKE_UP, on=row, by=by, at=at, note=note, operation=operation)
