"""What the inspectorate named in its case studies is found; in the outstanding one there is nothing.

Source of the findings: HM Inspectorate of Probation, Annual report 2022: Serious Further Offences.
"""

import pytest

from candour.reviews.models import Review
from candour.reviews.reader import Note
from candour.reviews.reader.of_review import notes_of
from candour.reviews.thread.lines import Line
from candour.reviews.thread.of_review import thread_of
from candour.reviews.thread.rules import broken_links
from tests.reviews import gathered
from tests.reviews.studies import study

pytestmark = pytest.mark.django_db


def broken(review: Review) -> list[Line]:
    review.refresh_from_db()
    return broken_links(thread_of(review, on=gathered.TODAY))


def found(review: Review) -> set[tuple[str, str]]:
    return {(line.rule, line.subject.split("-")[0]) for line in broken(review)}


def notes(review: Review) -> list[Note]:
    read = notes_of(review, list(review.sections.all()), on=gathered.TODAY)
    return [note for section in read.values() for note in section]


def kinds(review: Review) -> set[str]:
    return {note.kind for note in notes(review)}


def test_nothing_is_broken_in_stanton_and_a_reader_is_not_stopped() -> None:
    review = study("Stanton")
    assert [line.sentence for line in broken(review)] == []
    assert [(note.kind, note.words) for note in notes(review)] == []


def test_richards_is_sound_and_its_text_has_what_should_come_out() -> None:
    """Named: terms left unexplained, great length, sensitive detail on offences and on the practitioner."""
    review = study("Richards")
    assert [line.sentence for line in broken(review)] == []
    assert {"jargon", "sentence", "distressing", "private"} <= kinds(review)


KEY = {
    "information on diversity was missing": ("diversity-not-explored", "review"),
    "gaps in the chronology": ("chronology-gap", "gap"),
    "no judgement on professional curiosity": ("matter-not-judged", "matter"),
    "reasons that do not say why": ("why-only-restates", "reason"),
    "deficits without an underlying reason": ("deficiency-without-why", "judgement"),
    "no evidence from the interviews": ("interviews-not-relied-on", "review"),
    "interviews without points": ("interview-without-points", "interview"),
    "learning that the plan does not carry": ("learning-without-action", "learning"),
    "deficits from which no learning follows": ("reason-without-learning", "reason"),
    "a plan that does not reach every level": ("level-not-considered", "level"),
    "significance not explained": ("missed-opportunity-without-significance", "judgement"),
    "actions that only remind": ("action-not-specific", "action"),
}
EVANS = {
    "events with no analysis": ("deficiency-without-why", "judgement"),
    "judgements on practice were not given": ("area-not-judged", "area"),
    "senior leaders were not interviewed": ("no-senior-heard", "review"),
    "no look at the systems behind it, nor at work between agencies": ("level-not-considered", "level"),
    "oversight of the practitioner was not considered": ("matter-not-judged", "matter"),
    "learning without evidence": ("action-not-relevant", "action"),
    "significance not explained": ("missed-opportunity-without-significance", "judgement"),
    "whether everything reasonable was done": ("whole-not-judged", "review"),
}


@pytest.mark.parametrize(("name", "named"), [("Key", KEY), ("Evans", EVANS)])
def test_every_fault_that_was_named_is_found_and_the_text_stops_a_reader(
    name: str, named: dict[str, tuple[str, str]]
) -> None:
    review = study(name)
    there = found(review)
    assert [fault for fault, rule in named.items() if rule not in there] == []
    assert "jargon" in kinds(review)


def test_evans_names_people_and_key_speaks_of_no_curiosity() -> None:
    assert "name" in kinds(study("Evans"))
    missing = {line.subject for line in broken(study("Key")) if line.rule == "matter-not-judged"}
    assert "matter-curiosity" in missing
