"""What an entry says, who is recorded, and pages that are not shown when they cannot be recorded."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.http import HttpRequest, HttpResponse

from candour.audit.models import Entry
from candour.audit.queries import Seen, entries_of, who_has_seen
from candour.audit.reads import AuditUnavailable, record_read
from candour.audit.record import REFUSED, SYSTEM, Named, record, record_many
from candour.audit.request import current_request_id, number_the_request

AT = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
AMA = Named("a.mensah", "Ama Mensah")


class Colleague(Named):
    job_title = "Reviewing manager"


@pytest.mark.django_db
def test_an_entry_keeps_names_and_which_fields_changed() -> None:
    record(
        action="case.changed",
        by=Colleague("o.w", "Órla Williams"),
        at=AT,
        subject_type="case",
        subject="SFO-1",
        case="SFO-1",
        relation="allocated",
        outcome=REFUSED,
        reason="Not now",
        changed={"court", "área"},
        request="r1",
    )
    entry = Entry.objects.get(chain="case:SFO-1")
    assert (entry.actor, entry.actor_name, entry.actor_role) == ("o.w", "Órla Williams", "Reviewing manager")
    assert (entry.at, entry.action, entry.subject_type, entry.subject) == (
        AT,
        "case.changed",
        "case",
        "SFO-1",
    )
    assert (entry.relation, entry.outcome, entry.reason, entry.request) == (
        "allocated",
        "refused",
        "Not now",
        "r1",
    )
    assert entry.changed == '["court","área"]'


@pytest.mark.django_db
def test_without_a_case_an_entry_belongs_to_the_service() -> None:
    record(action="sign_in", by=SYSTEM, at=AT)
    entry = entries_of(None).get()
    assert (entry.chain, entry.actor, entry.actor_name, entry.outcome) == (
        "service",
        "system",
        "Candour",
        "done",
    )
    assert json.loads(entry.changed) == []


@pytest.mark.django_db
def test_many_entries_keep_their_order_within_a_chain() -> None:
    record_many({"action": f"step {n}", "by": SYSTEM, "at": AT, "case": f"C{n % 3}"} for n in range(30))
    record_many([])
    for case in range(3):
        actions = [entry.action for entry in entries_of(f"C{case}").order_by("sequence")]
        assert actions == [f"step {n}" for n in range(case, 30, 3)]


@pytest.mark.django_db
def test_every_read_is_a_row_and_says_who_has_seen_the_case() -> None:
    for minutes, by in enumerate([AMA, SYSTEM, AMA]):
        later = AT + timedelta(minutes=minutes)
        record_read(by=by, at=later, case="SFO-1", page="chronology", relation="allocated")
    record(action="case.changed", by=AMA, at=AT, case="SFO-1")
    assert who_has_seen("SFO-1") == [
        Seen("Ama Mensah", "", "allocated", 2, AT, AT + timedelta(minutes=2)),
        Seen("Candour", "", "allocated", 1, AT + timedelta(minutes=1), AT + timedelta(minutes=1)),
    ]
    assert [entry.sequence for entry in entries_of("SFO-1")[:2]] == [4, 3]
    assert who_has_seen("SFO-2") == []


@pytest.mark.django_db
def test_a_read_that_cannot_be_recorded_is_refused() -> None:
    record_read(by=AMA, at=AT, case="SFO-1", page="overview", relation="allocated")  # the control
    with connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION READ ONLY")
    with pytest.raises(AuditUnavailable):
        record_read(by=AMA, at=AT, case="SFO-1", page="overview", relation="allocated")
    assert entries_of("SFO-1").count() == 1, "the transaction can still be used"


@pytest.mark.django_db
def test_what_a_request_did_carries_its_number() -> None:
    def page(_: HttpRequest) -> HttpResponse:
        record(action="page", by=SYSTEM, at=AT)
        return HttpResponse(current_request_id())

    answer = number_the_request(page)
    first, second = answer(HttpRequest()), answer(HttpRequest())
    requests = [entry.request for entry in entries_of(None)]
    assert requests == [second["X-Request-Id"], first["X-Request-Id"]]
    assert len(set(requests)) == 2
    assert current_request_id() == ""


def test_a_request_that_fails_leaves_no_number_behind() -> None:
    def fail(_: HttpRequest) -> HttpResponse:
        raise ValueError(current_request_id())

    with pytest.raises(ValueError, match=r"^[0-9a-f]{32}$"):
        number_the_request(fail)(HttpRequest())
    assert current_request_id() == ""
