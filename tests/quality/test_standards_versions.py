"""A review is judged for ever by the edition of the standards under which it first arrived."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import ProgrammingError, transaction
from django.test import Client
from django.utils import timezone

from candour.policy import Dated, load_policy
from candour.policy.load import Policy
from candour.quality import standards
from candour.quality.commands import receiving
from candour.quality.models import WHOLE, Assessment, Report, SettledRating
from candour.reviews.models import Submission
from tests.factories import quality, staff

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("made_ahead")]

LAST = timezone.localdate(quality.AT) + timedelta(days=10)
DAY = timedelta(days=1)
FIRST = LAST + DAY
LATER = quality.AT + timedelta(days=20)
RATINGS = {"A": "good", "B": "good", "C": "good", "D": "requires_improvement"}
"""Eight points: Good by the table of 2021, and Requires improvement by the invented one."""
INVENTED = "Invented standard"


def next_edition(policy: Policy, *, last: date = LAST) -> Policy:
    """The edition of 2021 ends; one with other names, fewer questions and a stricter table follows."""

    def both(table: Dated[Any], **new: Any) -> Dated[Any]:
        old = [replace(row, applies_until=last) for row in table]
        begun = [replace(row, applies_from=last + DAY, **_named(row, new)) for row in table]
        return Dated(table.name, [*old, *begun], key=table.key)

    questions = both(policy.quality_sub_questions, version="invented")
    fewer = [row for row in questions if (row.version, row.key) != ("invented", "sensitive")]
    return replace(
        policy,
        quality_versions=both(policy.quality_versions, key="invented"),
        quality_standards=both(policy.quality_standards, version="invented", name=INVENTED),
        quality_sub_questions=Dated(questions.name, fewer, key=questions.key),
        quality_ratings=both(policy.quality_ratings, version="invented"),
        quality_characteristics=both(policy.quality_characteristics, version="invented"),
        quality_composite=both(policy.quality_composite, version="invented", lowest=(0, 4, 9, 12)),
    )


def _named(row: object, new: dict[str, Any]) -> dict[str, Any]:
    return {name: f"{value} {row.key}" if name == "name" else value for name, value in new.items()}  # type: ignore[attr-defined]


@pytest.fixture
def two_editions(monkeypatch: pytest.MonkeyPatch) -> None:
    policy = next_edition(load_policy())
    monkeypatch.setattr(standards, "load_policy", lambda: policy)


def submitted_once_more(first: Assessment) -> Assessment:
    """The region sends it again when the other edition is in force."""
    sent = Submission.objects.get(pk=first.submission_id)
    sent.pk, sent.round, sent.at = None, 2, LATER
    sent._state.adding = True
    sent.save()
    signer = first.review.countersigning_manager
    assert signer is not None
    return receiving.after_submission(first.case, by=signer, at=LATER)


def page(person: object, assessment: Assessment, place: str) -> str:
    client = Client()
    client.force_login(person)  # type: ignore[arg-type]
    response = client.get(f"/quality/{assessment.case_reference}/{assessment.round}/{place}")
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.usefixtures("two_editions")
def test_the_invented_edition_would_rate_otherwise() -> None:
    assert standards.version_on(LAST) == "2021"
    assert standards.version_on(FIRST) == "invented"
    assert standards.suggested_composite("2021", RATINGS) == "good"
    assert standards.suggested_composite("invented", RATINGS) == "requires_improvement"
    assert standards.standards_of("invented")[0].name.startswith(INVENTED)


@pytest.mark.usefixtures("two_editions")
def test_a_mark_again_under_an_old_edition_gives_the_old_rating() -> None:
    officer = staff.national_officer()
    first = quality.issued("inadequate", by=officer, **RATINGS)
    second = submitted_once_more(first)
    assert (second.round, second.standards_version) == (2, "2021")
    quality.fill(quality.allocated(officer, assessment=second), officer, {WHOLE: "good", **RATINGS})
    quality.lock(second, officer)
    settled = SettledRating.objects.filter(assessment=second, replaced_at=None).exclude(key=WHOLE)
    ratings = dict(settled.values_list("key", "rating"))
    assert ratings == RATINGS
    assert standards.suggested_composite(second.standards_version, ratings) == "good"


@pytest.mark.usefixtures("two_editions")
def test_the_pages_of_an_old_edition_ask_show_and_warn_as_it_did() -> None:
    officer = staff.national_officer()
    assessment = quality.allocated(officer)
    quality.fill(assessment, officer, {WHOLE: "requires_improvement", **RATINGS})
    wanted = [one.name for one in standards.standards_of("2021")]
    shown = page(officer, assessment, "marks/") + page(officer, assessment, "marks/D/")
    assert all(name in shown for name in wanted)
    assert INVENTED not in shown
    question = next(one for one in load_policy().quality_sub_questions if one.key == "sensitive")
    assert question.question in shown
    assert "would give Good" in page(officer, assessment, "lock")


def test_a_review_that_arrives_later_is_judged_by_the_later_edition(monkeypatch: pytest.MonkeyPatch) -> None:
    policy = next_edition(load_policy(), last=LAST - 20 * DAY)
    monkeypatch.setattr(standards, "load_policy", lambda: policy)
    officer = staff.national_officer()
    late = quality.allocated(officer, assessment=quality.waiting(quality.submitted_now()))
    assert late.standards_version == "invented"
    quality.fill(late, officer, {WHOLE: "good", **RATINGS})
    assert INVENTED in page(officer, late, "marks/")
    assert "would give Requires improvement" in page(officer, late, "lock")


@pytest.mark.usefixtures("two_editions")
def test_a_report_names_the_edition_that_it_was_issued_under() -> None:
    assessment = quality.issued("good", by=staff.national_officer(), **RATINGS)
    content = Report.objects.get(assessment=assessment).content
    assert content is not None
    assert content["standards_version"] == "2021"
    assert [one["name"] for one in content["standards"]] == [
        one.name for one in standards.standards_of("2021")
    ]


def test_the_database_refuses_another_edition_for_an_assessment() -> None:
    assessment = quality.waiting()
    with pytest.raises(ProgrammingError, match="the version of its standards"), transaction.atomic():
        Assessment.objects.filter(pk=assessment.pk).update(standards_version="invented")
