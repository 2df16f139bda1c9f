"""Pages about a record of another slice, searches and the command line tell nothing of hidden marks.

Who asks, and why these are enough. Hidden words stand in the fenced tables of quality alone, which a scan
of every table shows, so a page that asks these tables nothing has none to show. Each page is asked by one
who holds every role, of whom no permission hides a part of it, and by whoever opens it with the fewest
permissions, for whom the most is otherwise. The database is watched meanwhile: a page that asks anything
of quality is asked by everybody. That whoever lacks the permission is refused before the page runs is for
`tests/architecture` to show.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.test import Client

from candour.cases.row_security import every_row
from candour.config.reference.permissions import every_page
from candour.quality.models import Rating
from candour.reviews.models import Interview
from tests.factories import quality
from tests.quality.blind_scene import (
    BENCHMARK,
    LOCKED,
    NEEDLES,
    Person,
    Scene,
    as_read,
    everybody,
    hidden,
    onlookers,
    signed_in,
)
from tests.quality.elsewhere import UNANSWERED, UNFILLED, filled_elsewhere
from tests.quality.furnished import furnish
from tests.quality.once import made_once
from tests.quality.test_blindness import VARYING, Asked, may_open
from tests.reviews.signing.scene import fresh

pytestmark = pytest.mark.django_db
SLICES = ("reviews", "disclosure", "families", "recommendations", "the rest")
SEARCHED = {
    "/cases/": "q",
    "/actions/": "search",
    "/recommendations/": "search",
    "/policy/rules": "search",
    "/reviews/{reference}/chronology/": "search",
}


@pytest.fixture(scope="module")
def furnished(django_db_setup: None, django_db_blocker: Any) -> Iterator[tuple[Scene, Person]]:
    """The first assessor has locked, the second still marks, and the case holds everything else too."""
    with made_once(django_db_blocker):
        scene, reader = hidden(), everybody()
        quality.lock(scene.assessment, scene.first.user)
        furnish(fresh(scene.assessment.review), reader.user)
        yield scene, reader


def pages_of(part: str, scene: Scene, reader: Person) -> dict[str, str]:
    """The filled pages of one slice, by their address."""
    found = dict(filled_elsewhere(scene.assessment.case, reader.user))
    others = SLICES[:-1]
    return {
        address: page
        for address, page in found.items()
        if (slice_ := address.split("/")[1]) == part or (part == SLICES[-1] and slice_ not in others)
    }


class Sweep:
    """Asks pages, undoes what they did, and remembers what was read, found, and asked of quality."""

    def __init__(self) -> None:
        self.leaks: list[tuple[str, str]] = []
        self.found: set[str] = set()
        self.of_quality: set[str] = set()

    def ask(self, person: Person, pages: dict[str, str], *, sending: bool = False) -> None:
        client = signed_in(person)
        for address, page in pages.items():
            if may_open(person, page):
                self._one(client, person, address, page, sending=sending)

    def _one(self, client: Client, person: Person, address: str, page: str, *, sending: bool) -> None:
        asked = Asked()
        with transaction.atomic(), connection.execute_wrapper(asked):
            typed = {"operation": str(uuid4()), "text": "x", "reason": "x", "seen": "0"}
            answer: Any = client.post(page, typed) if sending else client.get(page)
            said = as_read(answer)
            transaction.set_rollback(True)
        self.leaks += [
            (person.name, address) for needle in NEEDLES if needle in said and needle not in person.own
        ]
        self.found |= {address} if answer.status_code not in {404, 405} else set()
        self.of_quality |= {address} if asked.quality else set()


def narrowest(people: list[Person], page: str) -> Person | None:
    """Whoever opens a page with the fewest permissions; the people of the review before others."""
    opening = [person for person in people if may_open(person, page)]
    return min(
        opening, key=lambda person: len(frozenset.union(*(r.permissions for r in person.roles))), default=None
    )


@pytest.mark.parametrize("part", SLICES)
def test_no_page_about_a_record_of_its_own_shows_a_hidden_word(
    part: str, furnished: tuple[Scene, Person]
) -> None:
    scene, reader = furnished
    pages, people, sweep = pages_of(part, scene, reader), onlookers(scene), Sweep()
    sweep.ask(reader, pages)
    sweep.ask(reader, pages, sending=True)
    for address, page in pages.items():
        person = narrowest(people, page)
        if person is not None:
            sweep.ask(person, {address: page})
    for person in people:
        sweep.ask(person, {address: pages[address] for address in sweep.of_quality})
    assert sweep.leaks == []
    assert pages.keys() - sweep.found == UNANSWERED.keys() & pages.keys(), "say why in UNANSWERED"


def test_every_page_that_is_left_out_is_still_there() -> None:
    known = {address for address, _pattern in every_page()}
    assert known >= UNFILLED.keys() | UNANSWERED.keys()


def test_the_sweep_catches_a_page_about_a_record_that_reads_past_both_fences(
    furnished: tuple[Scene, Person], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control: the page of an interview is broken so that it tells the reason of the locked rating."""
    scene, reader = furnished
    address = "/reviews/<str:reference>/interviews/<int:number>"

    def told(_interview: Interview) -> str:
        with every_row():
            return str(Rating.objects.filter(case=scene.assessment.case)[0].reason)

    monkeypatch.setattr(Interview, "grade", property(told, lambda _interview, _said: None))
    sweep = Sweep()
    sweep.ask(reader, {address: pages_of("reviews", scene, reader)[address]})
    assert sweep.leaks == [(reader.name, address)]
    assert sweep.of_quality == {address}


def test_a_search_says_the_same_of_a_hidden_word_as_of_one_that_nobody_wrote(
    furnished: tuple[Scene, Person],
) -> None:
    scene, reader = furnished
    client = signed_in(reader)
    for address, name in SEARCHED.items():
        page = address.format(reference=scene.assessment.case_reference)
        for needle in (LOCKED, BENCHMARK):
            other = "x" * len(needle)
            hidden_, nobodys = (
                VARYING.sub("", as_read(client.get(page, {name: word}))).replace(word, "")
                for word in (needle, other)
            )
            assert hidden_ == nobodys, (page, needle)


def test_the_command_line_writes_no_hidden_word(
    furnished: tuple[Scene, Person], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Of what it prints, only the audit record comes from the database: `candour sample` asks for none."""
    dump = tmp_path / "audit.jsonl"
    call_command("dump_audit", str(dump))
    call_command("seal_audit")
    said = dump.read_text() + capsys.readouterr().out
    assert furnished[0].assessment.case_reference in said
    assert [needle for needle in NEEDLES if needle in said] == []
