"""Entries are added, changed, taken out and put back by the one person who writes the review."""

from datetime import date
from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction

from candour.documents.models import Document
from candour.reviews.commands import chronology as commands
from candour.reviews.models import (
    ChronologyEntry,
    EffectivePractice,
    EntryBefore,
    Evidence,
    Judgement,
    Review,
    ReviewStage,
    Standing,
)
from candour.reviews.queries.chronology import (
    entries_of,
    gaps_of,
    reliance_by_entry,
    reliance_on,
    with_reliance,
)
from candour.reviews.timeline.lines import NewEntry
from candour.staff.models import User
from candour.workflow.refusals import NotAllowed, NotNow
from tests.factories import staff
from tests.reviews.gathered import AT, being_written, member_of_staff, on_the_list

pytestmark = pytest.mark.django_db
MARCH = date(2025, 3, 12)


def writer(review: Review) -> User:
    assert review.reviewing_manager is not None
    return review.reviewing_manager


def add(review: Review, on: date = MARCH, text: str = "Nobody was in.", **facts: object) -> ChronologyEntry:
    return commands.add_entry(
        review=review,
        by=writer(review),
        at=AT,
        on=on,
        text=text,
        **facts,  # type: ignore[arg-type]
    )


def relied_on(review: Review, entry: ChronologyEntry) -> Judgement:
    shared = {"case": review.case, "review": review}
    judgement: Judgement = Judgement.objects.create(
        **shared,
        area="delivery",
        sufficiency="not_sufficient",
        text="The visit was not followed up.",
        added_by=writer(review),
        added_at=AT,
    )
    Evidence.objects.create(**shared, judgement=judgement, entry=entry)
    return judgement


def test_an_entry_of_a_month_stands_on_its_first_day() -> None:
    entry = add(being_written(), precision="month")
    assert entry.on == date(2025, 3, 1)


def test_the_same_form_sent_twice_adds_one_entry() -> None:
    review, operation = being_written(), uuid4()
    assert add(review, operation=operation).pk == add(review, operation=operation).pk
    assert entries_of(review).count() == 1


def test_many_are_added_in_one_step_once() -> None:
    review, operation = being_written(), uuid4()
    new = [NewEntry(MARCH, "One"), NewEntry(MARCH, "Two", "police")]
    by = writer(review)
    added = [
        commands.add_many(review=review, entries=new, by=by, at=AT, operation=operation)
        for _again in range(2)
    ]
    assert added == [2, 0]
    assert list(entries_of(review).values_list("kind", flat=True)) == ["other", "police"]


@pytest.mark.parametrize(
    ("stage", "allowed"), [(stage, stage in ("allocated", "writing")) for stage in ReviewStage.values]
)
def test_entries_are_written_while_the_review_is(stage: str, *, allowed: bool) -> None:
    review = being_written(stage=stage)
    if allowed:
        assert add(review).pk
        return
    with pytest.raises(NotNow, match="while the review is being written"):
        add(review)


@pytest.mark.parametrize("standing", [Standing.PAUSED, Standing.SUSPENDED])
def test_nothing_is_added_while_work_stands_still(standing: str) -> None:
    review = being_written()
    Review.objects.filter(pk=review.pk).update(standing_status=standing)
    with pytest.raises(NotNow, match=standing):
        add(review)


def test_another_reviewing_manager_is_refused_even_with_sight_of_the_case() -> None:
    review = being_written()
    other = on_the_list(review, staff.reviewing_manager())
    with pytest.raises(NotNow, match="Only the reviewing manager of this review"):
        commands.add_entry(review=review, by=other, at=AT, on=MARCH, text="Seen")


def test_a_manager_who_is_found_to_have_worked_on_the_case_is_refused() -> None:
    review = being_written()
    member_of_staff(review, staff_account=review.reviewing_manager)
    with pytest.raises(NotNow, match="is not independent"):
        add(review)


def test_who_may_only_read_is_not_allowed() -> None:
    review = being_written()
    with pytest.raises(NotAllowed):
        commands.add_entry(review=review, by=staff.administrator(), at=AT, on=MARCH, text="Seen")


