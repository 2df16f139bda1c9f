"""A case is closed when nothing is left to do in it, and opened again as soon as something is."""

from itertools import product
from uuid import uuid4

import pytest
from django.conf import LazySettings
from django.db import IntegrityError, transaction

from candour.access.permissions import Permission
from candour.access.roles import ALL_ROLES
from candour.audit.models import Entry
from candour.cases import rules, transitions
from candour.cases.commands import (
    add_fact,
    charge_later,
    close_case,
    correct_details,
    hand_over,
    left_to_do,
    reopen_case,
)
from candour.cases.models import Case, ClosingStatus, CourtStatus, ReviewStatus, VictimStatus
from candour.cases.queries.closing import LeftToDo
from candour.cases.queries.desk import TRACKS_ENDED
from candour.mail.models import Message
from candour.notifications.commands import deadlines
from candour.workflow.models import StatusChange
from candour.workflow.perform import perform
from candour.workflow.refusals import NotAllowed, NotNow
from tests.factories import cases, closing, families, staff

pytestmark = pytest.mark.django_db
AT = closing.AT
WHY = "A further charge may be brought, and the family asked."


def texts(case: Case) -> list[str]:
    return [left.text for left in left_to_do(case)]


def test_a_case_in_which_nothing_is_left_is_closed_once_and_its_history_says_so() -> None:
    case, officer, operation = closing.not_sfo(), staff.national_officer(), uuid4()
    for _each in range(2):
        close_case(case, by=officer, at=AT, note="Nothing is left.", operation=operation)
    case = closing.again(case)
    assert case.closing_status == ClosingStatus.CLOSED
    change = StatusChange.objects.get(transition="case.closed")
    assert (change.by, change.at, change.note) == (officer, AT, "Nothing is left.")
    assert Entry.objects.filter(chain=f"case:{case.reference}", action="case.closed").count() == 1


def test_a_reviewed_case_is_closed_when_every_slice_has_nothing_left() -> None:
    case = closing.finished()
    assert texts(case) == []
    close_case(case, by=staff.national_lead(), at=AT)
    assert closing.again(case).closing_status == ClosingStatus.CLOSED


def test_everything_that_is_left_is_said_at_once_and_names_nobody() -> None:
    case = closing.reviewed()
    with pytest.raises(NotNow) as refused:
        close_case(case, by=staff.national_officer(), at=AT)
    assert refused.value.reasons == texts(case)
    assert len(refused.value.reasons) >= 3
    names = [
        name for person in case.register.all() for name in (person.family_name, person.given_names) if name
    ]
    assert not [name for name in names if name in " ".join(refused.value.reasons)]
    assert closing.again(case).closing_status == ClosingStatus.OPEN


def test_the_pages_that_settle_it_are_named_with_each_thing() -> None:
    assert all(left.path.startswith("/") for left in left_to_do(closing.reviewed()))


@pytest.mark.parametrize(
    ("track", "status", "said"),
    [
        ("review_status", ReviewStatus.NOT_DECIDED, "It is not decided yet whether a review follows."),
        ("review_status", ReviewStatus.REQUIRED, "The review is not complete."),
        ("court_status", CourtStatus.AWAITING_TRIAL, "The court has not finished with this case."),
        (
            "victim_status",
            VictimStatus.NATIONAL_DECISION,
            "The national team has not decided whether the review may be disclosed.",
        ),
    ],
)
def test_each_track_must_have_come_to_its_end(track: str, status: str, said: str) -> None:
    case = closing.finished()
    Case.objects.filter(pk=case.pk).update(**{track: status})
    with pytest.raises(NotNow) as refused:
        close_case(case, by=staff.national_officer(), at=AT)
    assert refused.value.reasons == [said]


def test_where_no_review_follows_nothing_waits_for_the_court() -> None:
    case = closing.not_sfo()
    assert case.court_status == CourtStatus.CHARGED
    assert rules.the_court_has_finished(case, None) is None


def test_the_list_of_cases_to_close_asks_what_the_rules_ask() -> None:
    """The one is a query and the other is words: every combination of the tracks is tried."""
    case = cases.case()
    tracks = product(ReviewStatus, CourtStatus, VictimStatus)
    for review, court, victims in tracks:
        statuses = {"review_status": review, "court_status": court, "victim_status": victims}
        Case.objects.filter(pk=case.pk).update(**statuses)
        asked = (
            rules.the_review_has_come_to_an_end,
            rules.the_court_has_finished,
            rules.disclosure_is_decided,
        )
        against = [rule for rule in asked if rule(closing.again(case), None)]
        assert Case.objects.filter(TRACKS_ENDED, pk=case.pk).exists() == (not against), statuses


def test_only_the_national_team_closes_and_nobody_by_override() -> None:
    case = closing.not_sfo()
    for by in (staff.regional_lead(), staff.administrator(), staff.member("regional_director")):
        with pytest.raises(NotAllowed):
            close_case(case, by=by, at=AT)
    assert transitions.CLOSE.override is None
    owed = families.to_offer().case
    with pytest.raises(NotNow):
        perform(transitions.CLOSE, on=owed, by=staff.national_lead(), at=AT, override="The family will wait.")
    assert closing.again(owed).closing_status == ClosingStatus.OPEN


