"""A draw in the service: committed, closed, drawn; nothing is seen early, chosen, changed or drawn twice."""

import json
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from uuid import uuid4

import pytest
from django.db import Error, transaction
from django.test import Client

from candour.cases.models.visibility import Sight
from candour.cases.row_security import every_row, limit_rows_to
from candour.quality import sampling
from candour.quality.commands import sampling as commands
from candour.quality.models import Assessment, AssessmentStatus, Body, Draw, Drawn, DrawSeed, DrawStatus
from candour.quality.queries import sampling as queries
from candour.quality.sampling.command import run
from candour.staff.models import User
from candour.workflow.refusals import NotAllowed, NotNow
from tests.factories import quality, staff

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("made_ahead")]
SEED = "kestrel 4711 over the fen"
LATER = quality.AT + timedelta(days=100)
"""The quarter of the submissions is over."""


@pytest.fixture
def inspector() -> User:
    return staff.inspector()


@pytest.fixture
def assessment() -> Assessment:
    return quality.waiting()


def planned(by: User, *, percent: int = 20, seed: str = SEED, strata: str = "") -> Draw:
    period = queries.quarter_of(quality.AT.date())
    wanted = commands.Plan(period.first, period.last, Decimal(percent), strata, seed)
    return commands.plan(wanted=wanted, by=by, at=quality.AT)


def closed(by: User, **left_out: str) -> Draw:
    return commands.close_frame(draw=planned(by), left_out=left_out, by=by, at=LATER)


def drawn(by: User) -> Draw:
    return commands.draw_sample(draw=closed(by), by=by, at=LATER)


def seeds(by: User) -> list[str]:
    with transaction.atomic():
        limit_rows_to(Sight(everything=True), reader=by.pk)
        return list(DrawSeed.objects.values_list("seed", flat=True))


