"""What keeps a plan from being imported, or from being taken back, is said in words."""

from datetime import timedelta

import pytest

from candour.recommendations import commands
from candour.recommendations.models import Doubt, ImportStatus, PlanImport, Publication
from candour.staff.models import User
from candour.workflow.refusals import NotNow
from tests.recommendations.ledger.plans import NOW, drafted, imported, settle_all
from tests.recommendations.ledger.plans import analyst as an_analyst

pytestmark = pytest.mark.django_db


@pytest.fixture
def analyst() -> User:
    return an_analyst()


@pytest.fixture
def draft(analyst: User) -> PlanImport:
    return drafted(by=analyst)


def finish(draft: PlanImport, by: User) -> list[str]:
    """What stands in the way once everything doubtful was looked at."""
    settle_all(draft, by)
    with pytest.raises(NotNow) as refused:
        commands.finish_checking(plan_import=draft, by=by, at=NOW)
    draft.refresh_from_db()
    assert draft.status == ImportStatus.DRAFT
    return list(refused.value.reasons)


def corrected(draft: PlanImport, by: User, place: int, **values: object) -> PlanImport:
    return commands.change_recommendation(
        plan_import=draft, place=place, values=values, seen=commands.version_of(draft), by=by, at=NOW
    )


def test_the_things_that_wait_are_counted(draft: PlanImport, analyst: User) -> None:
    settle_all(draft, analyst)
    for many, words in ((1, "1 thing still has to be checked."), (2, "2 things still have to be checked.")):
        Doubt.objects.create(plan_import=draft, position=900 + many, code="invented", message="Look at it.")
        with pytest.raises(NotNow) as refused:
            commands.finish_checking(plan_import=draft, by=analyst, at=NOW)
        assert refused.value.reasons == [words]


def test_a_plan_has_a_title(draft: PlanImport, analyst: User) -> None:
    seen = commands.version_of(draft)
    untitled = commands.change_front(plan_import=draft, values={"title": ""}, seen=seen, by=analyst, at=NOW)
    assert finish(untitled, analyst) == ["The plan has no title."]


def test_a_plan_has_recommendations(draft: PlanImport, analyst: User) -> None:
    draft.draft["recommendations"] = []
    draft.save()
    assert finish(draft, analyst) == ["The plan has no recommendations."]


def test_a_number_stands_for_one_recommendation(draft: PlanImport, analyst: User) -> None:
    twice = corrected(draft, analyst, 2, number="2")
    assert finish(twice, analyst) == ["More than one recommendation has the number 2."]


def test_a_recommendation_and_an_action_have_words(draft: PlanImport, analyst: User) -> None:
    seen = commands.version_of(draft)
    draft = commands.change_action(
        plan_import=draft, place=(0, 1), values={"text": " "}, seen=seen, by=analyst, at=NOW
    )
    assert finish(draft, analyst) == ["An action of recommendation 1 has no words."]
    assert finish(corrected(draft, analyst, 0, text=None), analyst) == ["Recommendation 1 has no words."]


def taken_back(publication: Publication, by: User) -> str:
    with pytest.raises(NotNow) as refused:
        commands.withdraw(plan_import=publication.plan_import, by=by, at=NOW + timedelta(hours=1))
    assert Publication.objects.visible_to(by).filter(pk=publication.pk).exists()
    return " ".join(refused.value.reasons)


def test_a_plan_that_another_is_linked_to_stays(analyst: User) -> None:
    first, second = imported(by=analyst).recommendations.order_by("pk")[:2]
    commands.link_repeat(recommendation=second, earlier=first, note="The same words.", by=analyst, at=NOW)
    assert taken_back(first.publication, analyst) == (
        "A recommendation of this plan has been linked to another."
    )


def test_a_plan_that_was_corrected_since_stays(analyst: User) -> None:
    publication = imported(by=analyst)
    one = publication.recommendations.order_by("pk")[0]
    commands.correct_recommendation(
        recommendation=one,
        values={"text": "write down what was decided."},
        reason="A slip.",
        by=analyst,
        at=NOW,
    )
    assert taken_back(publication, analyst) == ("A recommendation of this plan has been corrected since.")
