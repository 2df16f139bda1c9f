"""The sentence in a case, and each person's steps with the Victim Contact Scheme."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from candour.access.permissions import Permission
from candour.cases.models import Case
from candour.cases.row_security import every_row
from candour.families import rules, transitions
from candour.families.commands.reaching import put, to_keep, work_out, write_down
from candour.families.models import ContactPlan, SchemeStatus, SchemeStep, Sentence
from candour.notifications.queries import last_day_for
from candour.staff.models import User
from candour.workflow.once import once
from candour.workflow.perform import must_hold, perform
from candour.workflow.refusals import NotAllowed, NotNow, refuse

UNREFERRED = (SchemeStatus.NOT_KNOWN, SchemeStatus.ELIGIBLE)


@transaction.atomic
def record_sentence(
    *, case: Case, on: date, kind: str, by: User, at: datetime, operation: UUID | None = None
) -> Sentence:
    """Record the sentence, or correct it: the dates of the scheme of everybody in the case count from it."""
    must_hold(by, Permission.KEEP_CONTACT, Permission.ALLOCATE_LIAISON, at=at)
    plans = list(ContactPlan.objects.visible_to(by).readable_by(by).filter(case=case))
    if not plans:
        raise NotAllowed("You keep contact with nobody in this case.")
    if once(operation, name="families.sentence", by=by, at=at, on=case) is None:
        early = case.court_outcome_on is not None and on < case.court_outcome_on
        refuse(
            rules.not_to_come(on, "The day of the sentence", today=timezone.localdate(at)),
            "The sentence cannot be before the conviction." if early else None,
        )
        Sentence.objects.update_or_create(case=case, defaults={"on": on, "kind": kind, "by": by, "at": at})
        write_down("sentence", plans[0], by, at, "on", "kind", subject=case.reference)
        _count_for_everybody(case, at)
    found: Sentence = Sentence.objects.get(case=case)
    return found


def _count_for_everybody(case: Case, at: datetime) -> None:
    """Also for those whose contact somebody else keeps."""
    with every_row():
        for plan in ContactPlan.objects.filter(case=case).select_related("case"):
            count_days(plan)
            work_out(plan, at=at)


def count_days(plan: ContactPlan) -> None:
    """When the referral is due, from the sentence; nothing where the sentence is outside the scheme."""
    sentence = Sentence.objects.filter(case=plan.case_id).first()
    due = None
    if sentence is not None and sentence.within_the_scheme and plan.scheme_status in UNREFERRED:
        due = last_day_for("victim_referral", started_on=sentence.on)
    if plan.scheme_status in UNREFERRED:
        put(plan, {"referral_due": due})


@transaction.atomic
def step(
    *,
    plan: ContactPlan,
    key: str,
    on: date,
    note: str = "",
    by: User,
    at: datetime,
    operation: UUID | None = None,
) -> ContactPlan:
    """One step with the scheme on its own day, by the key of `transitions.SCHEME`."""
    row = to_keep(plan, by=by, at=at)
    move = transitions.SCHEME.get(key)
    if move is None:
        raise NotNow(["There is no such step."])
    if once(operation, name=f"families.{key}", by=by, at=at, on=row) is not None:
        return row
    refuse(rules.not_to_come(on, "The day", today=timezone.localdate(at)))
    setting = _dates(row, key, on)
    moved = perform(move, on=row, by=by, at=at, note=note, setting=setting)
    SchemeStep.objects.create(plan=moved, step=move.target, on=on, note=note.strip(), by=by, at=at)
    work_out(moved, at=at)
    return moved


def _dates(plan: ContactPlan, key: str, on: date) -> dict[str, date | None]:
    if key == "referred":
        return {
            "referred_on": on,
            "first_contact_due": last_day_for("victim_first_contact", started_on=on),
        }
    if key == "not-eligible":
        return {"referral_due": None}
    return {}
