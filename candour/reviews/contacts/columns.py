"""What the columns of a contact extract hold, and the headings by which each is known."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

ON, TIME, KIND, OUTCOME, OFFICER, TEXT = "on", "time", "kind", "outcome", "officer", "text"


@dataclass(frozen=True, slots=True)
class Column:
    key: str
    name: str
    meaning: str
    names: tuple[str, ...]
    """Headings that nDelius and people's own spreadsheets use."""
    longest: int = 120


COLUMNS = (
    Column(
        ON,
        "Date",
        "The day of the contact, with or without a time",
        (
            *("date", "contact date", "date of contact", "contact date time", "date time", "date and time"),
            *("event date", "appointment date", "start date", "contact start date"),
        ),
    ),
    Column(
        TIME,
        "Time",
        "The time, where it has a column of its own",
        ("time", "contact time", "start time", "contact start time", "appointment time"),
    ),
    Column(
        KIND,
        "Type",
        "The type of contact, such as home visit",
        (
            *("type", "contact type", "contact type description", "type of contact", "activity", "event"),
            *("contact", "type description", "appointment type", "contact description"),
        ),
    ),
    Column(
        OUTCOME,
        "Outcome",
        "What came of it, such as attended",
        ("outcome", "contact outcome", "outcome description", "contact outcome description", "result"),
    ),
    Column(
        OFFICER,
        "Officer",
        "Who made the contact",
        (
            *("officer", "officer name", "contact officer", "offender manager", "probation practitioner"),
            *("practitioner", "staff", "staff name", "provider officer", "responsible officer", "author"),
        ),
    ),
    Column(
        TEXT,
        "Notes",
        "What was written down",
        (
            *("notes", "note", "contact notes", "text", "description", "details", "comments", "comment"),
            *("contact details", "contact text", "summary", "entry", "what happened"),
        ),
        longest=60_000,
    ),
)
BY_KEY = {column.key: column for column in COLUMNS}
Places = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Match:
    """Which heading holds what, and whether somebody must look."""

    places: dict[str, int]
    unread: tuple[str, ...]
    """Headings that nothing is read from."""
    doubts: tuple[str, ...]
    """Why somebody has to say what the columns hold; empty where it is clear."""

    @property
    def is_sure(self) -> bool:
        return not self.doubts


def fold(heading: str) -> str:
    """A heading without case, spaces and marks."""
    return re.sub(r"[^a-z]", "", heading.casefold())


_BY_NAME = {fold(name): column.key for column in COLUMNS for name in column.names}


def known(headings: Sequence[str]) -> int:
    """How many of these are headings of a column."""
    return len({_BY_NAME[fold(heading)] for heading in headings if fold(heading) in _BY_NAME})


def match(headings: Sequence[str], said: Places | None = None) -> Match:
    """Which heading is which column: as somebody said, or else by name."""
    if said:
        places = {key: place for key, place in said.items() if key in BY_KEY and place < len(headings)}
        return Match(places, _unread(headings, places), _absent(places))
    places, doubts = {}, []
    for place, heading in enumerate(headings):
        key = _BY_NAME.get(fold(heading))
        if key is None:
            continue
        if key in places:
            doubts.append(
                f"“{headings[places[key]]}” and “{heading}” could both be the {BY_KEY[key].name.lower()}."
            )
        else:
            places[key] = place
    return Match(places, _unread(headings, places), (*_absent(places), *doubts))


def _absent(places: Places) -> tuple[str, ...]:
    """A contact without a day, or with nothing but a day, is no contact."""
    doubts = []
    if ON not in places:
        doubts.append("No column is known to hold the date.")
    if TEXT not in places and KIND not in places:
        doubts.append("No column is known to hold the notes or the type.")
    return tuple(doubts)


def _unread(headings: Sequence[str], places: Places) -> tuple[str, ...]:
    taken = set(places.values())
    return tuple(heading for place, heading in enumerate(headings) if heading.strip() and place not in taken)
