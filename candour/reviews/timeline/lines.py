"""Many entries typed at once: one a line, "12 March 2025 | home visit | what happened"."""

import re
from dataclasses import dataclass
from datetime import date

from candour.reviews.contacts.days import NotADay, read_day, read_month
from candour.reviews.timeline.kinds import kind_of

MOST = 500
EXACT, MONTH, ABOUT = "exact", "month", "about"
OTHER = "other"
When = tuple[date, str, date | None]
_ABOUT = re.compile(r"(?:about|around|approximately|circa|c\.?|ca\.?)\s+(.+)", re.IGNORECASE)
_UNTIL = re.compile(r"(.+?)\s+(?:to|until|–|—)\s+(.+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class NewEntry:
    """One entry as it was typed."""

    on: date
    text: str
    kind: str = OTHER
    precision: str = EXACT
    until: date | None = None


@dataclass(frozen=True, slots=True)
class WrongLine:
    line: int
    wrong: str

    def __str__(self) -> str:
        return f"Line {self.line}: {self.wrong}"


def read_lines(typed: str) -> tuple[list[NewEntry], list[WrongLine]]:
    """Every entry, and everything that is wrong, each with its line. Empty lines are passed over."""
    entries: list[NewEntry] = []
    wrong: list[WrongLine] = []
    for number, line in enumerate(typed.splitlines(), 1):
        if not line.strip():
            continue
        try:
            entries.append(read_line(line))
        except ValueError as error:
            wrong.append(WrongLine(number, f"{error}."))
    if len(entries) + len(wrong) > MOST:
        wrong.append(WrongLine(MOST + 1, f"at most {MOST} entries can be added at once."))
    return entries, wrong


def read_line(line: str) -> NewEntry:
    """One entry. Raises ValueError with all that is wrong with it."""
    parts = [part.strip() for part in re.split(r"[|\t]", line, maxsplit=2)]
    if len(parts) == 1:
        raise ValueError("put a | between the date and what happened, like “12 March 2025 | what happened”")
    wrong: list[str] = []
    when: When = (date.min, EXACT, None)
    try:
        when = read_when(parts[0])
    except NotADay as error:
        wrong.append(str(error))
    kind = kind_of(parts[1]) if len(parts) == 3 and parts[1] else OTHER
    if kind is None:
        wrong.append(
            f"“{parts[1]}” is not a type that is known; leave it empty, or write one like “home visit”"
        )
    if not parts[-1]:
        wrong.append("say what happened")
    if wrong or kind is None:
        raise ValueError("; ".join(wrong))
    on, precision, until = when
    return NewEntry(on=on, precision=precision, until=until, kind=kind, text=parts[-1])


def read_when(text: str) -> When:
    """The day, how exactly it is known, and until when, such as "about 12 March 2025". Raises NotADay."""
    until = None
    stretch = _UNTIL.fullmatch(text.strip())
    if stretch:
        text, until = stretch[1], read_day(stretch[2])
    about = _ABOUT.fullmatch(text.strip())
    if about:
        month = read_month(about[1])
        on, precision = (month, MONTH) if month else (read_day(about[1]), ABOUT)
    elif (month := read_month(text)) is not None:
        on, precision = month, MONTH
    else:
        on, precision = read_day(text), EXACT
    if until is not None and until < on:
        raise NotADay(f"“{text} to {stretch[2] if stretch else ''}” ends before it begins")
    return on, precision, until
