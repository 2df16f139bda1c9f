"""The clock of a review: pauses move the date, extensions stand apart, and the list and backlog agree."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from candour.cases.models.visibility import Sight
from candour.notifications.commands import deadlines, extensions
from candour.notifications.models import MoveKind
from candour.reviews.commands import clock, conflicts
from candour.reviews.models import Pause, Review, Standing
from candour.reviews.queries import backlog
from candour.reviews.queries.clock import clock_of, history_of_region
from candour.staff.models import User
from candour.workflow.refusals import NotAllowed, NotNow
from tests.factories import reviews, staff
from tests.front_door.reading import results

pytestmark = pytest.mark.django_db

AT = reviews.AT + reviews.DAY
DUE = date(2026, 6, 2)


def written() -> tuple[Review, User]:
    review = reviews.being_written()
    writer = review.reviewing_manager
    assert writer is not None
    return review, writer


def paused() -> tuple[Review, User]:
    review, writer = written()
    clock.pause(review=review, kind="court", reason="The judge asked for it.", by=writer, at=AT)
    return review, writer


def test_a_pause_moves_the_date_by_its_days_when_it_is_over_and_the_first_date_stays() -> None:
    review, writer = paused()
    assert clock_of(review, DUE + timedelta(days=1)).overdue_by == 0
    clock.resume(review=review, by=writer, at=AT + timedelta(days=20))
    found = clock_of(review, AT.date())
    assert (found.original, found.due, found.paused_by) == (DUE, DUE + timedelta(days=20), 20)
    move = review.case.deadlines.get(step="review").moves.get()
    assert (move.kind, move.asked_by) == (MoveKind.PAUSE, writer)
    assert "The judge asked for it." in move.reason
    review.case.refresh_from_db()
    assert review.case.next_due == found.due


def test_a_date_worked_out_again_keeps_the_days_of_the_pause_and_of_the_extension() -> None:
    review, writer = paused()
    clock.resume(review=review, by=writer, at=AT + timedelta(days=20))
    deadline = review.case.deadlines.get(step="review")
    asked = extensions.ask_for_extension(
        deadline=deadline,
        to=deadline.due + timedelta(days=10),
        category="awaiting_records",
        reason="The recordings of the interviews have not come yet.",
        by=writer,
        at=AT,
    )
    extensions.decide_extension(move=asked, approved=True, note="", by=staff.national_officer(), at=AT)
    assert deadlines.recompute(reason="Nothing changed", at=AT) == 0
    found = clock_of(review, AT.date())
    assert (found.due, found.extended_by, found.paused_by) == (DUE + timedelta(days=30), 10, 20)
    assert "First due on 2 June 2026, extended by 10 days and moved by 20 days of pauses." in found.sentence


def test_overdue_and_extended_are_told_apart() -> None:
    review, _writer = written()
    found = clock_of(review, DUE + timedelta(days=3))
    assert (found.overdue, found.overdue_by, found.extended) == (True, 3, False)
    assert found.sentence == "Due on 2 June 2026, 3 days ago."


def test_work_is_refused_while_paused_and_goes_on_after() -> None:
    review, writer = paused()
    review.refresh_from_db()
    assert review.standing_status == Standing.PAUSED
    with pytest.raises(NotNow):
        clock.pause(review=review, kind="court", reason="Again", by=writer, at=AT)
    clock.resume(review=review, by=writer, at=AT + reviews.DAY)
    review.refresh_from_db()
    assert review.standing_status == Standing.ACTIVE


@pytest.mark.parametrize(("kind", "reason"), [("conflict", "Because"), ("", "Because"), ("court", " ")])
def test_a_pause_has_one_of_the_reasons_and_words(kind: str, reason: str) -> None:
    review, writer = written()
    with pytest.raises(NotNow):
        clock.pause(review=review, kind=kind, reason=reason, by=writer, at=AT)


def test_nothing_is_paused_where_no_date_runs_and_not_by_everybody() -> None:
    with pytest.raises(NotNow, match="No date runs yet"):
        clock.pause(review=reviews.notified(), kind="court", reason="Why", by=staff.regional_lead(), at=AT)
    review, _writer = written()
    with pytest.raises(NotAllowed):
        clock.pause(review=review, kind="court", reason="Why", by=staff.administrator(), at=AT)


def test_a_conflict_during_a_pause_leaves_one_pause() -> None:
    review, writer = paused()
    conflicts.declare_conflict(review=review, reason="I know the family.", by=writer, at=AT + reviews.DAY)
    assert Pause.objects.get(review=review, until=None).reason_kind == "court"


def test_the_forecast_says_when_the_history_is_too_thin() -> None:
    review, _writer = written()
    found = clock_of(review, AT.date()).forecast
    assert found is not None
    assert (found.likely, found.sentence) == (
        None,
        "No review is finished in this region so far, which is too few to forecast from.",
    )
    assert history_of_region(review.case.region_id, AT.date()) == ({}, 0)


def test_the_backlog_counts_and_its_figures_lead_to_the_reviews(client: Client) -> None:
    review, _writer = written()
    reviews.being_written(of="Wales")
    lead = staff.regional_lead()
    sight = Sight(region=review.case.region_id)
    june = [month for month in backlog.backlog(sight, today=date(2026, 7, 15)) if month.end.month == 6]
    assert [(list(month.open), list(month.late)) for month in june] == [([review.pk], [review.pk])]
    client.force_login(lead)
    assert results(client, "/reviews/?figure=late&month=2026-06-30") == 1
    assert results(client, "/reviews/?figure=late&month=2026-05-31") == 0
    assert results(client, "/reviews/?figure=open&month=2026-05-31&region=N03") == 0


def test_the_list_is_each_persons_own_the_regions_or_everything(client: Client) -> None:
    review, writer = written()
    reviews.notified(of="Wales")
    for person, number in ((writer, 1), (staff.regional_lead(), 1), (staff.national_officer(), 2)):
        client.force_login(person)
        assert results(client, "/reviews/?show=all") == number, person
    client.force_login(writer)
    page = client.get("/reviews/").content.decode()
    assert "With you (1)" in page
    assert "past its date" in page
    assert review.case_reference in page


VIEWS = ("show=mine", "show=open", "show=late", "show=all", "show=nonsense", "figure=late&month=2026-06-30")


def test_the_list_asks_twelve_queries_at_most_in_every_view(client: Client) -> None:
    written()
    reviews.early_look_done()
    client.force_login(staff.regional_lead())
    for view in VIEWS:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(f"/reviews/?{view}").status_code == 200
        asked = [query["sql"] for query in captured if "SAVEPOINT" not in query["sql"]]
        assert len(asked) <= 12, (view, asked)
