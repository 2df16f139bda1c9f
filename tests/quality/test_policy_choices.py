"""What the policy of quality assurance can choose is kept to when it is chosen."""

import itertools
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.test import Client

from candour.policy import Dated, load_policy
from candour.policy.load import Policy
from candour.quality import standards
from candour.quality.commands import consolidating, reporting
from candour.quality.models import WHOLE, Amendment, AmendmentAnswer, Assessment
from candour.quality.queries import sampling
from candour.reviews.models import Submission
from candour.workflow.refusals import NotNow
from tests.factories import quality, staff
from tests.quality.test_benchmarking import locked, opened

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("made_ahead")]


def deciding(policy: Policy) -> Policy:
    table = policy.quality_composite
    rows = [replace(row, decides=True) for row in table]
    return replace(policy, quality_composite=Dated(table.name, rows, key=table.key))


def answered(assessment: Assessment, done: str) -> AmendmentAnswer:
    lead = staff.regional_lead()
    asked = Amendment.objects.get(assessment=assessment)
    told: dict[str, Any] = {"text": "We looked at it again.", "by": lead, "at": quality.AT + 6 * quality.DAY}
    reporting.answer_amendment(amendment=asked, done=done, **told)
    return asked.answers.get()


def choosing(key: str, choice: str) -> Policy:
    policy = load_policy()
    table = policy.quality_choices
    rows = [replace(row, choice=choice) if row.key == key else row for row in table]
    return replace(policy, quality_choices=Dated(table.name, rows, key=table.key))


@pytest.fixture
def required(monkeypatch: pytest.MonkeyPatch) -> None:
    changed = choosing("after_requires_improvement", "required")
    monkeypatch.setattr(standards, "load_policy", lambda: changed)


def test_by_default_the_region_may_decline_an_amendment() -> None:
    assert answered(quality.issued("requires_improvement"), "not_done").done == "not_done"


@pytest.mark.usefixtures("required")
def test_where_changes_are_required_after_requires_improvement_none_is_declined() -> None:
    assessment = quality.issued("requires_improvement")
    with pytest.raises(NotNow, match="has to make this change"):
        answered(assessment, "not_done")
    client = Client()
    client.force_login(staff.regional_lead())
    for page in ("report", "report/amendments/1/answer"):
        shown = client.get(f"/quality/{assessment.case_reference}/1/{page}").content.decode()
        assert "not a published rule" in shown


@pytest.mark.usefixtures("required")
def test_where_changes_are_required_they_are_answered_as_done_in_part() -> None:
    assert answered(quality.issued("requires_improvement"), "partly").done == "partly"


@pytest.mark.usefixtures("required")
def test_after_good_an_amendment_is_declined_whatever_the_policy_chooses_after_requires_improvement() -> None:
    assert answered(quality.issued("good"), "not_done").done == "not_done"


@pytest.fixture
def points_decide(monkeypatch: pytest.MonkeyPatch) -> None:
    policy = deciding(load_policy())
    monkeypatch.setattr(standards, "load_policy", lambda: policy)


def test_by_default_the_assessor_chooses_against_the_points() -> None:
    assert quality.settled("outstanding").status == "settled"


@pytest.mark.usefixtures("points_decide")
def test_where_the_points_decide_no_other_composite_is_locked() -> None:
    officer = staff.national_officer()
    assessment = quality.allocated(officer)
    quality.fill(assessment, officer, {WHOLE: "outstanding"})
    with pytest.raises(NotNow, match="for these ratings it is Good"):
        quality.lock(assessment, officer)
    client = Client()
    client.force_login(officer)
    place = f"/quality/{assessment.case_reference}/1"
    assert "decides in this service, and gives Good" in client.get(f"{place}/lock").content.decode()
    assert "lets its table of points decide" in client.get(f"{place}/marks/whole/").content.decode()


@pytest.mark.usefixtures("points_decide")
def test_where_the_points_decide_no_other_composite_is_settled() -> None:
    officer = staff.national_officer()
    assessment = quality.marked("good", assessor=officer)
    told: dict[str, Any] = {"assessment": assessment, "by": officer, "at": quality.AT + 4 * quality.DAY}
    other = consolidating.Settlement(key=WHOLE, rating="inadequate", reason="It feels worse.")
    with pytest.raises(NotNow, match="for these ratings it is Good"):
        consolidating.settle_rating(to=other, **told)
    low = consolidating.Settlement(key="A", rating="inadequate", reason="Read once more.")
    consolidating.settle_rating(to=low, **told)
    worse = consolidating.Settlement(key="B", rating="inadequate", reason="Read once more.")
    consolidating.settle_rating(to=worse, **told)
    with pytest.raises(NotNow, match="it is Requires improvement"):
        consolidating.finish(**told)
    right = consolidating.Settlement(key=WHOLE, rating="requires_improvement", reason="By the points.")
    consolidating.settle_rating(to=right, **told)
    assert consolidating.finish(**told).status == "settled"


@pytest.mark.usefixtures("points_decide")
def test_where_the_points_decide_no_other_composite_is_locked_in_a_benchmarking_session() -> None:
    lead, one, other = staff.national_lead(), staff.inspector(), staff.national_officer()
    joined = Submission.objects.select_related("case__region", "review__case")
    session = opened(lead, joined.get(pk=quality.issued().submission_id), one, other)
    with pytest.raises(NotNow, match="for these ratings it is Good"):
        locked(session, one, "good", **{WHOLE: "outstanding"})
    locked(session, other, "good")


@pytest.mark.parametrize(
    ("length", "names"),
    [
        ("month", ["November 2026", "October 2026"]),
        ("quarter", ["October to December 2026", "July to September 2026"]),
        ("year", ["April 2026 to March 2027", "April 2025 to March 2026"]),
    ],
)
def test_a_sample_is_drawn_from_periods_of_the_length_that_the_policy_chooses(
    length: str, names: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    changed = choosing("sampling_period", length)
    monkeypatch.setattr(standards, "load_policy", lambda: changed)
    periods = sampling.periods(date(2026, 11, 29))
    assert [period.name for period in periods[:2]] == names
    assert all(one.first > other.last for one, other in itertools.pairwise(periods))
