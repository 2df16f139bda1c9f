"""One scene in which everything that must stay hidden is hidden, each by words that stand nowhere else."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from django.test import Client
from django.utils import timezone

from candour.access.roles import ALL_ROLES, Reach, Role
from candour.cases.models import AccessEntry, Relation
from candour.quality.commands import benchmarking, drafts, marking, sampling
from candour.quality.models import WHOLE, Assessment
from candour.quality.queries.sampling import quarter_of
from candour.reviews.models import Submission
from candour.staff.models import User
from tests.factories import quality, staff

LOCKED = "Wrenfold-Canary"
"""Of the assessor who has locked, while the other still marks."""
OPEN = "Ashdown-Canary"
"""Saved by the assessor who still marks."""
KEPT = "Penhallow-Canary"
"""Of the same assessor, kept after their session had ended."""
BENCHMARK = "Tarrant-Canary"
"""Of a marker who has locked in a benchmarking session that is not revealed."""
SEED = "Loxley-Canary"
"""The seed of a draw that is planned."""
NEEDLES = (LOCKED, OPEN, KEPT, BENCHMARK, SEED)
LATER = quality.AT + 10 * quality.DAY


HOLDS_EVERY_ROLE = "one who holds every role"
STILL_MARKS = "the assessor who still marks"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who looks, and the hidden words that are their own."""

    name: str
    user: User
    roles: tuple[Role, ...]
    own: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Scene:
    assessment: Assessment
    first: Person
    second: Person
    marker: Person
    session: int
    draw: int


def hidden() -> Scene:
    """Two mark blind, of whom the first can lock; a session is not revealed; a draw is planned."""
    first, second, marker = staff.national_officer(), staff.national_officer(), staff.inspector()
    finished = quality.issued()
    session = _session(finished, marker, staff.national_officer(), by=staff.national_lead())
    assessment = quality.allocated(first, second)
    write(assessment, first, "inadequate", answer="no")
    _half_written(assessment, second)
    return Scene(
        assessment=quality.again(assessment),
        first=_person("the assessor who has locked", first, "national_officer", own=(LOCKED,)),
        second=_person(STILL_MARKS, second, "national_officer", own=(OPEN, KEPT)),
        marker=_person("a marker of the session", marker, "inspector", own=(BENCHMARK,)),
        session=session,
        draw=_draw(staff.inspector()),
    )


def write(assessment: Assessment, first: User, rating: str, *, answer: str) -> None:
    """The first assessor gives this rating and this answer throughout, with words of their own."""
    words = {"reason": f"{LOCKED} says why.", "improve": f"{LOCKED} first.", "note": f"{LOCKED} noted."}
    quality.fill(assessment, first, dict.fromkeys(("A", "B", WHOLE), rating), answer=answer, **words)


def _half_written(assessment: Assessment, second: User) -> None:
    quality.begun(assessment, second)
    part = quality.marks_of(assessment, second, "A")
    written: dict[str, Any] = {"rating": "outstanding", "reason": f"{OPEN} so far."}
    marking.save_marks(marks=part, content=written, base=0, by=second, at=quality.AT + 2 * quality.DAY)
    late = {**written, "reason": f"{KEPT} came late."}
    drafts.keep_marks(marks=part.pk, user=second.pk, content=late, base=1, at=timezone.now())


def _session(finished: Assessment, marker: User, other: User, *, by: User) -> int:
    chosen = Submission.objects.select_related("case__region", "review__case").get(pk=finished.submission_id)
    people = (marker, other)
    opened = benchmarking.open_session(title="Autumn", submissions=[chosen], people=people, by=by, at=LATER)
    rated = benchmarking.Rated("inadequate", f"{BENCHMARK} says why.")
    ratings = dict.fromkeys(("A", "B", "C", "D", WHOLE), rated)
    benchmarking.mark(review=opened.reviews.get(), ratings=ratings, by=marker, at=LATER)
    benchmarking.lock(session=opened, by=marker, at=LATER)
    return int(opened.pk)


def _draw(by: User) -> int:
    period = quarter_of(quality.AT.date() + timedelta(days=100))
    wanted = sampling.Plan(period.first, period.last, Decimal(20), "", SEED)
    return int(sampling.plan(wanted=wanted, by=by, at=quality.AT).pk)


def _person(name: str, user: User, *roles: str, own: tuple[str, ...] = ()) -> Person:
    return Person(name, user, tuple(role for role in ALL_ROLES if role.key in roles), own)


def onlookers(scene: Scene) -> list[Person]:
    """One of each role, whoever wrote and signed the review, each assessor, and one who holds every role."""
    review, found = scene.assessment.review, [scene.first, scene.second, scene.marker]
    author, signer = review.reviewing_manager, review.countersigning_manager
    assert author is not None
    assert signer is not None
    found += [
        _person("the author", author, "reviewing_manager"),
        _person("who countersigned", signer, "countersigning_manager"),
        everybody(),
    ]
    for role in ALL_ROLES:
        user = staff.member(role.key, of=None if role.reach is Reach.NATIONAL else "North East")
        if role.reach is Reach.LISTED:
            _let_in(scene.assessment, user, role, by=author)
        found.append(_person(role.name, user, role.key))
    return found


def everybody() -> Person:
    """One who holds every role: every page of the service opens."""
    keys = tuple(role.key for role in ALL_ROLES)
    return _person(HOLDS_EVERY_ROLE, staff.member(*keys), *keys)


def _let_in(assessment: Assessment, user: User, role: Role, *, by: User) -> None:
    AccessEntry.objects.create(
        case=assessment.case,
        user=user,
        relation=Relation.INSPECTOR if role.key == "inspector" else Relation.GIVEN,
        since=quality.AT,
        reason="Test",
        given_by=by,
    )


def as_read(answer: Any) -> str:
    """What an answer says, a Word file unpacked; nothing that is drawn comes here before it is revealed."""
    kind = answer.headers.get("Content-Type", "")
    assert not kind.endswith(("pdf", "zip")) or answer.status_code != 200, kind
    parts: Iterable[bytes] = answer.streaming_content if answer.streaming else [answer.content]
    content = b"".join(parts)
    if kind.endswith("document") and answer.status_code == 200:
        with ZipFile(BytesIO(content)) as packed:
            content = b"".join(packed.read(name) for name in packed.namelist())
    return content.decode(errors="replace")


def signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person.user)
    return client