def test_what_an_entry_said_before_a_change_is_kept_for_good() -> None:
    review = being_written()
    entry = add(review)
    by = writer(review)
    commands.change_entry(entry=entry, by=by, at=AT, on=MARCH, text="A card was left.", kind="home_visit")
    commands.change_entry(entry=entry, by=by, at=AT, on=MARCH, text="A card was left.", kind="home_visit")
    before = EntryBefore.objects.get(entry=entry)
    assert before.said == {"text": "Nobody was in.", "kind": "other"}
    with pytest.raises(DatabaseError), transaction.atomic():
        EntryBefore.objects.filter(pk=before.pk).update(said={})
    with pytest.raises(DatabaseError), transaction.atomic():
        ChronologyEntry.objects.filter(pk=entry.pk).delete()


def test_what_says_nothing_or_ends_before_it_begins_is_refused() -> None:
    review = being_written()
    with pytest.raises(NotNow, match="Say what happened"):
        add(review, text="  ")
    with pytest.raises(NotNow, match="must end on or after"):
        add(review, until=date(2025, 3, 1))


def test_what_has_not_happened_yet_is_no_entry_however_it_comes() -> None:
    review = being_written()
    add(review, on=AT.date())
    future = "13 March 2052 has not come yet"
    with pytest.raises(NotNow, match=future):
        add(review, on=date(2052, 3, 13))
    with pytest.raises(NotNow, match=future):
        add(review, until=date(2052, 3, 13))
    typed = [NewEntry(on=day, text="He moved.") for day in (MARCH, date(2052, 3, 13), date(2052, 3, 13))]
    with pytest.raises(NotNow) as refused:
        commands.add_many(review=review, entries=typed, by=writer(review), at=AT)
    assert len(refused.value.reasons) == 1
    assert review.chronology.count() == 1


def test_documents_of_the_case_are_linked_and_those_of_another_are_refused() -> None:
    review, other = being_written(), being_written()
    papers = [
        Document.objects.create(
            case=each.case,
            name="plan.pdf",
            media_type="application/pdf",
            size=1,
            sha256="0" * 64,
            origin="brought",
            scan="clean",
            added_by=writer(each),
            added_at=AT,
        )
        for each in (review, other)
    ]
    assert add(review, documents=papers[:1]).documents.get() == papers[0]
    with pytest.raises(NotNow, match="another case"):
        add(review, documents=papers)


def test_an_entry_that_something_relies_on_goes_only_when_that_is_said() -> None:
    review = being_written()
    entry = add(review)
    relied_on(review, entry)
    by = writer(review)
    with pytest.raises(NotNow, match="one judgement or reason relies"):
        commands.take_out(entry=entry, by=by, at=AT)
    taken = commands.take_out(entry=entry, by=by, at=AT, why="Twice", although_relied_on=True)
    assert list(entries_of(review)) == []
    assert list(entries_of(review, taken_out=True)) == [taken]
    assert taken.taken_out_why == "Twice"
    with pytest.raises(NotNow, match="taken out already"):
        commands.take_out(entry=entry, by=by, at=AT, although_relied_on=True)
    commands.put_back(entry=entry, by=by, at=AT)
    assert entries_of(review).count() == 1
    with pytest.raises(NotNow, match="stands in the chronology"):
        commands.put_back(entry=entry, by=by, at=AT)


def test_each_entry_tells_what_relies_on_it() -> None:
    review = being_written()
    entry, other = add(review), add(review)
    relied_on(review, entry)
    EffectivePractice.objects.create(
        case=review.case,
        review=review,
        text="A prompt visit",
        entry=entry,
        added_by=writer(review),
        added_at=AT,
    )
    assert [one.what for one in reliance_on(entry)] == ["Judgement on delivery", "Effective practice"]
    assert reliance_by_entry(review).keys() == {entry.pk}
    counted = dict(with_reliance(entries_of(review)).values_list("pk", "relied_on"))
    assert counted == {entry.pk: 2, other.pk: 0}


def test_gaps_between_entries_take_months_and_stretches_as_a_whole() -> None:
    review = being_written()
    add(review, date(2025, 3, 20), precision="month")
    add(review, date(2025, 5, 10), until=date(2025, 5, 31))
    add(review, date(2025, 7, 30))
    assert [(gap.after, gap.before) for gap in gaps_of(review)] == [
        (date(2025, 3, 31), date(2025, 5, 10)),
        (date(2025, 5, 31), date(2025, 7, 30)),
    ]
    assert gaps_of(review, weeks=8) == gaps_of(review, kinds=["other"])[1:]
