"""What the policy of quality assurance can choose is kept to when it is chosen."""

from dataclasses import replace

import pytest
from django.test import Client

from candour.policy import Dated, load_policy
from candour.policy.load import Policy
from candour.quality import standards
from candour.quality.commands import consolidating
from candour.quality.models import WHOLE
from candour.workflow.refusals import NotNow
from tests.factories import quality, staff

pytestmark = pytest.mark.django_db


def deciding(policy: Policy) -> Policy:
    table = policy.quality_composite
    rows = [replace(row, decides=True) for row in table]
    return replace(policy, quality_composite=Dated(table.name, rows, key=table.key))


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
    told = {"assessment": assessment, "by": officer, "at": quality.AT + 4 * quality.DAY}
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
