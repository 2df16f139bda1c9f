"""Dates: extensions with separate hands, bank holidays that move them, and what they show."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.test import Client

from candour.cases.queries import due_soon_until
from candour.mail.models import Message
from candour.notifications.commands import bank_holidays, deadlines, extensions
from candour.notifications.models import (
    AddedBankHoliday,
    Deadline,
    DeadlineMove,
    EligibilityAnswer,
    Notification,
)
from candour.staff.models import User
from candour.workflow.refusals import NotAllowed, NotNow
from tests.factories import cases, notifications, staff

pytestmark = pytest.mark.django_db

AT = notifications.AT
WHY = "The recordings of the interviews have not come yet."
HOLIDAY = date(2026, 2, 4)


def asked(by: User, deadline: Deadline, *, to: date | None = None) -> DeadlineMove:
    return extensions.ask_for_extension(
        deadline=deadline,
        to=to or deadline.due + timedelta(days=14),
        category="awaiting_records",
        reason=WHY,
        by=by,
        at=AT,
    )


def ready() -> Deadline:
    notifications.opened()
    found: Deadline = Deadline.objects.get()
    return found


def test_a_date_stands_until_the_extension_is_approved() -> None:
    deadline, by = ready(), staff.administrator()
    first = deadline.due
    move = asked(by, deadline)
    deadline.refresh_from_db()
    assert deadline.due == first
    extensions.decide_extension(move=move, approved=True, note="", by=staff.national_officer(), at=AT)
    deadline.refresh_from_db()
    assert (deadline.due, deadline.original_due) == (first + timedelta(days=14), first)
    assert deadline.case.next_due == deadline.due
    assert Message.objects.filter(to=by, subject="A date has moved").count() == 1


def test_nobody_decides_on_their_own_extension() -> None:
    both = staff.member("sfo_administrator", "national_officer", of="North East")
    move = asked(both, ready())
    with pytest.raises(NotAllowed, match="somebody else"):
        extensions.decide_extension(move=move, approved=True, note="", by=both, at=AT)


def test_a_refusal_says_why_and_is_made_once() -> None:
    move, officer, operation = asked(staff.administrator(), ready()), staff.national_officer(), uuid4()
    with pytest.raises(NotNow, match="Say why it is refused"):
        extensions.decide_extension(move=move, approved=False, note="", by=officer, at=AT)
    for _time in range(2):
        extensions.decide_extension(
            move=move, approved=False, note="The papers came.", by=officer, at=AT, operation=operation
        )
    with pytest.raises(NotNow, match="already been decided"):
        extensions.decide_extension(move=move, approved=True, note="", by=officer, at=AT)


def test_everything_against_asking_is_told_at_once() -> None:
    deadline, by = ready(), staff.administrator()
    asked(by, deadline)
    with pytest.raises(NotNow) as refused:
        extensions.ask_for_extension(
            deadline=deadline, to=deadline.due, category="holiday", reason="", by=by, at=AT
        )
    assert len(refused.value.reasons) == 4


def test_who_may_not_ask_or_decide() -> None:
    deadline = ready()
    with pytest.raises(NotAllowed):
        asked(staff.practitioner(), deadline)
    move = asked(staff.administrator(), deadline)
    with pytest.raises(NotAllowed):
        extensions.decide_extension(move=move, approved=True, note="", by=staff.regional_lead(), at=AT)


def test_a_bank_holiday_moves_the_open_dates_it_touches_and_says_why() -> None:
    deadline, lead, operation = ready(), staff.national_lead(), uuid4()
    assert deadline.due == date(2026, 2, 6)
    moved = [
        bank_holidays.add_bank_holiday(
            day=HOLIDAY, name="A day of thanks", source="Proclamation", by=lead, at=AT, operation=operation
        )
        for _time in range(2)
    ]
    assert moved == [1, 1]
    assert deadline.moves.count() == 1
    deadline.refresh_from_db()
    assert (deadline.due, deadline.original_due) == (date(2026, 2, 9), date(2026, 2, 6))
    assert "A day of thanks, 4 February 2026" in deadline.moves.get().reason
    assert deadline.case.next_due == deadline.due


def test_a_bank_holiday_inside_the_window_answers_open_cases_again_and_says_why() -> None:
    """Supervision ended on 9 January 2026: the 28th working day after is 18 February, or the 19th."""
    offence = replace(cases.MURDER, alleged_offence_date=date(2026, 2, 19), charged_on=date(2026, 2, 20))
    appeared = date(2026, 2, 23)
    notification = notifications.opened(
        charges=(offence,), supervision=(cases.LICENCE,), first_court_appearance=appeared
    )
    before = notification.outcome
    bank_holidays.add_bank_holiday(
        day=HOLIDAY, name="A day of thanks", source="Proclamation", by=staff.national_lead(), at=AT
    )
    notification.refresh_from_db()
    last = EligibilityAnswer.objects.filter(case=notification.case).first()
    assert last is not None
    assert notification.outcome != before
    assert (last.trigger, last.outcome) == (EligibilityAnswer.Trigger.CALENDAR, notification.outcome)


def test_days_added_since_count_for_what_is_due_soon() -> None:
    before = due_soon_until(date(2026, 2, 2))
    bank_holidays.add_bank_holiday(
        day=HOLIDAY, name="A day of thanks", source="Proclamation", by=staff.national_lead(), at=AT
    )
    assert (before, due_soon_until(date(2026, 2, 2))) == (date(2026, 2, 9), date(2026, 2, 10))


def test_an_extension_keeps_its_days_when_a_bank_holiday_is_added() -> None:
    deadline = ready()
    move = asked(staff.administrator(), deadline)
    extensions.decide_extension(move=move, approved=True, note="", by=staff.national_officer(), at=AT)
    bank_holidays.add_bank_holiday(
        day=HOLIDAY, name="A day of thanks", source="Proclamation", by=staff.national_lead(), at=AT
    )
    deadline.refresh_from_db()
    assert deadline.due == date(2026, 2, 9) + timedelta(days=14)


def test_what_would_move_is_named_before_anything_moves() -> None:
    from candour.cases.models.visibility import sight_of

    deadline, lead = ready(), staff.national_lead()
    (found,) = bank_holidays.would_move(day=HOLIDAY, name="Thanks", sight=sight_of(lead, at=AT))
    assert (found.deadline, found.to) == (deadline, date(2026, 2, 9))
    assert not bank_holidays.would_move(day=date(2026, 9, 2), name="Thanks", sight=sight_of(lead, at=AT))
    assert not AddedBankHoliday.objects.exists()


@pytest.mark.parametrize("day", [date(2026, 2, 7), date(2026, 12, 25)])
def test_a_day_that_does_not_count_already_is_no_new_bank_holiday(day: date) -> None:
    with pytest.raises(NotNow, match="does not count already"):
        bank_holidays.add_bank_holiday(
            day=day, name="Thanks", source="Proclamation", by=staff.national_lead(), at=AT
        )


def test_a_corrected_court_date_moves_the_date_and_keeps_the_first() -> None:
    deadline = ready()
    deadlines.start(case=deadline.case, step="notification", started_on=date(2026, 1, 26), at=AT)
    deadline.refresh_from_db()
    assert (deadline.due, deadline.original_due) == (date(2026, 2, 9), date(2026, 2, 6))
    assert deadline.moves.get().kind == "event"


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_the_pages_of_an_extension_carry_it_from_asking_to_the_decision() -> None:
    deadline = ready()
    reference = deadline.case.reference
    sent = signed_in(staff.administrator()).post(
        f"/notifications/{reference}/extend/{deadline.pk}",
        {
            "operation": str(uuid4()),
            "to-day": "20",
            "to-month": "2",
            "to-year": "2026",
            "category": "staffing",
            "reason": WHY,
        },
    )
    assert sent.status_code == 302
    national = signed_in(staff.national_officer())
    assert reference in national.get("/notifications/extensions").content.decode()
    move = DeadlineMove.objects.get()
    page = national.get(f"/notifications/extensions/{move.pk}").content.decode()
    assert "There are not enough people for the work" in page
    national.post(f"/notifications/extensions/{move.pk}", {"operation": str(uuid4()), "approved": "yes"})
    assert Deadline.objects.get().due == date(2026, 2, 20)


def test_the_calendar_says_where_it_ends_and_adds_after_a_look() -> None:
    ready()
    lead = signed_in(staff.national_lead())
    assert "31 December" in lead.get("/notifications/calendar?year=2026").content.decode()
    told = {"day-day": "4", "day-month": "2", "day-year": "2026", "name": "Thanks", "source": "Proclamation"}
    look = lead.post("/notifications/calendar/add", told).content.decode()
    assert "9 February 2026" in look
    assert not AddedBankHoliday.objects.exists()
    lead.post("/notifications/calendar/add", told | {"operation": str(uuid4())})
    assert Deadline.objects.get().due == date(2026, 2, 9)
    shown = lead.get(f"/notifications/{Notification.objects.get().case.reference}/").content.decode()
    assert "A bank holiday was added: Thanks, 4 February 2026." in shown


def test_only_those_who_keep_the_calendar_add_to_it() -> None:
    assert signed_in(staff.national_officer()).get("/notifications/calendar/add").status_code == 403
