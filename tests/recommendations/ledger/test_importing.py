"""A published plan goes into the ledger completely or not at all, once, and only after a person looked."""

from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from candour.action_plans.commands import Report, report_progress
from candour.action_plans.models import Action, Owner
from candour.audit.models import Entry
from candour.recommendations import commands, queries
from candour.recommendations.commands import building
from candour.recommendations.models import (
    ImportStatus,
    PlanDocument,
    PlanImport,
    Publication,
    Recommendation,
)
from candour.recommendations.reading import UnreadablePlan
from candour.workflow.refusals import NotAllowed, NotNow
from tests.factories import staff
from tests.recommendations.ledger.plans import INPUTS, NOW, PLAN, analyst, drafted, imported, settle_all

pytestmark = pytest.mark.django_db

REAL = {
    "action-plan-2020-sfo-thematic.txt": (15, 26, {"agreed": 10, "partly_agreed": 3, "not_agreed": 2}),
    "action-plan-2023-mcsweeney-review.txt": (10, 28, {"agreed": 9, "agreed_in_principle": 1}),
    "action-plan-2019-nps-south-east-eastern.txt": (8, 26, {"agreed": 7, "partly_agreed": 1}),
}


@pytest.mark.parametrize("name", sorted(REAL))
def test_a_real_plan_is_imported_completely(name: str) -> None:
    content = (INPUTS / name).read_bytes()
    recommendations, actions, categories = REAL[name]

    publication = imported(content, name)

    found = list(publication.recommendations.all())
    assert len(found) == recommendations
    assert Counter(one.category for one in found) == categories
    made = Action.objects.filter(recommendation_link__recommendation__publication=publication)
    assert made.count() == actions
    assert all(action.owners.exists() for action in made if action.owners_as_printed)
    assert bytes(publication.plan_import.document.content) == content


def test_the_gap_in_the_numbering_is_kept() -> None:
    name = "action-plan-2019-nps-south-east-eastern.txt"
    assert imported((INPUTS / name).read_bytes(), name).missing_numbers == [5, 6]


def test_printed_totals_are_compared_with_what_was_counted() -> None:
    publication = imported()
    categories = [one.category for one in publication.recommendations.all()]
    rows = {row.label: (row.counted, row.printed) for row in queries.totals_of(publication, categories)}
    assert rows["Agreed"] == (1, 1)
    assert rows["Total"] == (3, 3)


def test_the_same_bytes_lead_to_the_import_that_stands() -> None:
    person = analyst()
    first = imported(by=person)
    again = commands.start_import(content=PLAN.encode(), name="copy.txt", by=person, at=NOW)
    assert again.already
    assert again.plan_import == first.plan_import
    assert Publication.objects.count() == 1


def test_the_same_form_twice_imports_once() -> None:
    person, operation = analyst(), uuid4()
    plan_import = drafted(by=person)
    settle_all(plan_import, person)
    commands.finish_checking(plan_import=plan_import, by=person, at=NOW)
    made = [
        commands.import_plan(plan_import=plan_import, by=person, at=NOW, operation=operation)
        for _ in range(2)
    ]
    assert made[0] == made[1]
    assert Recommendation.objects.count() == 3


def test_a_failure_half_way_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    person = analyst()
    plan_import = drafted(by=person)
    settle_all(plan_import, person)
    commands.finish_checking(plan_import=plan_import, by=person, at=NOW)

    def fail(*_given: object, **_named: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(building, "add_actions", fail)
    with pytest.raises(RuntimeError):
        commands.import_plan(plan_import=plan_import, by=person, at=NOW)

    plan_import.refresh_from_db()
    assert plan_import.status == ImportStatus.SETTLED
    assert not Publication.objects.exists()
    assert not Recommendation.objects.exists()


def test_nothing_is_imported_while_a_doubt_waits() -> None:
    person = analyst()
    twice = PLAN.replace("\n3\tgive", "\n2\tgive")
    plan_import = drafted(twice, by=person)
    with pytest.raises(NotNow) as refused:
        commands.finish_checking(plan_import=plan_import, by=person, at=NOW)
    assert any("checked" in reason for reason in refused.value.reasons)


def test_a_doubt_is_settled_with_a_note_and_a_name() -> None:
    person = analyst()
    plan_import = drafted(PLAN.replace("Partly Agreed\tFigures", "Perhaps\tFigures"), by=person)
    doubt = plan_import.doubts.filter(code="category_unknown").get()
    with pytest.raises(NotNow):
        commands.settle_doubt(doubt=doubt, note="  ", by=person, at=NOW)
    settled = commands.settle_doubt(doubt=doubt, note="It is printed so.", by=person, at=NOW)
    assert (settled.settled_by, settled.settled_note) == (person, "It is printed so.")


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"", "empty.txt"),
        (b"\x00" * 400, "zeros.txt"),
        (b"Dear all, the meeting is on Tuesday.", "letter.txt"),
        (b"PK\x03\x04" + b"\x00" * 60, "broken.docx"),
        (b"%PDF-1.7\n%%EOF", "broken.pdf"),
        (b"x" * (26 * 1024 * 1024), "huge.txt"),
    ],
)
def test_a_bad_document_is_refused_in_plain_words_and_changes_nothing(content: bytes, name: str) -> None:
    with pytest.raises(UnreadablePlan) as refused:
        commands.start_import(content=content, name=name, by=analyst(), at=NOW)
    assert refused.value.message.endswith(".")
    assert not PlanDocument.objects.exists()
    assert not PlanImport.objects.exists()


