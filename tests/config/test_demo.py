"""The demo: somebody for every role, the published case studies, and a second loading without effect."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone
from pytest_django import DjangoDbBlocker
from pytest_django.fixtures import Settings

from candour.access.roles import ALL_ROLES
from candour.cases.models import Case, RegisteredPerson
from candour.cases.row_security import every_row
from candour.config.database import parse
from candour.config.demo.tries import TRIES
from candour.disclosure.lettering import FAMILY, letter_of
from candour.disclosure.models import Disclosure, Status
from candour.notifications.models import EligibilityAnswer, Notification
from candour.reviews.models import (
    AccuracyPack,
    ConductedBy,
    ConfidentialNote,
    Conflict,
    ExtractedContact,
    ImmediateAction,
    Level,
    Rendition,
    Review,
    ReviewStage,
    Section,
    Standing,
)
from candour.reviews.reader.of_review import notes_of
from candour.reviews.rich_text import Known, typed_names
from candour.reviews.thread.of_review import lines_of
from candour.staff.models import RoleHeld, User
from tests.databases import clone, drop, ensure_template, make_demonstration, one_at_a_time

STUDIES = {"Stanton": "A", "Richards": "A", "Key": "B", "Evans": "A"}
PLANTED = ("Evans", "case_details", "Danielle Marchetti")
"""The one name that stands in the words of a section as it should not."""


@contextmanager
def connected_to(name: str) -> Iterator[None]:
    """Have Django work in another database of the test cluster."""
    before = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = name
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = before


def load_here(name: str) -> None:
    """As the owner of the schema, as the launcher has it loaded."""
    owner = parse(os.environ["OWNER_DATABASE_URL"], name="OWNER_DATABASE_URL")
    with connected_to(name), pytest.MonkeyPatch.context() as patch:
        for part in ("USER", "PASSWORD"):
            patch.setitem(connection.settings_dict, part, owner[part])
        call_command("demo", verbosity=0)
        connection.close()


@pytest.fixture
def demonstration(django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The demonstration, loaded here and kept, because loading is long: the journeys start from it."""
    copy = f"demo_of_{os.getpid()}"
    with django_db_blocker.unblock():
        with one_at_a_time():
            ensure_template()
            clone(copy, source=make_demonstration(load_here))
        with connected_to(copy), every_row():
            yield
        drop(copy)


@pytest.mark.usefixtures("demonstration")
def test_the_demo_shows_every_role_and_state_and_loads_once() -> None:
    every_role_has_somebody_to_sign_in_as()
    everybody_is_told_what_they_can_try()
    for name, limb in STUDIES.items():
        a_published_case_study_has_its_decision_explained(name, limb)
    the_states_that_a_newcomer_should_meet_are_there()
    every_stage_and_standing_of_a_review_is_there()
    what_can_happen_to_a_review_has_happened_once()
    the_outstanding_review_is_whole_and_nothing_is_broken_in_it()
    the_inspectorates_faults_are_found_in_the_others()
    no_section_names_anybody_but_the_one_that_was_planted()
    somebody_waits_for_each_of_those_who_check_and_sign()
    a_copy_is_being_prepared_for_somebody_who_was_harmed_and_asked_for_it()
    a_second_loading_changes_nothing()


def every_role_has_somebody_to_sign_in_as() -> None:
    held = set(RoleHeld.objects.filter(user__username__startswith="demo-").values_list("role", flat=True))
    assert held == {role.key for role in ALL_ROLES}


def everybody_is_told_what_they_can_try() -> None:
    assert set(TRIES) == set(
        User.objects.filter(username__startswith="demo-").values_list("username", flat=True)
    )


def a_published_case_study_has_its_decision_explained(name: str, limb: str) -> None:
    answer = EligibilityAnswer.objects.filter(case=_review(name).case).latest("at", "id")
    assert (answer.outcome, answer.limb) == ("review_mandatory", limb)
    assert answer.answer["explanation"]
    assert answer.answer["would_change"]


def the_states_that_a_newcomer_should_meet_are_there() -> None:
    statuses = set(Notification.objects.values_list("status", flat=True))
    assert {"awaiting_court", "ready", "submitted", "review", "notify_only", "not_sfo"} <= statuses


def every_stage_and_standing_of_a_review_is_there() -> None:
    assert set(Review.objects.values_list("status", flat=True)) == set(ReviewStage.values)
    assert set(Review.objects.values_list("standing_status", flat=True)) == set(Standing.values)
    early = Review.objects.filter(status=ReviewStage.EARLY_LOOK)
    assert {hasattr(review, "early_look") for review in early} == {True, False}


