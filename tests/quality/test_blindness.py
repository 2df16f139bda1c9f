"""No page, list, count or error shows a mark before every assessor has locked; the database holds it too."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest
from django.db import connection, transaction
from django.urls import resolve
from psycopg import sql

from candour.access.requires import declaration_of
from candour.cases.models.visibility import Sight, sight_of
from candour.cases.row_security import every_row, limit_rows_to
from candour.config.reference.permissions import every_page, opens
from candour.quality.models import (
    Answer,
    Assessment,
    BenchmarkMark,
    DrawSeed,
    KeptMarks,
    Marking,
    Marks,
    MarksVersion,
    Passage,
    Rating,
)
from candour.quality.queries import assessments
from tests.factories import quality, staff
from tests.quality.blind_scene import (
    HOLDS_EVERY_ROLE,
    LOCKED,
    NEEDLES,
    STILL_MARKS,
    Person,
    Scene,
    as_read,
    everybody,
    hidden,
    onlookers,
    signed_in,
    write,
)
from tests.quality.once import made_once

pytestmark = pytest.mark.django_db

SECRET = (Marks, MarksVersion, Rating, Answer, Passage, KeptMarks, BenchmarkMark, DrawSeed)
VARYING = re.compile(r'name="(?:csrfmiddlewaretoken|operation|writer)"[^>]* value="[^"]+"')
"""What a page says anew each time."""
SPEAKING = ("/", "/cases/{reference}", "/cases/{reference}/close", "/reviews/{reference}/")
"""Pages of other slices that say something of quality: home counts work, closing asks, two have a panel."""
PARAMETER = re.compile(r"<(?:\w+:)?(?P<name>\w+)>")


@pytest.fixture(scope="module")
def written(django_db_setup: None, django_db_blocker: Any) -> Iterator[Scene]:
    """Made once for the file; each test undoes what it did to it."""
    with made_once(django_db_blocker):
        yield hidden()


@pytest.fixture
def scene(written: Scene, db: None) -> Scene:
    """The first assessor has locked."""
    quality.lock(written.assessment, written.first.user)
    return written


def filled(address: str, given: Mapping[str, str]) -> str:
    return PARAMETER.sub(lambda match: given.get(match["name"], "1"), address)


def addresses(scene: Scene) -> Iterator[str]:
    """Every page of quality, and every other page that takes nothing but the case.

    They are filled with this very case, its round, its standards and the locked seat. What an earlier slice
    shows of one of its own records is asked in `test_blindness_elsewhere`.
    """
    assessment = scene.assessment
    seat = quality.seat_of(assessment, scene.first.user)
    case = {"reference": assessment.case_reference}
    round_of = {"number": "1", "key": "A", "marking": str(seat.pk)}
    for address, _pattern in every_page():
        asked = {match["name"] for match in PARAMETER.finditer(address)}
        if address.startswith("/quality/"):
            pk = {"pk": str(scene.session if "benchmarking" in address else scene.draw)}
            yield filled(address, case | round_of | pk)
        elif asked <= case.keys():
            yield filled(address, case)


def may_open(person: Person, page: str) -> bool:
    """Whether somebody opens it; the sweep of permissions shows that the others answer 403."""
    declaration = declaration_of(resolve(page).func)
    return any(opens(role, declaration) for role in person.roles)


def speaking(scene: Scene) -> set[str]:
    """The pages in SPEAKING, of this very case."""
    return {page.format(reference=scene.assessment.case_reference) for page in SPEAKING}


class Asked:
    """Remembers whether anything was asked of the tables of quality."""

    def __init__(self) -> None:
        self.quality = False

    def __call__(self, execute: Callable[..., Any], sql: Any, *rest: Any) -> Any:
        self.quality = self.quality or "quality_" in str(sql)
        return execute(sql, *rest)


def leaks(person: Person, pages: list[str], *, sending: bool = False) -> list[str]:
    """The pages on which somebody reads hidden words that are not theirs, by reading or by sending a form."""
    client = signed_in(person)
    found = []
    for page in pages:
        if not may_open(person, page):
            continue
        said = as_read(client.get(page))
        if sending and page.startswith("/quality/"):
            said += as_read(client.post(page, {"text": "x", "reason": "x"}))
        found += [page for needle in NEEDLES if needle in said and needle not in person.own]
    return found


def speak_of_quality(person: Person, pages: list[str]) -> tuple[list[str], list[str]]:
    """Those pages that ask anything of quality, whoever wrote them; and those that show a hidden word."""
    speak, show = [], []
    for page in pages:
        asked = Asked()
        with connection.execute_wrapper(asked):
            show += leaks(person, [page])
        if asked.quality:
            speak.append(page)
    return speak, show


def said(person: Person, pages: list[str]) -> dict[str, str]:
    """What each page says to somebody, without what differs each time it is asked."""
    client = signed_in(person)
    own = [page for page in pages if may_open(person, page)]
    return {page: VARYING.sub("", as_read(client.get(page))) for page in own}


def test_of_the_other_pages_four_ask_of_quality_and_none_shows_a_hidden_word(scene: Scene) -> None:
    """Every page of another slice that takes nothing but the case, for one who holds every role."""
    others = [page for page in addresses(scene) if not page.startswith("/quality/")]
    speak, show = speak_of_quality(everybody(), others)
    assert show == []
    assert set(speak) == speaking(scene), (
        "whatever asks of quality is asked by everybody: name it in SPEAKING"
    )


@pytest.mark.parametrize("half", [0, 1])
def test_no_page_shows_a_hidden_word_to_anybody_but_whose_it_is(half: int, scene: Scene) -> None:
    """Every page of quality, and each other page that asks of quality, for everybody."""
    pages = [page for page in addresses(scene) if page.startswith("/quality/")] + sorted(speaking(scene))
    for person in onlookers(scene)[half::2]:
        sends = person.name in {STILL_MARKS, HOLDS_EVERY_ROLE}
        assert leaks(person, pages, sending=sends) == [], person.name


def test_the_words_looked_for_are_read_by_those_whose_they_are(scene: Scene) -> None:
    """The control: each hidden word does stand on a page."""
    marks = f"/quality/{scene.assessment.case_reference}/1/marks/A/"
    session = f"/quality/benchmarking/{scene.session}/reviews/1"
    for person, page in ((scene.first, marks), (scene.second, marks), (scene.marker, session)):
        shown = as_read(signed_in(person).get(page))
        assert [needle for needle in NEEDLES if needle in shown] == list(person.own), person.name


def test_no_page_tells_by_a_rating_a_count_or_an_error_what_was_locked(written: Scene) -> None:
    """Whatever the first assessor gave before they locked, each page says the very same to everybody else."""
    pages = [page for page in addresses(written) if page.startswith("/quality/")] + ["/"]
    people = (written.second, everybody())
    given = []
    for rating, answer in (("inadequate", "no"), ("outstanding", "not_applicable")):
        with transaction.atomic():
            write(written.assessment, written.first.user, rating, answer=answer)
            quality.lock(written.assessment, written.first.user)
            given.append([said(person, pages) for person in people])
            transaction.set_rollback(True)
    assert given[0] == given[1]


def test_the_sweep_catches_a_page_that_reads_past_both_fences(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
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
    page = f"/quality/{scene.assessment.case_reference}/1/"
    assert leaks(scene.second, [page]) == [page]


def rows_of(table: str) -> str:
    """Every column of every row that the database gives now, as text."""
    asked = sql.SQL("SELECT row::text FROM {} row").format(sql.Identifier(table))
    with connection.cursor() as cursor:
        cursor.execute(asked)
        return " ".join(words for (words,) in cursor.fetchall())


def test_hidden_words_stand_in_the_tables_that_are_fenced_and_nowhere_else(scene: Scene) -> None:
    """So no search, history, audit, message or count can find them elsewhere."""
    holding = {needle: set[str]() for needle in NEEDLES}
    tables = connection.introspection.table_names()
    for table in tables:
        told = rows_of(table)
        for needle in NEEDLES:
            holding[needle] |= {table} if needle in told else set()
    fenced = {model._meta.db_table for model in SECRET}
    assert set.union(*holding.values()) <= fenced
    assert all(holding.values())


def test_the_database_gives_no_hidden_row_to_another_whatever_a_query_forgets(scene: Scene) -> None:
    for person in onlookers(scene):
        limit_rows_to(sight_of(person.user, at=quality.AT), reader=person.user.pk)
        for model in SECRET:
            told = rows_of(model._meta.db_table)
            shown = {needle for needle in NEEDLES if needle in told}
            assert shown <= set(person.own), (model, person.name)
    limit_rows_to(sight_of(scene.first.user, at=quality.AT), reader=scene.first.user.pk)
    assert Rating.objects.filter(reason__contains=LOCKED).exists()


def test_both_are_read_by_those_who_assess_when_both_are_locked_and_never_by_the_region(scene: Scene) -> None:
    assessment, second = quality.again(scene.assessment), scene.second.user
    quality.finish(assessment, second)
    lead = staff.regional_lead()
    for person, shown in ((second, True), (staff.national_lead(), True), (lead, False)):
        limit_rows_to(sight_of(person, at=quality.AT), reader=person.pk)
        rows = Rating.objects.filter(assessment=assessment)
        assert rows.filter(reason__contains=LOCKED).exists() is shown, person
        assert Rating.objects.visible_to(person).filter(reason__contains=LOCKED).exists() is shown, person