def test_of_several_documents_one_bad_one_stops_them_all() -> None:
    files = [("plan.txt", PLAN.encode()), ("letter.txt", b"Dear all, the meeting is on Tuesday.")]
    with pytest.raises(commands.NotReadable) as refused:
        commands.start_imports(files=files, by=analyst(), at=NOW, operation=uuid4())
    assert len(refused.value.messages) == 1
    assert refused.value.messages[0].startswith("letter.txt")
    assert not PlanImport.objects.exists()


def test_only_those_who_import_plans_may_begin() -> None:
    with pytest.raises(NotAllowed):
        commands.start_import(content=PLAN.encode(), name="plan.txt", by=staff.practitioner(), at=NOW)


def test_an_import_is_taken_back_on_its_day_and_can_be_made_again() -> None:
    person = analyst()
    publication = imported(by=person)
    commands.withdraw(plan_import=publication.plan_import, by=person, at=NOW + timedelta(hours=2))

    assert not Publication.objects.visible_to(person).exists()
    assert not Recommendation.objects.visible_to(person).exists()
    assert not Action.objects.visible_to(person).exists()
    assert Entry.objects.filter(action="plan_import.withdrawn").count() == 1
    assert imported(by=person).pk != publication.pk


@pytest.mark.parametrize(
    ("later", "reason"), [(timedelta(days=1), "only on the day"), (timedelta(hours=1), "Only the person")]
)
def test_an_import_is_not_taken_back_late_or_by_another(later: timedelta, reason: str) -> None:
    publication = imported()
    with pytest.raises(NotNow, match=reason):
        commands.withdraw(plan_import=publication.plan_import, by=analyst(), at=NOW + later)
    assert Publication.objects.visible_to(None).exists()


def test_what_was_not_imported_yet_is_not_taken_back_and_it_is_said_why() -> None:
    person = analyst()
    with pytest.raises(NotNow):
        commands.withdraw(plan_import=drafted(by=person), by=person, at=NOW)


def test_an_import_that_progress_was_reported_on_stays() -> None:
    person, owner = analyst(), staff.member("action_owner", of=None)
    publication = imported(by=person)
    Owner.objects.filter(name="Head of Operations").update(user=owner)
    action = Action.objects.get(owners__name="Head of Operations")
    report_progress(action=action, report=Report(date(2026, 3, 3), "complete", "Sent."), by=owner, at=NOW)
    with pytest.raises(NotNow, match="reported or verified"):
        commands.withdraw(plan_import=publication.plan_import, by=person, at=NOW + timedelta(hours=1))


def test_a_changed_document_shows_what_differs() -> None:
    person = analyst()
    first = imported(by=person)
    changed = drafted(PLAN.replace("September 2024", "March 2025"), "new.txt", person)
    found = queries.differences(changed, first)
    assert queries.earlier_publication(changed) == first
    assert [(one.where, one.what) for one in found] == [("Recommendation 1", "action 2")]
    assert "March 2025" in found[0].after


def test_every_step_of_an_import_is_in_the_audit_record() -> None:
    imported()
    actions = set(Entry.objects.filter(chain="service").values_list("action", flat=True))
    assert {"plan_import.started", "plan_import.settled", "plan_import.imported"} <= actions


def test_inputs_are_where_the_tests_expect_them() -> None:
    assert all(Path(INPUTS / name).is_file() for name in REAL)
