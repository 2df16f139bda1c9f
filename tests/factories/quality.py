"""Invented assessments for tests; every later state is reached by the commands that reach it in use."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from candour.quality.commands import allocating, bodies, consolidating, marking, reporting
from candour.quality.models import WHOLE, Assessment, Body, Marking, Marks
from candour.quality.standards import standards_of
from candour.reviews.commands import signing
from candour.reviews.models import Review
from candour.staff.models import User
from tests.factories import staff
from tests.reviews.signing import scene

AT = scene.AT + 2 * scene.DAY
DAY = timedelta(days=1)
HOUR = timedelta(hours=1)
REASON = "The review says what was decided, by whom, and why it was decided so."
IMPROVE = "Say in the findings why nobody asked a second time."


ahead: list[int] = []
"""Reviews that were submitted before the tests of a file began: `submitted` takes these first."""


def submitted() -> Review:
    """Signed and sent; the national team has it to assess."""
    return scene.fresh(Review(pk=ahead.pop())) if ahead else submitted_now()


def submitted_now() -> Review:
    """The same, and never one that was made before the test."""
    review = scene.signed()
    signer = review.countersigning_manager
    assert signer is not None
    signing.submit(review=review, by=signer, at=AT)
    return scene.fresh(review)


def waiting(review: Review | None = None, *, body: str = Body.NATIONAL, by: User | None = None) -> Assessment:
    """Waits to be allocated by a body."""
    review = review or submitted()
    assessment = Assessment.objects.get(review=review)
    if body == Body.INSPECTORATE:
        bodies.assign_body(assessment=assessment, body=body, by=by or staff.inspector(), at=AT + HOUR)
    return again(assessment)


def allocated(*assessors: User, assessment: Assessment | None = None, by: User | None = None) -> Assessment:
    """Given to these people of the national team, or to one of them."""
    assessment = assessment or waiting()
    people = assessors or (staff.national_officer(),)
    lead = by or (staff.national_lead() if assessment.body == Body.NATIONAL else staff.inspector())
    allocating.allocate(assessment=assessment, assessors=people, by=lead, at=AT + DAY)
    return again(assessment)


def seat_of(assessment: Assessment, person: User) -> Marking:
    found: Marking = Marking.objects.select_related("assessment__case", "assessor").get(
        assessment=assessment, assessor=person, ended_at=None
    )
    return found


def begun(assessment: Assessment, person: User) -> Marking:
    """The assessor declared independence and can write."""
    marking.declare(marking=seat_of(assessment, person), by=person, at=AT + DAY + HOUR)
    return seat_of(assessment, person)


def marks_of(assessment: Assessment, person: User, key: str) -> Marks:
    found: Marks = Marks.objects.select_related("assessment__case", "marking").get(
        marking=seat_of(assessment, person), key=key
    )
    return found


def fill(assessment: Assessment, person: User, ratings: Mapping[str, str], **words: Any) -> None:
    """Everything that is needed to lock: these ratings by standard and of the whole, good else."""
    if seat_of(assessment, person).declared_at is None:
        begun(assessment, person)
    at = AT + 2 * DAY
    for standard in standards_of(assessment.standards_version):
        answer = {"answer": words.get("answer", "yes"), "note": words.get("note", "")}
        content = {
            "answers": {question.key: answer for question in standard.questions},
            "rating": ratings.get(standard.key, "good"),
            "reason": words.get("reason", REASON),
            "improve": words.get("improve", IMPROVE),
        }
        part = marks_of(assessment, person, standard.key)
        marking.save_marks(marks=part, content=content, base=part.version, by=person, at=at)
        if not part.content.get("passages"):
            marking.add_passage(marks=part, number=1, words="", by=person, at=at)
    content = {"rating": ratings.get(WHOLE, "good"), "reason": words.get("reason", REASON)}
    part = marks_of(assessment, person, WHOLE)
    marking.save_marks(marks=part, content=content, base=part.version, by=person, at=at)


def lock(assessment: Assessment, person: User) -> Assessment:
    marking.lock(marking=seat_of(assessment, person), by=person, at=AT + 3 * DAY)
    return again(assessment)


def finish(assessment: Assessment, person: User, ratings: Mapping[str, str] | None = None) -> Assessment:
    """Fill everything that is missing, and lock."""
    fill(assessment, person, ratings or {})
    return lock(assessment, person)


def marked(rating: str = "good", *, assessor: User | None = None, **ratings: str) -> Assessment:
    """One assessor gave this composite, and these ratings by standard, and locked."""
    assessor = assessor or staff.national_officer()
    assessment = allocated(assessor)
    fill(assessment, assessor, {WHOLE: rating, **ratings})
    return lock(assessment, assessor)


def settled(rating: str = "good", *, by: User | None = None, **ratings: str) -> Assessment:
    """Consolidated, with the report to write."""
    by = by or staff.national_officer()
    assessment = marked(rating, assessor=by, **ratings)
    return again(consolidating.finish(assessment=assessment, by=by, at=AT + 4 * DAY))


def issued(rating: str = "good", *, by: User | None = None, **ratings: str) -> Assessment:
    """The report is with the region, and asks for one amendment."""
    by = by or staff.national_officer()
    return reported(settled(rating, by=by, **ratings), by=by)


def reported(assessment: Assessment, *, by: User, amendments: int = 1) -> Assessment:
    """What was settled is issued, and asks for so many amendments."""
    told: dict[str, Any] = {"assessment": assessment, "by": by, "at": AT + 5 * DAY}
    reporting.write_report(overview="A careful review.", effective_practice="The chronology.", **told)
    for _each in range(amendments):
        reporting.add_amendment(key="A", text="Say why the plan was not changed.", where="Findings", **told)
    reporting.issue(assessment=assessment, by=by, at=AT + 5 * DAY + HOUR)
    return again(assessment)


def again(assessment: Assessment) -> Assessment:
    joined = ("case__region", "review__case", "submission")
    found: Assessment = Assessment.objects.select_related(*joined).get(pk=assessment.pk)
    return found
