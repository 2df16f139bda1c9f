"""A response carries the action and the reason that it needs, or what a person found instead."""

import pytest
from django.db import IntegrityError, connection, transaction

from candour.action_plans.models import Action
from candour.recommendations import commands
from candour.recommendations.models import PlanImport, Recommendation
from candour.staff.models import User
from candour.workflow.refusals import NotNow
from tests.recommendations.ledger.plans import NOW, PLAN, analyst, drafted, imported, settle_all

pytestmark = pytest.mark.django_db
REASON = "The number of officers is set by need and not by prison, for reasons of affordability."


def without_reason(by: User) -> PlanImport:
    """A draft in which recommendation 3 is not agreed and a person took its reason out."""
    found = drafted(by=by)
    values: dict[str, object] = {"rationale": None, "response_text": None, "reason_kinds": []}
    return commands.change_recommendation(
        plan_import=found, place=2, values=values, seen=commands.version_of(found), by=by, at=NOW
    )


def test_the_plan_of_the_scene_prints_a_reason() -> None:
    one = imported(by=analyst()).recommendations.get(number="3")
    assert REASON in (one.rationale, one.response_text)
    assert one.gap_note == ""


def test_a_correction_that_takes_the_reason_out_is_one_more_thing_to_check() -> None:
    person = analyst()
    found = without_reason(person)
    assert found.doubts.filter(code="reason_missing", recommendation="3").count() == 1
    with pytest.raises(NotNow, match="to be checked"):
        commands.finish_checking(plan_import=found, by=person, at=NOW)


def test_what_a_person_noted_is_kept_where_the_plan_prints_no_reason() -> None:
    person = analyst()
    found = without_reason(person)
    settle_all(found, person)
    commands.finish_checking(plan_import=found, by=person, at=NOW)
    made = commands.import_plan(plan_import=found, by=person, at=NOW)
    assert made.recommendations.get(number="3").gap_note == "Looked at the document."
    assert made.recommendations.get(number="1").gap_note == ""


def test_a_gap_that_was_filled_leaves_no_note() -> None:
    person = analyst()
    found = without_reason(person)
    settle_all(found, person)
    commands.change_recommendation(
        plan_import=found,
        place=2,
        values={"rationale": REASON},
        seen=commands.version_of(found),
        by=person,
        at=NOW,
    )
    found.refresh_from_db()
    commands.finish_checking(plan_import=found, by=person, at=NOW)
    made = commands.import_plan(plan_import=found, by=person, at=NOW)
    assert made.recommendations.get(number="3").gap_note == ""


def test_a_draft_whose_gap_nobody_was_asked_about_is_not_finished() -> None:
    person = analyst()
    found = without_reason(person)
    found.doubts.all().delete()
    with pytest.raises(NotNow, match="needs a reason"):
        commands.finish_checking(plan_import=found, by=person, at=NOW)


@pytest.mark.parametrize("category", ["partly_agreed", "not_agreed"])
def test_the_database_keeps_no_refusal_without_a_reason(category: str) -> None:
    one = imported().recommendations.get(number="3")
    with pytest.raises(IntegrityError, match="less_than_agreed"), transaction.atomic():
        Recommendation.objects.filter(pk=one.pk).update(
            category=category, rationale="", response_text="", reason_kinds=[]
        )


def test_the_database_keeps_no_agreement_without_an_action() -> None:
    one = imported().recommendations.get(number="3")
    changed = {"category": "agreed", "response_text": ""}
    with transaction.atomic():
        Recommendation.objects.filter(pk=one.pk).update(**changed)
        with pytest.raises(IntegrityError, match="neither an action nor a note"), transaction.atomic():
            _end_of_transaction()
        transaction.set_rollback(True)
    Recommendation.objects.filter(pk=one.pk).update(**changed, gap_note="None is printed.")
    _end_of_transaction()


def test_the_last_action_of_an_agreement_cannot_be_taken_away() -> None:
    one = imported().recommendations.get(number="1")
    assert Action.objects.filter(recommendation_link__recommendation=one).count() == 2
    with transaction.atomic():
        one.action_links.all().delete()
        with pytest.raises(IntegrityError, match="neither an action nor a note"), transaction.atomic():
            _end_of_transaction()
        transaction.set_rollback(True)


def _end_of_transaction() -> None:
    """What a commit would check, checked now."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def test_a_correction_of_the_ledger_is_refused_in_plain_words_where_it_opens_a_gap() -> None:
    person = analyst()
    one = imported(by=person).recommendations.get(number="3")
    bare = {"category": "partly_agreed", "rationale": "", "response_text": "", "reason_kinds": []}
    with pytest.raises(NotNow) as refused:
        commands.correct_recommendation(recommendation=one, values=bare, reason="Misread.", by=person, at=NOW)
    assert len(refused.value.reasons) == 2
    noted = bare | {"gap_note": "The plan prints neither."}
    done = commands.correct_recommendation(
        recommendation=one, values=noted, reason="Misread.", by=person, at=NOW
    )
    assert done.gap_note == "The plan prints neither."


def test_a_plan_without_the_reason_is_imported_with_what_was_noted() -> None:
    assert REASON in PLAN
    made = imported(PLAN.replace(REASON, ""))
    assert made.recommendations.get(number="3").gap_note == "Looked at the document."
