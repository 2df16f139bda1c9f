"""A region's own page says what waits there, by when, and how its reviews were rated."""

from datetime import timedelta

import pytest
from django.db import ProgrammingError, transaction
from django.test import Client
from django.utils import timezone

from candour.cases.models import AccessEntry, BreakGlass
from candour.cases.models.visibility import Sight, sight_of
from candour.cases.row_security import limit_rows_to
from candour.quality.commands import reporting
from candour.quality.commands.reading import note_first_reading
from candour.quality.models import Amendment, Assessment, AssessmentStatus, ReportReading
from candour.quality.queries import region as queries
from candour.staff.models import User
from tests.factories import quality, staff
from tests.quality.test_results import page

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("made_ahead")]
AT = quality.AT + 6 * quality.DAY


def shown(client: Client, person: User, query: str = "") -> str:
    client.force_login(person)
    body = client.get(f"/quality/reports{query}").content.decode()
    limit_rows_to(Sight(everything=True))
    return body


def counted(person: User) -> dict[str, int]:
    return queries.counts(queries.reports_received(sight_of(person, at=AT)))


def test_what_waits_for_a_region_is_counted_and_named_with_its_days(client: Client) -> None:
    assessment, lead = quality.issued("inadequate"), staff.regional_lead()
    assert counted(lead) == {"unread": 1, "to_answer": 1, "again": 1, "all": 1}
    body = shown(client, lead)
    assert "Not read yet" in body
    assert assessment.case_reference in body
    assert "1 amendment" in body
    assert "Late" in body, "the report of the scene is of March, and nobody answered within 20 working days"
    assert "0 of 1 (0%)" in body
    assert "Few reviews" in body
    assert "Published for England and Wales" in body


def test_what_was_submitted_again_since_is_not_to_be_read_any_more() -> None:
    assessment, lead = quality.issued("inadequate"), staff.regional_lead()
    Assessment.objects.filter(pk=assessment.pk).update(status=AssessmentStatus.RESUBMITTED)
    assert counted(lead) == {"unread": 0, "to_answer": 0, "again": 0, "all": 1}


def test_another_region_has_nothing_to_do_with_it(client: Client) -> None:
    assessment = quality.issued("inadequate")
    other = staff.regional_lead("Wales")
    assert counted(other) == dict.fromkeys(queries.TABS, 0)
    body = shown(client, other)
    assert assessment.case_reference not in body
    assert "No report yet" in body
    assert "of these reviews were rated" not in body


def test_a_report_is_read_when_somebody_of_the_region_opens_it_and_not_by_who_assures(client: Client) -> None:
    officer, lead = staff.national_officer(), staff.regional_lead()
    assessment = quality.issued("good", by=officer)
    for person, unread in ((officer, 1), (lead, 0), (lead, 0)):
        client.force_login(person)
        assert client.get(f"/quality/{assessment.case_reference}/1/report").status_code == 200
        limit_rows_to(Sight(everything=True))
        assert counted(lead)["unread"] == unread, person
    assert [one.by for one in ReportReading.objects.all()] == [lead]
    assert "Every report that you can open was read" in shown(client, lead, "?show=unread")
    assert assessment.case_reference in shown(client, lead), "what waits next opens: an amendment"


def test_the_first_reading_is_kept_and_never_changed() -> None:
    issued, lead = quality.issued(), staff.regional_lead()
    for later in (AT, AT + quality.DAY):
        note_first_reading(assessment=issued, by=lead, at=later)
    assert ReportReading.objects.get().at == AT
    with pytest.raises(ProgrammingError), transaction.atomic():
        ReportReading.objects.update(at=AT + quality.DAY)


def test_the_database_shows_a_reading_to_nobody_beyond_the_case() -> None:
    issued = quality.issued()
    note_first_reading(assessment=issued, by=staff.regional_lead(), at=AT)
    for of, found in (("North East", 1), ("Wales", 0)):
        lead = staff.regional_lead(of)
        limit_rows_to(sight_of(lead, at=AT), reader=lead.pk)
        assert ReportReading.objects.count() == found, of


def test_whoever_opened_the_case_in_an_emergency_reads_and_leaves_no_mark(client: Client) -> None:
    issued, other = quality.issued(), staff.regional_lead("Wales")
    now = timezone.now()
    facts = {"since": now, "until": now + timedelta(hours=4), "reason": "Tonight.", "given_by": other}
    entry = AccessEntry.objects.create(case=issued.case, user=other, relation="emergency", **facts)
    BreakGlass.objects.create(entry=entry, category="risk_now", reason="Tonight.", review_due=now.date())
    client.force_login(other)
    assert client.get(f"/quality/{issued.case_reference}/1/report").status_code == 200
    limit_rows_to(Sight(everything=True))
    assert not ReportReading.objects.exists()


def test_an_answered_amendment_waits_no_more() -> None:
    assessment, lead = quality.issued("requires_improvement"), staff.regional_lead()
    asked = Amendment.objects.get(assessment=assessment)
    reporting.answer_amendment(amendment=asked, done="done", text="In the findings.", by=lead, at=AT)
    assert counted(lead) == {"unread": 0, "to_answer": 0, "again": 0, "all": 1}, "who answers has read it"
    rows = queries.in_view(queries.reports_received(Sight(everything=True)), "to_answer")
    assert list(rows) == []
    assert Assessment.objects.get() == assessment


def test_nothing_of_a_review_is_counted_before_its_report_is_issued(client: Client) -> None:
    quality.settled()
    for role in ("national_lead", "inspector", "analyst", "regional_lead"):
        assert "No report yet" in page(client, role), role
