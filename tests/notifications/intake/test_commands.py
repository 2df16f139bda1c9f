"""An extract from its dry run to its cases: every row accounted for, nothing twice, nothing half-done."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError

from candour.audit.models import Entry
from candour.cases.models import Case, RiskAssessment
from candour.cases.models.visibility import sight_of
from candour.cases.row_security import limit_rows_to
from candour.notifications.commands import intake as commands
from candour.notifications.commands import notifying
from candour.notifications.commands.settling import settle
from candour.notifications.eligibility import assess, read_facts
from candour.notifications.facts import CHANGED_SINCE, answer_of
from candour.notifications.models import (
    Deadline,
    EligibilityAnswer,
    Intake,
    IntakeRow,
    IntakeStatus,
    Notification,
    RowState,
)
from candour.staff.models import User
from candour.workflow.refusals import NotAllowed, NotNow
from tests.factories import cases, staff
from tests.notifications.intake.extracts import extract, row

pytestmark = pytest.mark.django_db
AT = cases.AT


@pytest.fixture
def administrator() -> User:
    staff.delivery_unit()
    return staff.administrator()


def brought(by: User, *rows: dict[str, str], name: str = "court.csv", **more: Any) -> Intake:
    return commands.check_extract(name=name, content=extract(*rows), by=by, at=AT, **more)


def taken(by: User, *rows: dict[str, str]) -> Intake:
    intake = brought(by, *rows)
    commands.take(intake=intake, by=by, at=AT)
    intake.refresh_from_db()
    return intake


def states(intake: Intake) -> list[str]:
    return list(intake.rows.order_by("line").values_list("state", flat=True))


def reasons(intake: Intake, line: int = 2) -> str:
    return " ".join(intake.rows.get(line=line).reasons)


def test_a_dry_run_accounts_for_every_row_and_records_no_case(administrator: User) -> None:
    intake = brought(
        administrator,
        row(1),
        row(2, alleged_offence_date="never"),
        row(3, supervision_type=""),
        row(4, supervision_end="2025-06-02"),
        row(5, region="N07", delivery_unit=""),
        row(1),
    )
    assert states(intake) == ["new", "error", "doubtful", "not_taken", "not_taken", "not_taken"]
    assert intake.lines == 6
    assert Case.objects.count() == 0


def test_each_row_that_is_not_taken_says_why(administrator: User) -> None:
    intake = brought(
        administrator,
        row(1, supervision_end="2025-06-02"),
        row(2, region="N07", delivery_unit=""),
        row(3, offence_code="TH68010", offence_title="Theft from shop"),
        row(4),
        row(4),
    )
    assert "outside supervision" in reasons(intake, 2)
    assert "another region (N07)" in reasons(intake, 3)
    assert "not listed" in reasons(intake, 4)
    assert "public interest" in reasons(intake, 4)
    assert "line 5 says the same" in reasons(intake, 6)


def test_taking_makes_cases_with_notification_answer_and_date(administrator: User) -> None:
    taken(administrator, row(1), row(2, first_court_appearance="", risk_level="", risk_assessed_on=""))
    first, second = Case.objects.order_by("crn")
    assert (first.person_name, first.delivery_unit.name) == ("Daniel Okafor", "Gateshead and South Tyneside")
    assert first.source == "court.csv, line 2"
    assert (first.notification.status, second.notification.status) == ("ready", "awaiting_court")
    assert first.notification.outcome == "notify_only"
    assert second.notification.outcome == "await_court"
    assert Deadline.objects.get().case == first
    assert first.next_due == Deadline.objects.get().due
    assert (second.next_step, second.next_due) == ("Record the first court appearance", None)
    assert Entry.objects.filter(chain=f"case:{first.reference}", action="case.recorded").exists()


def test_a_case_from_a_file_stands_as_one_that_was_typed(administrator: User) -> None:
    taken(administrator, row(1))
    from_file = Case.objects.get()
    typed = cases.case(by=administrator, supervision=(cases.COMMUNITY_ORDER,))
    notifying.open_for(typed, by=administrator, at=AT)
    typed.refresh_from_db()
    for field in ("next_step", "next_due", "waits_for", "review_status", "court_status", "holder_id"):
        assert getattr(from_file, field) == getattr(typed, field), field
    kept, written = (EligibilityAnswer.objects.get(case=case) for case in (from_file, typed))
    assert kept.answer["rule_name"] == written.answer["rule_name"]
    assert (kept.outcome, kept.limb, kept.rule_version) == (
        written.outcome,
        written.limb,
        written.rule_version,
    )
    assert set(answer_of(kept)) == set(written.answer)


def test_the_explanation_of_a_bulk_answer_is_worked_out_from_its_own_facts(administrator: User) -> None:
    taken(administrator, row(1))
    kept = EligibilityAnswer.objects.get()
    before = answer_of(kept)
    RiskAssessment.objects.update(level="high")
    assert answer_of(kept) == before
    assert before["explanation"] == assess(read_facts(kept.facts)).explanation


def test_an_answer_that_the_lists_of_today_would_not_give_says_so(administrator: User) -> None:
    taken(administrator, row(1))
    kept = EligibilityAnswer.objects.get()
    kept.outcome = "review_mandatory"
    assert answer_of(kept)["explanation"][0] == CHANGED_SINCE


def test_rows_of_one_person_and_day_are_charges_of_one_case(administrator: User) -> None:
    murder = row(1, offence_code="COML025", offence_title="Murder")
    unlisted = row(1, offence_code="TH68010", offence_title="Theft from shop")
    taken(administrator, row(1), murder, unlisted)
    case = Case.objects.get()
    assert sorted(case.charges.values_list("title", flat=True)) == ["Murder", "Robbery", "Theft from shop"]
    assert case.supervision.count() == 1
    assert (case.notification.outcome, case.notification.limb) == ("review_mandatory", "A")


@pytest.mark.parametrize(
    ("other", "state", "says"),
    [
        ({"offence_code": "COML025", "charged_on": "soon"}, "error", "has errors"),
        ({"offence_code": "COML025", "region": "N07", "delivery_unit": ""}, "not_taken", "another region"),
        ({"offence_code": "COML025", "supervision_type": ""}, "doubtful", "Line 3: The type of supervision"),
        ({"offence_code": "COML025", "family_name": "Adeyemi"}, "doubtful", "another family name"),
        ({"offence_code": "COML025", "date_of_birth": "1990-01-01"}, "doubtful", "another date of birth"),
        ({"charged_on": "2026-01-23"}, "doubtful", "same charge with other facts"),
    ],
)
def test_an_incident_is_never_torn_apart(
    administrator: User, other: dict[str, str], state: str, says: str
) -> None:
    intake = brought(administrator, row(1), row(1, **other))
    assert states(intake) == ["doubtful", state]
    assert says in reasons(intake, 2)


def test_one_crn_for_two_people_in_a_file_parks_both(administrator: User) -> None:
    other = row(1, family_name="Adeyemi", alleged_offence_date="2026-01-21")
    intake = brought(administrator, row(1), other, row(2))
    assert states(intake) == ["doubtful", "doubtful", "new"]


def test_accents_and_marks_in_a_name_make_no_other_person(administrator: User) -> None:
    first = row(1, family_name="Siân-O’Neill", offence_code="COML025")
    assert states(brought(administrator, first, row(1, family_name="SIAN O'NEILL"))) == ["new", "new"]


def test_a_code_that_contradicts_its_words_is_parked(administrator: User) -> None:
    intake = brought(administrator, row(1, offence_code="TH68010", offence_title="Murder of a shopkeeper"))
    assert states(intake) == ["doubtful"]
    assert "Which is right?" in reasons(intake)


def test_the_same_file_is_taken_once_whoever_brings_it_again(administrator: User) -> None:
    taken(administrator, row(1))
    again = brought(staff.administrator(), row(1))
    assert states(again) == ["not_taken"]
    with pytest.raises(NotNow, match="taken already"):
        commands.take(intake=again, by=administrator, at=AT)
    assert Case.objects.count() == 1


def test_two_regions_take_their_own_rows_of_one_file(administrator: User) -> None:
    welsh = staff.administrator("Wales")
    both = (row(1), row(2, region="N03", delivery_unit=""))
    taken(administrator, *both)
    taken(welsh, *both)
    assert sorted(Case.objects.values_list("region__code", flat=True)) == ["N03", "N54"]


def test_the_national_team_takes_rows_of_every_region(administrator: User) -> None:
    staff.region("Wales")
    intake = taken(staff.national_officer(), row(1), row(2, region="N03", delivery_unit=""))
    assert states(intake) == ["taken", "taken"]


@pytest.mark.parametrize(
    ("changed", "state"),
    [
        ({"court": "Durham Crown Court"}, "not_taken"),
        ({"family_name": "Okafor-Jones"}, "not_taken"),
        ({"offence_code": "COML025"}, "not_taken"),
        ({"alleged_offence_date": "2026-01-21"}, "doubtful"),
    ],
)
def test_a_changed_line_sent_again_makes_no_second_case(
    administrator: User, changed: dict[str, str], state: str
) -> None:
    taken(administrator, row(1))
    again = brought(administrator, row(1, **changed), row(2))
    assert states(again) == [state, "new"]
    commands.take(intake=again, by=administrator, at=AT)
    assert Case.objects.count() == 2


def test_a_charge_that_the_case_does_not_have_is_pointed_out(administrator: User) -> None:
    taken(administrator, row(1))
    again = brought(administrator, row(1, offence_code="COML025"))
    assert "add it to the case" in reasons(again)


def test_two_files_with_the_same_incident_that_wait_side_by_side_make_one_case(administrator: User) -> None:
    first, second = brought(administrator, row(1)), brought(administrator, row(1, court="Durham"), row(2))
    commands.take(intake=first, by=administrator, at=AT)
    assert commands.take(intake=second, by=administrator, at=AT) == 1
    assert states(second) == ["not_taken", "taken"]
    assert "after the file was checked" in reasons(second)


def test_an_incident_that_is_recorded_where_the_reader_sees_nothing_is_not_named(administrator: User) -> None:
    elsewhere = cases.case(of="Wales", crn="X100001")
    limit_rows_to(sight_of(administrator, at=AT))
    intake = brought(administrator, row(1))
    assert states(intake) == ["not_taken"]
    assert "national team" in reasons(intake)
    assert elsewhere.reference not in reasons(intake)


def test_the_same_operation_checks_takes_and_settles_once(administrator: User) -> None:
    operation, second, third = uuid4(), uuid4(), uuid4()
    intake = brought(administrator, row(1), row(2, supervision_type=""), operation=operation)
    assert brought(administrator, row(1), row(2, supervision_type=""), operation=operation) == intake
    assert commands.take(intake=intake, by=administrator, at=AT, operation=second) == 1
    assert commands.take(intake=intake, by=administrator, at=AT, operation=second) == 0
    parked = intake.rows.get(line=3)
    for _ in range(2):
        settle(
            row=parked,
            take_it=True,
            reason="It is a licence, says nDelius.",
            by=administrator,
            at=AT,
            operation=third,
        )
    assert Case.objects.count() == 2


def test_a_failure_in_the_middle_leaves_nothing(administrator: User, monkeypatch: pytest.MonkeyPatch) -> None:
    intake = brought(administrator, row(1), row(2))

    def fail(*_given: object) -> None:
        raise IntegrityError("the disk is full")

    monkeypatch.setattr(commands, "_mark_taken", fail)
    with pytest.raises(IntegrityError):
        commands.take(intake=intake, by=administrator, at=AT)
    assert states(intake) == ["new", "new"]
    assert (Case.objects.count(), Notification.objects.count(), Deadline.objects.count()) == (0, 0, 0)
    assert Intake.objects.get().status == IntakeStatus.CHECKED


def test_a_parked_row_settled_before_the_take_comes_with_it(administrator: User) -> None:
    intake = brought(administrator, row(1, supervision_type=""), row(1, offence_code="COML025"))
    settle(row=intake.rows.get(line=2), take_it=True, reason="It is a licence.", by=administrator, at=AT)
    assert states(intake) == ["new", "new"]
    assert Case.objects.count() == 0
    assert commands.take(intake=intake, by=administrator, at=AT) == 1


def test_a_parked_row_settled_after_the_take_becomes_a_case_at_once(administrator: User) -> None:
    intake = taken(administrator, row(1), row(2, supervision_type=""))
    settle(row=intake.rows.get(line=3), take_it=True, reason="It is a licence.", by=administrator, at=AT)
    assert states(intake) == ["taken", "taken"]
    made = intake.rows.get(line=3).case
    assert made is not None
    assert made.crn == "X100002"


def test_a_row_that_is_left_out_keeps_who_said_so_and_why(administrator: User) -> None:
    intake = taken(administrator, row(1), row(2, supervision_type=""))
    settle(
        row=intake.rows.get(line=3), take_it=False, reason="Another person's order.", by=administrator, at=AT
    )
    assert states(intake) == ["taken", "not_taken"]
    assert reasons(intake, 3).endswith(f"{administrator.full_name}: Another person's order.")


def test_settling_needs_a_reason_and_a_row_that_is_still_parked(administrator: User) -> None:
    intake = brought(administrator, row(1, supervision_type=""))
    parked = intake.rows.get()
    with pytest.raises(NotNow, match="Say what you found"):
        settle(row=parked, take_it=True, reason="Yes", by=administrator, at=AT)
    settle(row=parked, take_it=False, reason="Nothing of the kind.", by=administrator, at=AT)
    with pytest.raises(NotNow, match="not parked any more"):
        settle(row=parked, take_it=True, reason="Nothing of the kind.", by=administrator, at=AT)


def test_an_incident_recorded_meanwhile_is_not_taken_by_settling(administrator: User) -> None:
    intake = taken(administrator, row(1, supervision_type=""), row(2))
    cases.case(by=administrator, crn="X100001")
    settle(row=intake.rows.get(line=2), take_it=True, reason="It is a licence.", by=administrator, at=AT)
    assert states(intake) == ["not_taken", "taken"]
    assert Case.objects.filter(crn="X100001").count() == 1


def test_a_file_that_is_put_aside_leaves_nothing_that_it_said(administrator: User) -> None:
    intake = brought(administrator, row(1))
    commands.discard(intake=intake, by=administrator, at=AT)
    intake.refresh_from_db()
    assert (intake.status, bytes(intake.content), intake.rows.count()) == ("discarded", b"", 0)
    with pytest.raises(NotNow):
        commands.take(intake=intake, by=administrator, at=AT)


def test_nothing_is_taken_where_every_row_waits(administrator: User) -> None:
    intake = brought(administrator, row(1, supervision_type=""))
    with pytest.raises(NotNow, match="no row to take"):
        commands.take(intake=intake, by=administrator, at=AT)


def test_only_those_who_take_extracts_may(administrator: User) -> None:
    intake = brought(administrator, row(1, supervision_type=""))
    other = staff.practitioner()
    with pytest.raises(NotAllowed):
        brought(other, row(1))
    with pytest.raises(NotAllowed):
        commands.discard(intake=intake, by=staff.administrator("Wales"), at=AT)
    with pytest.raises(NotAllowed):
        settle(row=intake.rows.get(), take_it=True, reason="A good reason.", by=other, at=AT)
    welsh = staff.administrator("Wales")
    with pytest.raises(NotAllowed):
        settle(row=intake.rows.get(), take_it=True, reason="A good reason.", by=welsh, at=AT)


@pytest.mark.parametrize(
    ("role", "region", "seen"),
    [
        ("sfo_administrator", "North East", 2),
        ("sfo_administrator", "Wales", 0),
        ("national_officer", None, 2),
        ("reviewing_manager", "North East", 0),
        ("auditor", None, 0),
    ],
)
def test_the_database_itself_shows_an_extract_only_to_its_region_and_the_national_team(
    administrator: User, role: str, region: str | None, seen: int
) -> None:
    brought(administrator, row(1), row(2))
    reader = staff.member(role, of=region)
    sight = sight_of(reader, at=AT)
    limit_rows_to(sight)
    assert IntakeRow.objects.count() == seen
    assert Intake.objects.count() == (1 if seen else 0)
    assert IntakeRow.objects.visible_to(sight).count() == seen


def test_a_row_whose_case_is_barred_to_somebody_is_hidden_from_them(administrator: User) -> None:
    intake = taken(administrator, row(1), row(2))
    barred = sight_of(administrator, at=AT)
    first = Case.objects.get(crn="X100001")
    barred = type(barred)(region=barred.region, barred=(first.pk,))
    limit_rows_to(barred)
    assert [each.line for each in intake.rows.all()] == [3]
    assert [each.line for each in IntakeRow.objects.visible_to(barred)] == [3]


def test_a_large_file_takes_no_more_queries_than_a_small_one(
    administrator: User, django_assert_max_num_queries: Any
) -> None:
    brought(administrator, row(1))
    with django_assert_max_num_queries(80):
        intake = brought(administrator, *(row(number) for number in range(2, 300)))
        commands.take(intake=intake, by=administrator, at=AT)
    assert RowState.TAKEN in states(intake)
    assert Case.objects.get(crn="X100002").charges.get().alleged_offence_date == date(2026, 1, 20)
