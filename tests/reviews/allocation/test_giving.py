"""Allocation, independence at assignment and at save, and what happens when a conflict is found later."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from candour.audit.models import Entry
from candour.cases.commands import add_fact, give_access, remove_fact
from candour.cases.models import AccessEntry, Relation
from candour.cases.models.visibility import sight_of
from candour.mail.models import Message
from candour.reviews import transitions
from candour.reviews.commands import allocation, conflicts
from candour.reviews.independence import reasons_against_in
from candour.reviews.models import ConductedBy, Conflict, Pause, Review, ReviewStage, Standing
from candour.reviews.queries.allocation import candidates_for
from candour.staff.models import User
from candour.workflow.models import StatusChange
from candour.workflow.perform import perform_for_service
from candour.workflow.refusals import NotAllowed, NotNow
from tests.factories import reviews, staff

pytestmark = pytest.mark.django_db

AT = reviews.AT + reviews.DAY


def signer(of: str = "North East") -> User:
    return staff.member("countersigning_manager", of=of)


def give(review: Review, by: User | None = None, **choice: Any) -> Review:
    people = {"writer": staff.reviewing_manager(), "countersigner": signer()} | choice
    chosen = allocation.Choice(**people)
    return allocation.assign(review=review, choice=chosen, by=by or staff.regional_lead(), at=AT)


def named(review: Review, person: User, *, by: User | None = None) -> Any:
    values = {"role": "staff", "family_name": "Farr", "staff_account": person}
    return add_fact(review.case, "person", values, by=by or staff.regional_lead(), at=AT)


def again(review: Review) -> Review:
    found: Review = Review.objects.select_related("case").get(pk=review.pk)
    return found


def test_somebody_who_worked_on_the_case_is_refused_in_words() -> None:
    review, writer = reviews.early_look_done(), staff.reviewing_manager()
    named(review, writer)
    with pytest.raises(NotNow, match="is named in the case as a member of staff"):
        give(review, writer=writer)
    assert again(review).status == ReviewStage.TO_ALLOCATE


def test_the_manager_of_a_worker_and_who_answers_to_that_manager_are_refused() -> None:
    review = reviews.early_look_done()
    above = staff.reviewing_manager()
    worker = staff.member("practitioner", line_manager=above)
    beside = staff.member("reviewing_manager", line_manager=above)
    named(review, worker)
    with pytest.raises(NotNow, match="stands in the line of management above"):
        give(review, writer=above)
    with pytest.raises(NotNow, match="would judge their own manager"):
        give(review, writer=beside)


def test_who_led_the_unit_at_the_offence_is_refused() -> None:
    unit = staff.delivery_unit()
    review = reviews.early_look_done(delivery_unit=unit)
    led = staff.member("head_of_delivery_unit", "countersigning_manager")
    led.delivery_unit = unit
    led.save()
    with pytest.raises(NotNow, match="led the delivery unit when the offence"):
        give(review, countersigner=led)


def test_whoever_answers_to_the_writer_does_not_countersign() -> None:
    writer = staff.reviewing_manager()
    with pytest.raises(NotNow, match="answers to whoever writes the review"):
        give(
            reviews.early_look_done(),
            writer=writer,
            countersigner=staff.member("countersigning_manager", line_manager=writer),
        )


def test_one_person_does_not_do_both_and_the_database_agrees() -> None:
    both = staff.member("reviewing_manager", "countersigning_manager")
    review = reviews.early_look_done()
    with pytest.raises(NotNow, match="Somebody other than the writer"):
        give(review, writer=both, countersigner=both)
    with pytest.raises(IntegrityError), transaction.atomic():
        Review.objects.filter(pk=review.pk).update(reviewing_manager=both, countersigning_manager=both)


def test_nobody_gives_the_work_to_themselves() -> None:
    lead = staff.member("regional_lead", "reviewing_manager")
    with pytest.raises(NotNow, match="Somebody else must give you work"):
        give(reviews.early_look_done(), by=lead, writer=lead)


def test_another_region_conducts_it_with_a_reason_and_its_manager_can_open_the_case() -> None:
    review, away = reviews.early_look_done(), staff.reviewing_manager("Wales")
    with pytest.raises(NotNow, match="does not work in this region"):
        give(review, writer=away)
    with pytest.raises(NotNow, match="Say why the region's own"):
        give(review, writer=away, conducted_by=ConductedBy.OTHER_REGION)
    given = give(
        review, writer=away, conducted_by=ConductedBy.OTHER_REGION, reason="The director managed the case."
    )
    assert given.conducted_by == ConductedBy.OTHER_REGION
    assert review.case_id in sight_of(away, at=AT + reviews.HOUR).cases


def test_the_one_with_fewest_reviews_comes_first_and_it_says_why() -> None:
    busy, free = staff.member("reviewing_manager", name="Busy"), staff.member("reviewing_manager", name="Zoe")
    reviews.being_written(writer=busy)
    found = candidates_for(reviews.early_look_done(), today=AT.date()).writers
    assert [each.person for each in found] == [free, busy]
    assert (
        found[0].first == "Nothing known stands against Zoe, who works in this region and has no open review."
    )
    assert found[1].load.sentence() == "1 being written"


def test_who_made_the_early_look_may_write_it() -> None:
    both = staff.reviewing_manager()
    review = reviews.commissioned()
    give_access(review.case, user=both, reason="Early look", by=staff.regional_lead(), at=reviews.AT)
    assert give(reviews.early_look_done(review=review, by=both), writer=both).reviewing_manager == both


def test_every_save_of_a_conflicted_person_is_refused() -> None:
    review = reviews.being_written()
    writer = review.reviewing_manager
    assert writer is not None
    conflicts.refuse_if_conflicted(review, writer)
    staff_member = staff.member("practitioner", line_manager=writer)
    review.case.register.create(role="staff", family_name="Farr", staff_account=staff_member)
    with pytest.raises(NotNow, match="stands in the line of management above"):
        conflicts.refuse_if_conflicted(review, writer)


def test_naming_the_manager_in_the_register_suspends_the_work_and_tells_the_leads() -> None:
    lead = staff.regional_lead()
    review = reviews.being_written()
    assert review.reviewing_manager is not None
    named(review, review.reviewing_manager)
    review = again(review)
    assert review.standing_status == Standing.SUSPENDED
    conflict = Conflict.objects.get(review=review)
    assert (conflict.kind, conflict.reason) == ("found", "is named in the case as a member of staff")
    assert Message.objects.filter(to=lead, path__endswith="/independence/").exists()
    assert Pause.objects.get(review=review).reason_kind == Pause.Reason.CONFLICT


def test_a_manager_who_names_themselves_is_suspended_though_the_bar_hides_the_case_from_them() -> None:
    review = reviews.being_written()
    writer = review.reviewing_manager
    assert writer is not None
    named(review, writer, by=writer)
    assert again(review).standing_status == Standing.SUSPENDED
    moved = StatusChange.objects.get(transition="review.suspended")
    assert moved.by is None


def test_a_new_line_of_management_is_found_by_the_clock_and_nobody_is_named_for_it() -> None:
    review = reviews.being_written()
    worker = staff.practitioner()
    named(review, worker)
    assert again(review).standing_status == Standing.ACTIVE
    worker.line_manager = review.countersigning_manager
    worker.save()
    assert conflicts.look_at_all(at=AT + reviews.DAY) == 1
    assert conflicts.look_at_all(at=AT + 2 * reviews.DAY) == 0
    assert again(review).standing_status == Standing.SUSPENDED
    assert StatusChange.objects.get(transition="review.suspended").by is None
    assert Entry.objects.get(action="review.suspended").actor == "system"


def test_a_found_conflict_ends_only_when_the_records_no_longer_show_it() -> None:
    review, lead = reviews.being_written(), staff.regional_lead()
    worker = staff.member("practitioner", line_manager=review.reviewing_manager)
    entry = named(review, worker, by=lead)
    conflict = Conflict.objects.get(review=review)
    told: dict[str, Any] = {"conflict": conflict, "by": lead}
    with pytest.raises(NotNow, match="still show it"):
        conflicts.settle_conflict(**told, ending="A mistake", at=AT)
    remove_fact(entry, reason="Another person of that name", by=lead, at=AT)
    conflicts.settle_conflict(**told, ending="Another person of that name", at=AT + reviews.DAY)
    assert again(review).standing_status == Standing.ACTIVE
    assert Pause.objects.get(review=review).until is not None


def declared() -> tuple[Review, Conflict]:
    review = reviews.being_written()
    writer = review.reviewing_manager
    assert writer is not None
    made = conflicts.declare_conflict(review=review, reason="We were trained together.", by=writer, at=AT)
    return again(review), made


def test_a_declared_conflict_stops_the_work_until_the_lead_waives_it_with_a_reason() -> None:
    review, conflict = declared()
    lead = staff.regional_lead()
    writer = review.reviewing_manager
    assert writer is not None
    assert review.standing_status == Standing.SUSPENDED
    with pytest.raises(NotNow, match="Say why"):
        conflicts.waive_conflict(conflict=conflict, reason=" ", by=lead, at=AT)
    conflicts.waive_conflict(conflict=conflict, reason="Twenty years ago.", by=lead, at=AT + reviews.DAY)
    assert again(review).standing_status == Standing.ACTIVE
    assert reasons_against_in(review, writer) == []
    loud = Entry.objects.get(action="override review.conflict_waived")
    assert loud.reason == "override"


@pytest.mark.parametrize("role", ["countersigning_manager", "national_lead", "sfo_administrator"])
def test_only_the_regional_lead_waives(role: str) -> None:
    _review, conflict = declared()
    with pytest.raises(NotAllowed):
        conflicts.waive_conflict(conflict=conflict, reason="It is fine.", by=staff.member(role), at=AT)


def test_nobody_waives_their_own_conflict_nor_a_found_one() -> None:
    lead = staff.member("regional_lead", "reviewing_manager")
    review = reviews.being_written(writer=lead)
    own = conflicts.declare_conflict(review=review, reason="I know the family.", by=lead, at=AT)
    with pytest.raises(NotAllowed, match="their own"):
        conflicts.waive_conflict(conflict=own, reason="It is fine.", by=lead, at=AT)
    other = reviews.being_written()
    named(other, staff.member("practitioner", line_manager=other.reviewing_manager))
    found = Conflict.objects.get(review=other)
    with pytest.raises(NotNow, match="not waived"):
        conflicts.waive_conflict(conflict=found, reason="Fine.", by=staff.regional_lead(), at=AT)


def test_giving_the_work_on_ends_the_access_settles_the_conflict_and_asks_for_a_new_declaration() -> None:
    review, _conflict = declared()
    before, after, lead = review.reviewing_manager, staff.reviewing_manager(), staff.regional_lead()
    assert before is not None
    told: dict[str, Any] = {
        "review": review,
        "task": "write",
        "to": after,
        "by": lead,
        "at": AT + reviews.DAY,
    }
    with pytest.raises(NotNow, match="Say why"):
        allocation.reassign(**told, reason="")
    given = allocation.reassign(**told, reason="A conflict was declared.")
    assert (given.reviewing_manager, given.standing_status) == (after, Standing.ACTIVE)
    open_to = AccessEntry.standing(at=AT + 2 * reviews.DAY).filter(case=review.case, barred=False)
    assert not open_to.filter(user=before).exists()
    assert set(open_to.filter(user=after).values_list("relation", flat=True)) == {
        Relation.HOLDER,
        Relation.REVIEWING_MANAGER,
    }
    with pytest.raises(NotNow, match="Declare first"):
        conflicts.refuse_if_conflicted(again(review), after)
    allocation.declare_independence(review=again(review), by=after, at=AT + 2 * reviews.DAY)
    conflicts.refuse_if_conflicted(again(review), after)


def test_a_review_cannot_begin_without_its_own_managers_declaration() -> None:
    review = reviews.allocated()
    other = review.countersigning_manager
    assert other is not None
    with pytest.raises(NotNow, match="Only the reviewing manager"):
        allocation.begin(review=review, by=other, at=AT)


def test_a_noted_part_of_a_person_stops_the_work_of_their_manager() -> None:
    review, lead = reviews.being_written(), staff.regional_lead()
    person = review.case.register.create(
        role="staff",
        family_name="Farr",
        staff_account=staff.member("practitioner", line_manager=review.countersigning_manager),
    )
    conflicts.note_part(review=review, person=person, part="supervised", by=lead, at=AT)
    assert again(review).standing_status == Standing.SUSPENDED


def test_the_suspension_moves_the_date_by_its_days() -> None:
    review, conflict = declared()
    due = review.case.deadlines.get(step="review").due
    conflicts.waive_conflict(
        conflict=conflict, reason="Long ago.", by=staff.regional_lead(), at=AT + 6 * reviews.DAY
    )
    assert review.case.deadlines.get(step="review").due == due + timedelta(days=6)


def test_the_service_makes_no_move_that_is_a_persons_nor_one_out_of_turn() -> None:
    review, _conflict = declared()
    with pytest.raises(NotAllowed, match="Only a person"):
        perform_for_service(transitions.BEGIN, on=review, at=AT, note="By itself")
    with pytest.raises(NotNow, match="status is “Suspended"):
        perform_for_service(transitions.SUSPEND, on=review, at=AT, note="By itself")