def test_a_guard_that_is_not_asked_would_let_the_case_be_closed(settings: LazySettings) -> None:
    """The control: without its line in the settings, contact that is owed stands in nobody's way."""
    plan = families.begun(of=families.case())
    case = plan.case
    Case.objects.filter(pk=case.pk).update(review_status=ReviewStatus.NOT_REQUIRED)
    with pytest.raises(NotNow, match="1 victim or relative has no contact plan"):
        close_case(case, by=staff.national_officer(), at=AT)
    settings.CLOSING_GUARDS = [path for path in settings.CLOSING_GUARDS if "families" not in path]
    close_case(case, by=staff.national_officer(), at=AT)


def test_what_a_guard_says_is_all_heard(settings: LazySettings) -> None:
    settings.CLOSING_GUARDS = [f"{__name__}.two_things"]
    with pytest.raises(NotNow) as refused:
        close_case(closing.not_sfo(), by=staff.national_officer(), at=AT)
    assert refused.value.reasons == ["One thing.", "Another."]


def two_things(_case: Case) -> list[LeftToDo]:
    return [LeftToDo("One thing."), LeftToDo("Another.")]


def test_no_date_runs_in_a_closed_case_and_whoever_holds_it_is_told() -> None:
    case, holder = closing.not_sfo(), staff.regional_lead()
    hand_over(case, to=holder, by=holder, at=AT)
    deadlines.start(case=case, step="early_look", started_on=AT.date(), at=AT)
    close_case(case, by=staff.national_officer(), at=AT)
    case = closing.again(case)
    assert (case.next_due, case.next_step) == (None, "")
    assert Message.objects.filter(to=holder, subject="A decision has been made").count() == 1


def test_a_closed_case_is_opened_again_for_a_reason() -> None:
    case, officer, operation = closing.closed(), staff.national_officer(), uuid4()
    with pytest.raises(NotNow, match="at least 20 characters"):
        reopen_case(case, reason="Because.", by=officer, at=AT)
    with pytest.raises(NotAllowed):
        reopen_case(case, reason=WHY, by=staff.regional_lead(), at=AT)
    for _each in range(2):
        reopen_case(case, reason=WHY, by=officer, at=AT, operation=operation)
    assert closing.again(case).closing_status == ClosingStatus.OPEN
    assert StatusChange.objects.filter(transition="case.reopened", note=WHY).count() == 1
    with pytest.raises(NotNow, match="“Open”"):
        reopen_case(case, reason=WHY, by=officer, at=AT)


def test_an_outcome_in_court_opens_a_closed_case_again() -> None:
    case = closing.closed()
    closing.outcome(case, CourtStatus.SENT)
    assert closing.again(case).closing_status == ClosingStatus.CLOSED
    closing.outcome(case, CourtStatus.ACQUITTED)
    assert closing.again(case).closing_status == ClosingStatus.OPEN
    change = StatusChange.objects.get(transition="case.reopened")
    assert (change.by, change.note) == (None, "News came from the court.")


def test_a_corrected_outcome_and_a_later_charge_open_a_closed_case_again() -> None:
    corrected = closing.finished()
    close_case(corrected, by=staff.national_officer(), at=AT)
    closing.outcome(corrected, CourtStatus.DROPPED, note="The court's letter was misread by us.")
    assert closing.again(corrected).closing_status == ClosingStatus.OPEN
    close_case(corrected, by=staff.national_officer(), at=AT)
    values = {"code": "COML025", "title": "Murder", "alleged_offence_date": cases.MURDER.alleged_offence_date}
    charge_later(closing.again(corrected), values, by=staff.administrator(), at=AT)
    assert closing.again(corrected).closing_status == ClosingStatus.OPEN


def test_an_outcome_that_is_taken_back_opens_a_closed_case_again() -> None:
    case = closing.finished()
    close_case(case, by=staff.national_officer(), at=AT)
    closing.outcome(case, CourtStatus.AWAITING_TRIAL, note="The verdict was of another person.")
    assert closing.again(case).closing_status == ClosingStatus.OPEN
    assert "The court has not finished with this case." in texts(closing.again(case))


def test_a_fact_of_a_closed_case_can_be_corrected_and_opens_it_where_something_is_then_left() -> None:
    case, office = closing.closed(), staff.administrator()
    correct_details(case, {"court": "Leeds Crown Court"}, by=office, at=AT)
    assert closing.again(case).closing_status == ClosingStatus.CLOSED
    person = {"family_name": "Marsh", "given_names": "Lena", "role": "victim"}
    add_fact(closing.again(case), "person", person, by=office, at=AT)
    assert closing.again(case).closing_status == ClosingStatus.OPEN


def test_an_answer_that_changes_opens_the_notification_and_the_case_again() -> None:
    case, office = closing.closed(), staff.administrator()
    add_fact(
        case, "supervision", {"type": "licence", "start": AT.date().replace(year=2025)}, by=office, at=AT
    )
    case = closing.again(case)
    assert (case.closing_status, case.review_status) == (ClosingStatus.OPEN, ReviewStatus.NOT_DECIDED)


def test_a_closed_case_is_not_handed_over() -> None:
    lead = staff.regional_lead()
    with pytest.raises(NotNow, match="closed"):
        hand_over(closing.closed(), to=lead, by=lead, at=AT)


def test_the_database_knows_no_other_word() -> None:
    case = cases.case()
    with pytest.raises(IntegrityError, match="case_closing_status"), transaction.atomic():
        Case.objects.filter(pk=case.pk).update(closing_status="shut")


def test_who_closes_is_the_national_team() -> None:
    holders = {role.key for role in ALL_ROLES if Permission.CLOSE_CASE in role.permissions}
    assert holders == {"national_officer", "national_lead"}