def test_what_is_drawn_goes_to_the_inspectorate_and_repeats(
    assessment: Assessment, inspector: User, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    draw = drawn(inspector)
    assert draw.selected == [assessment.case.reference]
    assert quality.again(assessment).body == Body.INSPECTORATE
    assert queries.changes_of(draw) == []
    made = queries.as_drawn(draw)
    assert made is not None
    file = tmp_path / "draw.json"
    file.write_text(json.dumps(made.to_json()))
    assert run(["verify", str(file), "--commitment", draw.seed_commitment]) == 0
    capsys.readouterr()


def test_the_seed_is_shown_to_nobody_before_the_draw_whatever_a_query_forgets(
    assessment: Assessment, inspector: User
) -> None:
    draw = closed(inspector)
    assert seeds(inspector) == []
    assert queries.as_drawn(draw) is None
    assert draw.seed_commitment == sampling.commitment(SEED)
    commands.draw_sample(draw=draw, by=inspector, at=LATER)
    assert seeds(inspector) == [SEED]


def test_no_page_shows_the_seed_before_the_draw(
    assessment: Assessment, inspector: User, client: Client
) -> None:
    draw = closed(inspector)
    client.force_login(inspector)
    for page in ("samples", f"samples/{draw.pk}", f"samples/{draw.pk}/draw", f"samples/{draw.pk}/frame.csv"):
        body = client.get(f"/quality/{page}").content.decode()
        assert SEED not in body, page
        assert assessment.case.person_name not in body, page
    assert client.get(f"/quality/samples/{draw.pk}/draw.json").status_code == 404
    commands.draw_sample(draw=draw, by=inspector, at=LATER)
    assert SEED in client.get(f"/quality/samples/{draw.pk}").content.decode()
    told = json.loads(client.get(f"/quality/samples/{draw.pk}/draw.json").content)
    assert sampling.changes(told) == []


def test_a_frame_cannot_be_closed_while_reviews_may_still_be_submitted(
    assessment: Assessment, inspector: User
) -> None:
    draw = planned(inspector)
    with pytest.raises(NotNow, match="not over yet"):
        commands.close_frame(draw=draw, left_out={}, by=inspector, at=quality.AT)


def test_what_is_left_out_stands_in_the_frame_with_its_reason(
    assessment: Assessment, inspector: User
) -> None:
    draw = planned(inspector)
    reference = assessment.case.reference
    everything = {reference: "Asked for by the court"}
    with pytest.raises(NotNow, match="none was submitted, or each is left out"):
        commands.close_frame(draw=draw, left_out=everything, by=inspector, at=LATER)
    with pytest.raises(NotNow, match="SFO-1 is not a review"):
        commands.close_frame(draw=draw, left_out={"SFO-1": "Unknown"}, by=inspector, at=LATER)


def test_a_review_that_the_national_team_has_begun_is_not_in_the_draw(inspector: User) -> None:
    assessment = quality.allocated()
    draw = planned(inspector)
    with every_row():
        rows = queries.frame_rows(draw)
    assert [row["exclusion_reason"] for row in rows] == ["The national team has begun to mark it."]
    assert assessment.status == AssessmentStatus.MARKING


def test_what_the_national_team_begins_after_the_frame_is_closed_stays_with_it(
    assessment: Assessment, inspector: User
) -> None:
    draw = closed(inspector)
    quality.allocated(assessment=assessment)
    commands.draw_sample(draw=draw, by=inspector, at=LATER)
    kept = Drawn.objects.get(draw=draw)
    assert "has begun to mark" in kept.why_not
    assert quality.again(assessment).body == Body.NATIONAL
    assert list(queries.not_taken(draw)) == [assessment.case.reference]


def test_a_review_that_was_drawn_is_never_drawn_again(assessment: Assessment, inspector: User) -> None:
    draw = drawn(inspector)
    with every_row():
        assert queries.frame_rows(draw)[0]["exclusion_reason"] == "It was drawn before."
    again = Drawn(draw=draw, case=assessment.case, review=assessment.review, assessment=assessment, place=2)
    with pytest.raises(Error, match="duplicate key"), transaction.atomic():
        again.save()


def test_a_period_is_drawn_once_and_a_draw_given_up_makes_room(
    assessment: Assessment, inspector: User
) -> None:
    draw = planned(inspector)
    with pytest.raises(NotNow, match="A period is drawn once"):
        planned(inspector, seed="another")
    commands.withdraw(draw=draw, reason="The wrong quarter", by=inspector, at=quality.AT)
    assert planned(inspector, seed="another").status == DrawStatus.COMMITTED


def test_nobody_gives_a_draw_up_once_its_frame_is_closed(assessment: Assessment, inspector: User) -> None:
    draw = closed(inspector)
    with pytest.raises(NotNow, match="Frame closed"):
        commands.withdraw(draw=draw, reason="Not what we hoped", by=inspector, at=LATER)


@pytest.mark.parametrize(
    "change",
    [{"seed_commitment": "0" * 64}, {"frame": []}, {"percent": 50}, {"period_until": date(2030, 1, 1)}],
)
def test_the_database_keeps_commitment_frame_and_terms(
    change: dict[str, object], assessment: Assessment, inspector: User
) -> None:
    draw = closed(inspector)
    with pytest.raises(Error, match="not changed"), transaction.atomic():
        Draw.objects.filter(pk=draw.pk).update(**change)


def test_a_draw_that_was_tampered_with_is_found(assessment: Assessment, inspector: User) -> None:
    """The control of the check: the record in memory says something else than was drawn."""
    draw = drawn(inspector)
    draw.selected = ["SFO-2026-99999"]
    assert any(each.startswith("selected:") for each in queries.changes_of(draw))
    draw.seed_commitment = "0" * 64
    assert queries.changes_of(draw)[0].startswith("seed_commitment:")


def test_only_inspectors_draw(assessment: Assessment, inspector: User, client: Client) -> None:
    draw = planned(inspector)
    lead = staff.national_lead()
    with pytest.raises(NotAllowed):
        planned(lead)
    with pytest.raises(NotAllowed):
        commands.close_frame(draw=draw, left_out={}, by=lead, at=LATER)
    with pytest.raises(NotAllowed):
        commands.draw_sample(draw=draw, by=lead, at=LATER)
    client.force_login(lead)
    assert client.get("/quality/samples").status_code == 403


def test_coverage_counts_each_region_of_the_year(assessment: Assessment, inspector: User) -> None:
    drawn(inspector)
    year = queries.year_of(quality.AT.date())
    rows = queries.coverage(year)
    assert [(row.region, row.submitted, row.taken, row.percent) for row in rows] == [
        (assessment.case.region.name, 1, 1, 100)
    ]
    assert queries.total([]).percent == 0


def test_a_number_of_the_coverage_leads_to_its_reviews_where_any_can_be_opened(
    assessment: Assessment, inspector: User, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("candour.quality.views.sampling.timezone.localdate", lambda *_args: quality.AT.date())
    region, reference = assessment.case.region.name, assessment.case.reference
    client.force_login(inspector)
    assert "samples/coverage?" not in client.get("/quality/samples").content.decode()
    assert "No review that you can open" in client.get("/quality/samples/coverage").content.decode()
    limit_rows_to(Sight(everything=True))
    taken = quality.waiting(assessment.review, body="inspectorate", by=inspector)
    quality.allocated(inspector, assessment=taken, by=inspector)
    body = client.get("/quality/samples").content.decode()
    assert body.count("samples/coverage?") == 4, "two numbers of the region, and two of all"
    for query, shown in (
        (f"?region={region}", True),
        (f"?region={region}&taken=yes", True),
        ("?region=Wales", False),
        ("", True),
    ):
        found = client.get(f"/quality/samples/coverage{query}").content.decode()
        assert (reference in found) is shown, query


def test_quarters_and_years_are_counted_from_april() -> None:
    assert queries.quarter_of(date(2026, 12, 31)).name == "October to December 2026"
    assert queries.year_of(date(2027, 3, 31)).first == date(2026, 4, 1)
    assert len(queries.periods(date(2026, 11, 29))) == 8


def test_an_inspector_walks_through_a_draw_on_its_pages(
    assessment: Assessment, inspector: User, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("candour.quality.views.sampling.timezone.now", lambda: LATER)
    monkeypatch.setattr("candour.quality.views.sampling.timezone.localdate", lambda *_args: LATER.date())
    client.force_login(inspector)
    told = {"period": queries.quarter_of(quality.AT.date()).first.isoformat(), "strata": "region"}
    typed = {**told, "operation": uuid4(), "percent": "0", "seed": ""}
    assert "is not a percentage" in client.post("/quality/samples/new", typed).content.decode()
    typed = {**told, "operation": uuid4(), "percent": "12.5", "seed": ""}
    assert client.post("/quality/samples/new", typed).status_code == 302
    assert client.post("/quality/samples/new", typed).status_code == 302, "the same form again"
    page = f"/quality/samples/{Draw.objects.get().pk}"
    typed = {"operation": uuid4(), "left_out": "SFO-1"}
    assert "write the reference, a comma" in client.post(f"{page}/close", typed).content.decode()
    typed = {"operation": uuid4(), "left_out": "SFO-1, Asked for by the court"}
    assert "is not a review of this period" in client.post(f"{page}/close", typed).content.decode()
    assert client.get(f"{page}/frame.csv").status_code == 404
    assert client.post(f"{page}/close", {"operation": uuid4(), "left_out": "\n"}).status_code == 302
    assert client.post(f"{page}/draw", {"operation": uuid4()}).status_code == 302
    body = client.get(page).content.decode()
    assert "The draw repeats" in body
    assert assessment.case.reference in body
    assert "12.5%" in client.get("/quality/samples").content.decode()
    assert client.get("/quality/samples/999999").status_code == 404


def test_a_draw_is_given_up_on_its_page(assessment: Assessment, inspector: User, client: Client) -> None:
    draw = planned(inspector)
    client.force_login(inspector)
    page = f"/quality/samples/{draw.pk}"
    assert client.get(f"{page}/give-up").status_code == 200
    told = {"operation": uuid4(), "reason": "The wrong quarter"}
    assert client.post(f"{page}/give-up", told).status_code == 302
    assert "The wrong quarter" in client.get(page).content.decode()


def test_a_frame_without_a_review_that_could_be_drawn_is_not_drawn(inspector: User) -> None:
    draw = planned(inspector)
    Draw.objects.filter(pk=draw.pk).update(
        status=DrawStatus.CLOSED, frame_sha256="0" * 64, closed_by=inspector, closed_at=LATER
    )
    with pytest.raises(NotNow, match="no review that could be drawn"):
        commands.draw_sample(draw=Draw.objects.get(pk=draw.pk), by=inspector, at=LATER)
