"""Periods of quality assurance are shown with their day, and said to be defaults."""

from datetime import date

import pytest
from django.test import Client

from candour.quality.limits import ANSWERS, period_of
from tests.factories import quality, staff

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("made_ahead")]


def test_a_period_is_counted_in_working_days_over_the_bank_holidays_of_christmas() -> None:
    period = period_of(ANSWERS, started_on=date(2026, 12, 1), today=date(2026, 12, 1))
    assert (period.number, period.due, period.is_default) == (20, date(2026, 12, 31), True)


def test_a_period_that_has_not_begun_has_no_day() -> None:
    assert period_of(ANSWERS, started_on=None, today=date(2026, 12, 1)).due is None


def test_the_pages_of_a_report_say_by_when_amendments_are_answered_and_that_it_is_a_default() -> None:
    officer = staff.national_officer()
    assessment = quality.issued("good", by=officer)
    client = Client()
    client.force_login(staff.regional_lead())
    for page in ("report", "report/amendments/1/answer"):
        shown = client.get(f"/quality/{assessment.case_reference}/1/{page}").content.decode()
        assert "within 20 working days, by" in shown, page
        assert "A default, not a published rule." in shown, page


def test_whoever_writes_and_issues_the_report_reads_the_period_too() -> None:
    officer = staff.national_officer()
    assessment = quality.settled("good", by=officer)
    client = Client()
    client.force_login(officer)
    for page in ("report/write", "report/issue"):
        shown = client.get(f"/quality/{assessment.case_reference}/1/{page}").content.decode()
        assert ("within 20 working days" in shown) == (page == "report/write"), page


def test_an_assessor_reads_by_when_the_review_is_marked() -> None:
    officer = staff.national_officer()
    assessment = quality.allocated(officer)
    client = Client()
    client.force_login(officer)
    shown = client.get(f"/quality/{assessment.case_reference}/1/begin").content.decode()
    assert "A review is marked within 20 working days, by" in shown
