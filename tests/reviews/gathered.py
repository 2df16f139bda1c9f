"""Scenes of reviews that are being written, and files of contacts."""

import csv
import io
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from candour.cases.models import AccessEntry, RegisteredPerson, RegisterRole, Relation
from candour.reviews.models import Assignment, Review, ReviewStage
from candour.staff.models import User
from tests.factories import reviews, staff

AT = reviews.AT + 10 * reviews.DAY
TODAY = AT.date()
HEADINGS = ("Contact Date", "Start Time", "Contact Type", "Outcome", "Officer", "Notes")


def being_written(*, stage: str = ReviewStage.WRITING, **facts: Any) -> Review:
    """A review whose manager declared independence and is writing it: the case is on the manager's list."""
    review = reviews.commissioned(**facts)
    manager = staff.reviewing_manager(review.case.region.name)
    on_the_list(review, manager)
    Review.objects.filter(pk=review.pk).update(status=stage, reviewing_manager=manager)
    declared(review, manager)
    found: Review = Review.objects.select_related("case__region", "reviewing_manager").get(pk=review.pk)
    return found


def declared(review: Review, manager: User) -> None:
    Assignment.objects.create(
        case=review.case,
        review=review,
        user=manager,
        task=Assignment.Task.WRITE,
        since=reviews.AT,
        given_by=manager,
        declared_independent_at=reviews.AT,
    )


def on_the_list(review: Review, user: User) -> User:
    AccessEntry.objects.create(
        case=review.case, user=user, relation=Relation.GIVEN, since=reviews.AT, reason="Test", given_by=user
    )
    return user


def member_of_staff(review: Review, *, family_name: str = "Brannigan", **facts: Any) -> RegisteredPerson:
    """Somebody who worked on the case, in its register."""
    given: dict[str, Any] = {"given_names": "Ruth", "relation": "probation practitioner"} | facts
    made: RegisteredPerson = RegisteredPerson.objects.create(
        case=review.case, role=RegisterRole.STAFF, family_name=family_name, **given
    )
    return made


def contact_rows(many: int, *, start: date = date(2024, 1, 2)) -> list[list[str]]:
    """Invented contacts, two a day."""
    kinds = ("Planned Office Visit", "Home Visit", "Telephone Contact", "MAPPA Meeting")
    outcomes = ("Attended - Complied", "Failed to attend", "", "Rescheduled")
    return [
        [
            f"{start + timedelta(days=number // 2):%d/%m/%Y}",
            f"{9 + number % 8:02}:30",
            kinds[number % 4],
            outcomes[number // 3 % 4],
            ("Officer, Ann", "Officer, Ben")[number % 2],
            f"Note {number}: spoke about work, and about where the person lives.",
        ]
        for number in range(many)
    ]


def as_csv(
    rows: Sequence[Sequence[str]],
    *,
    headings: Sequence[str] = HEADINGS,
    delimiter: str = ",",
    encoding: str = "utf-8",
) -> bytes:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows([headings, *rows])
    return text.getvalue().encode(encoding)