def what_can_happen_to_a_review_has_happened_once() -> None:
    assert ImmediateAction.objects.count() == 1
    assert Review.objects.filter(conducted_by=ConductedBy.OTHER_REGION).count() == 1
    assert Conflict.objects.filter(kind="found", ended_at=None).count() == 1
    assert Conflict.objects.filter(kind="declared").exclude(waived_at=None).count() == 1
    assert ConfidentialNote.objects.filter(answered_at=None).count() == 1
    assert ExtractedContact.objects.filter(entry=None).count() == 300
    extracts = AccuracyPack.objects.filter(review=_review("Adair"))
    assert {(pack.audience, pack.answered_at is None) for pack in extracts} == {
        ("staff", False),
        ("head_of_unit", True),
    }


def the_outstanding_review_is_whole_and_nothing_is_broken_in_it() -> None:
    review = _review("Stanton")
    assert review.status == ReviewStage.SUBMITTED
    assert [line.sentence for line in lines_of(review)] == []
    assert all(section.words for section in review.sections.all())
    assert {one.level for one in review.interviews.all()} == set(Level.values)
    assert Rendition.objects.filter(review=review, submission__isnull=False).count() == 1
    assert _notes(review) == set()


def the_inspectorates_faults_are_found_in_the_others() -> None:
    """In Richards they are in the words alone: too long, too much told, terms unexplained."""
    assert {"private", "distressing", "jargon", "sentence"} <= _notes(_review("Richards"))
    assert {"diversity-not-explored", "chronology-gap", "interviews-not-relied-on"} <= _rules("Key")
    assert {"no-senior-heard", "area-not-judged", "whole-not-judged"} <= _rules("Evans")
    assert {"description", "name"} <= _notes(_review("Evans"))


def no_section_names_anybody_but_the_one_that_was_planted() -> None:
    found = [
        (review.case.person_name.split()[-1], section.key, name.words)
        for review in Review.objects.select_related("case").prefetch_related("sections", "case__register")
        for section in review.sections.all()
        for name in typed_names(section.content or {"type": "doc", "content": []}, _known(review))
    ]
    assert found == [PLANTED]


def somebody_waits_for_each_of_those_who_check_and_sign() -> None:
    waiting = AccuracyPack.objects.filter(answered_at=None)
    assert {pack.recipient.username for pack in waiting} == {"demo-lewis", "demo-tom"}
    to_sign = Review.objects.filter(status=ReviewStage.COUNTERSIGNING)
    assert {review.countersigning_manager.username for review in to_sign} == {"demo-joan"}


def a_copy_is_being_prepared_for_somebody_who_was_harmed_and_asked_for_it() -> None:
    copy = Disclosure.objects.get(audience=FAMILY)
    assert copy.plan is not None
    assert (copy.status, copy.plan.disclosure_status) == (Status.DRAFT, "accepted")
    assert copy.open_passages
    assert letter_of(copy).missing() == ("Say who signs the letter.",)


def a_second_loading_changes_nothing() -> None:
    before = Case.objects.count(), User.objects.count(), Review.objects.count(), Section.objects.count()
    call_command("demo", verbosity=0)
    after = Case.objects.count(), User.objects.count(), Review.objects.count(), Section.objects.count()
    assert after == before


@pytest.mark.django_db
def test_the_demo_is_refused_outside_demo_mode(settings: Settings) -> None:
    settings.DEMO = False
    with pytest.raises(CommandError, match="demo mode only"):
        call_command("demo", verbosity=0)
    assert not Case.objects.exists()


def _review(family_name: str) -> Review:
    found: Review = Review.objects.select_related("case").get(case__person_name__endswith=f" {family_name}")
    return found


def _rules(family_name: str) -> set[str]:
    return {line.rule for line in lines_of(_review(family_name))}


def _notes(review: Review) -> set[str]:
    found = notes_of(review, list(review.sections.all()), on=timezone.localdate())
    return {note.kind for notes in found.values() for note in notes}


def _known(review: Review) -> list[Known]:
    people: list[RegisteredPerson] = list(review.case.register.all())
    return [
        Known(
            person.pk,
            (f"{person.given_names} {person.family_name}", f"{person.title} {person.family_name}".strip()),
        )
        for person in people
    ]
