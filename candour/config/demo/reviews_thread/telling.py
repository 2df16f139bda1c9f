"""What a thread of the demonstration is told with: parts that rely on sources by their keys."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    key: str
    level: str
    factor: str
    text: str
    shown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    area: str
    text: str
    sufficient: bool = True
    missed_opportunity: bool = False
    significance: str = ""
    themes: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()
    why: tuple[Why, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    text: str
    owner: str = ""
    how: str = ""
    measure: str = ""
    days: int | None = None
    """Due so many days after the thread is written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Learned:
    text: str
    level: str
    because: tuple[str, ...] = ()
    """Keys of reasons."""
    multi_agency: bool = False
    already_done: str = ""
    deeds: tuple[Deed, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Good:
    text: str
    theme: str
    shown: str
    level: str = "practitioner"


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadTold:
    """The thread of one study. A source is named "entry:<key>" or "interview:<key>", as its file names it."""

    judged: tuple[Judged, ...]
    learned: tuple[Learned, ...]
    good: tuple[Good, ...] = ()
    levels: tuple[tuple[str, str], ...] = ()
    diversity: tuple[tuple[str, str], ...] = ()
    reasonable: str = ""
    reasonable_why: str = ""
