"""Contacts are brought in bulk, looked at, and picked."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from candour.reviews.commands import chronology
from candour.reviews.commands import contacts as commands
from candour.reviews.contacts.reading import UnreadableFile
from candour.reviews.models import ContactFile, ExtractedContact, Review
from candour.reviews.queries.chronology import entries_of
from candour.reviews.queries.contacts import (
    ASIDE,
    PICKED,
    TO_LOOK_AT,
    contact_gaps_of,
    contacts_of,
    dry_run_of,
    staged_in,
)
from candour.staff.models import User
from candour.workflow.refusals import NotNow
from tests.factories import staff
from tests.reviews.gathered import AT, as_csv, being_written, contact_rows, on_the_list

pytestmark = pytest.mark.django_db


def writer(review: Review) -> User:
    assert review.reviewing_manager is not None
    return review.reviewing_manager


def brought(review: Review, rows: list[list[str]]) -> list[int]:
    commands.bring(review=review, name="a.csv", content=as_csv(rows), by=writer(review), at=AT)
    return list(contacts_of(review).values_list("pk", flat=True))


def test_a_file_is_looked_at_before_anything_is_taken() -> None:
    review = being_written()
    content = as_csv(contact_rows(3))
    file = commands.check(review=review, name="a.csv", content=content, by=writer(review), at=AT)
    again = commands.check(review=review, name="b.csv", content=content, by=writer(review), at=AT)
    assert file.pk == again.pk
    assert not contacts_of(review).exists()
    assert len(dry_run_of(file).checked.contacts) == 3  # type: ignore[union-attr]
    taken = commands.take(file=file, by=writer(review), at=AT)
    assert taken is not None
    assert taken.lines == 3
    assert not ContactFile.objects.exists()
    with pytest.raises(NotNow, match="This very file was taken before"):
        commands.check(review=review, name="c.csv", content=content, by=writer(review), at=AT)


def test_the_same_file_is_taken_once_and_a_mended_one_brings_only_what_is_new() -> None:
    review = being_written()
    rows = contact_rows(4)
    rows[3][0] = "no day"
    brought(review, rows)
    brought(review, rows)
    assert contacts_of(review).count() == 3
    extract = review.contact_extracts.get()
    assert [one["line"] for one in extract.problems] == [5]
    rows[3][0] = "4/1/2024"
    brought(review, rows)
    assert contacts_of(review).count() == 4


def test_somebody_says_what_the_columns_hold_where_it_is_not_clear() -> None:
    review = being_written()
    content = as_csv([["12/03/2025", "spoke"]], headings=("Tag", "Inhalt"))
    with pytest.raises(UnreadableFile, match="No column is known to hold the date"):
        commands.bring(review=review, name="a.csv", content=content, by=writer(review), at=AT)
    file = commands.check(review=review, name="a.csv", content=content, by=writer(review), at=AT)
    assert dry_run_of(file).checked is None
    with pytest.raises(NotNow, match="notes or the type"):
        commands.say_columns(file=file, columns={"on": 0}, by=writer(review), at=AT)
    file = commands.say_columns(file=file, columns={"on": 0, "text": 1}, by=writer(review), at=AT)
    commands.take(file=file, by=writer(review), at=AT)
    assert contacts_of(review).get().on == date(2025, 3, 12)


def test_a_file_that_waits_can_be_put_away() -> None:
    review = being_written()
    file = commands.check(
        review=review, name="a.csv", content=as_csv(contact_rows(1)), by=writer(review), at=AT
    )
    commands.discard(file=file, by=writer(review), at=AT)
    assert not ContactFile.objects.exists()


def test_what_is_picked_becomes_entries_without_the_names_of_officers() -> None:
    review = being_written()
    numbers = brought(review, contact_rows(4))
    assert commands.pick(review=review, contacts=numbers, by=writer(review), at=AT, significance="key") == 4
    assert commands.pick(review=review, contacts=numbers, by=writer(review), at=AT) == 0
    entries = list(entries_of(review))
    assert [entry.kind for entry in entries] == ["contact", "home_visit", "contact", "enforcement"]
    assert entries[0].source_detail == "09:30 Planned Office Visit, Attended - Complied"
    assert {entry.significance for entry in entries} == {"key"}
    assert not any("Officer" in entry.text + entry.source_detail for entry in entries)
    assert staged_in(review).counts == {TO_LOOK_AT: 0, PICKED: 4, ASIDE: 0, "every": 4}


def test_a_kind_that_is_said_counts_before_the_suggestion() -> None:
    review = being_written()
    commands.pick(
        review=review, contacts=brought(review, contact_rows(2)), by=writer(review), at=AT, kind="oversight"
    )
    assert set(entries_of(review).values_list("kind", flat=True)) == {"oversight"}


def test_an_entry_that_was_taken_out_comes_back_when_its_contact_is_picked_again() -> None:
    review = being_written()
    numbers = brought(review, contact_rows(1))
    commands.pick(review=review, contacts=numbers, by=writer(review), at=AT)
    chronology.take_out(entry=entries_of(review)[0], by=writer(review), at=AT)
    assert staged_in(review).counts[TO_LOOK_AT] == 1
    assert commands.pick(review=review, contacts=numbers, by=writer(review), at=AT) == 1
    assert entries_of(review).count() == 1


def test_contacts_are_put_aside_and_brought_back_and_an_entry_keeps_its_own() -> None:
    review = being_written()
    numbers = brought(review, contact_rows(3))
    commands.pick(review=review, contacts=numbers[:1], by=writer(review), at=AT)
    assert commands.put_aside(review=review, contacts=numbers, by=writer(review), at=AT) == 2
    assert contacts_of(review, ASIDE).count() == 2
    assert commands.bring_back(review=review, contacts=numbers[1:2], by=writer(review), at=AT) == 1
    assert commands.pick(review=review, contacts=numbers[2:], by=writer(review), at=AT) == 1
    assert not contacts_of(review, ASIDE).exists()


def test_contacts_of_another_review_are_left_alone() -> None:
    review, other = being_written(), being_written()
    strange = brought(other, contact_rows(2))
    assert commands.pick(review=review, contacts=strange, by=writer(review), at=AT) == 0
    assert commands.put_aside(review=review, contacts=strange, by=writer(review), at=AT) == 0


def test_another_manager_brings_nothing() -> None:
    review = being_written()
    other = on_the_list(review, staff.reviewing_manager())
    with pytest.raises(NotNow, match="Only the reviewing manager"):
        commands.bring(review=review, name="a.csv", content=as_csv(contact_rows(1)), by=other, at=AT)


def test_gaps_in_contacts_are_found_also_by_type() -> None:
    review = being_written()
    brought(review, [*contact_rows(2), ["30/06/2024", "", "Home Visit", "", "", "in"]])
    assert [gap.weeks for gap in contact_gaps_of(review)] == [25]
    assert contact_gaps_of(review, kind="Planned Office Visit") == []
    assert [gap.weeks for gap in contact_gaps_of(review, kind="Home Visit", weeks=10)] == [25]


def test_five_thousand_contacts_are_staged_in_few_queries() -> None:
    review = being_written()
    rows = contact_rows(5000)
    with CaptureQueriesContext(connection) as asked:
        brought(review, rows)
    assert ExtractedContact.objects.filter(review=review).count() == 5000
    assert len(asked) < 60
