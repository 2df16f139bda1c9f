"""The four case studies of the demonstration as reviews of tests: register, chronology, interviews, "
"sections, thread."""

import re
import tomllib
from datetime import timedelta
from pathlib import Path
from typing import Any

from candour.cases.models import RegisteredPerson
from candour.config.demo.reviews_thread import THREADS, write_thread
from candour.reviews.models import ChronologyEntry, Interview, Review, Section
from candour.reviews.rich_text import from_markup
from tests.reviews import gathered
from tests.reviews.thread.scene import author_of

FILES = Path("candour/config/demo/studies")
NAMED = {"detail": "source_detail"}
REFERENCE = re.compile(r"\{(\w+)(?::([^}]*))?\}")


def study(name: str) -> Review:
    """A review that is being written, with everything that the study tells."""
    told = tomllib.loads((FILES / f"{name.lower()}.toml").read_text())
    review = gathered.being_written(family_name=name, given_names="Alan")
    review.period_from, review.period_until = told["period"]
    review.save(update_fields=["period_from", "period_until"])
    for person in told["people"]:
        _register(review, person)
    sources: dict[str, ChronologyEntry | Interview] = {
        f"entry:{entry['key']}": _entry(review, entry) for entry in told["entries"]
    }
    sources |= {f"interview:{one['key']}": _interview(review, one) for one in told["interviews"]}
    for section in Section.objects.filter(review=review):
        section.content = from_markup(REFERENCE.sub(_in_words, told["sections"].get(section.key, "")))
        section.save(update_fields=["content"])
    write_thread(review, THREADS[name], sources, by=author_of(review), at=gathered.AT)
    return review


def _in_words(match: re.Match[str]) -> str:
    return match[2] or "the person on probation"


def _register(review: Review, person: dict[str, Any]) -> None:
    RegisteredPerson.objects.create(
        case=review.case,
        role=person["role"],
        given_names=person["given"],
        family_name=person["family"],
        relation=person["relation"],
    )


def _entry(review: Review, entry: dict[str, Any]) -> ChronologyEntry:
    given = {NAMED.get(name, name): value for name, value in entry.items() if name != "key"}
    made: ChronologyEntry = review.chronology.create(
        case=review.case, added_by=author_of(review), added_at=gathered.AT, **given
    )
    return made


def _interview(review: Review, told: dict[str, Any]) -> Interview:
    made: Interview = review.interviews.create(
        case=review.case,
        role=told["role"],
        level=told["level"],
        state=Interview.State.HELD,
        held_on=gathered.TODAY + timedelta(days=told.get("day", 0)),
        added_by=author_of(review),
        added_at=gathered.AT,
    )
    for text in told["points"]:
        made.points.create(case=review.case, review=review, text=text, at=gathered.AT)
    return made
