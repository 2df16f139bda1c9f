"""No page, list, count or error shows a mark before every assessor has locked; the database holds it too."""

import re
from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import resolve

from candour.access.requires import declaration_of
from candour.access.roles import ALL_ROLES, Reach, Role
from candour.cases.models import AccessEntry, Relation
from candour.cases.models.visibility import Sight, sight_of
from candour.cases.row_security import every_row, limit_rows_to
from candour.config.reference.permissions import every_page, opens
from candour.quality.models import Answer, Assessment, Marking, Marks, MarksVersion, Passage, Rating
from candour.quality.queries import assessments
from candour.staff.models import User
from tests.factories import quality, staff

pytestmark = pytest.mark.django_db
CANARY = "Wrenfold-Canary"
SECRET = (Marks, MarksVersion, Rating, Answer, Passage)
PARAMETER = re.compile(r"<(?:(?P<kind>\w+):)?(?P<name>\w+)>")


@pytest.fixture
def first() -> User:
    return staff.national_officer()


@pytest.fixture
def second() -> User:
    return staff.national_officer()


@pytest.fixture
def half_locked(first: User, second: User) -> Assessment:
    """Two mark blind: one has locked, with words that stand nowhere else, and the other is still marking."""
    assessment = quality.allocated(first, second)
    quality.fill(assessment, first, {"A": "inadequate", "whole": "inadequate"}, reason=f"{CANARY} says why.")
    quality.lock(assessment, first)
    quality.begun(assessment, second)
    return quality.again(assessment)


def near(assessment: Assessment) -> list[str]:
    """Pages that speak of the case, its review or its quality."""
    reference = assessment.case_reference
    others = ("/", "/cases/", f"/cases/{reference}", f"/reviews/{reference}/", f"/documents/{reference}/")
    return [*others, *(page for page in addresses(assessment, None) if page.startswith("/quality/"))]


def may_open(role: Role, page: str) -> bool:
    """Whether the role opens it; the sweep of permissions shows that the others answer 403."""
    declaration = declaration_of(resolve(page).func)
    return declaration is not None and opens(role, declaration)


def everybody_but_the_first(assessment: Assessment, second: User) -> list[tuple[User, Role]]:
    """One of each role who can open the case."""
    people = []
    for role in ALL_ROLES:
        person = staff.member(role.key, of=None if role.reach is Reach.NATIONAL else "North East")
        if role.reach is Reach.LISTED:
            relation = Relation.INSPECTOR if role.key == "inspector" else Relation.GIVEN
            AccessEntry.objects.create(
                case=assessment.case,
                user=person,
                relation=relation,
                since=quality.AT,
                reason="Test",
                given_by=second,
            )
        people.append((person, role))
    return people


def addresses(assessment: Assessment, seat: Marking | None) -> Iterator[str]:
    """Every page of the service, filled with this very case, its round, its standards and the locked seat."""
    given = {"reference": assessment.case_reference, "number": "1", "key": "A"}
    given |= {"marking": str(seat.pk)} if seat else {}
    kinds = {"int": "1", "slug": "A", "str": assessment.case_reference, "path": "x"}
    for address, pattern in every_page():
        if declaration_of(pattern.callback) is not None and "<uuid:" not in address:
            yield PARAMETER.sub(
                lambda match: given.get(match["name"]) or kinds.get(match["kind"] or "str", "1"), address
            )


def leaks(person: User, pages: list[str]) -> list[str]:
    """The pages on which this person reads something of the locked marks, by reading or by sending a form."""
    client = Client()
    client.force_login(person)
    found = []
    for page in pages:
        answers = [client.get(page)]
        if page.startswith("/quality/"):
            answers.append(client.post(page, {"text": "x", "reason": "x"}))
        if any(CANARY in _body(answer) for answer in answers):
            found.append(page)
    return found


def _body(answer: object) -> str:
    streaming = getattr(answer, "streaming", False)
    parts = b"".join(answer.streaming_content) if streaming else answer.content  # type: ignore[attr-defined]
    return parts.decode(errors="replace")


def test_no_page_shows_a_locked_mark_to_anybody_before_the_other_has_locked(
    half_locked: Assessment, first: User, second: User
) -> None:
    """Every page for the other assessor; for one of each role those that speak of the case or its quality."""
    pages = list(addresses(half_locked, quality.seat_of(half_locked, first)))
    assert f"/quality/{half_locked.case_reference}/1/marks/A/" in pages
    assert leaks(second, pages) == []
    for person, role in everybody_but_the_first(half_locked, second):
        own = [page for page in near(half_locked) if page in pages]
        assert leaks(person, [page for page in own if may_open(role, page)]) == [], role.key


def test_the_sweep_catches_a_page_that_reads_past_both_fences(
    half_locked: Assessment, second: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control: the home page of a round is broken so that it tells the reason of the locked rating."""
    kept = assessments.markings_of

    def broken(assessment: Assessment, sight: Sight) -> list[Marking]:
        found = kept(assessment, sight)
        with every_row():
            for marking in found:
                told = Rating.objects.filter(marking=marking).values_list("reason", flat=True).first()
                marking.ended_at, marking.ended_why = quality.AT, told or ""
        return found

    monkeypatch.setattr(assessments, "markings_of", broken)
    page = f"/quality/{half_locked.case_reference}/1/"
    assert leaks(second, [page]) == [page]


def test_the_assessor_reads_their_own_marks(half_locked: Assessment, first: User) -> None:
    """The words searched for are the right ones."""
    page = f"/quality/{half_locked.case_reference}/1/marks/A/"
    assert leaks(first, [page]) == [page]


def test_the_database_gives_no_row_of_another_assessor_whatever_a_query_forgets(
    half_locked: Assessment, first: User, second: User
) -> None:
    seat = quality.seat_of(half_locked, first)
    for person in (second, staff.national_lead()):
        limit_rows_to(sight_of(person, at=quality.AT), reader=person.pk)
        for model in SECRET:
            assert not model.objects.filter(marking=seat).exists(), (model, person)
    limit_rows_to(sight_of(first, at=quality.AT), reader=first.pk)
    for model in SECRET:
        assert model.objects.filter(marking=seat).exists(), model


def test_both_are_read_by_those_who_assess_when_both_are_locked_and_never_by_the_region(
    half_locked: Assessment, first: User, second: User
) -> None:
    quality.finish(half_locked, second)
    lead = staff.regional_lead()
    for person, shown in ((second, True), (staff.national_lead(), True), (lead, False)):
        limit_rows_to(sight_of(person, at=quality.AT), reader=person.pk)
        rows = Rating.objects.filter(assessment=half_locked)
        assert rows.filter(reason__contains=CANARY).exists() is shown, person
        assert Rating.objects.visible_to(person).filter(reason__contains=CANARY).exists() is shown, person
